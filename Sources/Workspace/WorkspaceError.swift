public import Platform

/// Why a folder cannot be opened as a project; one other file turns these into words.
public enum WorkspaceError: Error, Hashable, Sendable {
  case unreadable(path: String, FileError)
  /// The path names a file, not a folder.
  case isFile(path: String)
  /// There is no Python file below the folder.
  case noPython(path: String)
  /// No settings module is found, or not the one that was named.
  case noSettings(path: String, named: String?)
}
