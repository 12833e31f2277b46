import Conventions

/// What nine in ten do.
struct ConventionFacts {
  let lines: [ContractLine]
  private static let most = 14

  init(_ habits: [Habit]) {
    lines = habits.compactMap(Self.line).prefix(Self.most).map(\.self)
  }

  static func line(_ habit: Habit) -> ContractLine? {
    guard let sentence = habit.sentence, let answer = habit.learnt else { return nil }
    let text = sentence.hasSuffix(".") ? String(sentence.dropLast()) : sentence
    let exceptions = habit.exceptions
    return ContractLine(
      "\(text) (\(habit.count(of: answer)) of \(habit.total)).",
      exceptions.prefix(10).map { "not \($0.path):\($0.line) \($0.symbol): \($0.answer)" })
  }
}
