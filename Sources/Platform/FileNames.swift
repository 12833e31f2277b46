import Glibc

/// By how many names a file can be reached.
enum FileNames {
  /// Whether `path` is a symlink, or a file with further hard links.
  static func areSeveral(_ path: String) -> Bool {
    var status = stat()
    guard unsafe lstat(path, &status) == 0 else { return false }
    return status.st_mode & S_IFMT == S_IFLNK || (status.isRegular && status.st_nlink > 1)
  }
}
