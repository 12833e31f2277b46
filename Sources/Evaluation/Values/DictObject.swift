import Base

/// The entries of a dict or a set (whose values are their keys), in order of insertion.
public struct DictObject: Sendable {
  public private(set) var keys: [Value] = []
  public var values: [Value] = []
  private var rows = ValueMap()
  /// There may be more entries than are known.
  public var isOpen = false
  /// `defaultdict`: what makes the value of an absent key.
  var factory: Value = .none
  /// The condition under which it was made: changes under that same condition are certain.
  var birth: ID<Reason>?
  public var place: Place
  /// It is an object's `__dict__`: what is set in it is set on the object.
  var isLive = false
  /// Up to so many keys are scanned.
  private static let scanned = 8

  init(birth: ID<Reason>?, place: Place) {
    self.birth = birth
    self.place = place
  }

  public var count: Int { keys.count }

  func row(of key: Value) -> Int? {
    if keys.count > DictObject.scanned { return rows.row(of: key, in: keys) }
    for row in 0..<keys.count where keys[row] == key { return row }
    return nil
  }

  public subscript(key: Value) -> Value? { row(of: key).map { values[$0] } }

  mutating func set(_ key: Value, _ value: Value) {
    if let row = row(of: key) {
      values[row] = value
      return
    }
    if keys.isEmpty {
      keys.reserveCapacity(4)
      values.reserveCapacity(4)
    }
    keys.append(key)
    values.append(value)
    if keys.count == DictObject.scanned + 1 {
      rows = ValueMap(keys)
    } else if keys.count > DictObject.scanned {
      rows.insert(keys.count - 1, keys)
    }
  }

  /// Takes over all names of a namespace; there may be no entries yet.
  mutating func fill(from namespace: Namespace) {
    keys = namespace.names.map { .string($0) }
    values = namespace.values()
    if keys.count > DictObject.scanned { rows = ValueMap(keys) }
  }

  /// Takes over all entries of another; there may be none yet.
  mutating func fill(from other: DictObject) {
    (keys, values, rows) = (other.keys, other.values, other.rows)
  }

  @discardableResult
  mutating func remove(_ key: Value) -> Value? {
    guard let row = row(of: key) else { return nil }
    keys.remove(at: row)
    let value = values.remove(at: row)
    rows = keys.count > DictObject.scanned ? ValueMap(keys) : ValueMap()
    return value
  }

  mutating func removeAll() {
    keys = []
    values = []
    rows = ValueMap()
  }
}

/// Rows by value: open addressing over the keys of a dict.
struct ValueMap: Sendable {
  private var slots: [UInt32] = []
  private static let free = UInt32.max

  init() {}

  init(_ keys: [Value]) {
    slots = [UInt32](repeating: ValueMap.free, count: ValueMap.size(for: keys.count))
    for row in keys.indices { place(row, keys) }
  }

  private static func size(for count: Int) -> Int {
    var size = 32
    while size < count * 2 { size *= 2 }
    return size
  }

  func row(of key: Value, in keys: [Value]) -> Int? {
    let mask = slots.count - 1
    var slot = key.scattered & mask
    while slots[slot] != ValueMap.free {
      let row = Int(slots[slot])
      if keys[row] == key { return row }
      slot = (slot + 1) & mask
    }
    return nil
  }

  mutating func insert(_ row: Int, _ keys: [Value]) {
    if keys.count * 2 > slots.count { self = ValueMap(keys) } else { place(row, keys) }
  }

  private mutating func place(_ row: Int, _ keys: [Value]) {
    let mask = slots.count - 1
    var slot = keys[row].scattered & mask
    while slots[slot] != ValueMap.free { slot = (slot + 1) & mask }
    slots[slot] = UInt32(row)
  }
}

extension Value {
  /// A number that spreads values over a table; equal values have equal ones.
  fileprivate var scattered: Int {
    let bits: UInt64 =
      switch self {
      case .none: 1
      case .ellipsis: 2
      case .notImplemented: 3
      case .bool(let flag): flag ? 4 : 5
      case .int(let number): UInt64(truncatingIfNeeded: number) << 3 | 1
      case .float(let number): number == 0 ? 6 : number.bitPattern
      case .string(let text): UInt64(text.index) << 3 | 2
      case .bytes(let text): UInt64(text.index) << 3 | 3
      case .list(let id), .tuple(let id), .either(let id): UInt64(id.index) << 3 | 4
      case .set(let id), .dict(let id): UInt64(id.index) << 3 | 4
      case .module(let id): UInt64(id.index) << 3 | 5
      case .class(let id): UInt64(id.index) << 3 | 6
      case .function(let id): UInt64(id.index) << 3 | 7
      case .method(let id): UInt64(id.index) << 4 | 8
      case .descriptor(let id): UInt64(id.index) << 4 | 9
      case .superProxy(let id): UInt64(id.index) << 4 | 10
      case .instance(let id): UInt64(id.index) << 4 | 11
      case .builtin(let builtin): UInt64(builtin.rawValue) << 4 | 12
      case .symbolic(let id): UInt64(id.index) << 4 | 13
      case .maybe(let id), .splat(let id): UInt64(id.index) << 4 | 14
      case .unknown(let id): UInt64(id.index) << 4 | 15
      }
    return Int(truncatingIfNeeded: (bits &* 0x9E37_79B9_7F4A_7C15) &>> 32)
  }
}
