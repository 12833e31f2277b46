/// Which lines of a file a change kept, and where they are now.
public struct LineChanges: Sendable {
  /// For each old line, from 0, its new one; nil where it is gone.
  private var kept: [Int?]
  private var isNew: [Bool]

  public init(old: [UInt8], new: [UInt8]) {
    let newline = UInt8(ascii: "\n")
    let before = old.split(separator: newline, omittingEmptySubsequences: false)
    let after = new.split(separator: newline, omittingEmptySubsequences: false)
    var numbers: [ArraySlice<UInt8>: Int] = [:]
    func number(_ line: ArraySlice<UInt8>) -> Int {
      let known = numbers[line] ?? numbers.count
      numbers[line] = known
      return known
    }
    let (a, b) = (before.map(number), after.map(number))
    kept = Array(repeating: nil, count: a.count)
    isNew = Array(repeating: true, count: b.count)
    for (x, y) in LineChanges.matches(a, b) {
      kept[x] = y
      isNew[y] = false
    }
  }

  /// Where a line, from 1, is now; nil if it is gone or was changed.
  public func newLine(of line: Int) -> Int? {
    guard line >= 1, line <= kept.count else { return nil }
    return kept[line - 1].map { $0 + 1 }
  }

  /// Whether the line, from 1, was written by the change.
  public func isTouched(_ line: Int) -> Bool { line >= 1 && line <= isNew.count && isNew[line - 1] }

  /// The share of lines both have, of the longer one.
  public var similarity: Double {
    let longer = max(kept.count, isNew.count)
    return longer == 0 ? 1 : Double(kept.count { $0 != nil }) / Double(longer)
  }

  // MARK: Myers

  /// Past this many edits the middle of a file counts as rewritten.
  private static let limit = 1500

  private static func matches(_ a: [Int], _ b: [Int]) -> [(Int, Int)] {
    let shorter = min(a.count, b.count)
    var head = 0
    while head < shorter, a[head] == b[head] { head += 1 }
    var tail = 0
    while tail < shorter - head, a[a.count - 1 - tail] == b[b.count - 1 - tail] { tail += 1 }
    let middle = shortest(Array(a[head..<(a.count - tail)]), Array(b[head..<(b.count - tail)]))
    return (0..<head).map { ($0, $0) } + middle.map { ($0 + head, $1 + head) }
      + (0..<tail).map { (a.count - tail + $0, b.count - tail + $0) }
  }

  /// The pairs of equal lines along a shortest edit script.
  private static func shortest(_ a: [Int], _ b: [Int]) -> [(Int, Int)] {
    let most = min(a.count + b.count, limit)
    var ends = [Int](repeating: 0, count: 2 * most + 3)
    var trace: [[Int]] = []
    for edits in 0...most {
      trace.append(ends)
      for diagonal in stride(from: -edits, through: edits, by: 2) {
        let place = diagonal + most + 1
        let isDown = diagonal == -edits || diagonal != edits && ends[place - 1] < ends[place + 1]
        var x = isDown ? ends[place + 1] : ends[place - 1] + 1
        while x < a.count, x - diagonal < b.count, a[x] == b[x - diagonal] { x += 1 }
        ends[place] = x
        if x >= a.count, x - diagonal >= b.count { return walkBack(trace, a.count, b.count, most) }
      }
    }
    return []
  }

  private static func walkBack(_ trace: [[Int]], _ aCount: Int, _ bCount: Int, _ most: Int) -> [(Int, Int)] {
    var (x, y) = (aCount, bCount)
    var pairs: [(Int, Int)] = []
    for (edits, ends) in trace.enumerated().reversed() {
      let diagonal = x - y
      let place = diagonal + most + 1
      let isDown = diagonal == -edits || diagonal != edits && ends[place - 1] < ends[place + 1]
      let startX = edits == 0 ? 0 : isDown ? ends[place + 1] : ends[place - 1] + 1
      while x > startX, y > 0, x > 0 {
        x -= 1
        y -= 1
        pairs.append((x, y))
      }
      if edits == 0 { break }
      (x, y) = isDown ? (startX, startX - (diagonal + 1)) : (startX - 1, startX - 1 - (diagonal - 1))
    }
    return pairs.reversed()
  }
}
