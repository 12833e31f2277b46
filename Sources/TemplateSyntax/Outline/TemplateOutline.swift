public import Base

/// What a template has to do with other files: its blocks, what it extends, includes, loads, links to and looks up.
///
/// Every list is in order of position.
public struct TemplateOutline: Sendable {
  /// A name and where it stands.
  public struct Name: Hashable, Sendable {
    public var text: String
    public var range: TextRange
    /// Its row in the tree.
    public var row: Int
  }

  /// An argument that names a template, a route or a static file.
  public struct Target: Hashable, Sendable {
    public enum Value: Hashable, Sendable {
      /// A quoted literal, unescaped.
      case literal(String)
      /// A dotted path looked up in the context.
      case variable(String)
      /// Anything else, as written: a filtered or translated value, a Jinja expression.
      case computed(String)
    }

    public var value: Value
    public var range: TextRange
    /// The row of the expression.
    public var row: Int

    public var literal: String? { if case .literal(let text) = value { text } else { nil } }
  }

  /// `{% extends %}`, and Jinja's `import` and `from`.
  public struct Link: Sendable {
    public var target: Target
    /// The tag.
    public var range: TextRange
  }

  public struct Include: Sendable {
    public var target: Target
    /// Keys given by `with`.
    public var keys: [Name]
    /// `only`, or Jinja's `without context`.
    public var isIsolated: Bool
    public var range: TextRange
  }

  /// A `{% block %}`, `{% partialdef %}` or Jinja macro.
  public struct Block: Sendable {
    public var name: Name
    /// From the opening tag to the end of the closing one.
    public var range: TextRange
    /// Its row in the tree.
    public var row: Int
  }

  public struct Load: Sendable {
    public var libraries: [Name]
    /// The tags and filters of `{% load tag from library %}`; empty where all are loaded.
    public var members: [Name]
    public var range: TextRange
  }

  /// `{% url %}` or Jinja's `url(…)`.
  public struct Route: Sendable {
    public var target: Target
    public var positionalCount: Int
    public var keywords: [Name]
    /// The variable after `as`.
    public var result: Name?
    public var range: TextRange
  }

  /// A name that the template itself defines.
  public struct Binding: Hashable, Sendable {
    public var name: Name
    /// Where the name may be seen.
    public var scope: TextRange
  }

  public internal(set) var extends: [Link] = []
  public internal(set) var includes: [Include] = []
  /// Jinja's `import` and `from … import`.
  public internal(set) var imports: [Link] = []
  public internal(set) var blocks: [Block] = []
  public internal(set) var partials: [Block] = []
  /// `{% partial name %}`.
  public internal(set) var partialUses: [Name] = []
  public internal(set) var macros: [Block] = []
  public internal(set) var loads: [Load] = []
  public internal(set) var routes: [Route] = []
  public internal(set) var statics: [Link] = []
  /// Every look-up in the context, as a dotted path.
  public internal(set) var variables: [Name] = []
  public internal(set) var filters: [Name] = []
  /// Every tag but closing and branch tags.
  public internal(set) var tags: [Name] = []
  public internal(set) var bindings: [Binding] = []
  /// Form, link and htmx attributes.
  public internal(set) var attributes: [HTMLAttribute] = []
  public internal(set) var forms: [HTMLForm] = []

  public init(_ file: TemplateFile) {
    var builder = OutlineBuilder(file)
    builder.run()
    self = builder.outline
    attributes = file.attributes
    forms = file.forms
  }

  init() {}
}
