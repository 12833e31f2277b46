import Platform
import Testing

@Suite struct GitTests {
  private func commit(_ git: Git) throws {
    _ = try git.run(["init", "--quiet", "--template="])
    _ = try git.run(["add", "."])
    let author = ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgSign=false"]
    _ = try git.run(author + ["commit", "--quiet", "-m", "first"])
  }

  @Test func `git answers with the bytes it prints`() throws {
    let tree = try TemporaryTree(["a.py": "x", "é.py": "y"])
    let git = Git(in: tree.root)
    try commit(git)
    #expect(try git.run(["log", "--format=%s", "--name-only", "-z"]) == Array("first\0\na.py\0é.py\0".utf8))
  }

  @Test func `the caller goes on while git runs, and may ask twice`() throws {
    let tree = try TemporaryTree(["a.py": "x"])
    let git = Git(in: tree.root)
    try commit(git)
    let running = try git.start(["cat-file", "-p", "HEAD:a.py"])
    #expect(try running.wait() == [UInt8(ascii: "x")])
    #expect(try running.wait() == [UInt8(ascii: "x")])
  }

  @Test func `a run that fails carries git's own words`() throws {
    let tree = try TemporaryTree()
    let error = #expect(throws: GitError.self) { try Git(in: tree.root).run(["rev-parse", "HEAD"]) }
    guard case .failed(128, let message) = error else { throw error ?? .notInstalled }
    #expect(message.contains("not a git repository"))
  }

  @Test func `too much output and too much time end the run`() throws {
    let tree = try TemporaryTree(["big.py": String(repeating: "x", count: 100_000)])
    var git = Git(in: tree.root)
    try commit(git)
    git.outputLimit = 50_000
    #expect(throws: GitError.outputTooLarge(limit: 50_000)) { try git.run(["cat-file", "-p", "HEAD:big.py"]) }
    git.timeoutSeconds = 0.05
    #expect(throws: GitError.timedOut(seconds: 0.05)) { try git.run(["-c", "alias.s=!sleep 5", "s"]) }
  }

  @Test func `dropping a run ends it`() throws {
    let watch = Stopwatch()
    do { _ = try Git(in: "/").start(["-c", "alias.s=!exec sleep 20", "s"]) }
    #expect(watch.milliseconds < 15_000)
  }

  @Test func `the repository's configuration starts no program`() throws {
    let tree = try TemporaryTree(["a.py": "x"])
    let git = Git(in: tree.root)
    try commit(git)
    let touch = "touch \(tree.path("ran")); true"
    for name in ["core.fsmonitor", "core.pager", "diff.external", "core.sshCommand"] {
      _ = try git.run(["config", name, touch])
    }
    try tree.write("y", to: "a.py")
    _ = try git.run(["status", "--porcelain"])
    _ = try git.run(["diff"])
    #expect(throws: FileError.notFound) { try FileStamp(of: tree.path("ran")) }
  }
}
