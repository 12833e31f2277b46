/// Remembers how each word was split, so that a word of a thousand files is split once.
///
/// Terms get dense numbers local to the memo; a table indexed by them replaces a dictionary per file.
struct WordMemo {
  /// Which of `ids` belong to one word.
  struct Entry {
    var start: UInt32
    var count: UInt32
  }

  private var keys: [UInt64]
  private var slots: [UInt32]
  private var entries: [Entry] = []
  private(set) var ids: [UInt32] = []
  /// The term behind each dense number.
  private(set) var terms: [Term] = []
  private var numbers: [Term: UInt32] = [:]
  private var splitter = TermSplitter()
  private var scratch: [Term] = []

  init() {
    keys = Array(repeating: 0, count: 1 << 14)
    slots = Array(repeating: 0, count: 1 << 14)
  }

  @inline(__always)
  static func hash(_ bytes: Span<UInt8>) -> UInt64 {
    var hasher = TermHasher.word
    for i in bytes.indices { hasher.combine(bytes[i]) }
    return hasher.value | 1
  }

  /// The split of a word; `hash` must come from `hash(_:)`, `bytes` are read only at the first meeting.
  @inline(__always)
  mutating func entry(_ hash: UInt64, _ bytes: Span<UInt8>) -> Entry {
    let mask = keys.count &- 1
    var slot = Int(truncatingIfNeeded: hash &>> 32) & mask
    while keys[slot] != 0 {
      if keys[slot] == hash { return entries[Int(slots[slot])] }
      slot = (slot &+ 1) & mask
    }
    return insert(hash, bytes)
  }

  @inline(never)
  private mutating func insert(_ hash: UInt64, _ bytes: Span<UInt8>) -> Entry {
    if entries.count &* 2 >= keys.count { grow() }
    scratch.removeAll(keepingCapacity: true)
    splitter.split(bytes, into: &scratch)
    let entry = Entry(start: UInt32(ids.count), count: UInt32(scratch.count))
    for term in scratch { ids.append(number(term)) }
    place(hash, UInt32(entries.count))
    entries.append(entry)
    return entry
  }

  private mutating func number(_ term: Term) -> UInt32 {
    if let known = numbers[term] { return known }
    let number = UInt32(terms.count)
    numbers[term] = number
    terms.append(term)
    return number
  }

  private mutating func place(_ hash: UInt64, _ index: UInt32) {
    let mask = keys.count - 1
    var slot = Int(truncatingIfNeeded: hash >> 32) & mask
    while keys[slot] != 0 { slot = (slot + 1) & mask }
    keys[slot] = hash
    slots[slot] = index
  }

  private mutating func grow() {
    let old = (keys, slots)
    keys = Array(repeating: 0, count: old.0.count * 2)
    slots = Array(repeating: 0, count: old.0.count * 2)
    for i in old.0.indices where old.0[i] != 0 { place(old.0[i], old.1[i]) }
  }
}
