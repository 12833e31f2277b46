import Checks

let viewBase = Convention(
  "view-base", "bases of views", sentence: { "Views inherit from `\($0)`." }
) { project, instances in
  let rest = Set(project.leaves("viewset", "api-view").map(\.type))
  SharedBase(project.leaves("view").filter { !rest.contains($0.type) }).collect(&instances)
}
