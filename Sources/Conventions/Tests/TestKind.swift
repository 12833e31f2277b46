import Base
import Checks

let testKind = Convention(
  "test-kind", "test cases",
  sentence: { answer in
    answer == "function"
      ? "Tests are functions for pytest, not methods of `TestCase`."
      : answer == "TestCase" ? "Tests are methods of `TestCase` classes." : "Tests are methods of plain pytest classes."
  }
) { project, instances in
  for file in project.files where file.isTest && file.isTestModule {
    for node in file.tree.nodes.indices {
      let id = ID<Node>(node)
      guard [.functionDef, .asyncFunctionDef].contains(file.tree.kind(id)),
        file.tree.name(file.tree[id].symbol).hasPrefix("test"), let answer = answer(id, file)
      else { continue }
      instances.add(answer, file.symbol(around: id), at: file.namePlace(of: id), in: file)
    }
  }
}

/// Nil for what is in a function or a class that is no test.
private func answer(_ test: ID<Node>, _ file: CheckedFile) -> String? {
  guard file.enclosing(test, .functionDef, .asyncFunctionDef, .lambda) == nil else { return nil }
  guard let outer = file.enclosing(test, .classDef) else { return "function" }
  guard let type = file.project.tables.classNodes[file.row][outer.index] else { return nil }
  let row = file.project.tables.classes[type]
  if row.role == .test || row.libraryAncestors.contains(where: { $0.hasSuffix("TestCase") }) { return "TestCase" }
  return row.name.hasPrefix("Test") ? "pytest class" : nil
}

extension CheckedFile {
  /// Whether a runner looks for tests in it.
  var isTestModule: Bool {
    let name = path.pathParts.last ?? ""
    return name != "conftest.py" && name != "factories.py" && name.contains("test")
  }
}
