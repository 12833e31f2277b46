public import Base

/// A call of something that has no body to run, as it happened: the raw material of every registry.
public struct Event: Sendable {
  /// The function, class or symbolic thing called.
  public var callee: Value
  /// What the callee was taken from, when it is a method.
  public var receiver: Value?
  /// Dotted name of the callee as far as known: `django.dispatch.dispatcher.Signal.connect`.
  public var name: Text
  public var arguments: [Value]
  public var keywords: [Keyword]
  public var result: Value
  public var place: Place
  /// The module whose code was running.
  public var module: ID<Module>
  /// Set when the call happens only under a condition that was not decided.
  public var condition: ID<Reason>?
}
