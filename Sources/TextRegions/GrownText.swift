/// A text that others wrote, and what was put into it: taking the additions out gives the first text back, byte for byte.
public struct GrownText: Sendable {
  public private(set) var bytes: [UInt8]
  private var isAdded: [Bool]

  public init(_ bytes: [UInt8]) {
    self.bytes = bytes
    isAdded = Array(repeating: false, count: bytes.count)
  }

  /// The ranges that were put in, in order.
  public var additions: [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start: Int?
    for (place, added) in isAdded.enumerated() {
      if added, start == nil { start = place }
      if !added, let begun = start {
        ranges.append(begun..<place)
        start = nil
      }
    }
    if let begun = start { ranges.append(begun..<isAdded.count) }
    return ranges
  }

  public mutating func insert(_ text: String, at place: Int) {
    bytes.insert(contentsOf: text.utf8, at: place)
    isAdded.insert(contentsOf: repeatElement(true, count: text.utf8.count), at: place)
  }

  /// Takes bytes out, and puts others in; what was not an addition cannot be had back from this value.
  public mutating func replace(_ range: Range<Int>, with text: String) {
    bytes.replaceSubrange(range, with: text.utf8)
    isAdded.replaceSubrange(range, with: repeatElement(true, count: text.utf8.count))
  }

  /// The bytes without the ranges, which are in order and within them; nil where they are not.
  public static func without(_ ranges: [Range<Int>], in bytes: [UInt8]) -> [UInt8]? {
    var kept: [UInt8] = []
    var place = 0
    for range in ranges {
      guard range.lowerBound >= place, range.upperBound <= bytes.count else { return nil }
      kept += bytes[place..<range.lowerBound]
      place = range.upperBound
    }
    return kept + bytes[place...]
  }
}
