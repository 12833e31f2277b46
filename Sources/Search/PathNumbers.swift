/// Finds the number of a path given as bytes, without making a string of it.
struct PathNumbers {
  private var slots: [Int32]
  private let paths: [String]

  init(_ paths: [String]) {
    self.paths = paths
    var size = 64
    while size < paths.count * 2 { size *= 2 }
    slots = Array(repeating: -1, count: size)
    for (number, path) in paths.enumerated() {
      var slot = PathNumbers.hash(path.utf8.span) & (size - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (size - 1) }
      slots[slot] = Int32(number)
    }
  }

  func number(of path: Span<UInt8>) -> Int? {
    var slot = PathNumbers.hash(path) & (slots.count - 1)
    while slots[slot] >= 0 {
      if PathNumbers.equal(paths[Int(slots[slot])].utf8.span, path) { return Int(slots[slot]) }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  private static func hash(_ bytes: Span<UInt8>) -> Int {
    var state: UInt64 = 0xcbf2_9ce4_8422_2325
    for i in bytes.indices { state = (state ^ UInt64(bytes[i])) &* 0x100_0000_01b3 }
    return Int(truncatingIfNeeded: (state ^ state >> 29) & 0x7fff_ffff)
  }

  private static func equal(_ a: Span<UInt8>, _ b: Span<UInt8>) -> Bool {
    guard a.count == b.count else { return false }
    for i in a.indices where a[i] != b[i] { return false }
    return true
  }
}
