import Glibc

/// Removes files of our own.
public enum FileRemoval {
  /// Removes the file at `path`, if it is one and there.
  public static func remove(_ path: String) { unsafe unlink(path) }

  /// Removes the folder at `path` unless something lies in it; says whether it is gone.
  @discardableResult
  public static func removeEmptyFolder(_ path: String) -> Bool { unsafe rmdir(path) == 0 }
}
