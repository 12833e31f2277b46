import Checks

let paginationClass = Convention(
  "pagination-class", "pagination of API lists",
  sentence: { $0 == "none" ? nil : "API lists are paginated by `\($0)`." }
) { project, instances in
  for view in project.dump.views.items {
    guard let name = view.view.value, let type = CheckedClass(name, view.place, project), !type.file.isTest,
      type.row.libraryAncestors.contains(where: { $0.hasSuffix(".ListModelMixin") }),
      let pagination = view.paginationClass.value
    else { continue }
    instances.add(pagination ?? "none", type)
  }
}
