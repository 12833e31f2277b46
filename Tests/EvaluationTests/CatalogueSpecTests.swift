import Evaluation
import PythonSyntax
import TestKit
import Testing

@Test(arguments: Spec.all(in: "catalogue"))
func `a module reduces as specified, and reducing twice changes nothing`(_ spec: Spec) {
  let path = spec.files.first?.path ?? ""
  let module = path.isEmpty ? "shop.models" : path
  let reduced = SourceReducer.reduce(PythonFile(Array(spec.source.utf8)), module: module)
  spec.check(String(decoding: reduced, as: UTF8.self))
  #expect(SourceReducer.reduce(PythonFile(reduced), module: module) == reduced)
}
