import Evaluation
import PythonSyntax
import Testing

@Suite struct PreludeTests {
  @Test func `every module of the prelude parses without a problem`() throws {
    for name in Prelude.names {
      let file = PythonFile(try #require(Prelude.module(name)).bytes)
      #expect(file.problems.isEmpty, "\(name)")
    }
  }

  @Test func `the prelude's names are unique and cover what settings import first`() {
    let names = Set(Prelude.names)
    #expect(names.count == Prelude.names.count)
    #expect(names.isSuperset(of: ["os", "os.path", "pathlib", "enum", "environ", "decouple", "dj_database_url"]))
    #expect(Prelude.module("os")?.isPackage == true)
    #expect(Prelude.module("nothing.of.the.kind") == nil)
  }
}
