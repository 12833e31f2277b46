import Base

/// The interner of one file: names to small numbers, keywords found in the same probe.
///
/// A name of up to eight bytes is its own key, so most look-ups never touch the source a second time. Open addressing
/// over 16-byte slots measured 34 ns an identifier cheaper than a dictionary of strings (`reference` benchmarks: 82).
struct SymbolTable: ~Copyable {
  // Not private: the compiler (6.3.1, debug) fails to verify a private row type inside a generic buffer.
  struct Slot: BitwiseCopyable {
    var key: UInt64 = 0
    var symbol: UInt32 = 0
    var length: UInt32 = 0
  }

  /// Symbols from here on are not names but keywords: the kind's raw value above this base.
  static let keywordBase: UInt32 = 0xff_ff00

  private var slots = Buffer<Slot>(capacity: 1024)
  private var shift: UInt64 = 0
  private var used = 0
  private let reserved: [(key: UInt64, symbol: UInt32, length: UInt32)]
  /// First occurrence of each symbol.
  var ranges = Buffer<TextRange>(capacity: 512)
  /// Names that are not ASCII: their normalised text by symbol, and back.
  var normalised: [UInt32: String] = [:]
  private var byNormalised: [String: UInt32] = [:]

  init() {
    reserved = Self.reservedNames()
  }

  private static func reservedNames() -> [(key: UInt64, symbol: UInt32, length: UInt32)] {
    let first = TokenKind.false.rawValue
    let keywords = TokenKind.keywordTexts.enumerated().map {
      (key(of: $1), keywordBase + UInt32(first) + UInt32($0), UInt32($1.utf8CodeUnitCount))
    }
    let soft = WellKnown.texts.enumerated().map { (key(of: $1), UInt32($0 + 1), UInt32($1.utf8CodeUnitCount)) }
    return keywords + soft
  }

  private static func key(of text: StaticString) -> UInt64 {
    text.description.utf8.reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  mutating func reset(sourceSize: Int) {
    var bits: UInt64 = 8
    while 1 << bits < sourceSize / 64 { bits += 1 }
    clear(bits: bits)
    ranges.removeLast(to: 0)
    for _ in 0..<WellKnown.count { ranges.append(TextRange(0, 0)) }
    if !normalised.isEmpty {
      normalised = [:]
      byNormalised = [:]
    }
  }

  private mutating func clear(bits: UInt64) {
    slots.refill(count: 1 << Int(bits), with: Slot())
    shift = 64 - bits
    used = 0
    for name in reserved { insert(Slot(key: name.key, symbol: name.symbol, length: name.length)) }
  }

  private mutating func insert(_ slot: Slot) {
    var index = home(of: slot.key)
    while slots[index].length != 0 { index = (index &+ 1) & (slots.count &- 1) }
    slots[index] = slot
    used &+= 1
  }

  @inline(__always)
  private func home(of key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9e37_79b9_7f4a_7c15) &>> shift)
  }

  /// The symbol of the name at `start..<end`; `key` is its bytes when it has at most eight, else their hash.
  @inline(__always)
  mutating func intern(_ key: UInt64, _ start: Int, _ end: Int, in source: Span<UInt8>) -> UInt32 {
    let length = UInt32(truncatingIfNeeded: end &- start)
    var index = home(of: key)
    while true {
      let slot = slots[index]
      if slot.length == 0 { return add(key, start, end, at: index) }
      if slot.key == key, slot.length == length, length <= 8 || isSame(slot.symbol, start, end, in: source) {
        return slot.symbol
      }
      index = (index &+ 1) & (slots.count &- 1)
    }
  }

  @inline(never)
  private mutating func add(_ key: UInt64, _ start: Int, _ end: Int, at index: Int) -> UInt32 {
    let symbol = UInt32(ranges.count)
    ranges.append(TextRange(UInt32(start), UInt32(end)))
    let slot = Slot(key: key, symbol: symbol, length: UInt32(end - start))
    slots[index] = slot
    used &+= 1
    if used &* 2 > slots.count { grow() }
    return symbol
  }

  private func isSame(_ symbol: UInt32, _ start: Int, _ end: Int, in source: Span<UInt8>) -> Bool {
    let first = Int(ranges[Int(symbol)].start)
    let length = end - start
    var i = 0
    while i &+ 8 <= length {
      if source.word(at: first &+ i) != source.word(at: start &+ i) { return false }
      i &+= 8
    }
    // The last eight bytes overlap the ones compared: only names of more than eight bytes come here.
    return source.word(at: first &+ length &- 8) == source.word(at: end &- 8)
  }

  @inline(never)
  private mutating func grow() {
    let old = slots.rows()
    slots.refill(count: old.count * 2, with: Slot())
    shift -= 1
    used = 0
    for slot in old where slot.length != 0 { insert(slot) }
  }

  /// The symbol of a name that is not ASCII, by its normalised text.
  mutating func intern(normalised text: String, at range: TextRange) -> UInt32 {
    if let symbol = byNormalised[text] { return symbol }
    let symbol = UInt32(ranges.count)
    ranges.append(range)
    normalised[symbol] = text
    byNormalised[text] = symbol
    return symbol
  }

  func names() -> SymbolNames { SymbolNames(ranges: ranges.rows(), normalised: normalised) }
}
