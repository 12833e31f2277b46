import Checks

let apiViewBase = Convention(
  "api-view-base", "bases of API views", sentence: { "API views inherit from `\($0)`." }
) { project, instances in
  SharedBase(project.leaves("viewset", "api-view")).collect(&instances)
}
