import Django
import TestKit
import Testing

@Test(arguments: Spec.all(in: "models"))
func `models have the fields, relations and managers that their spec lists`(_ spec: Spec) {
  var tree = SpecFileTree(spec)
  for name in ["shop", "crm"] where tree.files.keys.contains(where: { $0.hasPrefix(name + "/") }) {
    tree.files[name + "/__init__.py", default: []] += []
  }
  let models = dumped(tree).models.items.filter { $0.place.file.value??.hasPrefix("site:") == false }
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
  if model.isAbstract != true { head += " " + model.label.orDash + " table=" + model.dbTable.orDash }
  if model.swapped != .value(nil) { head += " swapped=" + model.swapped.orDash }
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
  if field.column != .value(nil), field.column.orDash != field.name.shown { text += " column=" + field.column.orDash }
  if field.note.condition != nil { text += " maybe" }
  if let relation = field.relation { text += arrow(relation) }
  return text + " in " + last(field.declaredIn.orDash)
}

private func arrow(_ relation: DumpedRelation) -> String {
  var text =
    " -> " + relation.relatedModel.orDash + " " + relation.onDelete.orDash + " reverse=" + relation.accessor.orDash
  if relation.relatedQueryName != relation.accessor { text += " query=" + relation.relatedQueryName.orDash }
  if relation.toField != .value(nil) { text += " to=" + relation.toField.orDash }
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
  /// A dash for `None`.
  fileprivate var orDash: String { value.map { $0 ?? "-" } ?? "?" }
}
