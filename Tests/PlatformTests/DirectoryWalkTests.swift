import Platform
import Testing

@Suite struct DirectoryWalkTests {
  @Test func `files come in byte order of their whole paths`() throws {
    let paths = ["a.py", "a/b.py", "a/c/d.py", "a-b/e.py", "a0/f.py", "B.py", "é.py"]
    let tree = try TemporaryTree(Dictionary(uniqueKeysWithValues: paths.map { ($0, "") }))
    #expect(try DirectoryWalk(root: tree.root).run().files.map(\.path) == paths.sorted { FilePath($0) < FilePath($1) })
  }

  @Test func `a kept file carries the stamp the disk has for it`() throws {
    let tree = try TemporaryTree(["a.py": "x = 1\n"])
    let file = try #require(try DirectoryWalk(root: tree.root).run().files.first)
    #expect(try file.stamp == FileStamp(of: tree.path("a.py")))
    #expect(file.stamp.size == 6)
  }

  @Test(arguments: [
    ("models.py", true), ("types.pyi", true), ("page.html", true), ("mail.txt", true), ("feed.xml", true),
    ("page.jinja", true), ("page.j2", true), ("page.jinja2", true), ("page.djhtml", true), ("CLAUDE.md", true),
    ("pyproject.toml", true), ("setup.cfg", true), ("tox.ini", true), ("requirements.txt", true), ("Pipfile", true),
    ("logo.png", false), ("app.js", false), ("models.pyc", false), ("Makefile", false), ("py", false), ("a.xpy", false),
  ])
  func `project files are told by their name`(_ name: String, _ isWanted: Bool) {
    let bytes = Array(name.utf8)
    #expect(SourceNames.isProjectFile(bytes.span) == isWanted)
  }

  @Test(
    arguments: [
      ("lib", ["lib/pyvenv.cfg", "lib/a.py"], .virtualEnvironment),
      ("venv", ["venv/bin/python", "venv/a.py"], .virtualEnvironment),
      ("env", ["env/a.py"], nil),
      ("node_modules", ["node_modules/x/a.py"], .installedPackages),
      ("x/site-packages", ["x/site-packages/a.py"], .installedPackages),
      ("app/__pycache__", ["app/__pycache__/a.py"], .cache),
      ("shop.egg-info", ["shop.egg-info/top_level.txt"], .buildOutput),
      ("build", ["setup.py", "build/lib/a.py"], .buildOutput),
      ("build", ["build/lib/a.py"], nil),
      ("build", ["setup.py", "build/lib/a.py", "build/__init__.py"], nil),
      ("dist", ["dist/shop-1.0.whl", "dist/a.txt"], .buildOutput),
      ("dist", ["dist/index.html", "dist/assets/a.js"], .buildOutput),
      ("staticfiles", ["staticfiles/admin/css/a.css", "staticfiles/a.html"], .collectedStatic),
      ("static_root", ["static_root/a.0123456789ab.html"], .collectedStatic),
      ("staticfiles", ["staticfiles/__init__.py", "staticfiles/admin/a.py"], nil),
      (".git", [".git/a.py"], .versionControl),
    ] as [(String, [String], SkippedDirectory.Reason?)])
  func `what nobody wrote is left out, and named`(
    _ directory: String, _ files: [String], _ reason: SkippedDirectory.Reason?
  ) throws {
    let tree = try TemporaryTree(Dictionary(uniqueKeysWithValues: files.map { ($0, "") }))
    let walk = try DirectoryWalk(root: tree.root).run()
    #expect(walk.skipped.first { $0.path == directory }?.reason == reason)
    #expect(walk.files.contains { $0.path.hasPrefix(directory + "/") } == (reason == nil))
  }

  @Test func `links to files are files, and links that lead nowhere are nothing`() throws {
    let tree = try TemporaryTree(["a.py": "1"])
    try tree.link("b.py", to: "a.py")
    try tree.link("broken.py", to: "gone.py")
    try tree.link("loop.py", to: "loop.py")
    let walk = try DirectoryWalk(root: tree.root).run()
    #expect(walk.files.map(\.path) == ["a.py", "b.py"])
    #expect(walk.problems.isEmpty)
  }

  @Test func `a linked directory is walked only if nothing else leads there`() throws {
    let outside = try TemporaryTree(["x.py": ""])
    let tree = try TemporaryTree([".gitignore": "/hidden/\n", "app/a.py": "", "hidden/deep/h.py": "", "z.py": ""])
    try tree.link("again", to: "app")
    try tree.link("app/up", to: "..")
    try tree.link("app/self", to: ".")
    try tree.link("out", to: outside.root)
    try tree.link("shown", to: "hidden")
    try tree.link("shown2", to: "hidden/deep")
    #expect(try DirectoryWalk(root: tree.root).run().files.map(\.path) == ["app/a.py", "shown/deep/h.py", "z.py"])
  }

  @Test func `what cannot be used is reported and the rest is listed`() throws {
    let tree = try TemporaryTree(["a.py": "", "big.py": String(repeating: "#", count: 200)])
    tree.makeFile(named: Array("\u{E9}.py".utf16.map { UInt8($0) }))
    tree.makeFIFO("pipe.py")
    tree.nest(String(repeating: "d", count: 250), depth: 20)
    var walk = DirectoryWalk(root: tree.root)
    walk.sizeLimit = 100
    let result = try walk.run()
    #expect(result.files.map(\.path) == ["a.py"])
    #expect(result.problems.contains(WalkProblem(path: "big.py", reason: .file(.tooLarge(bytes: 200, limit: 100)))))
    #expect(result.problems.contains(WalkProblem(path: "\u{FFFD}.py", reason: .undecodableName)))
    #expect(result.problems.count == 3)
  }

  @Test(.enabled(if: Environment.userID != 0, "root reads everything"))
  func `an unreadable directory is reported`() throws {
    let tree = try TemporaryTree(["a.py": "", "closed/b.py": ""])
    tree.setMode(0, of: "closed")
    let walk = try DirectoryWalk(root: tree.root).run()
    tree.setMode(0o755, of: "closed")
    #expect(walk.files.map(\.path) == ["a.py"])
    #expect(walk.problems == [WalkProblem(path: "closed", reason: .file(.permissionDenied))])
  }

  @Test(arguments: [("missing", FileError.notFound), ("a.py", .notADirectory)])
  func `a root that is no directory is an error`(_ root: String, _ error: FileError) throws {
    let tree = try TemporaryTree(["a.py": ""])
    #expect(throws: error) { try DirectoryWalk(root: tree.path(root)).run() }
  }

  @Test func `twenty thousand files are found, sorted, twice alike`() throws {
    let tree = try TemporaryTree([".gitignore": "*.log\nbuild_*/\n/app_7/old/\n!keep.log\n"])
    for app in 0..<400 {
      try AtomicWrite.makeDirectory(tree.path("app_\(app)/old"))
      for file in 0..<25 { tree.makeFile(named: Array("app_\(app)/m\(file).py".utf8)) }
      for file in 0..<25 { tree.makeFile(named: Array("app_\(app)/old/m\(file).\(file < 20 ? "py" : "log")".utf8)) }
    }
    let watch = Stopwatch()
    let first = try DirectoryWalk(root: tree.root).run()
    print("walked 20,000 files in \(Int(watch.milliseconds)) ms")
    #expect(first.files.count == 400 * 25 + 399 * 20)
    #expect(first.files.map(\.path) == first.files.map(\.path).sorted { FilePath($0) < FilePath($1) })
    #expect(try DirectoryWalk(root: tree.root).run().files == first.files)
  }
}
