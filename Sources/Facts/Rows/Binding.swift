public import Base

/// A name that a module or class body gives a value: a constant, a model field, a `Meta` option.
public struct Binding: Sendable, Equatable {
  public enum Form: UInt8, Sendable {
    /// `x = v`
    case assign
    /// `x: T = v`; without a value, `value` is none
    case annotated
    /// `x += v`, `x.extend(v)`, `x |= v`
    case extend
    /// `x.append(v)`
    case append
    /// `x["k"] = v`
    case item
  }

  public var form: Form
  public var name: String
  /// The class around it; none at module level.
  public var scope: ID<Definition>
  public var value: ID<Expression>
  /// The key of `item`, the annotation of `annotated`; else none.
  public var detail: ID<Expression> = .none
  /// The whole statement.
  public var range: TextRange
  public var isConditional = false

  public init(_ form: Form, _ name: String, scope: ID<Definition>, value: ID<Expression>, range: TextRange) {
    self.form = form
    self.name = name
    self.scope = scope
    self.value = value
    self.range = range
  }
}
