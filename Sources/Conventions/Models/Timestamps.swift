import Checks

let timestamps = Convention(
  "timestamps", "times of creation and change",
  sentence: { answer in
    if answer == "none" { return nil }
    if let base = answer.split(separator: " ").last, answer.hasPrefix("from ") {
      return "Models get their timestamps from `\(base)`."
    }
    return "Models have the timestamps `\(answer)`."
  }
) { project, instances in
  for model in project.concreteModels {
    instances.add(answer(model), model.label, at: model.place, in: model.file)
  }
}

/// `from core.models.Stamped`, or the names of the fields.
private func answer(_ model: CheckedModel) -> String {
  let fields = model.entry.fields.items.filter { field in
    guard let name = field.className.value ?? nil, name.hasSuffix("DateTimeField") || name.hasSuffix("DateField"),
      let given = field.name.value
    else { return false }
    return names.contains(given)
  }
  guard let first = fields.first else { return "none" }
  if let owner = first.declaredIn.value ?? nil, owner != model.dotted { return "from \(owner)" }
  return fields.compactMap(\.name.value).sorted().joined(separator: ", ")
}

private let names: Set<String> = [
  "created", "created_at", "created_on", "date_created", "creation_date", "created_date", "date_added", "added_at",
  "updated", "updated_at", "updated_on", "date_updated", "modified", "modified_at", "modified_on", "last_modified",
  "date_modified", "last_updated", "pub_date", "inserted_at", "changed_at",
]
