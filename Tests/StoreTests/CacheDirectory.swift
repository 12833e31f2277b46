import Glibc
import Platform

@testable import Store

/// A folder for one test's cache, removed with this value.
final class CacheDirectory: Sendable {
  let path: String

  init() throws {
    let parent = unsafe access("/dev/shm", W_OK | X_OK) == 0 ? "/dev/shm" : Environment.variable("TMPDIR") ?? "/tmp"
    var template = Array("\(parent)/djangology-store-XXXXXX".utf8CString)
    guard let name = unsafe mkdtemp(&template) else { throw FileError.other(errno: errno) }
    path = unsafe String(cString: name)
  }

  deinit {
    for entry in (try? DirectoryEntries.read(path)) ?? [] {
      unsafe unlink(path + "/" + entry.name)
      unsafe rmdir(path + "/" + entry.name)
    }
    unsafe rmdir(path)
  }

  func store(build: String = "build 1", root: String = "/projects/shop") -> ResultStore {
    ResultStore(root: root, directory: path, build: build)
  }

  static func result(_ kind: String, _ number: Int, size: Int = 20_000) -> StoredResult {
    let payload = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* number &+ $0 >> 8) }
    return StoredResult(
      kind: kind, key: ContentHash([kind, "\(number)"]), trace: Array("\(kind) \(number)".utf8), payload: payload)
  }
}

extension ResultStore {
  func read(_ result: StoredResult) -> StoredResult? { read(kind: result.kind, key: result.key) }
}
