/// A part of a pattern, as its source says it.
indirect enum PatternNode: Sendable {
  case one(Pattern.Instruction)
  case sequence([PatternNode])
  case choice([PatternNode])
  case group(Int, PatternNode)
  case repeated(PatternNode, least: Int, most: Int?, Greed)
  case look(PatternNode, isNegative: Bool, isBehind: Bool)
  case atomic(PatternNode)

  enum Greed: Sendable { case greedy, lazy, possessive }

  /// How many characters it takes; nil when that depends on the text.
  var width: Int? {
    switch self {
    case .one(.scalar), .one(.any), .one(.anyButNewline), .one(.set): return 1
    case .one(.backReference): return nil
    case .one: return 0
    case .sequence(let parts):
      return parts.reduce(0) { sum, part in part.width.flatMap { width in sum.map { $0 + width } } }
    case .choice(let parts):
      guard let first = parts.first?.width, parts.allSatisfy({ $0.width == first }) else { return nil }
      return first
    case .group(_, let inner), .atomic(let inner): return inner.width
    case .repeated(let inner, let least, let most, _):
      guard let most, most == least, let width = inner.width else { return nil }
      return width * least
    case .look: return 0
    }
  }

  /// Whether it takes at least one character whatever the text is.
  var takesSome: Bool {
    switch self {
    case .one: width == 1
    case .sequence(let parts): parts.contains { $0.takesSome }
    case .choice(let parts): parts.allSatisfy { $0.takesSome }
    case .group(_, let inner), .atomic(let inner): inner.takesSome
    case .repeated(let inner, let least, _, _): least > 0 && inner.takesSome
    case .look: false
    }
  }

  /// An assertion, which nothing may repeat.
  var isAssertion: Bool { if case .one(.assert) = self { true } else { false } }
  var isRepeated: Bool { if case .repeated = self { true } else { false } }
}

extension Pattern {
  /// Appends the instructions of a part; false when there are too many, or a look-behind has no fixed width.
  mutating func add(_ node: PatternNode) -> Bool {
    if instructions.count > 20_000 { return false }
    switch node {
    case .one(let instruction): instructions.append(instruction)
    case .sequence(let parts): for part in parts where !add(part) { return false }
    case .choice(let parts): return add(choice: parts[...])
    case .group(let number, let inner):
      instructions.append(.save(number * 2 - 2))
      guard add(inner) else { return false }
      instructions.append(.save(number * 2 - 1))
    case .repeated(let inner, let least, let most, let greed):
      if greed == .possessive { return add(.atomic(.repeated(inner, least: least, most: most, .greedy))) }
      for _ in 0..<least where !add(inner) { return false }
      guard let most else { return add(loop: inner, isGreedy: greed == .greedy) }
      return add(optional: inner, most - least, isGreedy: greed == .greedy)
    case .look(let inner, let isNegative, let isBehind):
      let width = isBehind ? inner.width : nil
      if isBehind, width == nil { return false }
      return addInner(inner) { .look(isNegative: isNegative, width: width, next: $0) }
    case .atomic(let inner): return addInner(inner) { .atomic(next: $0) }
    }
    return true
  }

  private mutating func addInner(_ inner: PatternNode, _ head: (Int) -> Instruction) -> Bool {
    let start = instructions.count
    instructions.append(.accept)
    guard add(inner) else { return false }
    instructions.append(.accept)
    instructions[start] = head(instructions.count)
    return true
  }

  private mutating func add(choice parts: ArraySlice<PatternNode>) -> Bool {
    guard let first = parts.first else { return true }
    if parts.count == 1 { return add(first) }
    let start = instructions.count
    instructions.append(.accept)
    guard add(first) else { return false }
    let end = instructions.count
    instructions.append(.accept)
    instructions[start] = .split(start + 1, end + 1)
    guard add(choice: parts.dropFirst()) else { return false }
    instructions[end] = .jump(instructions.count)
    return true
  }

  private mutating func add(loop inner: PatternNode, isGreedy: Bool) -> Bool {
    let start = instructions.count
    instructions.append(.accept)
    let mark = inner.takesSome ? nil : markCount
    if let mark {
      markCount += 1
      instructions.append(.mark(mark))
    }
    guard add(inner) else { return false }
    let check = instructions.count
    if mark != nil { instructions.append(.accept) }
    instructions.append(.jump(start))
    let next = instructions.count
    if let mark { instructions[check] = .advance(mark, else: next) }
    instructions[start] = isGreedy ? .split(start + 1, next) : .split(next, start + 1)
    return true
  }

  private mutating func add(optional inner: PatternNode, _ count: Int, isGreedy: Bool) -> Bool {
    var starts: [Int] = []
    for _ in 0..<max(count, 0) {
      starts.append(instructions.count)
      instructions.append(.accept)
      guard add(inner) else { return false }
    }
    let next = instructions.count
    for start in starts { instructions[start] = isGreedy ? .split(start + 1, next) : .split(next, start + 1) }
    return true
  }
}
