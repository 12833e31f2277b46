import Checks

let choiceStyle = Convention(
  "choice-style", "choices of fields",
  sentence: { answer in
    switch answer {
    case "enumeration": "Choices are `TextChoices` or `IntegerChoices`, given as `choices=Name.choices`."
    case "list": "Choices are lists of pairs, not `TextChoices`."
    default: nil
    }
  }
) { project, instances in
  for model in project.concreteModels {
    for field in model.writtenFields {
      guard let choices = field.call[keyword: "choices"] else { continue }
      instances.add(
        answer(choices, field.file), model.label + "." + field.name, at: field.place, in: field.file)
    }
  }
}

private func answer(_ choices: ID<Node>, _ file: CheckedFile) -> String {
  switch file.tree.kind(choices) {
  case .list, .tuple: return "list"
  case .call: return "computed"
  default: break
  }
  let text = file.tree.text(of: choices)
  if text.hasSuffix(".choices") { return "enumeration" }
  if case .type? = file.meaning(of: choices) { return "enumeration" }
  return isInner(text, choices, file) ? "enumeration" : "list"
}

/// Whether a name stands for a class in the body of the model.
private func isInner(_ name: String, _ node: ID<Node>, _ file: CheckedFile) -> Bool {
  guard let outer = file.enclosing(node, .classDef), let type = file.project.tables.classNodes[file.row][outer.index],
    case .type? = file.project.tables.member(name, of: type)?.member
  else { return false }
  return true
}
