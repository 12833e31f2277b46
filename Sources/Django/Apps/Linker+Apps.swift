import Base
import Facts

/// Applications: the directories that hold an `AppConfig`, models or migrations.
extension Linker {
  mutating func findApps() {
    var apps: [String: App] = [:]
    for (index, type) in project.classes.enumerated() where type.roles.contains(.appConfig) { addConfig(index, &apps) }
    for file in project.files where file.facts.kind == .python {
      guard let directory = FilePaths.appDirectory(file.path), apps[directory] == nil, !directory.isEmpty else {
        continue
      }
      let name = packageName(directory)
      apps[directory] = App(label: KnownBases.lastPart(name), name: name, path: directory)
    }
    project.apps = apps.values.sorted { $0.path < $1.path }
    for index in project.files.indices { project.files[index].app = label(of: project.files[index].path, apps) }
  }

  private mutating func addConfig(_ index: Int, _ apps: inout [String: App]) {
    let id = ID<ProjectClass>(index)
    let file = project.files[project.classes[id].file]
    guard let name = string(binding("name", of: id)), !name.isEmpty else { return }
    let label = string(binding("label", of: id)) ?? KnownBases.lastPart(name)
    let directory = directory(ofPackage: name) ?? SourceRoots.directory(of: file.path)
    // The first config of a directory stands for it, unless a later one says that it is the default.
    guard apps[directory] == nil || isTrue(binding("default", of: id)) else { return }
    apps[directory] = App(label: label, name: name, path: directory)
  }

  private func directory(ofPackage name: String) -> String? {
    guard case .file(let file) = resolver.module(name), project.files[file].isPackage else { return nil }
    return SourceRoots.directory(of: project.files[file].path)
  }

  /// The dotted name of a directory.
  private func packageName(_ directory: String) -> String {
    for root in project.sourceRoots {
      if let name = SourceRoots.module(of: directory + ".py", below: root), !name.isEmpty { return name }
    }
    return directory
  }

  private func label(of path: String, _ apps: [String: App]) -> String {
    var directory = SourceRoots.directory(of: path)
    while !directory.isEmpty {
      if let app = apps[directory] { return app.label }
      directory = SourceRoots.directory(of: directory)
    }
    return ""
  }

  /// `AUTH_USER_MODEL` of the first settings file that sets it.
  mutating func findUserModel() {
    for file in project.files
    where !FilePaths.isTest(file.path) || SourceRoots.lastComponent(file.path) == "settings.py" {
      // Settings may be a class body; of several assignments the last one is the plain branch.
      for binding in file.facts.bindings.reversed() where binding.name == "AUTH_USER_MODEL" {
        guard let label = file.facts.string(binding.value), label.hasDot else { continue }
        project.userModel = label
        return
      }
    }
  }
}

extension FilePaths {
  /// The directory of the app that a file with this path proves: it holds models or migrations.
  static func appDirectory(_ path: String) -> String? {
    let directory = SourceRoots.directory(of: path)
    switch SourceRoots.lastComponent(path) {
    case "models.py": return SourceRoots.lastComponent(directory) == "models" ? nil : directory
    case "apps.py": return directory
    case "__init__.py":
      let name = SourceRoots.lastComponent(directory)
      return name == "models" || name == "migrations" ? SourceRoots.directory(of: directory) : nil
    default: return nil
    }
  }
}
