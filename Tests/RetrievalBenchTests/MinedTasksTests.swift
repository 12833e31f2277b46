import Testing

@testable import RetrievalBench

@Suite struct MinedTasksTests {
  private func commit(
    _ message: String, _ edited: [String] = ["shop/models.py", "shop/views.py"], author: String = "Ann <a@b>",
    parent: String? = "p", touched: Int? = nil
  ) -> MinedCommit {
    MinedCommit(hash: "c", parent: parent, author: author, message: message, edited: edited, touched: touched)
  }

  private func verdict(_ commit: MinedCommit) -> LeftOut? {
    do throws(LeftOut) {
      _ = try BenchTask(commit) { $0.hasSuffix(".py") || $0.hasSuffix(".html") }
      return nil
    } catch {
      return error
    }
  }

  @Test(arguments: [
    "Show the discount of an order in its list", "Add a Test button to the integrations page",
    "Documented orders appear in the archive", "[Backport] Keep the cart of guests", "Let staff move orders to a shelf",
    "Provide totals for profile pages", "Split payments by currency when refunding",
  ])
  func `a change that somebody asked for is a task`(_ subject: String) { #expect(!ChoreSubject.matches(subject)) }

  @Test(arguments: [
    "Bump Django to 5.2", "Revert \"Add totals\"", "Release 2.1", "v1.2.3", "2.0 is out", "Merge branch main",
    "Upgrade to Django 5", "Update all dependencies", "Run black on everything", "ruff", "Fix typos in the readme",
    "Add docstrings", "Translate the cart", "Update translations", "Rename Order to Purchase", "Clean up views",
    "clean-up views", "Sort imports", "Move tests to a folder", "Fix flaky tests", "Add more unit tests for orders",
    "test: cover totals", "[ci] run on push", "Squash migrations", "Address review comments", "Apply the feedback",
    "Fix some issues", "Minor tweaks", "Extracted constants from views", "Drop support for Python 3.8",
    "Add type hints", "pre-commit", "Fix broken links", "Regenerate snapshots", "Initial commit", "WIP totals",
    "Cherry-pick totals", "Split up models", "Extract totals into its own module", "Use f-strings",
  ])
  func `a chore is no task`(_ subject: String) { #expect(ChoreSubject.matches(subject)) }

  @Test func `two to fifteen sources make a task`() {
    let message = "Show the discount of an order in the list"
    func sources(_ count: Int) -> [String] { (0..<count).map { "shop/part\($0).py" } }
    #expect(verdict(commit(message, sources(1))) == .fewFiles)
    #expect(verdict(commit(message, sources(2))) == nil)
    #expect(verdict(commit(message, sources(15))) == nil)
    #expect(verdict(commit(message, sources(16))) == .manyFiles)
    #expect(verdict(commit(message, sources(3), touched: 41)) == .manyFiles)
  }

  @Test func `what nobody edits for a task is not to be found`() throws {
    let edited = [
      "docs/conf.py", "shop/migrations/0002_more.py", "shop/models.py", "shop/static/a.js", "shop/templates/a.html",
      "shop/views.py", "yarn.lock",
    ]
    let task = try BenchTask(commit("Show the discount of an order in the list", edited)) {
      $0.hasSuffix(".py") || $0.hasSuffix(".html")
    }
    #expect(task.gold == ["shop/models.py", "shop/templates/a.html", "shop/views.py"])
  }

  @Test func `bots, first commits and messages that say nothing are left out`() {
    let message = "Show the discount of an order in the list"
    #expect(verdict(commit(message, author: "dependabot[bot] <x@y>")) == .bot)
    #expect(verdict(commit(message, parent: nil)) == .root)
    #expect(verdict(commit("Add support")) == .shortMessage)
    #expect(verdict(commit("Bump Django")) == .chore)
  }

  @Test func `it stops at the number of tasks wanted, and counts the rest`() {
    let good = commit("Show the discount of an order in the list")
    let mined = MinedTasks([commit("Bump Django"), good, commit("ruff"), good, good], wanted: 2) { _ in true }
    #expect(mined.tasks.count == 2)
    #expect(mined.considered == 4)
    #expect(mined.leftOut == [.chore: 2])
  }

  @Test func `git's log is read with messages of any shape`() {
    let log =
      "\u{1}h2 p2\u{2}Ann <a@b>\u{2}Add totals\n\nBody\nM\tno.py\n\u{3}\n\nM\ta.py\nA\tnew.py\nD\tb c.py\n"
      + "\u{1}h1 \u{2}Bob <b@c>\u{2}First\n\u{3}\n\nA\ta.py\n"
    #expect(
      MinedCommit.all(in: Array(log.utf8)) == [
        MinedCommit(
          hash: "h2", parent: "p2", author: "Ann <a@b>", message: "Add totals\n\nBody\nM\tno.py\n",
          edited: ["a.py", "b c.py"], touched: 3),
        MinedCommit(hash: "h1", parent: nil, author: "Bob <b@c>", message: "First\n", edited: [], touched: 1),
      ])
  }
}
