import Platform
import Sessions

/// Whether a folder is likely to hold a project that we understand: a look at names and requirements, no reading of code.
///
/// Hooks in the user's own settings are started everywhere; elsewhere they have nothing to say.
enum ProjectTrace {
  /// Folders that are looked into are not more than these.
  private static let folderLimit = 300
  private static let manifests = ["pyproject.toml", "Pipfile", "setup.py", "setup.cfg", "requirements.txt"]

  static func isFound(at root: String) -> Bool {
    let root = FilePath(root)
    if WorkRoot.configuration(in: root.text) != nil || tells(root) { return true }
    let isHome = root.text == Environment.homeDirectory
    if isHome { return false }
    if exists(root.appending(".djangology")) { return true }
    // Below a folder that is no working tree there may be anything: `/tmp`, all of somebody's projects.
    guard exists(root.appending(".git")) else { return false }
    let near = folders(in: root)
    let far = near.flatMap { folders(in: $0) }
    return (near + far).prefix(folderLimit).contains(where: tells)
  }

  private static func tells(_ folder: FilePath) -> Bool {
    if exists(folder.appending("manage.py")) { return true }
    return manifests.contains { mentionsFramework(folder.appending($0)) } || listsFramework(folder)
  }

  /// `requirements/base.txt`, `requirements-dev.in`.
  private static func listsFramework(_ folder: FilePath) -> Bool {
    let entries = (try? DirectoryEntries.read(folder.text)) ?? []
    return entries.contains { entry in
      let isList = entry.name.hasSuffix(".txt") || entry.name.hasSuffix(".in")
      let isNamed = entry.name.hasPrefix("requirements") || folder.name == "requirements"
      return !entry.isDirectory && isList && isNamed && mentionsFramework(folder.appending(entry.name))
    }
  }

  private static func mentionsFramework(_ path: FilePath) -> Bool {
    guard let bytes = try? FileReader.read(path.text, limit: 200_000) else { return false }
    let text = String(decoding: bytes, as: UTF8.self).lowercased()
    return text.contains("django") || text.contains("fastapi")
  }

  private static func folders(in folder: FilePath) -> [FilePath] {
    let entries = (try? DirectoryEntries.read(folder.text)) ?? []
    let left: Set<String> = ["node_modules", "venv", "env", "site-packages", "__pycache__", "target", "vendor"]
    return entries.filter { $0.isDirectory && !$0.name.hasPrefix(".") && !left.contains($0.name) }
      .map(\.name).sorted().map { folder.appending($0) }
  }

  private static func exists(_ path: FilePath) -> Bool { (try? FileStamp(of: path.text)) != nil }
}
