public import Base

/// What is printed of a project's habits.
public struct ConventionReport: Sendable {
  public let habits: [Habit]

  public init(_ habits: [Habit]) { self.habits = habits }

  /// - Parameter all: also what nine in ten do not agree on, and what occurs less than ten times.
  public func text(all: Bool) -> String {
    let shown = habits.filter { all || $0.learnt != nil }
    guard !shown.isEmpty else { return "no convention that nine in ten of ten or more keep to\n" }
    return shown.map(Self.text).joined(separator: "\n")
  }

  private static func text(_ habit: Habit) -> String {
    let tally = habit.counts.prefix(6).map { "\($0.answer) \($0.count)" }.joined(separator: ", ")
    let more = habit.counts.count > 6 ? ", …" : ""
    var lines: [String] = []
    switch habit.verdict {
    case .learnt(let answer):
      lines.append("\(habit.name): \(answer), \(habit.count(of: answer)) of \(habit.total) \(habit.title)")
    case .mixed: lines.append("\(habit.name): mixed – \(tally)\(more) (\(habit.title))")
    case .few: lines.append("\(habit.name): too few to tell – \(tally)\(more) (\(habit.title))")
    }
    for exception in habit.exceptions {
      lines.append("  \(exception.path):\(exception.line): \(exception.symbol): \(exception.answer)")
    }
    return lines.map { $0 + "\n" }.joined()
  }

  public var json: JSONValue {
    .array(habits.map(Self.json))
  }

  private static func json(_ habit: Habit) -> JSONValue {
    .object([
      ("name", .string(habit.name)), ("title", .string(habit.title)), ("verdict", .string(habit.verdict.word)),
      ("answer", habit.learnt.map(JSONValue.string) ?? .null), ("total", .int(habit.total)),
      ("sentence", habit.sentence.map(JSONValue.string) ?? .null),
      ("counts", .object(habit.counts.map { ($0.answer, .int($0.count)) })),
      ("exceptions", .array(habit.exceptions.map(json))),
    ])
  }

  private static func json(_ instance: Instance) -> JSONValue {
    .object([
      ("path", .string(instance.path)), ("line", .int(instance.line)), ("symbol", .string(instance.symbol)),
      ("answer", .string(instance.answer)),
    ])
  }
}

extension Habit.Verdict {
  fileprivate var word: String {
    switch self {
    case .learnt: "learnt"
    case .mixed: "mixed"
    case .few: "few"
    }
  }
}
