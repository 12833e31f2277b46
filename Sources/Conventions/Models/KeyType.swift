import Checks

let keyType = Convention(
  "key-type", "primary keys", sentence: { "Primary keys are `\($0)`." }
) { project, instances in
  for model in project.concreteModels {
    let keys = model.entry.fields.items.filter { $0.isPrimaryKey.value == true }
    guard keys.count == 1, keys[0].relation == nil, let name = keys[0].className.value ?? nil else { continue }
    instances.add(name.lastPart, model.label, at: model.place, in: model.file)
  }
}
