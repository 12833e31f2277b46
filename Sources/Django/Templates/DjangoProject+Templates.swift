import Base
import Facts

/// What the project looks like to the template loaders, by convention only: the settings were not evaluated.
extension DjangoProject {
  /// The apps outside the tests, by path.
  public var conventionalApps: [InstalledApp] {
    apps.filter { !FilePaths.isTest($0.path + "/x.py") }.map { app in
      InstalledApp(label: app.label, module: app.name, path: app.path)
    }
  }

  /// One engine of Django's own, with every `templates` directory of these files that belongs to no app.
  public func conventionalEngines(files: [String]) -> [TemplateEngine] {
    let appDirectories = Set(conventionalApps.compactMap { $0.path.map { $0 + "/templates" } })
    var directories: Set<String> = []
    for file in files where !FilePaths.isTest(file) {
      let parts = file.pathParts.dropLast()
      guard let index = parts.firstIndex(of: "templates") else { continue }
      let directory = parts[...index].joined(separator: "/")
      if !appDirectories.contains(directory) { directories.insert(directory) }
    }
    return [TemplateEngine(.django, dirs: directories.sorted(), usesAppDirs: true)]
  }

  /// The file of each dotted module of the project.
  public var fileOfModule: [String: String] {
    Dictionary(files.filter { !$0.module.isEmpty }.map { ($0.module, $0.path) }) { first, _ in first }
  }
}
