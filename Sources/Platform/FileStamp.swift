import Glibc

/// What tells, without reading, that a file may have changed: as git's index keeps it.
public struct FileStamp: Hashable, BitwiseCopyable, Sendable {
  public var size: Int
  /// Nanoseconds since 1970.
  public var modified: Int64
  /// When the system last changed anything about it: unlike `modified`, no program can set it.
  public var changed: Int64
  public var inode: UInt64

  public init(size: Int, modified: Int64, changed: Int64, inode: UInt64) {
    self.size = size
    self.modified = modified
    self.changed = changed
    self.inode = inode
  }

  /// Whether the file may have changed again at `moment` or later without its stamp telling.
  ///
  /// The clock of file systems ticks in milliseconds, that of some in seconds: git calls such entries racy.
  public func isRacy(readAt moment: WallClock) -> Bool {
    let latest = max(modified, changed)
    let tick: Int64 = latest % 1_000_000_000 == 0 ? 2_100_000_000 : 100_000_000
    return latest > moment.nanoseconds - tick
  }

  /// The stamp of the file at `path`, following symlinks.
  public init(of path: String) throws(FileError) {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { throw .last }
    self.init(status)
  }

  init(_ status: stat) {
    size = Int(status.st_size)
    modified = Int64(status.st_mtim.tv_sec) &* 1_000_000_000 &+ Int64(status.st_mtim.tv_nsec)
    changed = Int64(status.st_ctim.tv_sec) &* 1_000_000_000 &+ Int64(status.st_ctim.tv_nsec)
    inode = UInt64(status.st_ino)
  }
}

extension stat {
  var isDirectory: Bool { st_mode & S_IFMT == S_IFDIR }
  var isRegular: Bool { st_mode & S_IFMT == S_IFREG }
}
