/// A value that can be packed: written to bytes and read back by one list of its parts.
public protocol Packed {
  /// What reading fills.
  static var blank: Self { get }
  mutating func pack(_ coder: inout PackCoder)
}

extension Packed {
  /// The value as bytes; equal values give equal bytes.
  public var packed: [UInt8] {
    var coder = PackCoder()
    var copy = self
    copy.pack(&coder)
    return coder.written
  }

  /// The value that these bytes were made of; nil when they are damaged.
  public init?(packed bytes: [UInt8]) {
    var coder = PackCoder(bytes)
    self = Self.blank
    pack(&coder)
    if !coder.isWhole { return nil }
  }
}

extension Int: Packed {
  public static var blank: Int { 0 }
  public mutating func pack(_ coder: inout PackCoder) { coder.number(&self) }
}

extension UInt32: Packed {
  public static var blank: UInt32 { 0 }
  public mutating func pack(_ coder: inout PackCoder) { coder.number(&self) }
}

extension Float: Packed {
  public static var blank: Float { 0 }
  public mutating func pack(_ coder: inout PackCoder) {
    var bits = bitPattern
    coder.number(&bits)
    self = Float(bitPattern: bits)
  }
}

extension Bool: Packed {
  public static var blank: Bool { false }
  public mutating func pack(_ coder: inout PackCoder) {
    var bit: UInt8 = self ? 1 : 0
    coder.number(&bit)
    self = bit != 0
  }
}

extension String: Packed {
  public static var blank: String { "" }
  public mutating func pack(_ coder: inout PackCoder) { coder.text(&self) }
}

extension ID: Packed {
  public static var blank: ID { .none }
  @inlinable
  public mutating func pack(_ coder: inout PackCoder) { coder.number(&index) }
}

extension TextRange: Packed {
  public static var blank: TextRange { TextRange(0, 0) }
  public mutating func pack(_ coder: inout PackCoder) {
    coder.number(&start)
    coder.number(&end)
  }
}

extension ClosedRange: Packed where Bound == Int {
  public static var blank: ClosedRange<Int> { 0...0 }
  public mutating func pack(_ coder: inout PackCoder) {
    var (first, last) = (lowerBound, upperBound)
    coder.number(&first)
    coder.number(&last)
    if first <= last { self = first...last } else { coder.damage() }
  }
}

extension Optional: Packed where Wrapped: Packed {
  @inlinable public static var blank: Wrapped? { nil }
  @inlinable
  public mutating func pack(_ coder: inout PackCoder) {
    var isThere = self != nil
    coder(&isThere)
    guard isThere else {
      self = nil
      return
    }
    var value = self ?? Wrapped.blank
    value.pack(&coder)
    self = value
  }
}

extension Array: Packed where Element: Packed {
  @inlinable public static var blank: [Element] { [] }
  @inlinable
  public mutating func pack(_ coder: inout PackCoder) {
    let count = coder.count(self.count)
    guard coder.isReading else {
      for var element in self { element.pack(&coder) }
      return
    }
    removeAll(keepingCapacity: true)
    reserveCapacity(count)
    for _ in 0..<count {
      var element = Element.blank
      element.pack(&coder)
      if coder.isDamaged { return }
      append(element)
    }
  }
}

extension Dictionary: Packed where Key: Packed & Comparable, Value: Packed {
  @inlinable public static var blank: [Key: Value] { [:] }
  @inlinable
  public mutating func pack(_ coder: inout PackCoder) {
    let count = coder.count(self.count)
    guard coder.isReading else {
      for (key, value) in sorted(by: { $0.key < $1.key }) {
        var (key, value) = (key, value)
        key.pack(&coder)
        value.pack(&coder)
      }
      return
    }
    removeAll(keepingCapacity: true)
    reserveCapacity(count)
    for _ in 0..<count {
      var (key, value) = (Key.blank, Value.blank)
      key.pack(&coder)
      value.pack(&coder)
      if coder.isDamaged { return }
      self[key] = value
    }
  }
}
