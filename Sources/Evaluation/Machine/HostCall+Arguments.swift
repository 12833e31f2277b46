extension HostCall {
  /// The argument at a position (`self` counts) or of a name.
  public func argument(_ position: Int, _ name: String, in evaluator: borrowing Evaluator) -> Value? {
    if position < arguments.count { return arguments[position] }
    return keyword(name, in: evaluator)
  }

  public func text(_ position: Int, _ name: String, in evaluator: borrowing Evaluator) -> String? {
    argument(position, name, in: evaluator).flatMap { evaluator.text(of: $0) }
  }

  public func keyword(_ name: String, in evaluator: borrowing Evaluator) -> Value? {
    keywords.first { $0.name.map { evaluator.string($0) } == name }?.value
  }
}

extension Evaluator {
  /// The text a value is: a string, or an instance of a subclass of `str`.
  public func text(of value: Value) -> String? {
    if case .string(let text) = payload(value) { return string(text) }
    return nil
  }
}
