import Glibc

extension FileLock {
  /// Takes the lock, waiting for whoever holds it; nil when it was not let go in time.
  public static func take(_ path: String, within milliseconds: Int) throws(FileError) -> FileLock? {
    let deadline = Deadline(afterMilliseconds: milliseconds)
    while true {
      if let lock = try FileLock(path) { return lock }
      if deadline.isPast { return nil }
      usleep(2000)
    }
  }
}
