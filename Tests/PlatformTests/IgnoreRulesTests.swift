import Platform
import TestKit
import Testing

@Suite struct IgnoreRulesTests {
  @Test(
    arguments: [
      ("*.py", [], ["a.py", "d/b.py"]),
      ("/*.py", ["d/b.py"], ["a.py"]),
      ("*.py\n!b.py", ["d/b.py"], ["a.py"]),
      ("d/", ["a.py", "e/d"], ["d/b.py"]),
      ("d/\n!d/b.py", [], ["d/b.py"]),
      ("d/*\n!d/b.py", ["d/b.py"], ["d/c.py"]),
      ("d/**/x", ["d/b.py"], ["d/x", "d/1/x", "d/1/2/x"]),
      ("**/x", [], ["x", "d/x", "d/1/x"]),
      ("d/**", ["a.py"], ["d/b.py", "d/1/x"]),
      ("d/*/x", ["d/x", "d/1/2/x"], ["d/1/x"]),
      ("[a-c].py", ["d.py"], ["a.py"]),
      ("[!a-c].py", ["a.py"], ["d.py"]),
      ("[[:digit:]].py", ["a.py"], ["1.py"]),
      ("[]-].py", ["a.py"], ["].py", "-.py"]),
      ("\\#a\n\\!b", ["a", "b"], ["#a", "!b"]),
      ("a\\*", ["ab"], ["a*"]),
      ("a \nb\\ ", ["a ", "b"], ["a", "b "]),
      ("# a\n\na.py\r\n", ["# a", "b.py"], ["a.py"]),
      ("\u{FEFF}a.py", ["b.py"], ["a.py"]),
      ("[a.py", ["[a.py", "a.py"], []),
    ] as [(String, [String], [String])])
  func `an ignore file leaves out what it names`(_ rules: String, _ kept: [String], _ ignored: [String]) throws {
    let tree = try TemporaryTree([".gitignore": rules])
    for path in kept + ignored { try tree.write("", to: path) }
    let walk = try DirectoryWalk(root: tree.root).run { _ in true }
    #expect(walk.files.map(\.path) == ([".gitignore"] + kept).sorted { FilePath($0) < FilePath($1) })
  }

  @Test func `the rules of directories above the root hold, up to the top of the repository`() throws {
    let tree = try TemporaryTree([
      ".gitignore": "*.log\n/back/app/secret.py\n", "back/.gitignore": "tmp_*.py\n", ".git/info/exclude": "*.bak\n",
      "back/app/a.py": "", "back/app/a.log": "", "back/app/secret.py": "", "back/app/tmp_1.py": "",
      "back/app/b.bak": "",
    ])
    #expect(try DirectoryWalk(root: tree.path("back/app")).run { _ in true }.files.map(\.path) == ["a.py"])
  }

  @Test func `a root that its repository ignores is walked all the same`() throws {
    let tree = try TemporaryTree([".git/HEAD": "", ".gitignore": "/cache/\n*.py\n", "cache/project/a.py": ""])
    #expect(try DirectoryWalk(root: tree.path("cache/project")).run().files.map(\.path) == ["a.py"])
  }

  @Test func `a repository inside the root has rules of its own`() throws {
    let tree = try TemporaryTree([
      ".git/HEAD": "", ".gitignore": "*.py\n", "inner/.git/info/exclude": "b.py\n", "inner/a.py": "", "inner/b.py": "",
    ])
    #expect(try DirectoryWalk(root: tree.root).run().files.map(\.path) == ["inner/a.py"])
  }

  @Test func `our own ignore file has the last word`() throws {
    let tree = try TemporaryTree([
      ".gitignore": "generated/\n", ".djangologyignore": "!generated/\n!node_modules/\nlegacy/\n",
      "generated/a.py": "", "legacy/b.py": "", "node_modules/c.py": "",
    ])
    #expect(try DirectoryWalk(root: tree.root).run().files.map(\.path) == ["generated/a.py", "node_modules/c.py"])
  }

  /// The seeds of random trees; `IGNORE_SEEDS=1000` tries more.
  static let seeds = 0..<(Environment.variable("IGNORE_SEEDS").flatMap { Int($0) } ?? 40)

  @Test(arguments: seeds)
  func `a random tree with random ignore files is listed as git lists it`(_ seed: Int) throws {
    var random = SplitMix(seed: seed)
    let tree = try TemporaryTree(RandomIgnoredTree.files(&random))
    let git = Git(in: tree.root)
    _ = try git.run(["init", "--quiet", "--template="])
    let options = ["-c", "core.excludesFile=/dev/null", "-c", "core.ignoreCase=false"]
    let listed = try git.run(options + ["ls-files", "-co", "--exclude-standard", "-z"])
    let expected = listed.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
    let walk = try DirectoryWalk(root: tree.root).run { _ in true }
    #expect(walk.files.map(\.path) == expected)
    #expect(walk.problems.isEmpty)
  }
}
