import Checks

let modelBase = Convention(
  "model-base", "bases of models",
  sentence: { $0.hasPrefix("django.") ? nil : "Models inherit from `\($0)`." }
) { project, instances in
  SharedBase(project.concreteModels.compactMap(\.checkedClass)).collect(&instances)
}
