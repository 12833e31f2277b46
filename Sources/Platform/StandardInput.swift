import Glibc

/// What somebody pipes into the process.
public enum StandardInput {
  /// The bytes until the pipe is closed, or the first of them where there are more than `limit`.
  public static func read(upTo limit: Int) throws(FileError) -> (bytes: [UInt8], isWhole: Bool) {
    var bytes: [UInt8] = []
    let isWhole = try read(into: &bytes, limit: limit)
    return (bytes, isWhole)
  }

  /// All bytes until the pipe is closed.
  public static func readAll(limit: Int) throws(FileError) -> [UInt8] {
    var bytes: [UInt8] = []
    guard try read(into: &bytes, limit: limit) else { throw .tooLarge(bytes: bytes.count, limit: limit) }
    return bytes
  }

  /// Whether the pipe was closed before there were too many.
  private static func read(into bytes: inout [UInt8], limit: Int) throws(FileError) -> Bool {
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count <= limit {
      let count = retrying { unsafe Glibc.read(StandardStream.input.rawValue, &chunk, chunk.count) }
      if count < 0 { throw .last }
      if count == 0 { return true }
      bytes += chunk[..<count]
    }
    return false
  }
}
