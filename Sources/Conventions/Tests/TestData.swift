import Base
import Checks

let testData = Convention(
  "test-data", "how test modules make rows",
  sentence: { answer in
    switch answer {
    case "factories": "Tests make rows with factories, not fixtures or `objects.create`."
    case "model_bakery": "Tests make rows with `baker.make`."
    case "objects.create": "Tests make rows with `objects.create`, without factories."
    case "fixtures": "Tests load rows from fixture files."
    default: nil
    }
  }
) { project, instances in
  let factories = Set(
    project.dump.factories.items.compactMap { $0.className.value?.lastPart })
  for file in project.files where file.isTest && file.isTestModule {
    guard let answer = answer(file, factories) else { continue }
    instances.add(answer, file.module, file.path, 1)
  }
}

/// What makes most of the rows of a module; nil where nothing does.
private func answer(_ file: CheckedFile, _ factories: Set<String>) -> String? {
  var counts: [String: Int] = [:]
  for row in file.tree.nodes.indices where file.tree.nodes[row].kind == .call {
    guard let name = Call(ID(row), in: file.tree)?.calleeName, let way = way(name, factories) else { continue }
    counts[way, default: 0] += 1
  }
  if counts.isEmpty, file.tree.source.place(of: Array("    fixtures = [".utf8)) != nil { return "fixtures" }
  return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
}

private func way(_ callee: String, _ factories: Set<String>) -> String? {
  let parts = callee.dottedParts.map(String.init)
  let last = parts.last ?? ""
  let owner = parts.dropLast().last ?? ""
  if factories.contains(last) { return "factories" }
  if factories.contains(owner), last.hasPrefix("create") || last.hasPrefix("build") { return "factories" }
  if callee == "baker.make" || callee == "mommy.make" || callee == "baker.make_recipe" { return "model_bakery" }
  let makes = ["create", "bulk_create", "create_user", "create_superuser"].contains(last)
  return makes && owner == "objects" ? "objects.create" : nil
}
