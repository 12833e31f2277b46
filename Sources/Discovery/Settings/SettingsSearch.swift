import Base
import Platform
import PythonSyntax

/// Finds the settings module a project is started with.
public struct SettingsSearch {
  let project: ProjectFiles
  /// The file a dotted name is imported from, relative to the root; nil if it is none of the project's.
  let fileOfModule: (String) -> String?
  /// The dotted name of a file.
  let moduleOfFile: (String) -> String?
  /// Whether the requirements name Django.
  let requiresDjango: Bool

  public init(
    project: ProjectFiles, requiresDjango: Bool, fileOfModule: @escaping (String) -> String?,
    moduleOfFile: @escaping (String) -> String?
  ) {
    self.requiresDjango = requiresDjango
    self.project = project
    self.fileOfModule = fileOfModule
    self.moduleOfFile = moduleOfFile
  }

  /// All candidates, the best first, each module once with its best reason.
  ///
  /// What the project tells us, then what `DJANGO_SETTINGS_MODULE` in the environment says, wins without being looked
  /// for. Else modules that exist come before those that do not, those that say something before empty packages, those
  /// that are not for tests before those that are, and then the reason decides.
  public func candidates(environment: String?) -> [SettingsCandidate] {
    if let own = OwnOptions(of: project).settings { return [known(own)] }
    if let module = environment, !module.isEmpty {
      return [known(SettingsCandidate(module: module, reason: .environment, path: "", line: 0))]
    }
    var found = (scripts() + configurations()).map(known)
    found += instructions(besides: found)
    if !found.contains(where: { $0.file != nil && !$0.isForTests && !isBlank($0) }) {
      found += conventions().map(known)
    }
    let ranks = found.map(rank)
    let order = found.indices.sorted { (ranks[$0], $0) < (ranks[$1], $1) }
    var seen: Set<String> = []
    return order.map { found[$0] }.filter { seen.insert($0.module).inserted }
  }

  func known(_ candidate: SettingsCandidate) -> SettingsCandidate {
    var candidate = candidate
    candidate.file = fileOfModule(candidate.module)
    return candidate
  }

  private func rank(_ candidate: SettingsCandidate) -> Int {
    (candidate.file == nil ? 400 : 0) + (ProjectFiles.isAside(candidate.file ?? candidate.path) ? 200 : 0)
      + (candidate.isForTests ? 100 : 0) + (isBlank(candidate) ? 150 : 0) + (isOverlay(candidate) ? 250 : 0)
      + Int(candidate.reason.rawValue)
  }

  /// A package `settings` that says nothing itself: the module in it is chosen where the project is deployed.
  func isBlank(_ candidate: SettingsCandidate) -> Bool {
    guard let path = candidate.file, path.hasSuffix("/__init__.py"), let file = project.python(path) else {
      return false
    }
    return file.statements(of: file.root).allSatisfy { file.kind($0) == .expressionStatement }
  }

  // MARK: Python

  private func scripts() -> [SettingsCandidate] {
    var found: [SettingsCandidate] = []
    for (name, reason) in Self.scriptNames {
      for path in project.named(name) { found += named(in: path, reason) }
    }
    let others = project.paths.filter { path in
      path.hasSuffix(".py") && !Self.scriptNames.contains { path == $0.name || path.hasSuffix("/" + $0.name) }
        && (project.depth(path) == 0 || Self.otherScripts.contains { path.hasSuffix("/" + $0) })
    }
    for path in others.sorted(by: { (project.depth($0), $0) < (project.depth($1), $1) }) {
      found += named(in: path, .script)
    }
    return found
  }

  static let scriptNames: [(name: String, reason: SettingsCandidate.Reason)] = [
    ("manage.py", .manage), ("wsgi.py", .wsgi), ("wsgi/__init__.py", .wsgi), ("asgi.py", .asgi),
    ("asgi/__init__.py", .asgi), ("celery.py", .celery), ("celeryapp.py", .celery), ("celeryconf.py", .celery),
    ("celery_app.py", .celery),
  ]
  private static let otherScripts = ["runtests.py", "conftest.py", "cli.py", "__main__.py", "worker.py"]

  private func named(in path: String, _ reason: SettingsCandidate.Reason) -> [SettingsCandidate] {
    guard project.tree.text(path)?.contains(Self.variable) == true, let file = project.python(path) else { return [] }
    return SettingsVariable(file: file).values.map {
      SettingsCandidate(module: $0.module, reason: reason, path: path, line: $0.line)
    }
  }

  static let variable = "DJANGO_SETTINGS_MODULE"

  // MARK: Configuration files

  private func configurations() -> [SettingsCandidate] {
    var found = pyproject()
    for (name, reason) in Self.iniFiles {
      for path in project.named(name).prefix(4) { found += assignments(in: path, reason) }
    }
    let folders = Set(["", "docker"] + project.named("manage.py").map { FilePath($0).parent.text }).sorted()
    for folder in folders {
      for (name, reason) in Self.plainFiles {
        found += assignments(in: FilePath(folder).appending(name).text, reason)
      }
    }
    return found
  }

  static let iniFiles: [(String, SettingsCandidate.Reason)] = [
    ("pytest.ini", .pytest), ("setup.cfg", .setupCfg), ("tox.ini", .tox), ("mypy.ini", .djangoStubs),
  ]
  static let plainFiles: [(String, SettingsCandidate.Reason)] = [
    (".env", .dotenv), (".env.example", .dotenv), (".env.sample", .dotenv), (".envrc", .dotenv),
    ("docker-compose.yml", .compose), ("docker-compose.yaml", .compose), ("compose.yml", .compose),
    ("compose.yaml", .compose), ("local.yml", .compose), ("Dockerfile", .docker), (".devcontainer.json", .docker),
    (".devcontainer/devcontainer.json", .docker), ("Makefile", .docker),
  ]

  private func pyproject() -> [SettingsCandidate] {
    guard let bytes = project.tree.read("pyproject.toml") else { return [] }
    let reader = TOMLReader(bytes)
    let keys: [(path: [String], reason: SettingsCandidate.Reason)] = [
      (["tool", "pytest", "ini_options", Self.variable], .pyproject), (["tool", "pytest", Self.variable], .pyproject),
      (["tool", "django-stubs", "django_settings_module"], .djangoStubs),
    ]
    var found: [SettingsCandidate] = []
    for (path, reason) in keys {
      let value = path.reduce(Optional(reader.document)) { $0?[$1] }
      guard let module = value?.string else { continue }
      let line = reader.lines[path.joined(separator: ".")] ?? 0
      found.append(SettingsCandidate(module: module, reason: reason, path: "pyproject.toml", line: line))
    }
    let options = reader.document["tool"]?[path: "pytest", "ini_options", "addopts"]?.strings ?? []
    for module in options.flatMap({ SettingsText.option(in: $0[...]) }) {
      found.append(SettingsCandidate(module: module, reason: .pyproject, path: "pyproject.toml", line: 0))
    }
    return found
  }

  private func assignments(in path: String, _ reason: SettingsCandidate.Reason) -> [SettingsCandidate] {
    guard let text = project.tree.text(path) else { return [] }
    return SettingsText.values(in: text).map {
      SettingsCandidate(module: $0.module, reason: reason, path: path, line: $0.line)
    }
  }

  // MARK: Convention

  /// Modules named as settings are that assign `INSTALLED_APPS`, and those that take all from a module beside them.
  ///
  /// The latter count only in a project with a sign of Django: pydantic's settings are written in such packages, too.
  private func conventions() -> [SettingsCandidate] {
    var found: [(rank: Int, candidate: SettingsCandidate)] = []
    var isDjango = requiresDjango || !project.named("manage.py").isEmpty
    for path in project.paths {
      guard let rank = Self.conventionRank(path), let file = project.python(path),
        case let apps = Self.lineOfInstalledApps(file),
        let line = apps ?? (rank > 0 ? Self.lineOfStarImport(file) : nil),
        let module = moduleOfFile(path)
      else { continue }
      isDjango = isDjango || apps != nil
      found.append((rank, SettingsCandidate(module: module, reason: .convention, path: path, line: line)))
    }
    if !isDjango { return [] }
    return found.sorted {
      ($0.rank, project.depth($0.candidate.path), $0.candidate.path) < (
        $1.rank, project.depth($1.candidate.path), $1.candidate.path
      )
    }.map(\.candidate)
  }

  private static func conventionRank(_ path: String) -> Int? {
    let parts = path.pathParts
    guard let name = parts.last, name.hasSuffix(".py") else { return nil }
    let stem = String(name.dropLast(3))
    if stem == "settings" { return 0 }
    let folder = parts.dropLast().last.map(String.init) ?? ""
    guard folder.hasSuffix("settings") || folder == "config" || folder == "conf" || stem.hasSuffix("settings") else {
      return nil
    }
    return (Self.conventionalNames.firstIndex(of: stem) ?? Self.conventionalNames.count) + 1
  }

  private static let conventionalNames = [
    "local", "dev", "development", "base", "common", "default", "defaults", "__init__", "main", "production", "prod",
  ]

  private static func lineOfInstalledApps(_ file: PythonFile) -> Int? {
    for id in file.statements(of: file.root) {
      guard [.assign, .annotatedAssign, .augmentedAssign].contains(file.kind(id)) else { continue }
      guard let target = file.firstChild(of: id) else { continue }
      if file.kind(target) == .name, file.text(of: target) == "INSTALLED_APPS" { return file.line(of: id) }
    }
    return nil
  }

  private static func lineOfStarImport(_ file: PythonFile) -> Int? {
    file.all(Import.self).first { $0.isStar && $0.level == 1 }.map { file.line(of: $0.id) }
  }
}
