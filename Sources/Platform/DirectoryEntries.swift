import Glibc

/// The names that lie directly in one directory.
public enum DirectoryEntries {
  /// Files and directories, symlinks followed, in no order; names that are not UTF-8 are left out.
  public static func read(_ path: String) throws(FileError) -> [(name: String, isDirectory: Bool)] {
    let directory = try Descriptor(opening: path.isEmpty ? "." : path, O_RDONLY | O_DIRECTORY)
    var listing = DirectoryListing()
    let entries = try listing.read(directory)
    return entries.rows.compactMap { index in
      let row = listing.rows[index]
      guard let name = String(validating: listing.name(row), as: UTF8.self) else { return nil }
      return (name, row.kind.isDirectory)
    }
  }
}
