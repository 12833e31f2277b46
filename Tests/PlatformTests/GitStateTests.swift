import Platform
import TestKit
import Testing

@Suite struct GitStateTests {
  private func repository() throws -> TemporaryFolder {
    let folder = try TemporaryFolder(["a.py": "x = 1\n"])
    try folder.git("init", "--quiet", "--template=", "-b", "main")
    try folder.git("add", "-A")
    try folder.git("-c", "commit.gpgSign=false", "commit", "--quiet", "-m", "first")
    return folder
  }

  @Test func `a commit is another state, references that are packed are not`() throws {
    let folder = try repository()
    let first = try #require(GitState(at: folder.root))
    try folder.git("pack-refs", "--all")
    #expect(GitState(at: folder.root) == first)
    let head = try #require(GitFolder(at: folder.root)?.head)
    #expect(GitFolder(at: folder.root)?.object(named: "main") == head)
    try folder.git("-c", "commit.gpgSign=false", "commit", "--quiet", "--allow-empty", "-m", "second")
    #expect(GitState(at: folder.root) != first)
  }

  @Test func `another working tree of a repository has its own head and the same references`() throws {
    let folder = try repository()
    let other = folder.root + "/b ž"
    try folder.git("worktree", "add", "--quiet", "-b", "side", other)
    let (main, side) = (try #require(GitFolder(at: folder.root)), try #require(GitFolder(at: other)))
    #expect(side.head == main.head && side.directory != main.directory)
    #expect(side.object(named: "main") == main.head)
    let before = try #require(GitState(at: other))
    _ = try Git(in: other).run(
      ["-c", "user.name=a", "-c", "user.email=a@b", "commit", "-q", "--allow-empty", "-m", "second"])
    #expect(GitState(at: other) != before)
    #expect(GitFolder(at: other)?.head != main.head && GitFolder(at: folder.root)?.head == main.head)
  }

  @Test func `of references in tables only a change is told`() throws {
    let folder = try TemporaryFolder([
      ".git/HEAD": "ref: refs/heads/.invalid\n", ".git/objects/info/x": "", ".git/reftable/tables.list": "0x1.ref\n",
    ])
    #expect(GitFolder(at: folder.root) == nil)
    let first = try #require(GitState(at: folder.root))
    #expect(GitState(at: folder.root) == first)
    try folder.write("0x1.ref\n0x2.ref\n", to: ".git/reftable/tables.list")
    #expect(GitState(at: folder.root) != first)
  }

  @Test func `outside of repositories there is no state`() throws {
    let folder = try TemporaryFolder(["a.py": ""])
    #expect(GitState(at: folder.root) == nil)
  }
}
