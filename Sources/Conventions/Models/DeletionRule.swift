import Checks

let deletionRule = Convention(
  "deletion-rule", "on_delete of relations", sentence: { "Relations are `on_delete=\($0)`." }
) { project, instances in
  for model in project.concreteModels {
    for field in model.writtenFields {
      guard let row = model.entry.fields.items.first(where: { $0.name.value == field.name }),
        let rule = row.relation?.onDelete.value ?? nil
      else { continue }
      instances.add(rule, model.label + "." + field.name, at: field.place, in: field.file)
    }
  }
}
