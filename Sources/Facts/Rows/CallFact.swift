public import Base

/// A call that means something to Django or to a test: `render(…)`, `Order.objects.filter(…)`, `notify.delay(…)`.
public struct CallFact: BitwiseCopyable, Sendable, Hashable {
  /// The callee's chain, calls in it written `()`: `self.client.get`, `get_user_model().objects.create`.
  public var callee: Name
  /// The last part of the chain.
  public var last: Name
  /// The function or class around the call; none at module level.
  public var scope: ID<Definition>
  /// Its `.call` row, with the arguments.
  public var expression: ID<Expression>
  public var range: TextRange

  public init(callee: Name, last: Name, scope: ID<Definition>, expression: ID<Expression>, range: TextRange) {
    self.callee = callee
    self.last = last
    self.scope = scope
    self.expression = expression
    self.range = range
  }
}

/// A mention of an imported or module-level name inside the file: the longest dotted chain that starts with it.
public struct Use: BitwiseCopyable, Sendable, Hashable {
  public enum Form: UInt8, BitwiseCopyable, Sendable { case call, read, decorator, base, annotation }

  public var form: Form
  /// The dotted chain: `models.Order.objects.filter`.
  public var path: Name
  /// The function or class around it; none at module level.
  public var scope: ID<Definition>
  public var range: TextRange

  public init(_ form: Form, path: Name, scope: ID<Definition>, range: TextRange) {
    self.form = form
    self.path = path
    self.scope = scope
    self.range = range
  }
}

/// A string literal that is not a docstring, and where it stands.
public struct StringFact: BitwiseCopyable, Sendable, Hashable {
  /// The text, escapes undone; `{}` for each replacement of an f-string.
  public var text: Name
  public var range: TextRange
  public var scope: ID<Definition>
  /// The callee's last name, when it is an argument of a call.
  public var call: Name
  /// The keyword, the dictionary key or the assigned name it belongs to.
  public var label: Name

  public init(text: Name, range: TextRange, scope: ID<Definition>, call: Name, label: Name) {
    self.text = text
    self.range = range
    self.scope = scope
    self.call = call
    self.label = label
  }
}
