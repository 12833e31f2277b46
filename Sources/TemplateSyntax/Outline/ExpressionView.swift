public import Base

/// A value and the filters applied to it, read from an `.expression` row of a Django template.
public struct ExpressionView {
  public struct Filter {
    public var name: TemplateOutline.Name
    /// The row of the argument: `.variable`, `.string`, `.translated`, `.number`, `.constant`; in Jinja the first one.
    public var argument: Int?
    public var range: TextRange
  }

  public let file: TemplateFile
  public let row: Int

  public init(_ file: TemplateFile, _ row: Int) {
    self.file = file
    self.row = row
  }

  /// The row of what the filters are applied to; `nil` in `{% filter %}` and where nothing was understood.
  public var value: Int? {
    file.children(of: row).first { file.nodes[$0].kind != .filter && file.nodes[$0].kind != .unparsed }
  }

  /// The dotted path, if the value is a variable.
  public var path: String? {
    value.flatMap { file.nodes[$0].kind == .variable ? file.text(of: $0) : nil }
  }

  public var filters: [Filter] {
    file.children(of: row).filter { file.nodes[$0].kind == .filter }.map { filter in
      let name = TemplateOutline.Name(
        text: file.text(of: filter + 1), range: file.nodes[filter + 1].range, row: filter + 1)
      return Filter(
        name: name, argument: file.children(of: filter).dropFirst().first { _ in true },
        range: file.nodes[filter].range)
    }
  }
}
