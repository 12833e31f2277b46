import Glibc
import Synchronization

/// Replaces a file whole: a reader sees the old bytes or the new ones, never half of them.
public enum AtomicWrite {
  /// Whether the bytes must be on the disk, not only in its cache, before the old file goes.
  public enum Durability: Sendable {
    /// Enough for what can be made again.
    case cached
    case synced
  }

  /// Writes `bytes` to `path`, through a symlink if there is one, keeping the permissions of what it replaces.
  public static func write(
    _ bytes: [UInt8], to path: String, durability: Durability = .cached
  ) throws(FileError) {
    let target = (try? FilePath(path).resolved())?.text ?? path
    let temporary = temporaryName(for: FilePath(target))
    do throws(FileError) {
      try fill(temporary, with: bytes, like: target, durability)
      guard unsafe rename(temporary, target) == 0 else { throw .last }
    } catch {
      unsafe unlink(temporary)
      throw error
    }
  }

  /// Makes `path` and the directories above it; one that exists is fine.
  public static func makeDirectory(_ path: String, mode: UInt32 = 0o755) throws(FileError) {
    if unsafe mkdir(path, mode) == 0 { return }
    switch errno {
    case EEXIST:
      var status = stat()
      guard unsafe stat(path, &status) == 0, status.isDirectory else { throw .notADirectory }
    case ENOENT:
      let parent = FilePath(path).parent
      guard !parent.text.isEmpty, parent.text != path else { throw .notFound }
      try makeDirectory(parent.text, mode: mode)
      guard unsafe mkdir(path, mode) == 0 || errno == EEXIST else { throw .last }
    default: throw .last
    }
  }

  private static let counter = Atomic<Int>(0)

  private static func temporaryName(for target: FilePath) -> String {
    let turn = counter.add(1, ordering: .relaxed).newValue
    return target.parent.appending(".\(target.name).\(getpid()).\(turn).tmp").text
  }

  private static func fill(
    _ temporary: String, with bytes: [UInt8], like target: String, _ durability: Durability
  ) throws(FileError) {
    let file = try Descriptor(opening: temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode: 0o644)
    var existing = stat()
    if unsafe stat(target, &existing) == 0 { _ = fchmod(file.number, existing.st_mode & 0o7777) }
    var written = 0
    while written < bytes.count {
      let rest = bytes[written...]
      let count = unsafe rest.withUnsafeBytes { rest in
        retrying { unsafe Glibc.write(file.number, rest.baseAddress, rest.count) }
      }
      guard count > 0 else { throw .last }
      written += count
    }
    if durability == .synced, fsync(file.number) != 0 { throw .last }
  }
}
