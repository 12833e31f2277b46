internal import Platform

/// The folder that work in a project belongs to: guard, sessions, memory and hooks all ask here, so that a pattern means
/// the same file to each of them.
public enum WorkRoot {
  private static let configurations = ["djangology.toml", ".djangology.toml", "pyproject.toml"]

  /// The nearest folder upwards that configures us, else the nearest that was set up, else the working tree's top, else
  /// the one that holds `manage.py`, else the directory itself.
  public static func around(_ directory: String) -> String {
    let start = FilePath(directory).absolute
    let folders = upwards(from: start)
    if let found = folders.first(where: { configuration(in: $0.text) != nil }) ?? folders.first(where: isSetUp) {
      return found.text
    }
    if let top = folders.last, exists(top, ".git") { return top.text }
    return (folders.first { exists($0, "manage.py") } ?? start).text
  }

  /// The file of a folder that configures us, and whether it is ours alone.
  public static func configuration(in folder: String) -> (bytes: [UInt8], isOurs: Bool)? {
    for name in configurations {
      guard let bytes = try? FileReader.read(FilePath(folder).appending(name).text) else { continue }
      let isOurs = name != "pyproject.toml"
      if isOurs || String(decoding: bytes, as: UTF8.self).contains("tool.djangology") { return (bytes, isOurs) }
    }
    return nil
  }

  /// Up to the top of the working tree, if there is one.
  private static func upwards(from start: FilePath) -> [FilePath] {
    var folders = [start]
    while let last = folders.last, !exists(last, ".git"), last.text != "/", !last.text.isEmpty, folders.count < 64 {
      folders.append(last.parent)
    }
    return folders
  }

  /// A home directory keeps what is set up for a person, not for a project.
  private static func isSetUp(_ folder: FilePath) -> Bool {
    exists(folder, ".djangology") && folder.text != Environment.homeDirectory
  }

  private static func exists(_ folder: FilePath, _ name: String) -> Bool {
    (try? FileStamp(of: folder.appending(name).text)) != nil
  }
}
