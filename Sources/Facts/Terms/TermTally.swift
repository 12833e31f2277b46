import Base

/// Counts the terms of one file after the other; keeps its tables between files.
///
/// Make one per thread. What it returns depends on the file alone, not on what was counted before.
public struct TermTally: Sendable {
  var memo = WordMemo()
  /// Row of each dense term number in the current file; valid where `epochs` equals `epoch`.
  private var rowOf: [UInt32] = []
  private var epochs: [UInt32] = []
  private var epoch: UInt32 = 0
  private var file = FileTerms()

  public init() {}

  mutating func begin() {
    epoch += 1
    file = FileTerms()
    file.rows.reserveCapacity(256)
  }

  mutating func finish() -> FileTerms {
    defer { file = FileTerms() }
    return file
  }

  mutating func define(_ name: Span<UInt8>) {
    var hasher = TermHasher.whole
    for i in name.indices { hasher.combine(name[i]) }
    file.definitions.append(hasher.term)
  }

  /// Counts one word `times` times in `field`.
  mutating func add(_ word: Span<UInt8>, _ field: FileTerms.Field, times: UInt32 = 1) {
    add(WordMemo.hash(word), word, field, times)
  }

  /// Counts all words of a run of text.
  mutating func addText(_ bytes: Span<UInt8>, _ range: TextRange, _ field: FileTerms.Field) {
    var i = Int(range.start)
    let end = Int(range.end)
    while i < end {
      let start = i
      var hasher = TermHasher.word
      while i < end {
        let byte = bytes[i]
        guard WordByte.of(byte) != .other || byte == underscore else { break }
        hasher.combine(byte)
        i &+= 1
      }
      if i &- start > 2 { add(hasher.value | 1, bytes.extracting(start..<i), field, 1) }
      i &+= 1
    }
  }

  private mutating func add(_ hash: UInt64, _ word: Span<UInt8>, _ field: FileTerms.Field, _ times: UInt32) {
    let entry = memo.entry(hash, word)
    file.lengths[Int(field.rawValue)] &+= entry.count &* times
    for i in Int(entry.start)..<Int(entry.start &+ entry.count) { count(memo.ids[i], field, times) }
  }

  private mutating func count(_ number: UInt32, _ field: FileTerms.Field, _ times: UInt32) {
    let id = Int(number)
    if id >= epochs.count { makeRoom(for: id) }
    if epochs[id] != epoch {
      epochs[id] = epoch
      rowOf[id] = UInt32(truncatingIfNeeded: file.rows.count)
      file.rows.append(FileTerms.Row(term: memo.terms[id], frequencies: 0))
    }
    let row = Int(rowOf[id])
    let old = file.rows[row].frequencies
    let sum = min((old &>> field.shift & 0xff) &+ times, 255)
    file.rows[row].frequencies = old & ~(0xff &<< field.shift) | sum &<< field.shift
  }

  private mutating func makeRoom(for id: Int) {
    let more = max(1024, id + 1 + id / 2 - epochs.count)
    epochs.append(contentsOf: repeatElement(0, count: more))
    rowOf.append(contentsOf: repeatElement(0, count: more))
  }

  private let underscore = UInt8(ascii: "_")
}
