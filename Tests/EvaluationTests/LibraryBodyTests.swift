import Evaluation
import PythonSyntax
import Testing

/// A project beside one module of an installed package.
private struct EnvironmentFinder: ModuleFinder {
  func find(_ dottedName: String) -> ModuleLookup {
    let texts = [
      "main": "import lib\nshort = lib.short()\nsaved = lib.Thing().save()\nroutes = lib.Thing().as_urlpatterns()\n",
      "lib": """
      def short():
          return 1

      class Thing:
          def save(self):
              return 2
          def as_urlpatterns(self):
              return 3

      """,
    ]
    if let text = texts[dottedName] {
      let origin: ModuleSource.Origin = dottedName == "main" ? .project : .environment
      return .found(
        ModuleSource(
          path: dottedName + ".py", file: PythonFile(Array(text.utf8)), isPackage: false, origin: origin))
    }
    guard let (bytes, isPackage) = Prelude.module(dottedName) else { return .absent }
    return .found(
      ModuleSource(path: "prelude", file: PythonFile(bytes), isPackage: isPackage, origin: .prelude))
  }

  func name(ofFile path: String) -> String? { nil }
  func submodules(of package: String) -> [(name: String, isPackage: Bool)] { [] }
}

@Test func `an installed function runs only if the catalogue would keep its body`() {
  var evaluator = Evaluator(finder: EnvironmentFinder())
  #expect(evaluator.resolve("main.short") == .int(1))
  #expect(evaluator.resolve("main.routes") == .int(3))
  #expect(evaluator.resolve("main.saved").map { evaluator.display($0) }?.contains("save") == true)
  #expect(evaluator.events.map { evaluator.string($0.name) } == ["lib.Thing.save"])
}
