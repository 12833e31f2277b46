/// Finds a known tag by its spelling without building a string.
struct TagTable: Sendable {
  static let shared = TagTable()

  private var slots = [UInt8](repeating: 0, count: 256)
  private var names: [[UInt8]]

  private init() {
    names = TagKind.allCases.map { Array($0.name.utf8) }
    for tag in TagKind.allCases where !names[Int(tag.rawValue)].isEmpty {
      let name = names[Int(tag.rawValue)]
      var slot = TagTable.slot(of: name.span, 0..<name.count)
      while slots[slot] != 0 { slot = (slot + 1) & 255 }
      slots[slot] = tag.rawValue
    }
  }

  subscript(range: Range<Int>, in source: Span<UInt8>) -> TagKind {
    guard range.count >= 2, range.count <= 20 else { return .unknown }
    var slot = TagTable.slot(of: source, range)
    while slots[slot] != 0 {
      if spells(Int(slots[slot]), range, source) { return TagKind(rawValue: slots[slot]) ?? .unknown }
      slot = (slot + 1) & 255
    }
    return .unknown
  }

  private static func slot(of source: Span<UInt8>, _ range: Range<Int>) -> Int {
    let first = Int(source[range.lowerBound])
    let second = Int(source[range.lowerBound + 1])
    let last = Int(source[range.upperBound - 1])
    return (range.count &* 37 &+ first &* 7 &+ second &* 3 &+ last &* 17) & 255
  }

  private func spells(_ index: Int, _ range: Range<Int>, _ source: Span<UInt8>) -> Bool {
    guard names[index].count == range.count else { return false }
    for i in 0..<range.count where names[index][i] != source[range.lowerBound + i] { return false }
    return true
  }
}
