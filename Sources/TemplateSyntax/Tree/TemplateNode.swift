public import Base

/// One row of a template's tree: 16 bytes, in pre-order.
///
/// The first child of row `i` is row `i + 1` if that is below `next`; the next sibling is row `next`.
public struct TemplateNode: BitwiseCopyable, Sendable {
  public var kind: NodeKind
  /// Which tag this is; `.none` unless `kind` is `.tag` or `.block`.
  public var tag: TagKind
  /// What a `.tag` does for the block around it.
  public var role: TagRole
  public var start: UInt32
  public var end: UInt32
  /// The first row after this subtree.
  public var next: UInt32

  public var range: TextRange { TextRange(start, end) }
}

/// What a row of a template's tree stands for.
public enum NodeKind: UInt8, BitwiseCopyable, Sendable, CaseIterable {
  /// The whole file; always row 0.
  case template
  /// Literal text, also the content of `{% comment %}` and `{% verbatim %}`.
  case text
  /// `{# … #}`.
  case comment
  /// `{{ … }}`; its one child is an expression.
  case output
  /// One `{% … %}`: the name, then its arguments.
  case tag
  /// A tag with its content up to the closing tag: the opening tag, content, branch tags, the closing tag.
  case block
  /// A value and the filters applied to it.
  case expression
  /// A dotted path looked up in the context.
  case variable
  /// A quoted literal, quotes included.
  case string
  /// `_("…")`; its one child is the string.
  case translated
  case number
  /// `True`, `False` or `None`.
  case constant
  /// The filter's name, then its arguments.
  case filter
  /// `key=value`: a name and an expression.
  case keyword
  /// An identifier that is not looked up: of a tag, filter, block, library, key.
  case name
  /// A name that the tag assigns, as after `as` or `for`.
  case target
  /// A word or sign that belongs to the tag's syntax: `as`, `in`, `with`, `and`, `==`.
  case word
  /// An argument that is no expression.
  case unparsed
  /// A Jinja call: the called path, then arguments.
  case call
}

/// What a tag does for the block around it.
public enum TagRole: UInt8, BitwiseCopyable, Sendable {
  /// It stands alone.
  case leaf
  /// It opens the block that is its parent.
  case opening
  /// It separates two parts of the block that is its parent.
  case branch
  /// It closes the block that is its parent.
  case closing
}
