import Glibc

/// What somebody pipes into the process.
public enum StandardInput {
  /// All bytes until the pipe is closed.
  public static func readAll(limit: Int) throws(FileError) -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = retrying { unsafe Glibc.read(StandardStream.input.rawValue, &chunk, chunk.count) }
      if count < 0 { throw .last }
      if count == 0 { return bytes }
      bytes += chunk[..<count]
      guard bytes.count <= limit else { throw .tooLarge(bytes: bytes.count, limit: limit) }
    }
  }
}
