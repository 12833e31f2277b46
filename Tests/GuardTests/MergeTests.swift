import FoundationEssentials
import Guard
import Platform
import Testing

/// With a real repository: what the default branch has is merged, what this branch made is not.
@Suite struct MergeTests {
  @Test func `a migration is merged from where the branch left main`() throws {
    let folder = try ProjectFolder()
    let git = Git(in: folder.root)
    func commit(_ path: String) throws {
      try folder.write(path, "operations = [AddField()]")
      _ = try git.run(["add", "."])
      _ = try git.run(["-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", path])
    }
    _ = try git.run(["init", "-q", "-b", "main"])
    try commit("shop/migrations/0001_initial.py")
    _ = try git.run(["checkout", "-qb", "vat"])
    try commit("shop/migrations/0002_vat.py")
    let project = GuardedProject(root: folder.root)
    func rule(_ path: String) -> String? {
      project.decide([FileChange(path: path, kind: .edit, text: "")], from: folder.root).findings.first?.rule
    }
    for _ in 0..<2 { #expect(rule("shop/migrations/0001_initial.py") == "merged-migration") }
    #expect(rule("shop/migrations/0002_vat.py") == "edited-migration")
    #expect(rule("shop/migrations/0003_new.py") == "written-migration")
    #expect(project.decide("rm shop/migrations/0001_initial.py", from: folder.root).verdict == .deny)
    #expect(project.decide("cd shop/migrations && rm 0002_vat.py", from: folder.root).verdict == .ask)
  }

  @Test func `what was listed once holds until a branch moves`() throws {
    let folder = try ProjectFolder()
    let git = Git(in: folder.root)
    let person = ["-c", "user.name=a", "-c", "user.email=a@b"]
    let path = "shop/migrations/0001_initial.py"
    func rule() -> String? {
      GuardedProject(root: folder.root).decide([FileChange(path: path, kind: .edit, text: "")], from: folder.root)
        .findings.first?.rule
    }
    _ = try git.run(["init", "-q", "-b", "main"])
    _ = try git.run(person + ["commit", "-qm", "empty", "--allow-empty"])
    _ = try git.run(["checkout", "-qb", "vat"])
    try folder.write(path, "operations = [AddField()]")
    _ = try git.run(["add", "."])
    _ = try git.run(person + ["commit", "-qm", "one"])
    #expect(rule() == "edited-migration")
    _ = try git.run(["branch", "-f", "main", "vat"])
    #expect(rule() == "merged-migration")
    _ = try git.run(["pack-refs", "--all"])
    #expect(rule() == "merged-migration")
    _ = try git.run(["update-ref", "refs/heads/main", "main~1"])
    #expect(rule() == "edited-migration")
    // No branch to leave: nothing is merged, and nothing stale is believed.
    _ = try git.run(["branch", "-qD", "main"])
    #expect(rule() == "edited-migration")
  }
}
