import Evaluation

/// A value as migrations compare it: what constructs it (`MigrationAutodetector.deep_deconstruct`).
enum Deconstruction: Sendable {
  case none
  case number(PlainNumber)
  case text(String)
  case bytes(String)
  case list([Deconstruction])
  case tuple([Deconstruction])
  case set([Deconstruction])
  case dict([(key: Deconstruction, value: Deconstruction)])
  /// A function, a class: the same or another.
  case thing(Value, name: String)
  /// A function or class of which only the dotted name is known.
  case name(String)
  case object(Construction)
  /// Why it is not known.
  case unknown(String)
  /// A container that is known in part: equal to itself.
  case open(Value)

  var isUnknown: Bool {
    switch self {
    case .unknown, .open: true
    default: false
    }
  }
}

/// A number or a truth value: equal by what it is worth, written as it was.
struct PlainNumber: Sendable {
  var value: Double
  /// Exact, where it is whole.
  var integer: Int?
  var written: String

  init(_ integer: Int) { (value, self.integer, written) = (Double(integer), integer, String(integer)) }
  init(_ flag: Bool) { (value, integer, written) = (flag ? 1 : 0, flag ? 1 : 0, flag ? "True" : "False") }
  init(_ value: Double, written: String? = nil) {
    (self.value, self.written) = (value, written ?? value.description)
  }

  func equals(_ other: PlainNumber) -> Bool {
    if let integer, let theirs = other.integer { return integer == theirs }
    return value == other.value
  }
}

/// How objects of a class are equal.
enum ConstructionEquality: Sendable {
  /// Their arguments are, as written.
  case byArguments
  /// Their arguments are, whether they were named or not: expressions.
  case byBinding
  /// Equal arguments make equal objects, others may: numbers, dates, what has no source.
  case byValue
}

/// A call that makes an object.
struct Construction: Sendable {
  var path: String
  var arguments: [Deconstruction] = []
  var keywords: [(name: String, value: Deconstruction)] = []
  var equality = ConstructionEquality.byArguments
  /// How it is written, where that is not the call.
  var source: String?

  subscript(name: String) -> Deconstruction? {
    get { keywords.first { $0.name == name }?.value }
    set {
      let row = keywords.firstIndex { $0.name == name }
      switch (row, newValue) {
      case (let row?, let value?): keywords[row].value = value
      case (let row?, nil): keywords.remove(at: row)
      case (nil, let value?): keywords.append((name, value))
      case (nil, nil): break
      }
    }
  }
}

// MARK: Equality

extension Deconstruction {
  /// Whether Python would find both equal; undecided where one is not known.
  func equals(_ other: Deconstruction) -> Truth {
    switch (self, other) {
    case (.open(let a), .open(let b)) where a == b: return .yes
    case (.unknown, _), (_, .unknown), (.open, _), (_, .open): return .undecided
    case (.none, .none): return .yes
    case (.number(let a), .number(let b)): return a.equals(b) ? .yes : .no
    case (.text(let a), .text(let b)), (.bytes(let a), .bytes(let b)): return a == b ? .yes : .no
    case (.list(let a), .list(let b)), (.tuple(let a), .tuple(let b)): return Deconstruction.equal(a, b)
    case (.set(let a), .set(let b)): return Deconstruction.equalSets(a, b)
    case (.dict(let a), .dict(let b)):
      return Deconstruction.equalSets(a.map { .tuple([$0.key, $0.value]) }, b.map { .tuple([$0.key, $0.value]) })
    case (.thing(let a, _), .thing(let b, _)): return a == b ? .yes : .no
    case (.name(let a), .name(let b)): return a == b ? .yes : .undecided
    case (.object(let a), .object(let b)): return a.equals(b)
    case (.object(let a), _): return a.equality == .byValue ? .undecided : .no
    case (_, .object(let b)): return b.equality == .byValue ? .undecided : .no
    case (.name, _), (_, .name): return .undecided
    // Django makes lists of choices; where an element is not known, that may not have been seen.
    case (.list, .tuple), (.tuple, .list): return gap == nil && other.gap == nil ? .no : .undecided
    default: return .no
    }
  }

  static func equal(_ a: [Deconstruction], _ b: [Deconstruction]) -> Truth {
    guard a.count == b.count else { return .no }
    return all(zip(a, b).map { $0.equals($1) })
  }

  private static func equalSets(_ a: [Deconstruction], _ b: [Deconstruction]) -> Truth {
    guard a.count == b.count else { return .no }
    return all(a.map { one in any(b.map { one.equals($0) }) })
  }

  static func all(_ answers: [Truth]) -> Truth {
    if answers.contains(where: { $0 == .no }) { return .no }
    return answers.contains { $0 == .undecided } ? .undecided : .yes
  }

  static func any(_ answers: [Truth]) -> Truth {
    if answers.contains(where: { $0 == .yes }) { return .yes }
    return answers.contains { $0 == .undecided } ? .undecided : .no
  }

  /// Why a comparison with it is not decided.
  var gap: String? {
    switch self {
    case .unknown(let reason): reason
    case .open: "not all elements are known"
    case .name(let name): "\(name) is a name without source"
    case .list(let values), .tuple(let values), .set(let values): values.lazy.compactMap(\.gap).first
    case .dict(let entries): entries.lazy.compactMap { $0.value.gap ?? $0.key.gap }.first
    case .object(let object): object.gap
    case .none, .number, .text, .bytes, .thing: nil
    }
  }
}

extension Construction {
  func equals(_ other: Construction) -> Truth {
    let isExact = equality != .byValue && other.equality != .byValue
    if path != other.path { return isExact ? .no : .undecided }
    let isWritten = equality == .byArguments && other.equality == .byArguments
    var answers = [Deconstruction.equal(arguments, other.arguments)]
    if arguments.count != other.arguments.count, !isWritten { answers = [.undecided] }
    for name in Set(keywords.map(\.name) + other.keywords.map(\.name)) {
      switch (self[name], other[name]) {
      case (let mine?, let theirs?): answers.append(mine.equals(theirs))
      case (let one?, nil), (nil, let one?): answers.append(one.isUnknown || !isWritten ? .undecided : .no)
      case (nil, nil): break
      }
    }
    let answer = Deconstruction.all(answers)
    return answer == .no && !isExact ? .undecided : answer
  }

  var gap: String? {
    arguments.lazy.compactMap(\.gap).first ?? keywords.lazy.compactMap(\.value.gap).first
      ?? (equality == .byValue ? "\(path) is compared by what is not known" : nil)
  }
}

extension PlainNumber {
  /// As `decimal.Decimal` writes itself.
  static func decimal(_ coefficient: Int, _ exponent: Int) -> String {
    let digits = String(coefficient.magnitude)
    let sign = coefficient < 0 ? "-" : ""
    if exponent == 0 { return sign + digits }
    if exponent > 0 || digits.count + exponent <= -6 {
      let adjusted = exponent + digits.count - 1
      let rest = digits.count > 1 ? "." + digits.dropFirst() : ""
      return sign + digits.prefix(1) + rest + "E" + (adjusted < 0 ? "" : "+") + String(adjusted)
    }
    let padded = String(repeating: "0", count: max(0, 1 - exponent - digits.count)) + digits
    return sign + padded.dropLast(-exponent) + "." + padded.suffix(-exponent)
  }
}
