import Evaluation
import PythonSyntax
import Testing

@Test func `a module source keeps the path it is given`() {
  let source = ModuleSource(path: "shop/models.py", file: PythonFile([]), isPackage: false, origin: .project)
  #expect(source.path == "shop/models.py")
}
