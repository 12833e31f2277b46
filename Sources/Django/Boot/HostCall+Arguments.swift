import Evaluation

extension HostCall {
  /// The argument at a position (`self` counts) or of a name.
  func argument(_ position: Int, _ name: String, in evaluator: borrowing Evaluator) -> Value? {
    if position < arguments.count { return arguments[position] }
    return keywords.first { $0.name.map { evaluator.string($0) } == name }?.value
  }

  func text(_ position: Int, _ name: String, in evaluator: borrowing Evaluator) -> String? {
    argument(position, name, in: evaluator).flatMap { evaluator.text(of: $0) }
  }
}

extension Evaluator {
  /// The text a value is: a string, or an instance of a subclass of `str`.
  func text(of value: Value) -> String? {
    if case .string(let text) = payload(value) { return string(text) }
    return nil
  }
}
