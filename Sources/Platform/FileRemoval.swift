import Glibc

/// Removes files of our own.
public enum FileRemoval {
  /// Removes the file at `path`, if it is one and there.
  public static func remove(_ path: String) { unsafe unlink(path) }
}
