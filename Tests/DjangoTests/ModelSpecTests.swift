import Discovery
import Django
import TestKit
import Testing

@Test(arguments: Spec.all(in: "models"))
func `models have the fields, relations and managers that their spec lists`(_ spec: Spec) {
  let tree = ModelSpecTree(spec)
  let files = ProjectFiles(paths: tree.files.keys.sorted(), tree: tree)
  let found = Surroundings(files, .init(rootNames: ["/project"], settingsModule: "settings", pythonPath: "/project"))
  var boot = DjangoBoot(finder: found.finder, environment: [:])
  let isBooted = boot.run(settings: "settings")
  #expect(isBooted)
  let models = boot.dump().models.items.filter { $0.place.file.value??.hasPrefix("site:") == false }
  spec.check(models.map(table).joined(separator: "\n"))
}

/// The model in a line, its fields in one each; what is false, none or as everywhere is left out.
private func table(_ model: DumpedModel) -> String {
  var head = model.className.shown
  for (name, flag) in [("abstract", model.isAbstract), ("proxy", model.isProxy)] where flag == true {
    head += " " + name
  }
  if model.isManaged != true { head += " unmanaged" }
  if !model.isInstalled { head += " not-installed" }
  if model.note.condition != nil { head += " maybe" }
  if model.isAbstract != true { head += " " + model.label.shown + " table=" + model.dbTable.shown }
  if model.swapped != .value(nil) { head += " swapped=" + model.swapped.shown }
  for (name, list) in [("ordering", model.ordering), ("constraints", model.constraints)] where list != .value([]) {
    head += " \(name)=" + (list.value?.joined(separator: ",") ?? "?")
  }
  for (name, list) in [("unique", model.uniqueTogether), ("indexes", model.indexes)] where list != .value([]) {
    head += " \(name)=" + (list.value.map { $0.map { $0.joined(separator: "+") }.joined(separator: ",") } ?? "?")
  }
  let managers = model.managers.value?.map {
    $0.name + ":" + last($0.className) + ($0.querySet.map { "<\(last($0))>" } ?? "")
  }
  let isOpen = model.fields.openness != .closed
  return
    ([head, "  managers " + (managers?.joined(separator: " ") ?? "?")] + model.fields.items.map(line)
    + (isOpen ? ["  …"] : []))
    .joined(separator: "\n")
}

private func line(_ field: DumpedField) -> String {
  var text = "  \(field.name.shown) \(last(field.className.shown))"
  let flags = [
    ("null", field.isNull), ("blank", field.isBlank), ("unique", field.isUnique), ("index", field.isIndexed),
    ("key", field.isPrimaryKey), ("auto", field.isAutoCreated), ("default", field.hasDefault),
    ("choices", field.hasChoices),
  ]
  for (name, flag) in flags where flag != false { text += flag == true ? " " + name : " \(name)?" }
  if field.maxLength != .value(nil) { text += " max=\(field.maxLength.value.flatMap { $0 }.map { "\($0)" } ?? "?")" }
  if field.column != .value(nil), field.column.shown != field.name.shown { text += " column=" + field.column.shown }
  if field.note.condition != nil { text += " maybe" }
  if let relation = field.relation { text += arrow(relation) }
  return text + " in " + last(field.declaredIn.shown)
}

private func arrow(_ relation: DumpedRelation) -> String {
  var text =
    " -> " + relation.relatedModel.shown + " " + relation.onDelete.shown + " reverse=" + relation.accessor.shown
  if relation.relatedQueryName != relation.accessor { text += " query=" + relation.relatedQueryName.shown }
  if relation.toField != .value(nil) { text += " to=" + relation.toField.shown }
  switch relation.through.value {
  case .some(.some(.automatic)): text += " through=auto"
  case .some(.some(.model(let label))): text += " through=" + label
  default: break
  }
  if relation.isParentLink == true { text += " parent" }
  if relation.isSymmetrical == true { text += " symmetrical" }
  return text
}

private func last(_ name: String) -> String { String(name.split(separator: ".").last ?? "") }

extension Known where Value == String? {
  fileprivate var shown: String { value.map { $0 ?? "-" } ?? "?" }
}

extension Known where Value == String {
  fileprivate var shown: String { value ?? "?" }
}

/// The files of a spec as a project's tree.
private struct ModelSpecTree: FileTree {
  var files: [String: [UInt8]] = [:]

  init(_ spec: Spec) {
    for file in spec.files where !file.path.isEmpty { files[file.path] = Array(file.text.utf8) }
    for name in ["shop", "crm"] where files.keys.contains(where: { $0.hasPrefix(name + "/") }) {
      files[name + "/__init__.py", default: []] += []
    }
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
}
