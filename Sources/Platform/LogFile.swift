import Glibc
import Synchronization

/// A file that grows at its end and never beyond a limit: then the older half of it goes.
///
/// What cannot be written is lost without a word: a log is no reason to stop.
public final class LogFile: Sendable {
  private let path: String
  private let limit: Int
  private let size: Mutex<Int>

  public init(_ path: String, limit: Int = 128 << 10) {
    self.path = path
    self.limit = limit
    size = Mutex((try? FileStamp(of: path).size) ?? 0)
  }

  public func write(_ line: String) {
    let bytes = Array(line.utf8) + [UInt8(ascii: "\n")]
    size.withLock { size in
      if size + bytes.count > limit { size = shorten() }
      if append(bytes) { size += bytes.count }
    }
  }

  private func append(_ bytes: [UInt8]) -> Bool {
    guard let file = try? Descriptor(opening: path, O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW, mode: 0o600) else {
      return false
    }
    return unsafe bytes.withUnsafeBytes { unsafe Glibc.write(file.number, $0.baseAddress, $0.count) } == bytes.count
  }

  /// Keeps the younger half, from the start of a line; answers what is left.
  private func shorten() -> Int {
    let bytes = (try? FileReader.read(path, limit: limit * 2)) ?? []
    let tail = bytes.suffix(limit / 2).drop { $0 != UInt8(ascii: "\n") }.dropFirst()
    do throws(FileError) {
      try AtomicWrite.write(Array(tail), to: path)
      return tail.count
    } catch {
      return 0
    }
  }
}
