import Base
import PythonSyntax

/// Words of one file, each once: identifiers by symbol, dotted chains by their steps, literals as they come.
///
/// A chain is a path in a trie whose edges are symbols, so the same chain costs a few table probes and no text.
struct WordTable {
  private(set) var texts: [String] = [""]
  /// Symbol → word.
  private var symbolWords: [UInt32]
  /// Open addressing: (trie node, step) → trie node.
  ///
  /// Key 0 is a free slot.
  private var keys: [UInt64]
  private var values: [UInt32]
  private var mask: Int
  /// Trie node → word; 0 when nobody asked yet.
  private var nodeWords: [UInt32] = [0]

  /// Steps that are not names.
  static let call: UInt32 = 0xff_ffff
  static let index: UInt32 = 0xff_fffe
  /// The start of a chain that begins with something else than a name.
  static let anything: UInt32 = 0xff_fffd

  init(symbolCount: Int) {
    symbolWords = Array(repeating: 0, count: max(symbolCount, 1))
    var size = 64
    while size < symbolCount { size *= 2 }
    keys = Array(repeating: 0, count: size)
    values = Array(repeating: 0, count: size)
    mask = size - 1
  }

  mutating func add(_ text: String) -> Name {
    guard !text.isEmpty else { return .none }
    texts.append(text)
    return Name(UInt32(texts.count - 1))
  }

  mutating func word(_ symbol: Symbol, in file: borrowing PythonFile) -> Name {
    guard !symbol.isNone else { return .none }
    let known = symbolWords[Int(symbol.index)]
    if known != 0 { return Name(known) }
    let name = add(file.name(symbol))
    symbolWords[Int(symbol.index)] = name.index
    return name
  }

  /// The trie node behind `node` along `step`; node 0 is the root.
  mutating func step(_ node: UInt32, _ step: UInt32) -> UInt32 {
    let key = UInt64(node) << 32 | UInt64(step) &+ 1
    var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 40) & mask
    while keys[slot] != 0 {
      if keys[slot] == key { return values[slot] }
      slot = (slot + 1) & mask
    }
    nodeWords.append(0)
    let new = UInt32(nodeWords.count - 1)
    keys[slot] = key
    values[slot] = new
    if nodeWords.count * 2 > keys.count { grow() }
    return new
  }

  func word(ofNode node: UInt32) -> Name? {
    let word = nodeWords[Int(node)]
    return word == 0 ? nil : Name(word)
  }

  mutating func setWord(ofNode node: UInt32, _ text: String) -> Name {
    let name = add(text)
    nodeWords[Int(node)] = name.index
    return name
  }

  private mutating func grow() {
    let (oldKeys, oldValues) = (keys, values)
    keys = Array(repeating: 0, count: oldKeys.count * 2)
    values = Array(repeating: 0, count: oldKeys.count * 2)
    mask = keys.count - 1
    for i in oldKeys.indices where oldKeys[i] != 0 {
      var slot = Int(truncatingIfNeeded: (oldKeys[i] &* 0x9E37_79B9_7F4A_7C15) >> 40) & mask
      while keys[slot] != 0 { slot = (slot + 1) & mask }
      keys[slot] = oldKeys[i]
      values[slot] = oldValues[i]
    }
  }
}
