import Discovery
import Django
import Evaluation
import TestKit
import Testing

@Test(arguments: Spec.all(in: "forms"))
func `forms have the fields that their spec lists`(_ spec: Spec) throws {
  let rows = try booted(spec).forms.items
  spec.check(rows.map { table($0.className, $0.model, $0.fields) { $0.shown } }.joined(separator: "\n"))
}

@Test(arguments: Spec.all(in: "filtersets"))
func `filter sets have the filters that their spec lists`(_ spec: Spec) throws {
  let rows = try booted(spec).filterSets.items
  spec.check(rows.map { table($0.className, $0.model, $0.filters) { $0.shown } }.joined(separator: "\n"))
}

@Test(arguments: Spec.all(in: "serializers"))
func `instances of serializers have the fields that their spec lists`(_ spec: Spec) throws {
  let rows = try booted(spec).serializers.items
  spec.check(rows.map { table($0.className, $0.model, $0.fields) { $0.shown } }.joined(separator: "\n"))
}

private func booted(_ spec: Spec) throws -> RegistryDump {
  let tree = ComponentSpecTree(spec)
  let files = ProjectFiles(paths: tree.files.keys.sorted(), tree: tree)
  let found = Surroundings(files, .init(rootNames: ["/project"], settingsModule: "settings", pythonPath: "/project"))
  var boot = DjangoBoot(finder: found.finder, environment: [:], disk: tree)
  let isBooted = boot.run(settings: "settings")
  try #require(isBooted)
  return boot.dump()
}

/// The class and its model in a line, its members in one each; `…` where there may be more.
private func table<Member>(
  _ className: Known<String>, _ model: Known<String?>, _ members: OpenMap<Member>, _ shown: (Member) -> String
) -> String {
  var lines = [className.shown + (model.value.map { $0.map { " of " + $0 } ?? "" } ?? " of ?")]
  lines += members.items.sorted { $0.key < $1.key }.map { "  \($0.key) \(shown($0.value))" }
  switch members.openness {
  case .closed: break
  case .open, .hints: lines.append("  …")
  case .unknown(let reason): lines.append("  ? " + reason)
  }
  return lines.joined(separator: "\n")
}

extension Known where Value == String {
  fileprivate var shown: String { value.map { String($0.split(separator: ".").last ?? "") } ?? "?" }
}

extension DumpedSerializerField {
  fileprivate var shown: String {
    var text = className.value.map { String(($0 ?? "?").split(separator: ".").last ?? "") } ?? "?"
    if let source = source.value { text += " source=" + (source ?? "-") }
    let flags = [
      ("read", isReadOnly), ("write", isWriteOnly), ("required", isRequired), ("null", allowsNull), ("many", isMany),
    ]
    for (name, flag) in flags where flag != false { text += flag == true ? " " + name : " \(name)?" }
    if case .value(let nested?) = nested { text += " nested=" + String(nested.split(separator: ".").last ?? "") }
    return text
  }
}

/// The files of a spec as a project's tree and disk.
private struct ComponentSpecTree: FileTree, ProjectDisk {
  var files: [String: [UInt8]] = [:]

  init(_ spec: Spec) {
    for file in spec.files where !file.path.isEmpty { files[file.path] = Array(file.text.utf8) }
    files["shop/__init__.py"] = []
    files["urls.py"] = Array("urlpatterns = []".utf8)
    let applications = #"["django.contrib.contenttypes", "django.contrib.auth", "shop"]"#
    files["settings.py"] = Array("INSTALLED_APPS = \(applications)\nROOT_URLCONF = 'urls'".utf8)
  }

  func read(_ path: String) -> [UInt8]? { files[path] }

  func entries(of folder: String) -> [FileTreeEntry]? {
    let prefix = folder.isEmpty ? "" : folder + "/"
    var found: Set<FileTreeEntry> = []
    for path in files.keys where path.hasPrefix(prefix) {
      let rest = path.dropFirst(prefix.count).split(separator: "/", maxSplits: 1)
      if let name = rest.first { found.insert(FileTreeEntry(name: String(name), isFolder: rest.count == 2)) }
    }
    return found.isEmpty ? nil : found.sorted { $0.name < $1.name }
  }

  func isFile(_ path: String) -> Bool { files[String(path.dropFirst(3))] != nil }
  func isDirectory(_ path: String) -> Bool { entries(of: String(path.dropFirst(3))) != nil }
  func list(_ path: String) -> [String] { (entries(of: String(path.dropFirst(3))) ?? []).map(\.name) }
  func text(_ path: String) -> String? { files[String(path.dropFirst(3))].map { String(decoding: $0, as: UTF8.self) } }
}
