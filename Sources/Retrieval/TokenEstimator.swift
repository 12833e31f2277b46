/// Estimates how many tokens a language model will read in a text, from counts of what tokenizers split at.
///
/// The coefficients were fitted offline to a real tokenizer; how to count is ours, and checked only in the mean.
public struct TokenEstimator: Sendable {
  /// A budget is an upper bound, and the estimate is low for some texts; see `docs/retrieval-notes.md` for what this covers.
  public static let margin: Float = 1.10

  public init() {}

  /// The upper bound for a whole text.
  public func tokens(in text: Span<UInt8>) -> Int {
    Int((rawTokens(in: text) * Self.margin).rounded(.up))
  }

  public func tokens(in text: String) -> Int { tokens(in: Array(text.utf8).span) }

  /// The estimate without margin.
  func rawTokens(in text: Span<UInt8>) -> Float {
    var counts = TokenCounts()
    for i in text.indices { counts.add(text[i]) }
    return counts.total
  }

  /// The upper bounds of each line of a text, so that any run of lines can be priced by adding.
  func lineTokens(_ text: [UInt8], starts: [UInt32]) -> [Float] {
    var prices: [Float] = []
    prices.reserveCapacity(starts.count)
    let bytes = text.span
    for line in starts.indices {
      let end = line + 1 < starts.count ? Int(starts[line + 1]) : bytes.count
      prices.append(rawTokens(in: bytes.extracting(Int(starts[line])..<end)) * Self.margin)
    }
    return prices
  }
}

/// Running counts of the things that cost tokens.
private struct TokenCounts {
  private enum Kind { case blank, newline, letter, digit, punctuation, other }

  private var last = Kind.blank
  private var lastWasLower = false
  private var run = 0
  private(set) var total: Float = 0

  mutating func add(_ byte: UInt8) {
    let kind = TokenCounts.kind(byte)
    switch kind {
    case .blank: break
    case .newline: if last != .newline { total += 0.6856 }
    case .letter: addLetter(byte)
    case .digit: addDigit()
    case .punctuation: addPunctuation(byte)
    case .other: if byte & 0xc0 != 0x80 { total += 1.2179 }
    }
    // Indentation after a newline belongs to the newline's token.
    if kind != .blank || last != .newline { last = kind }
  }

  private mutating func addLetter(_ byte: UInt8) {
    let isLower = byte & 0x20 != 0
    if last != .letter {
      total += 1.0234
      run = 1
    } else {
      run += 1
      if !isLower, lastWasLower { total += 0.6039 }
      if run % 8 == 1 { total += 0.3329 }
    }
    lastWasLower = isLower
  }

  private mutating func addDigit() {
    run = last == .digit ? run + 1 : 1
    if run % 3 == 1 { total += 0.8761 }
  }

  private mutating func addPunctuation(_ byte: UInt8) {
    if byte == UInt8(ascii: "_") { return total += 0.7914 }
    // Tags cost more than Python's punctuation: templates have 3.5 characters a token, Python has 4.2.
    total += byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">") ? 1.25 : 0.1515
    if last != .punctuation { total += 0.8982 }
  }

  private static func kind(_ byte: UInt8) -> Kind {
    if byte | 0x20 &- 0x61 < 26, byte | 0x20 >= 0x61 { return .letter }
    if byte &- 0x30 < 10 { return .digit }
    if byte == 0x0a || byte == 0x0d { return .newline }
    if byte <= 0x20 { return .blank }
    return byte < 0x80 ? .punctuation : .other
  }
}
