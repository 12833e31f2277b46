import Base
import Evaluation
import PythonSyntax
import TestKit
import Testing

@Test(arguments: Spec.all(in: "evaluation"))
func `a module binds the values that its spec lists`(_ spec: Spec) {
  var files: [String: String] = [:]
  for file in spec.files where file.language == "python" {
    files[file.path.isEmpty ? "main.py" : file.path] = file.text
  }
  var evaluator = Evaluator(finder: MemoryFinder(files: files), environment: ["SHELL_NAME": "fish"])
  guard case .module(let main)? = evaluator.importModule("main") else {
    Issue.record("main.py is missing")
    return
  }
  var lines: [String] = []
  for (name, value) in evaluator.modules[main].namespace.entries() {
    let text = evaluator.string(name)
    if text.hasPrefix("_") || isImported(value, main, evaluator) { continue }
    lines.append("\(text) = \(evaluator.display(value))")
  }
  for problem in evaluator.problems { lines.append("problem: \(problem.text)") }
  spec.check(lines.joined(separator: "\n"))
}

private func isImported(_ value: Value, _ main: ID<Module>, _ evaluator: borrowing Evaluator) -> Bool {
  if case .module = value { return true }
  return false
}
