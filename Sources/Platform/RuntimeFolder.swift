import Glibc

/// The directory for sockets and locks of this user's processes: nobody else can look into it.
public enum RuntimeFolder {
  /// `XDG_RUNTIME_DIR/djangology`, else `/tmp/djangology-UID`; made if it is not there.
  ///
  /// Throws when what is there is a symlink, another user's, or open to others.
  public static func open() throws(FileError) -> FilePath {
    if let session = Environment.runtimeDirectory, session.utf8.count <= longest,
      let folder = try? open(at: FilePath(session).appending("djangology"))
    {
      return folder
    }
    return try open(at: FilePath("/tmp/djangology-\(Environment.userID)"))
  }

  // What is put below it must fit a socket's address.
  private static let longest = 60

  static func open(at folder: FilePath) throws(FileError) -> FilePath {
    guard unsafe mkdir(folder.text, 0o700) == 0 || errno == EEXIST else { throw .last }
    var status = stat()
    guard unsafe lstat(folder.text, &status) == 0 else { throw .last }
    guard status.isDirectory else { throw .notADirectory }
    guard status.st_uid == Environment.userID, status.st_mode & 0o077 == 0 else { throw .permissionDenied }
    return folder
  }
}
