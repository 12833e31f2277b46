import Platform
import Sessions
import TestKit
import Testing

@Suite struct EditScopeTests {
  private static let scope = EditScope(
    files: ["orders/", "*.html", "!orders/legacy.py", "blog/models.py"], readOnly: ["orders/admin.py", "core/"],
    offLimits: ["payments/", "orders/secrets/*"])

  @Test(
    arguments: [
      ("orders/models.py", EditScope.Decision.inScope, "orders/"), ("templates/a.html", .inScope, "*.html"),
      ("orders/admin.py", .readOnly, "orders/admin.py"), ("core/models.py", .readOnly, "core/"),
      ("payments/views.py", .offLimits, "payments/"), ("orders/secrets/key.py", .offLimits, "orders/secrets/*"),
      ("catalog/views.py", .outside, nil), ("blog/migrations/0002_x.py", .inScope, "blog/models.py"),
      ("blog/views.py", .outside, nil), ("catalog/migrations/0002_x.py", .outside, nil),
      ("blog/migrations/notes.txt", .outside, nil), ("blog/migrations/deep/0002_x.py", .outside, nil),
      (".djangology/memory/decisions.md", .inScope, nil), ("claudedocs/django_shop_2026-11-20.md", .inScope, nil),
    ] as [(String, EditScope.Decision, String?)])
  func `a path is decided by the strictest list that names it`(
    _ path: String, _ decision: EditScope.Decision, _ pattern: String?
  ) {
    #expect(Self.scope.verdict(path) == EditScope.Verdict(decision: decision, pattern: pattern))
  }

  @Test func `without files everything is in scope that nothing forbids`() {
    let scope = EditScope(files: [], offLimits: ["payments/"])
    #expect(scope.verdict("a.py").decision == .inScope)
    #expect(scope.verdict("payments/a.py").decision == .offLimits)
  }

  @Test func `drift is what changed since the session began and is not its business`() throws {
    let folder = try TemporaryFolder(["orders/a.py": "1", "core/b.py": "1", "old.py": "1", "still.py": "1"])
    try folder.git("init", "-q")
    try folder.git("add", "-A")
    try folder.git("commit", "-q", "-m", "a")
    try folder.write("dirty before", to: "old.py")
    try folder.write("dirty before", to: "still.py")
    var session = WorkSession(goal: "g", started: "now", files: ["orders/"], readOnly: ["core/"])
    let before = try WorkingChanges(root: folder.root)
    session.base = before.head
    session.earlierChanges = before.noted(root: folder.root)
    #expect(before.paths == ["old.py", "still.py"])
    try folder.write("2", to: "orders/a.py")
    try folder.write("2", to: "core/b.py")
    try folder.write("2", to: "new.py")
    try folder.write("edited again", to: "old.py")
    try folder.git("add", "core/b.py")
    try folder.git("commit", "-q", "-m", "b")
    let drift = Drift(session, try WorkingChanges(root: folder.root, since: session.base), root: folder.root)
    #expect(drift.inScope == ["orders/a.py"])
    #expect(
      drift.warnings.map(\.text) == [
        "core/b.py was changed, and the session may only read it (core/)",
        "new.py was changed, outside of the session's files", "old.py was changed, outside of the session's files",
      ])
  }

  @Test func `a project in a folder of a repository is asked about from that folder`() throws {
    let folder = try TemporaryFolder(["backend/a.py": "1", "other/b.py": "1"])
    try folder.git("init", "-q")
    try folder.git("add", "-A")
    try folder.git("commit", "-q", "-m", "a")
    try folder.write("2", to: "backend/a.py")
    try folder.write("2", to: "other/b.py")
    try folder.write("2", to: "backend/c.py")
    #expect(try WorkingChanges(root: folder.root + "/backend").paths == ["a.py", "c.py"])
  }
}
