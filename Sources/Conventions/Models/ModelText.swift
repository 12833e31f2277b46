import Checks

let modelText = Convention(
  "model-text", "__str__ of models",
  sentence: { $0 == "defined" ? "Models define `__str__`." : nil }
) { project, instances in
  for model in project.concreteModels {
    guard let has = model.checkedClass?.defines("__str__") else { continue }
    instances.add(has ? "defined" : "missing", model.label, at: model.place, in: model.file)
  }
}
