import Discovery
import Evaluation
import PythonSyntax
import Testing

@Suite struct ParsedLibrariesTests {
  @Test func `boots that share trees of libraries find each its own version`() throws {
    let libraries = ParsedLibraries()
    func found(_ source: String) throws -> [UInt8]? {
      let files = ProjectFiles(paths: [], tree: TableTree(files: [:]), libraries: libraries)
      let prelude = LibraryModules { name in name == "lib" ? (Array(source.utf8), "lib.py", false) : nil }
      let surroundings = Surroundings(files, .init(rootNames: ["/project"]), catalogue: .empty, prelude: prelude)
      guard case .found(let module) = surroundings.finder.find("lib") else { return nil }
      return module.file.source
    }
    for source in ["x = 1\n", "x = 1\n", "x = 2\n", "x = 1\n"] {
      #expect(try found(source) == Array(source.utf8))
    }
  }
}
