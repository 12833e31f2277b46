import Base
import Django
import Impact

/// What a change to some files touches beyond all links: everything, or a folder.
struct WiderRun: Sendable {
  /// Why all tests should be run, with the file that asks for it.
  private(set) var everything: [(path: String, why: String)] = []
  /// Folders whose tests should all be run.
  private(set) var folders: [(folder: String, path: String, why: String)] = []

  /// Files that a request goes through, whatever it is for.
  let requestFiles: [String]

  init(_ paths: [String], _ dump: RegistryDump, _ impact: ProjectImpact, _ apps: AppFolders) {
    let always = Self.alwaysRun(dump, impact)
    requestFiles = always.filter { $0.value != "root of all URLs" && $0.value != "start of an app" }.keys.sorted()
    for path in paths {
      let name = path.pathParts.last ?? ""
      if name == "conftest.py" {
        let folder = String(path.dropLast("conftest.py".count))
        if folder.isEmpty { everything.append((path, "conftest of all tests")) }
        folders.append((folder, path, "conftest above it"))
      } else if let why = Self.configuration(path, name) ?? always[path] {
        everything.append((path, why))
      } else if path.contains("/migrations/"), let app = apps.app(of: path) {
        folders.append((app + "/", path, "migration of its app"))
      }
    }
  }

  /// Whether a file that is no source decides how tests are run.
  static func isConfiguration(_ path: String) -> Bool {
    configuration(path, path.pathParts.last ?? "") != nil
  }

  private static func configuration(_ path: String, _ name: Substring) -> String? {
    let files: Set<Substring> = [
      "pytest.ini", "pyproject.toml", "setup.cfg", "tox.ini", "manage.py", "Pipfile", "Pipfile.lock", "poetry.lock",
      "uv.lock", ".coveragerc",
    ]
    if files.contains(name) || name.hasPrefix("requirements") && name.hasSuffix(".txt")
      || path.contains("requirements/")
    {
      return "configuration"
    }
    if name == "settings.py" || path.contains("/settings/") || path.hasPrefix("settings/") { return "settings" }
    if path.contains("middleware") && path.hasSuffix(".py") { return "middleware" }
    return nil
  }

  /// Files that every request, or every test, goes through.
  private static func alwaysRun(_ dump: RegistryDump, _ impact: ProjectImpact) -> [String: String] {
    var found: [String: String] = [:]
    guard let settings = dump.settings.value else { return found }
    let files = Dictionary(impact.modules.map { ($0.value, $0.key) }) { min($0, $1) }
    func add(_ value: DumpedValue?, _ why: String) {
      guard case .string(let dotted)? = value else { return }
      let parts = dotted.dottedParts
      for count in [parts.count, parts.count - 1] where count > 0 {
        if let path = files[parts.prefix(count).joined(separator: ".")] {
          found[path] = why
          return
        }
      }
    }
    if let path = settings.file.value ?? nil { found[path] = "settings" }
    for value in settings.lists["MIDDLEWARE"]?.items ?? [] { add(value, "middleware") }
    for value in settings.lists["AUTHENTICATION_BACKENDS"]?.items ?? [] { add(value, "authentication") }
    for engine in settings.templates.items {
      for value in engine.contextProcessors.items { add(value, "context processor") }
      for value in engine.builtins.items { add(value, "built-in template tags") }
    }
    add(settings.scalars["ROOT_URLCONF"], "root of all URLs")
    for row in dump.apps.items {
      if let config = row.config.value ?? nil { add(.string(config), "start of an app") }
    }
    for row in dump.receivers.items where row.sender.value == .any || row.sender.value == nil {
      // A signal of the project itself is linked with whoever sends it.
      guard let path = row.place.file.value ?? nil, !path.hasPrefix("site:"),
        let signal = row.signal.value, files[signal.dottedParts.dropLast().joined(separator: ".")] == nil
      else { continue }
      found[path] = "receives a signal from anywhere"
    }
    return found
  }
}
