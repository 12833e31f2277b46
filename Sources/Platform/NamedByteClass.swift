import Base

/// A POSIX class inside a bracket expression, such as `[:alpha:]`; ASCII only, as in git.
enum NamedByteClass: String, CaseIterable {
  case alnum, alpha, blank, cntrl, digit, graph, lower, print, punct, space, upper, xdigit

  init?(_ pattern: Span<UInt8>, _ range: Range<Int>) {
    let name = range.map { pattern[$0] }
    guard let named = Self.allCases.first(where: { $0.rawValue.utf8.elementsEqual(name) }) else { return nil }
    self = named
  }

  func holds(_ byte: UInt8) -> Bool {
    switch self {
    case .alnum: Self.alpha.holds(byte) || Self.digit.holds(byte)
    case .alpha: Self.lower.holds(byte) || Self.upper.holds(byte)
    case .blank: byte == 32 || byte == 9
    case .cntrl: byte < 32 || byte == 127
    case .digit: (48...57).contains(byte)
    case .graph: (33...126).contains(byte)
    case .lower: (97...122).contains(byte)
    case .print: (32...126).contains(byte)
    case .punct: Self.graph.holds(byte) && !Self.alnum.holds(byte)
    case .space: byte == 32 || (9...13).contains(byte)
    case .upper: (65...90).contains(byte)
    case .xdigit: Self.digit.holds(byte) || (65...70).contains(byte) || (97...102).contains(byte)
    }
  }
}
