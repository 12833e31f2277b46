import CatalogueData

/// The embedded text of one distribution: bytes inside the program, read with a check of every access.
struct CatalogueBlob: Sendable {
  let number: Int
  let count: Int

  static let all: [CatalogueBlob] = (0..<catalogue_count()).map {
    CatalogueBlob(number: $0, count: catalogue_size($0))
  }

  /// A copy of the bytes in `range`, as far as there are any.
  func bytes(_ range: Range<Int>) -> [UInt8] {
    let range = range.clamped(to: 0..<count)
    guard let start = unsafe catalogue_bytes(number) else { return [] }
    return unsafe [UInt8](UnsafeBufferPointer(start: start + range.lowerBound, count: range.count))
  }

  func text(_ range: Range<Int>) -> String { String(decoding: bytes(range), as: UTF8.self) }

  /// The line that holds `offset`, without its end.
  func line(at offset: Int, in limits: Range<Int>) -> Range<Int> {
    let limits = limits.clamped(to: 0..<count)
    guard let start = unsafe catalogue_bytes(number), limits.contains(offset) else {
      return limits.upperBound..<limits.upperBound
    }
    let newline = UInt8(ascii: "\n")
    var low = offset
    while low > limits.lowerBound, unsafe start[low - 1] != newline { low -= 1 }
    var high = offset
    while high < limits.upperBound, unsafe start[high] != newline { high += 1 }
    return low..<high
  }
}
