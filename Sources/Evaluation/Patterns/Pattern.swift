/// A regular expression of Python's `re`, compiled: exactly what Python would match, or not at all.
struct Pattern: Sendable {
  enum Instruction: Sendable {
    case scalar(Unicode.Scalar)
    case any
    case anyButNewline
    case set(CharacterSet)
    /// Goes on at the first, and at the second if that fails.
    case split(Int, Int)
    case jump(Int)
    case save(Int)
    case assert(Assertion)
    case backReference(Int)
    /// Runs what follows up to its `accept`, then goes on at `next`; `width` counts back for a look-behind.
    case look(isNegative: Bool, width: Int?, next: Int)
    /// Runs what follows up to its `accept` once and for all, then goes on at `next` behind what that took.
    case atomic(next: Int)
    /// Notes where a round of a loop began.
    case mark(Int)
    /// Goes round again unless the round took nothing.
    case advance(Int, else: Int)
    case accept
  }

  enum Assertion: Sendable {
    case textStart, textEnd, textEndOrNewline, lineStart, lineEnd, wordEdge, noWordEdge
  }

  struct Flags: OptionSet, Sendable {
    var rawValue: Int
    static let ignoresCase = Flags(rawValue: 2)
    static let multiline = Flags(rawValue: 8)
    static let dotAll = Flags(rawValue: 16)
    static let verbose = Flags(rawValue: 64)
    static let ascii = Flags(rawValue: 256)
  }

  var instructions: [Instruction] = []
  var groupCount = 0
  var groupNames: [(name: String, number: Int)] = []
  var markCount = 0
  var flags: Flags

  /// Nil for what Python would refuse and for the little that is not done here.
  init?(_ source: String, _ flags: Flags) {
    self.flags = flags
    var compiler = PatternCompiler(source, flags)
    guard let made = compiler.compile() else { return nil }
    self = made
  }

  init(flags: Flags) { self.flags = flags }

  var asksForNoEdge: Bool { instructions.contains { if case .assert(.noWordEdge) = $0 { true } else { false } } }

  /// Where the whole and each group stand; nil elements took no part.
  enum Outcome: Equatable {
    case found([Range<Int>?])
    case absent
    /// It took too long, or needs what Python knows of other alphabets.
    case unknown
  }
}

/// `[…]`, `\d` and the like.
struct CharacterSet: Sendable {
  enum Kind: Sendable { case digit, space, word }

  var isNegative = false
  var ranges: [ClosedRange<UInt32>] = []
  var kinds: [(kind: Kind, isNegative: Bool)] = []

  func contains(_ scalar: Unicode.Scalar, _ flags: Pattern.Flags) -> Bool {
    var isIn = holds(scalar, flags)
    if !isIn, flags.contains(.ignoresCase), let other = scalar.otherCase { isIn = holds(other, flags) }
    return isIn != isNegative
  }

  private func holds(_ scalar: Unicode.Scalar, _ flags: Pattern.Flags) -> Bool {
    ranges.contains { $0.contains(scalar.value) }
      || kinds.contains { scalar.belongs(to: $0.kind, isASCII: flags.contains(.ascii)) != $0.isNegative }
  }
}

extension Unicode.Scalar {
  /// The same ASCII letter in the other case.
  var otherCase: Unicode.Scalar? {
    switch value {
    case 0x41...0x5a: Unicode.Scalar(value + 32)
    case 0x61...0x7a: Unicode.Scalar(value - 32)
    default: nil
    }
  }

  func belongs(to kind: CharacterSet.Kind, isASCII: Bool) -> Bool {
    switch kind {
    case .digit: value < 128 || isASCII ? 0x30...0x39 ~= value : properties.generalCategory == .decimalNumber
    case .space:
      value < 128 || isASCII
        ? value == 32 || 9...13 ~= value || !isASCII && 0x1c...0x1f ~= value
        : value == 0x85 || value == 0x2028 || value == 0x2029 || properties.generalCategory == .spaceSeparator
    case .word: isWord(isASCII)
    }
  }

  private func isWord(_ isASCII: Bool) -> Bool {
    switch value {
    case 0x30...0x39, 0x41...0x5a, 0x61...0x7a, 0x5f: return true
    case 0..<128: return false
    default:
      if isASCII { return false }
      switch properties.generalCategory {
      case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: return true
      default: return properties.numericType != nil
      }
    }
  }
}
