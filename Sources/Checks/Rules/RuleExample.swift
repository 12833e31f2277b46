/// A small project that a rule must find something in, or nothing.
///
/// A text is one file, or several behind lines that name them: `--- shop/models.py`. What is missing for a project that
/// boots – settings, `__init__.py` – is added. `«…»` marks what is reported, each mark one finding.
public struct RuleExample: Sendable {
  public var text: String
  /// What the project had before the change that is judged, in the same form; nil where no change is.
  public var before: String?
  /// Lines of `[tool.djangology]`.
  public var configuration: String?
  /// The text after its fixes, safe and unsafe ones.
  public var fixed: String?
  /// The facet that every finding of it has.
  public var facet: String?
  public var isBad: Bool
  public var fileID: String
  public var line: Int

  public static func bad(
    _ text: String, facet: String? = nil, before: String? = nil, configuration: String? = nil, fixed: String? = nil,
    fileID: String = #fileID, line: Int = #line
  ) -> RuleExample {
    RuleExample(
      text: text, before: before, configuration: configuration, fixed: fixed, facet: facet, isBad: true,
      fileID: fileID, line: line)
  }

  public static func good(
    _ text: String, before: String? = nil, configuration: String? = nil, fileID: String = #fileID, line: Int = #line
  ) -> RuleExample {
    RuleExample(
      text: text, before: before, configuration: configuration, fixed: nil, facet: nil, isBad: false,
      fileID: fileID, line: line)
  }
}
