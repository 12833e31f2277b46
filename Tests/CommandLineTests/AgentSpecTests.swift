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
    let engine = ServedProjects(Engine { _, _ in "" })
    let shown = defaultTools.map { $0.asked(of: engine).json.text(.compact) }
    let tokens = TokenCount.upperBound(of: "[" + shown.joined(separator: ",") + "]")
    print("default tools: \(tokens) tokens")
    #expect(tokens <= 600)
    let all = Server(of: engine, allTools)
    #expect(all.instructions.unicodeScalars.count <= Server.descriptionLimit)
    for tool in all.tools { #expect(tool.description.unicodeScalars.count <= Server.descriptionLimit) }
    #expect(Set(all.tools.map(\.name)).count == all.tools.count)
  }

  @Test(
    arguments: [
      (["/a/shop"], ["shop"]), (["/a/shop", "/a/blog"], ["shop", "blog"]),
      (["/a/shop", "/b/shop"], ["a-shop", "b-shop"]),
      (["/a", "/a"], ["project1", "project2"]), (["/", "/x"], ["", "x"]),
    ])
  func `projects are called after their folders`(_ roots: [String], _ names: [String]) {
    #expect(ServedProjects.names(of: roots) == names)
  }

  @Test func `where there are several projects each question says which, and nothing is mixed`() throws {
    let projects = ServedProjects(roots: ["/nowhere/a", "/nowhere/b"]) { root in
      Engine { question, _ in "\(root) \(question.name) \(question.arguments.text(.compact))" }
    }
    let tool = try #require(Server(of: projects, defaultTools).tools.first { $0.name == "impact" })
    let call = { (given: String) in
      let json = try JSONReader.read(Array(given.utf8), as: .standard)
      return try tool.run(try Arguments(json, for: tool.parameters), .unattended)
    }
    #expect(try call(#"{"name": "x", "project": "b"}"#) == #"/nowhere/b impact {"name":"x"}"#)
    #expect(throws: CallFailure("project is missing: Which project")) { try call(#"{"name": "x"}"#) }
    #expect(throws: CallFailure("project must be one of a, b, not 'c'. Did you mean 'a'?")) {
      try call(#"{"name": "x", "project": "c"}"#)
    }
    let server = Server(of: projects, defaultTools)
    #expect(server.resources.map(\.uri).contains("djangology://b/models"))
    #expect(server.templates.map(\.uriTemplate) == ["djangology://a/model/{label}", "djangology://b/model/{label}"])
    #expect(throws: CallFailure.self) { try server.prompts[0].fill(["model": "m", "project": "c"], .unattended) }
    #expect(try server.prompts[0].fill(["project": "a"], .unattended).hasPrefix("/nowhere/a"))
  }

  @Test func `the project is the nearest folder upwards with a manage.py, or that looks like one`() throws {
    let shop = FilePath(#filePath).parent.parent.parent.appending("Examples/shop")
    #expect(ProjectRoot.above(shop.appending("orders/tests").text) == shop.text)
    #expect(ProjectRoot.above(shop.parent.text) == shop.parent.parent.text)
    #expect(ProjectRoot.above("/") == nil)
  }
}
