import Glibc

/// By how many names a file can be reached.
public enum FileNames {
  /// Whether `path` is a symlink, or a file with further hard links.
  static func areSeveral(_ path: String) -> Bool {
    var status = stat()
    guard unsafe lstat(path, &status) == 0 else { return false }
    return status.st_mode & S_IFMT == S_IFLNK || (status.isRegular && status.st_nlink > 1)
  }

  /// Whether nothing at all stands at `path`, no broken symlink either.
  public static func isNothing(_ path: String) -> Bool {
    var status = stat()
    return unsafe lstat(path, &status) != 0 && errno == ENOENT
  }
}

extension WalkedFile {
  /// The file as it is now; nil if a walk would not list it, or might not: a symlink leads to who knows what.
  public func again(below root: String) -> WalkedFile? {
    var status = stat()
    guard unsafe lstat(root + "/" + path, &status) == 0, status.isRegular else { return nil }
    let stamp = FileStamp(status)
    return stamp.size <= FileReader.sourceLimit ? WalkedFile(path: path, stamp: stamp) : nil
  }
}
