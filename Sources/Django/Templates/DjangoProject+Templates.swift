import Base
import Facts

/// What the project looks like to the template loaders, by convention only: the settings were not evaluated.
extension DjangoProject {
  /// The apps outside the tests by path, and one engine of Django's own.
  ///
  /// The engine has every `templates` directory of these files that belongs to no app.
  public func conventionalSetup(files: [String]) -> TemplateSetup {
    let apps = apps.filter { !FilePaths.isTest($0.path + "/x.py") }
      .map { InstalledApp(label: $0.label, module: $0.name, path: $0.path) }
    let appDirectories = Set(apps.compactMap { $0.path.map { $0 + "/templates" } })
    var directories: Set<String> = []
    for file in files where !FilePaths.isTest(file) {
      let parts = file.pathParts.dropLast()
      guard let index = parts.firstIndex(of: "templates") else { continue }
      let directory = parts[...index].joined(separator: "/")
      if !appDirectories.contains(directory) { directories.insert(directory) }
    }
    let engine = TemplateEngine(.django, dirs: directories.sorted(), usesAppDirs: true)
    return TemplateSetup(engines: [engine], apps: apps, isComplete: false)
  }

  /// The file of each dotted module of the project.
  public var fileOfModule: [String: String] {
    Dictionary(files.filter { !$0.module.isEmpty }.map { ($0.module, $0.path) }) { first, _ in first }
  }
}
