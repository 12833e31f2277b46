import Checks

let viewKind = Convention(
  "view-kind", "views",
  sentence: { answer in
    answer == "class" ? "Views are classes, not functions." : "Views are functions, not classes."
  }
) { project, instances in
  for view in project.dump.views.items {
    guard let kind = view.kind.value, let name = view.view.value, let path = view.place.file.value ?? nil,
      let file = project.file(at: path), !file.isTest
    else { continue }
    instances.add(kind == .class ? "class" : "function", name, path, (view.place.line.value ?? nil) ?? 1)
  }
}
