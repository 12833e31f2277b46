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

  /// `AUTH_USER_MODEL` of the settings that `manage.py` names; else of the first settings file that sets it.
  mutating func findUserModel() {
    for file in settingsFiles() {
      switch resolver.local("AUTH_USER_MODEL", in: file, fuel: 16) {
      case .constant(let source, let binding):
        let facts = project.files[source].facts
        guard let label = facts.string(facts.bindings[Int(binding.index)].value), label.hasDot else { continue }
        project.userModel = label
        return
      case .absent:
        // Settings that can be read to the end and do not set it leave Django's own.
        if case .constant = resolver.local("INSTALLED_APPS", in: file, fuel: 16) { return }
      case .file, .namespace, .class, .function, .external, .unknown: continue
      }
    }
    findUserModelAnywhere()
  }

  private mutating func findUserModelAnywhere() {
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

  /// The files of the settings modules that `manage.py` names, in order of path.
  private mutating func settingsFiles() -> [ID<ProjectFile>] {
    var files: [ID<ProjectFile>] = []
    for file in project.files where SourceRoots.lastComponent(file.path) == "manage.py" && !FilePaths.isTest(file.path)
    {
      let strings = file.facts.strings.map { file.facts.text($0.text) }
      guard let key = strings.firstIndex(of: "DJANGO_SETTINGS_MODULE"), key + 1 < strings.count else { continue }
      // The module is meant from the directory of `manage.py`.
      let directory = SourceRoots.directory(of: file.path)
      let path = (directory.isEmpty ? "" : directory + "/") + strings[key + 1].dottedParts.joined(separator: "/")
      let found = project.files.firstIndex { $0.path == path + ".py" || $0.path == path + "/__init__.py" }
      if let found { files.append(ID(found)) }
    }
    return files
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
