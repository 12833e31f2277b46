import Glibc

/// A file that one process holds at a time; when the process dies, however it does, the system lets go of it.
///
/// The file is removed with this value.
public struct FileLock: ~Copyable, Sendable {
  private let file: Descriptor
  private let path: String

  /// Takes the lock; throws when the file cannot be made, and is nil when somebody else holds it.
  public init?(_ path: String) throws(FileError) {
    while true {
      let file = try Descriptor(opening: path, O_RDWR | O_CREAT | O_NOFOLLOW, mode: 0o600)
      guard flock(file.number, LOCK_EX | LOCK_NB) == 0 else {
        if errno == EWOULDBLOCK { return nil }
        throw .last
      }
      // Whoever held it before may have removed the file we opened: then it guards nothing.
      if let there = try? FileStamp(of: path), FileStamp(try file.status()).inode == there.inode {
        self.file = file
        self.path = path
        return
      }
    }
  }

  deinit { unsafe unlink(path) }
}
