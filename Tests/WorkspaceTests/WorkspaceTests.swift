import Platform
import Testing
import Workspace

@Suite struct WorkspaceTests {
  private static func root(_ path: String) -> String { ExpectedTask.repository.appending(path).text }

  private static func answer(
    _ task: String, maxTokens: Int = 8000, explains: Bool = false
  ) throws -> CapsuleAnswer {
    var request = CapsuleRequest(task: task)
    request.maxTokens = maxTokens
    request.explains = explains
    request.commits = 0
    return try LiveProject(root: root("Examples/shop")).capsule(request)
  }

  @Test func `there are tasks with files to look for`() {
    #expect(ExpectedTask.all().count >= 6)
    #expect(ExpectedTask.all().allSatisfy { $0.paths.count >= 4 })
  }

  /// Migrations are named in a section of their own, never ranked.
  @Test(arguments: ExpectedTask.all())
  func `the first twenty files hold at least half of what a developer would name`(_ expected: ExpectedTask) throws {
    let ranked = try Self.answer(expected.task, explains: true).explanation.prefix(20).map(\.path)
    let wanted = expected.paths.filter { !$0.contains("/migrations/") }
    let found = wanted.filter(ranked.contains)
    #expect(found.count * 2 >= wanted.count, "missing: \(wanted.filter { !ranked.contains($0) })")
    #expect(ranked.prefix(3).contains { wanted.contains($0) })
  }

  @Test func `the latest migration of the model's app is named`() throws {
    let text = String(decoding: try Self.answer("add a discount field to Order").text, as: UTF8.self)
    #expect(text.contains("orders/migrations/0005"))
    #expect(!text.contains("orders/migrations/0003"))
  }

  @Test(arguments: [200, 500, 1500, 4000, 20_000])
  func `a capsule keeps to its budget`(_ budget: Int) throws {
    for expected in ExpectedTask.all() {
      #expect(try Self.answer(expected.task, maxTokens: budget).tokens <= budget)
    }
  }

  @Test func `the same project gives the same bytes`() throws {
    let first = try Self.answer("let customers cancel an order through the API")
    let second = try Self.answer("let customers cancel an order through the API")
    #expect(first.text == second.text)
    #expect(first.json == second.json)
  }

  @Test func `files with broken syntax are named and the rest is linked`() throws {
    let workspace = try Workspace(root: Self.root("Tests/Projects/tangled"))
    #expect(workspace.report.brokenFiles == ["scripts/broken.py"])
    #expect(workspace.report.models > 0)
    #expect(workspace.isDjango)
  }

  @Test func `a folder, a file and an empty folder are told apart`() {
    #expect(throws: WorkspaceError.isFile(path: Self.root("README.md"))) {
      try Workspace(root: Self.root("README.md"))
    }
    #expect(throws: WorkspaceError.unreadable(path: Self.root("nowhere"), .notFound)) {
      try Workspace(root: Self.root("nowhere"))
    }
    #expect(throws: WorkspaceError.noPython(path: Self.root("Tests/Specs/cli"))) {
      try Workspace(root: Self.root("Tests/Specs/cli"))
    }
  }

  @Test func `models keep inherited fields and where relations lead`() throws {
    let workspace = try Workspace(root: Self.root("Examples/shop"))
    let order = try #require(workspace.models(matching: "orders.Order").first)
    let customer = try #require(order.fields.first { $0.name == "customer" })
    #expect(customer.target == "accounts.User")
    #expect(customer.onDelete == "PROTECT")
    #expect(order.fields.contains { $0.name == "created_at" && $0.path == "core/models.py" })
  }
}
