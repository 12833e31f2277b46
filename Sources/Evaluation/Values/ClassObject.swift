public import Base

/// A class: made by a `class` statement, by calling a metaclass, or built in.
public struct ClassObject: Sendable {
  public var name: Text
  /// `Outer.Inner`.
  public var qualifiedName: Text
  /// Dotted name of the module that defines it.
  public var module: Text
  /// As written, resolved: classes, or what stands for classes outside.
  public var bases: [Value]
  /// The method resolution order, itself first (C3); what is outside stands in it as `symbolic` or `unknown`.
  public internal(set) var order: [Value] = []
  /// Some base is not known: attributes may exist that are not seen.
  public var isOpen = false
  public private(set) var namespace = Namespace()
  public var metaclass: ID<ClassObject>?
  /// `class X(Base, key=value)`, without the metaclass.
  public var keywords: [Keyword] = []
  /// What decorators that could not be run were, innermost first.
  public var decorators: [Value] = []
  /// Set when the class exists only under a condition that was not decided.
  public var condition: ID<Reason>?
  /// The `class` statement, or the call that made it.
  public var place: Place
  public var origin: ModuleSource.Origin
  /// Number given by the host to classes it treats itself.
  public var native: Int?

  /// To be called by `Evaluator.bind(_:_:inClass:at:)` alone.
  mutating func bind(_ name: Text, _ value: Value, at place: Place) { namespace.bind(name, value, at: place) }
  mutating func unbind(_ name: Text) { namespace.remove(name) }
  mutating func unbindAll() { namespace = Namespace() }
}

/// A function: `def` or `lambda`, with what it closes over.
public struct FunctionObject: Sendable {
  public var name: Text
  public var qualifiedName: Text
  public var module: ID<Module>
  /// The `functionDef`, `asyncFunctionDef` or `lambda` row.
  public var place: Place
  /// The scope in which it was defined, if that was a function's.
  var closure: ID<Scope>?
  /// Defined while another function ran.
  public var isInner: Bool { closure != nil }
  /// Values of the parameters that have defaults, in their order.
  var defaults: [Value] = []
  /// The class whose body holds it: what `super()` starts behind.
  public var owner: ID<ClassObject>?
  /// What was set on it: `short_description`, `__wrapped__` and so on.
  public var attributes = Namespace()
  /// What decorators that could not be run were, innermost first.
  public var decorators: [Value] = []
  /// There is no body to run: calls are recorded.
  public var isOpaque = false
  /// What its row says of calls; read when it is called first.
  var signature: Int?
  public var origin: ModuleSource.Origin
  /// Number given by the host to functions it runs itself.
  public var native: Int?
}
