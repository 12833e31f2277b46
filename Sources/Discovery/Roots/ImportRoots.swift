import Base
import Platform
import PythonSyntax

/// The folders that a project's modules are imported from, in the order Python would search them.
public struct ImportRoots: Hashable, Sendable {
  /// Relative to the project's root, which is `""`.
  public var folders: [String]

  public init(_ folders: [String]) { self.folders = folders }

  /// The entries of a `PYTHONPATH` that lie inside `root`; nil if none does.
  ///
  /// `root` is given absolute, once for each name it goes by.
  public init?(pythonPath: String?, below roots: [String]) {
    var folders: [String] = []
    for entry in (pythonPath ?? "").split(separator: ":") where entry.hasPrefix("/") {
      let entry = FilePath(entry).normalized
      let inside = roots.lazy.compactMap { entry.relative(to: FilePath($0).normalized) }.first
      if let inside, !folders.contains(inside.text) { folders.append(inside.text) }
    }
    guard !folders.isEmpty else { return nil }
    self.folders = folders
  }

  /// With the folder of `manage.py`, which Python searches first, where the settings are in none of these.
  func holding(_ settings: String?, of project: ProjectFiles) -> ImportRoots {
    guard let settings, !folders.contains(where: { project.holds(settings, below: FilePath($0)) }) else { return self }
    var search = RootSearch(project: project)
    for folder in folders { search.add(folder) }
    search.addManagePy()
    return ImportRoots(search.folders)
  }

  /// What the project itself says: where `manage.py` stands, what it puts on `sys.path`, its build and test settings.
  public init(of project: ProjectFiles) {
    var search = RootSearch(project: project)
    search.addManagePy()
    search.addPathEdits()
    search.addConfiguration()
    search.addSourceLayouts()
    search.addServices()
    search.add("")
    folders = search.folders
  }
}

/// Collects import roots in order, each once.
struct RootSearch {
  let project: ProjectFiles
  private(set) var folders: [String] = []

  init(project: ProjectFiles) { self.project = project }

  mutating func add(_ folder: String) {
    guard !folders.contains(folder), folder.isEmpty || project.tree.isFolder(folder) else { return }
    folders.append(folder)
  }

  /// The folder of a script is the first that Python searches.
  mutating func addManagePy() {
    let scripts = project.named("manage.py").filter(isStartedInItsFolder)
    let own = scripts.filter { !ProjectFiles.isAside($0) && !ProjectFiles.isForTests($0) }
    for script in own.isEmpty ? Array(scripts.prefix(1)) : own { add(FilePath(script).parent.text) }
  }

  /// Inside a package it is, if the settings it names lie beside it and nowhere else.
  private func isStartedInItsFolder(_ script: String) -> Bool {
    let folder = FilePath(script).parent
    if !project.isPackage(folder.text) { return true }
    guard let file = project.python(script), let module = SettingsVariable(file: file).values.first?.module else {
      return false
    }
    return project.holds(module, below: folder) && !project.holds(module, below: "")
  }

  // MARK: sys.path

  mutating func addPathEdits() {
    let settings = project.named("settings.py") + project.paths.filter(Self.isInSettings)
    for path in project.entryPoints + settings {
      if ProjectFiles.isAside(path) || ProjectFiles.isForTests(path) { continue }
      guard project.tree.text(path)?.contains("sys.path") == true, let file = project.python(path) else { continue }
      for call in file.all(Call.self) {
        guard let name = call.calleeName, let argument = Self.pathArgument(name, call.arguments),
          let folder = PathExpression(file: file, path: path).evaluate(argument)?.normalized, !folder.isAbsolute,
          !folder.text.hasPrefix("..")
        else { continue }
        add(folder.text == "." ? "" : folder.text)
      }
    }
  }

  /// A module of a package called `settings`, or `…_settings`; asked of every path.
  private static func isInSettings(_ path: String) -> Bool {
    guard path.hasSuffix(".py"), let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return false }
    return path[..<slash].hasSuffix("settings")
  }

  private static func pathArgument(_ callee: String, _ arguments: [ID<Node>]) -> ID<Node>? {
    switch callee {
    case "sys.path.append", "site.addsitedir": arguments.first
    case "sys.path.insert": arguments.count == 2 ? arguments[1] : nil
    default: nil
    }
  }

  // MARK: Configuration

  mutating func addConfiguration() {
    if let bytes = project.tree.read("pyproject.toml") {
      let document = TOMLReader(bytes).document
      addPyproject(document)
    }
    for (name, section, key) in [
      ("pytest.ini", "pytest", "pythonpath"), ("pytest.ini", "pytest", "python_paths"),
      ("setup.cfg", "tool:pytest", "pythonpath"), ("tox.ini", "pytest", "pythonpath"),
      ("setup.cfg", "options.packages.find", "where"),
    ] {
      guard let entry = project.tree.text(name).flatMap({ INIFile($0).entry(section, key) }) else { continue }
      for folder in entry.lines.flatMap({ $0.split(separator: " ") }) { addWritten(String(folder)) }
    }
    if let entry = project.tree.text("setup.cfg").flatMap({ INIFile($0).entry("options", "package_dir") }) {
      for line in entry.lines where line.trimmed.hasPrefix("=") { addWritten(String(line.trimmed.dropFirst().trimmed)) }
    }
    addSetupPy()
  }

  private mutating func addPyproject(_ document: TOMLValue) {
    let tool = document["tool"]
    var written = tool?[path: "pytest", "ini_options", "pythonpath"]?.strings.flatMap {
      $0.split(separator: " ").map(String.init)
    }
    written = (written ?? []) + (tool?[path: "setuptools", "packages", "find", "where"]?.strings ?? [])
    for (package, folder) in tool?[path: "setuptools", "package-dir"]?.entries ?? [] where package.isEmpty {
      written?.append(folder.string ?? "")
    }
    for package in tool?[path: "poetry", "packages"]?.array ?? [] { written?.append(package["from"]?.string ?? "") }
    for package in tool?[path: "hatch", "build", "targets", "wheel", "packages"]?.strings ?? [] {
      written?.append(FilePath(package).parent.text)
    }
    for folder in tool?[path: "uv", "build-backend", "module-root"]?.strings ?? [] { written?.append(folder) }
    for folder in written ?? [] where !folder.isEmpty { addWritten(folder) }
  }

  private mutating func addSetupPy() {
    guard let file = project.python("setup.py") else { return }
    for call in file.all(Call.self) {
      guard let name = call.calleeName else { continue }
      if name.hasSuffix("find_packages") || name.hasSuffix("find_namespace_packages") {
        if let place = call.arguments.first ?? call[keyword: "where"], let folder = file.string(place) {
          addWritten(folder)
        }
      } else if let folders = call[keyword: "package_dir"] {
        for (package, folder) in file.pairs(folders) where package.isEmpty { addWritten(file.string(folder) ?? "") }
      }
    }
  }

  private mutating func addWritten(_ folder: String) {
    let folder = FilePath(folder).normalized.text
    guard !folder.hasPrefix("/"), !folder.hasPrefix("..") else { return }
    add(folder == "." ? "" : folder)
  }

  mutating func addSourceLayouts() {
    let holdsSource = project.paths.contains { $0.hasPrefix("src/") && $0.hasSuffix(".py") }
    if holdsSource, !project.isPackage("src") { add("src") }
  }
}

extension ProjectFiles {
  /// Whether a dotted name would be found in `folder`.
  func holds(_ module: String, below folder: FilePath) -> Bool {
    let path = folder.appending(module.dottedParts.joined(separator: "/")).text
    return known.contains(path + ".py") || isPackage(path)
  }

  /// The files that start a Django process, those of the project itself first.
  var entryPoints: [String] {
    let names = ["manage.py", "wsgi.py", "asgi.py", "celery.py"]
    let all = names.flatMap { named($0) }
    return all.filter { !Self.isAside($0) } + all.filter { Self.isAside($0) }
  }
}
