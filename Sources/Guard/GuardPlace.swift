internal import Platform

/// Where a project's guard is configured.
struct GuardPlace {
  let root: String
  let settings: GuardSettings

  private static let names = ["djangology.toml", ".djangology.toml", "pyproject.toml"]

  /// The nearest folder that configures us, else the working tree's, else the one that holds manage.py.
  init(around directory: String) {
    let start = FilePath(directory).absolute
    var folder = start
    var tree: FilePath?
    var project: FilePath?
    while true {
      if let settings = Self.settings(in: folder) {
        root = folder.text
        self.settings = settings
        return
      }
      if project == nil, Self.exists(folder, "manage.py") { project = folder }
      if Self.exists(folder, ".git") {
        tree = folder
        break
      }
      if folder.text == "/" || folder.text.isEmpty { break }
      folder = folder.parent
    }
    root = (tree ?? project ?? start).text
    settings = GuardSettings()
  }

  private static func exists(_ folder: FilePath, _ name: String) -> Bool {
    (try? FileStamp(of: folder.appending(name).text)) != nil
  }

  private static func settings(in folder: FilePath) -> GuardSettings? {
    for name in names {
      guard let bytes = try? FileReader.read(folder.appending(name).text) else { continue }
      let isOurs = name != "pyproject.toml"
      guard isOurs || String(decoding: bytes, as: UTF8.self).contains("tool.djangology") else { continue }
      return GuardSettings(reading: bytes, isOurs: isOurs)
    }
    return nil
  }
}
