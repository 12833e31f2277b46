import Platform

/// The folder of the project that a server was started for, when nobody said which.
enum ProjectRoot {
  /// What the agent calls its project, else the nearest folder upwards that looks like one, else where we are.
  static func found() -> String {
    if let given = Environment.variable("CLAUDE_PROJECT_DIR") { return given }
    let here = Environment.currentDirectory
    return above(here) ?? here
  }

  /// The nearest folder at or above `folder` with `manage.py`; without any, one that is the top of a package or
  /// repository.
  static func above(_ folder: String) -> String? {
    let folders = upwards(from: folder)
    return folders.first { has("manage.py", $0) } ?? folders.first { has("pyproject.toml", $0) || has(".git", $0) }
  }

  /// The nearest folder above `folder` with `manage.py`; nil where `folder` has one itself.
  static func scriptFolder(above folder: String) -> String? {
    guard !has("manage.py", folder) else { return nil }
    return upwards(from: folder).dropFirst().first { has("manage.py", $0) }
  }

  private static func upwards(from folder: String) -> [String] {
    var folders = [FilePath(folder).absolute.normalized]
    while let last = folders.last, last.text != "/", folders.count < 64 { folders.append(last.parent) }
    return folders.map(\.text)
  }

  private static func has(_ name: String, _ folder: String) -> Bool {
    (try? FileStamp(of: FilePath(folder).appending(name).text)) != nil
  }
}
