public import Base

/// Something in a template that its engine would refuse, or that this parser gave up on.
public struct TemplateProblem: Hashable, Sendable {
  public var kind: Kind
  /// The tag, output or argument that is to blame.
  public var range: TextRange

  public enum Kind: UInt8, Hashable, Sendable, CaseIterable {
    /// `{% if %}` without `{% endif %}`.
    case unclosedBlock
    /// `{% endif %}` without `{% if %}`.
    case strayClosing
    /// `{% else %}` where no block takes it.
    case strayBranch
    /// `{% endblock other %}` or `{% endif x %}`.
    case wrongClosing
    /// `{% %}`.
    case emptyTag
    /// `{{ }}`.
    case emptyOutput
    /// An argument or output that is no filter expression.
    case badExpression
    /// A variable or attribute that begins with an underscore.
    case underscoreName
    /// Too few arguments, too many, or in the wrong order.
    case badArguments
    /// A second block of the same name.
    case duplicateBlock
    /// A second `{% extends %}`, or one after other tags.
    case misplacedExtends
    /// A tag inside `{% blocktranslate %}`.
    case tagInTranslation
    /// Blocks are nested deeper than the limit; deeper ones are flat.
    case tooDeep
    /// A Jinja delimiter that never closes.
    case unterminated
  }
}
