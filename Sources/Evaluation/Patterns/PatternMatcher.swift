/// One run of a pattern over a text, by backtracking.
struct PatternMatcher {
  enum Mode { case match, fullMatch, search }

  private let pattern: Pattern
  private let text: [Unicode.Scalar]
  private let end: Int
  private let isFull: Bool
  /// Starts and ends of the groups, -1 for none.
  private var slots: [Int]
  private var marks: [Int]
  private var steps = 0
  private static let limit = 100_000

  private struct Choice {
    var row: Int
    var position: Int
    var slots: [Int]
    var marks: [Int]
  }

  static func run(_ pattern: Pattern, _ mode: Mode, _ text: [Unicode.Scalar], from start: Int, to end: Int)
    -> Pattern.Outcome
  {
    let end = min(end, text.count)
    // Python folds more than the letters of ASCII.
    if pattern.flags.contains(.ignoresCase), text.contains(where: { $0.value > 127 }) { return .unknown }
    if start > end { return .absent }
    // Whether the edge of nothing is none differs between versions of Python.
    if text.isEmpty, pattern.asksForNoEdge { return .unknown }
    for first in start...end {
      var matcher = PatternMatcher(pattern, text, end, isFull: mode == .fullMatch)
      let last = matcher.run(0, first)
      if matcher.steps > limit { return .unknown }
      if let last { return .found([first..<last] + matcher.groups()) }
      if mode != .search { break }
    }
    return .absent
  }

  private init(_ pattern: Pattern, _ text: [Unicode.Scalar], _ end: Int, isFull: Bool) {
    (self.pattern, self.text, self.end, self.isFull) = (pattern, text, end, isFull)
    slots = [Int](repeating: -1, count: pattern.groupCount * 2)
    marks = [Int](repeating: -1, count: pattern.markCount)
  }

  private func groups() -> [Range<Int>?] {
    (0..<pattern.groupCount).map { group in
      let (start, end) = (slots[group * 2], slots[group * 2 + 1])
      return start >= 0 && end >= start ? start..<end : nil
    }
  }

  /// Where the match that begins here ends; nil when there is none.
  private mutating func run(_ first: Int, _ start: Int, isInner: Bool = false) -> Int? {
    var choices: [Choice] = []
    var (row, position) = (first, start)
    while true {
      steps += 1
      if steps > PatternMatcher.limit { return nil }
      if case .accept = pattern.instructions[row], isInner || !isFull || position == end { return position }
      if case .split(let one, let other) = pattern.instructions[row] {
        choices.append(Choice(row: other, position: position, slots: slots, marks: marks))
        row = one
        continue
      }
      if let next = step(row, &position) {
        row = next
        continue
      }
      guard let choice = choices.popLast() else { return nil }
      (row, position, slots, marks) = (choice.row, choice.position, choice.slots, choice.marks)
    }
  }

  /// The row to go on at; nil when this way fails.
  private mutating func step(_ row: Int, _ position: inout Int) -> Int? {
    switch pattern.instructions[row] {
    case .scalar(let wanted): return take(&position) { $0 == wanted } ? row + 1 : nil
    case .any: return take(&position) { _ in true } ? row + 1 : nil
    case .anyButNewline: return take(&position) { $0 != "\n" } ? row + 1 : nil
    case .set(let set):
      let flags = pattern.flags
      return take(&position) { set.contains($0, flags) } ? row + 1 : nil
    case .jump(let target): return target
    case .save(let slot): slots[slot] = position
    case .assert(let assertion): return holds(assertion, at: position) ? row + 1 : nil
    case .backReference(let group): return repeats(group, &position) ? row + 1 : nil
    case .look(let isNegative, let width, let next):
      return looks(row + 1, position - (width ?? 0), isNegative: isNegative) ? next : nil
    case .atomic(let next):
      guard let last = run(row + 1, position, isInner: true) else { return nil }
      position = last
      return next
    case .mark(let mark): marks[mark] = position
    case .advance(let mark, let next): return marks[mark] == position ? next : row + 1
    case .split, .accept: return nil
    }
    return row + 1
  }

  private func take(_ position: inout Int, _ test: (Unicode.Scalar) -> Bool) -> Bool {
    guard position < end, test(text[position]) else { return false }
    position += 1
    return true
  }

  private mutating func looks(_ row: Int, _ position: Int, isNegative: Bool) -> Bool {
    let (slots, marks) = (self.slots, self.marks)
    let isFound = position >= 0 && run(row, position, isInner: true) != nil
    if isNegative || !isFound { (self.slots, self.marks) = (slots, marks) }
    return isFound != isNegative
  }

  private func repeats(_ group: Int, _ position: inout Int) -> Bool {
    let (first, last) = (slots[group * 2 - 2], slots[group * 2 - 1])
    guard first >= 0, last >= first, position + last - first <= end else { return false }
    let isFolded = pattern.flags.contains(.ignoresCase)
    for offset in 0..<(last - first) {
      let (a, b) = (text[first + offset], text[position + offset])
      guard a == b || isFolded && a.otherCase == b else { return false }
    }
    position += last - first
    return true
  }

  private func holds(_ assertion: Pattern.Assertion, at position: Int) -> Bool {
    switch assertion {
    case .textStart: position == 0
    case .textEnd: position == end
    case .textEndOrNewline: position == end || position == end - 1 && text[position] == "\n"
    case .lineStart: position == 0 || text[position - 1] == "\n"
    case .lineEnd: position == end || text[position] == "\n"
    case .wordEdge: isWord(position - 1) != isWord(position)
    case .noWordEdge: isWord(position - 1) == isWord(position)
    }
  }

  private func isWord(_ position: Int) -> Bool {
    guard position >= 0, position < end else { return false }
    return text[position].belongs(to: .word, isASCII: pattern.flags.contains(.ascii))
  }
}
