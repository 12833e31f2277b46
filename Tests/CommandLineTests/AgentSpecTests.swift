import Base
import MCP
import Platform
import TestKit
import Testing
import Workspace

@testable import djangology

@Suite struct AgentSpecTests {
  @Test(arguments: Spec.all(in: "tools"))
  func `an agent is answered as specified`(_ spec: Spec) throws {
    let lines = spec.files.filter { $0.language == "sh" }.flatMap { $0.text.split(separator: "\n") }
    spec.check(lines.map { Self.shop.transcript(String($0), Self.projects) }.joined(separator: "\n"))
  }

  /// A copy outside of this repository, whose history would change the answers; never taken away.
  private static let shop = SpecProject.shopWithoutHistory
  /// One pool for all: an answer does not depend on what was asked before.
  private static let projects = LiveProjects()

  private static let sources = FilePath(#filePath).parent.parent.parent.appending("Sources/djangology/MCPTools")

  @Test(arguments: [("Tools", allTools.map(\.name)), ("Prompts", allPrompts.map(\.name))])
  func `each file declares one tool or prompt of the list`(_ folder: String, _ names: [String]) throws {
    let files = try DirectoryWalk(root: Self.sources.appending(folder).text).run { _ in true }.files
    let declared = files.map { String(FilePath($0.path).stem.dropLast(folder.count - 1)).lowercased() }
    #expect(declared.sorted() == names.map { $0.filter { $0 != "_" } }.sorted())
  }

  @Test func `each tool has a scenario`() throws {
    let folder = FilePath(#filePath).parent.parent.appending("Specs/tools").text
    let files = try DirectoryWalk(root: folder).run { _ in true }.files.map { String(FilePath($0.path).stem) }
    #expect(Set(allTools.map(\.name)).subtracting(files) == [])
  }

  @Test func `what a model is told of the tools costs little`() {
    let engine = Engine { _, _ in "" }
    let shown = defaultTools.map { $0.asked(of: engine).json.text(.compact) }
    let tokens = TokenCount.upperBound(of: "[" + shown.joined(separator: ",") + "]")
    print("default tools: \(tokens) tokens")
    #expect(tokens <= 600)
    let all = Server(of: engine, allTools)
    #expect(all.instructions.unicodeScalars.count <= Server.descriptionLimit)
    for tool in all.tools { #expect(tool.description.unicodeScalars.count <= Server.descriptionLimit) }
    #expect(Set(all.tools.map(\.name)).count == all.tools.count)
  }

  @Test func `the project is the nearest folder upwards with a manage.py, or that looks like one`() throws {
    let shop = FilePath(#filePath).parent.parent.parent.appending("Examples/shop")
    #expect(ProjectRoot.above(shop.appending("orders/tests").text) == shop.text)
    #expect(ProjectRoot.above(shop.parent.text) == shop.parent.parent.text)
    #expect(ProjectRoot.above("/") == nil)
  }
}
