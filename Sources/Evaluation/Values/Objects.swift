public import Base

/// The elements of a list, a tuple or an `either`.
public struct ListObject: Sendable {
  public var elements: [Value]
  /// There may be more elements than are known.
  public var isOpen = false
  /// The condition under which it was made: changes under that same condition are certain.
  var birth: ID<Reason>?
  public var place: Place
}

/// An object made by calling a class: how it was made, and what was set on it since.
public struct Instance: Sendable {
  public var type: ID<ClassObject>
  /// What the class was called with, as written.
  public var arguments: [Value] = []
  public var keywords: [Keyword] = []
  public var attributes = Namespace()
  /// The text, number or container inside an instance of a subclass of `str`, `int`, `list`, `dict` and so on.
  public var payload: Value?
  public var place: Place
}

/// `name=value` of a call; a name of nil is `**value` that could not be spread.
public struct Keyword: Sendable, Equatable {
  public var name: Text?
  public var value: Value

  public init(name: Text?, value: Value) {
    self.name = name
    self.value = value
  }
}

/// What something outside would give.
public struct Symbolic: Sendable {
  public enum Form: Sendable {
    /// A dotted name of which no source is at hand.
    case reference(Text)
    case call(callee: Value, arguments: [Value], keywords: [Keyword])
    case attribute(of: Value, name: Text)
    case item(of: Value, key: Value)
    /// `int | None`: one of several types.
    case union([Value])
    /// An operator or a display that could not be computed.
    case expression
    /// A text, or bytes, of which only the length is known: a digest.
    case sized(Int)
  }

  public var form: Form
  public var place: Place
}

/// A function (or a builtin's or opaque method's name) bound to what it was taken from.
public struct MethodObject: Sendable {
  /// A `.function`, or `.string` with the name of a method of a builtin type.
  public var function: Value
  public var receiver: Value
}

/// A value of a class body that acts when it is looked up.
public struct Descriptor: Sendable {
  enum Kind: Sendable, Equatable {
    case property, cachedProperty, classProperty, staticMethod, classMethod
    /// `setter` is the name of the attribute.
    case deferred(ID<Deferred>)
  }

  var kind: Kind
  public var function: Value
  public var setter: Value = .none
}

/// `super()`: looks up behind `owner` in the order of the receiver's class.
public struct SuperProxy: Sendable {
  public var owner: ID<ClassObject>
  public var receiver: Value
}

/// A value under a condition that was not decided, or the unknown elements of an iterable.
public struct Maybe: Sendable {
  public var value: Value
  public var reason: ID<Reason>
}

/// Why something is not known.
public struct Reason: Sendable {
  public var text: String
  public var place: Place
  public var cause: ID<Reason>?
}
