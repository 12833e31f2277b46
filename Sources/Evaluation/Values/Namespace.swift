/// Names and their values, in the order in which they were first bound, with the row that bound each last.
public struct Namespace: Sendable {
  public private(set) var names: [Text] = []
  private var bindings: [Binding] = []
  /// Rows by name, made once there are more names than a scan likes.
  private var rows = TextMap()
  private static let scanned = 16

  private struct Binding: Sendable {
    var value: Value
    var place: Place
  }

  public init() {}

  public var isEmpty: Bool { names.isEmpty }

  func row(of name: Text) -> Int? {
    if names.count > Namespace.scanned { return rows[name] }
    for i in 0..<names.count where names[i] == name { return i }
    return nil
  }

  public subscript(name: Text) -> Value? { row(of: name).map { bindings[$0].value } }
  public func place(of name: Text) -> Place? { row(of: name).map { bindings[$0].place } }

  mutating func bind(_ name: Text, _ value: Value, at place: Place) {
    if let row = row(of: name) {
      bindings[row] = Binding(value: value, place: place)
      return
    }
    if names.isEmpty {
      names.reserveCapacity(4)
      bindings.reserveCapacity(4)
    }
    names.append(name)
    bindings.append(Binding(value: value, place: place))
    if names.count == Namespace.scanned + 1 {
      rows = TextMap(names)
    } else if names.count > Namespace.scanned {
      rows.insert(name, names.count - 1)
    }
  }

  mutating func remove(_ name: Text) {
    guard let row = row(of: name) else { return }
    names.remove(at: row)
    bindings.remove(at: row)
    rows = names.count > Namespace.scanned ? TextMap(names) : TextMap()
  }

  func values() -> [Value] { bindings.map(\.value) }
  public func entries() -> [(name: Text, value: Value)] { zip(names, bindings).map { ($0, $1.value) } }
}

/// Numbers by text: open addressing, as texts are small numbers already and the hashing of `Dictionary` is a fifth of a boot.
struct TextMap: Sendable {
  private var slots: [(key: UInt32, row: UInt32)] = []
  private var count = 0

  init() {}

  init(_ names: [Text]) {
    for (row, name) in names.enumerated() { insert(name, row) }
  }

  private static let free = UInt32.max

  private func slot(of key: UInt32) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: (UInt64(key) &* 0x9E37_79B9_7F4A_7C15) &>> 40) & mask
    while slots[slot].key != key, slots[slot].key != TextMap.free { slot = (slot + 1) & mask }
    return slot
  }

  subscript(text: Text) -> Int? {
    if slots.isEmpty { return nil }
    let entry = slots[slot(of: text.index)]
    return entry.key == text.index ? Int(entry.row) : nil
  }

  mutating func insert(_ text: Text, _ row: Int) {
    if (count + 1) * 2 > slots.count { grow() }
    slots[slot(of: text.index)] = (text.index, UInt32(row))
    count += 1
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: (TextMap.free, 0), count: max(32, old.count * 2))
    for entry in old where entry.key != TextMap.free { slots[slot(of: entry.key)] = entry }
  }
}
