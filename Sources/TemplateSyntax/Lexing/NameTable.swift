/// Numbers the distinct names met in one file, starting above the known tags.
struct NameTable {
  private struct Entry {
    var range: Range<Int>
    var hash: UInt64
  }

  private var entries: [Entry] = []
  private var slots = [Int32](repeating: -1, count: 64)

  static let firstNumber = TagKind.allCases.count

  mutating func number(of range: Range<Int>, in source: Span<UInt8>) -> Int {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for i in range { hash = (hash ^ UInt64(source[i])) &* 0x100_0000_01b3 }
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] >= 0 {
      let entry = entries[Int(slots[slot])]
      if entry.hash == hash, source.equal(entry.range, range) { return NameTable.firstNumber + Int(slots[slot]) }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = Int32(entries.count)
    entries.append(Entry(range: range, hash: hash))
    if entries.count * 2 > slots.count { rehash() }
    return NameTable.firstNumber + entries.count - 1
  }

  private mutating func rehash() {
    slots = [Int32](repeating: -1, count: slots.count * 4)
    for (index, entry) in entries.enumerated() {
      var slot = Int(truncatingIfNeeded: entry.hash) & (slots.count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(index)
    }
  }
}
