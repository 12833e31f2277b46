import Discovery
import Django
import TestKit
import Testing

/// A project whose settings module is `settings`, booted.
func dumped(_ tree: SpecFileTree) -> RegistryDump {
  let found = Surroundings(
    ProjectFiles(paths: tree.paths, tree: tree),
    .init(rootNames: ["/project"], settingsModule: "settings", pythonPath: "/project"))
  var boot = DjangoBoot(finder: found.finder, environment: ["MODE": "test"], disk: tree, files: tree)
  let isBooted = boot.run(settings: "settings")
  #expect(isBooted)
  let names = tree.paths.compactMap { path in found.finder.moduleName(ofFile: path).map { ($0, path) } }
  return boot.dump(modules: Dictionary(names) { first, _ in first })
}

func dumped(_ files: [String: String]) -> RegistryDump { dumped(SpecFileTree(files)) }
func dumped(_ spec: Spec) -> RegistryDump { dumped(SpecFileTree(spec)) }

extension Known where Value == String {
  var shown: String { value ?? "?" }
}

extension Known where Value == String? {
  /// Nothing for nil.
  var shown: String { value.map { $0 ?? "" } ?? "?" }
}

extension Openness {
  var shown: String {
    switch self {
    case .closed: ""
    case .open: " …"
    case .hints(let hints): " … " + hints.joined(separator: " ")
    case .unknown: " ?"
    }
  }
}
