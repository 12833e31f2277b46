/// Interned text: a name, or the content of a Python string.
///
/// Equal texts have equal numbers.
public struct Text: Hashable, BitwiseCopyable, Sendable {
  public var index: UInt32
  @inline(__always) init(_ index: UInt32) { self.index = index }

  /// The empty text.
  public static let empty = Text(0)
}

/// All texts of one evaluation, found by their bytes: most are asked for as bytes of a source, and are known already.
struct TextTable {
  private(set) var strings: [String] = [""]
  private var hashes: [UInt32]
  /// Numbers of texts; open addressing.
  private var slots = [UInt32](repeating: TextTable.free, count: 1 << 12)
  private static let free = UInt32.max

  init() {
    let nothing: [UInt8] = []
    hashes = [TextTable.hash(nothing.span)]
    insert(0)
  }

  mutating func intern(_ string: String) -> Text {
    let bytes = string.utf8.span
    let hash = TextTable.hash(bytes)
    if let known = find(bytes, hash) { return known }
    return add(string, hash)
  }

  mutating func intern(_ source: Span<UInt8>, _ range: Range<Int>) -> Text {
    let bytes = source.extracting(range)
    let hash = TextTable.hash(bytes)
    if let known = find(bytes, hash) { return known }
    var copy: [UInt8] = []
    copy.reserveCapacity(bytes.count)
    for i in bytes.indices { copy.append(bytes[i]) }
    return intern(String(decoding: copy, as: UTF8.self))
  }

  /// The text, if it was ever seen.
  func find(_ string: String) -> Text? {
    let bytes = string.utf8.span
    return find(bytes, TextTable.hash(bytes))
  }

  /// Whether a dotted name is that of a module and a name in it.
  func isDotted(_ dottedName: Span<UInt8>, _ module: Text, _ name: Text) -> Bool {
    let (before, behind) = (strings[Int(module.index)].utf8.count, strings[Int(name.index)].utf8.count)
    guard before + 1 + behind == dottedName.count, dottedName[before] == UInt8(ascii: ".") else { return false }
    return TextTable.isSame(strings[Int(name.index)].utf8.span, dottedName.extracting(last: behind))
      && TextTable.isSame(strings[Int(module.index)].utf8.span, dottedName.extracting(first: before))
  }

  subscript(text: Text) -> String { strings[Int(text.index)] }

  private mutating func add(_ string: String, _ hash: UInt32) -> Text {
    let number = UInt32(strings.count)
    strings.append(string)
    hashes.append(hash)
    if strings.count * 2 > slots.count { grow() } else { insert(number) }
    return Text(number)
  }

  private func find(_ bytes: Span<UInt8>, _ hash: UInt32) -> Text? {
    let mask = slots.count - 1
    var slot = Int(hash) & mask
    while slots[slot] != TextTable.free {
      let number = Int(slots[slot])
      if hashes[number] == hash, TextTable.isSame(strings[number].utf8.span, bytes) { return Text(slots[slot]) }
      slot = (slot + 1) & mask
    }
    return nil
  }

  private mutating func insert(_ number: UInt32) {
    let mask = slots.count - 1
    var slot = Int(hashes[Int(number)]) & mask
    while slots[slot] != TextTable.free { slot = (slot + 1) & mask }
    slots[slot] = number
  }

  private mutating func grow() {
    slots = [UInt32](repeating: TextTable.free, count: slots.count * 2)
    for number in strings.indices { insert(UInt32(number)) }
  }

  private static func isSame(_ a: Span<UInt8>, _ b: Span<UInt8>) -> Bool {
    if a.count != b.count { return false }
    for i in a.indices where a[i] != b[i] { return false }
    return true
  }

  /// FNV over words made of bytes: there is no need to withstand an attack.
  private static func hash(_ bytes: Span<UInt8>) -> UInt32 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325 &+ UInt64(bytes.count)
    // Long texts are told apart by their beginnings and ends.
    let head = min(bytes.count, 32)
    for i in 0..<head { hash = (hash ^ UInt64(bytes[i])) &* 0x0000_0100_0000_01b3 }
    for i in max(head, bytes.count - 32)..<bytes.count {
      hash = (hash ^ UInt64(bytes[i])) &* 0x0000_0100_0000_01b3
    }
    return UInt32(truncatingIfNeeded: hash ^ hash &>> 32)
  }
}
