import Base
import Platform

/// What a project's configuration of Djangology says of its Django.
///
/// `[tool.djangology]` of a `pyproject.toml`, or a file of our own, as far as a boot needs it: `check` reads the whole and
/// tells what is wrong with it.
struct OwnOptions {
  /// `django-settings`.
  private(set) var settings: SettingsCandidate?
  /// `django-version`, with the file that says it.
  private(set) var djangoVersion: (text: String, path: String)?

  private static let fileNames = ["djangology.toml", ".djangology.toml", "pyproject.toml"]

  init(of project: ProjectFiles) {
    for path in Self.fileNames {
      guard let bytes = project.tree.read(path) else { continue }
      let (reader, isOurs) = (TOMLReader(bytes), path != "pyproject.toml")
      guard let section = isOurs ? reader.document : reader.document[path: "tool", "djangology"] else { continue }
      if let module = section["django-settings"]?.string {
        let line = reader.lines[isOurs ? "django-settings" : "tool.djangology.django-settings"] ?? 0
        settings = SettingsCandidate(module: module, reason: .djangology, path: path, line: line)
      }
      djangoVersion = section["django-version"]?.string.map { ($0, path) }
      return
    }
  }
}
