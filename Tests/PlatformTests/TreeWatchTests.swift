import Glibc
import Testing

@testable import Platform

/// What a watch says after something was done to a tree; before it, the watch has said all it knew.
@Suite struct TreeWatchTests {
  /// Whether the watch lets nobody believe that `path` is as it was.
  private func tells(_ watch: TreeWatch, of path: String) -> Bool {
    switch watch.changes() {
    case .none: false
    case .paths(let paths): paths.contains(path)
    case .unknown: true
    }
  }

  private func watching(_ tree: borrowing TemporaryTree, limit: Int = .max) -> TreeWatch {
    let watch = TreeWatch(root: FilePath(tree.root), limit: limit)
    _ = watch.changes()
    return watch
  }

  @Test func `it knows nothing at first, and nothing new when nothing happens`() throws {
    let tree = try TemporaryTree(["a.py": "", "app/b.py": ""])
    let watch = TreeWatch(root: FilePath(tree.root))
    #expect(watch.changes() == .unknown)
    #expect(watch.changes() == .none)
    #expect(watch.mode == .watching(directories: 2))
  }

  @Test func `an edit is told at once, by its path alone`() throws {
    let tree = try TemporaryTree(["app/a.py": "1", "b.py": ""])
    let watch = watching(tree)
    let file = try Descriptor(opening: tree.path("app/a.py"), O_WRONLY)
    var byte: UInt8 = 50
    for _ in 0..<50 {
      unsafe write(file.number, &byte, 1)
      #expect(watch.changes() == .paths(["app/a.py"]))
    }
    #expect(watch.changes() == .none)
  }

  @Test(arguments: ["app/a.py", "app/new.py", "new.py"])
  func `a file put in place by rename is told`(_ path: String) throws {
    let tree = try TemporaryTree(["app/a.py": "1"])
    let watch = watching(tree)
    try tree.write("2", to: path)
    #expect(tells(watch, of: path))
    #expect(watch.changes() == .none)
  }

  @Test func `a directory filled before its watch exists is not lost, nor what is put into it later`() throws {
    let tree = try TemporaryTree(["a.py": ""])
    let watch = watching(tree)
    try tree.write("1", to: "new/deep/er/a.py")
    #expect(watch.changes() == .unknown)
    #expect(watch.changes() == .none)
    try tree.write("2", to: "new/deep/er/a.py")
    #expect(tells(watch, of: "new/deep/er/a.py"))
  }

  @Test func `directories that are made, filled, renamed and removed all the while leave nothing unseen`() throws {
    let tree = try TemporaryTree(["a.py": ""])
    let watch = watching(tree)
    for turn in 0..<60 {
      try tree.write("\(turn)", to: "d\(turn)/x/a.py")
      if turn % 3 == 1 { unsafe rename(tree.path("d\(turn)"), tree.path("e\(turn)")) }
      if turn % 5 == 4 { _ = watch.gather() }
    }
    #expect(watch.changes() == .unknown)
    for turn in 0..<60 {
      let path = (turn % 3 == 1 ? "e\(turn)" : "d\(turn)") + "/x/a.py"
      try tree.write("again", to: path)
      #expect(tells(watch, of: path), "\(path)")
    }
  }

  @Test func `after a directory was renamed its files are told by their new paths`() throws {
    let tree = try TemporaryTree(["old/x/a.py": "1", "other/b.py": ""])
    let watch = watching(tree)
    unsafe rename(tree.path("old"), tree.path("new"))
    #expect(watch.changes() == .unknown)
    try tree.write("2", to: "new/x/a.py")
    #expect(tells(watch, of: "new/x/a.py"))
    // Two directories change places: each path now stands for the other.
    for (from, to) in [("new", "t"), ("other", "new"), ("t", "other")] {
      unsafe rename(tree.path(from), tree.path(to))
    }
    #expect(watch.changes() == .unknown)
    try tree.write("3", to: "other/x/a.py")
    #expect(tells(watch, of: "other/x/a.py"))
    try tree.write("3", to: "new/b.py")
    #expect(tells(watch, of: "new/b.py"))
  }

  @Test func `what lies in a directory moved out of the tree is nobody's business any more`() throws {
    let tree = try TemporaryTree(["in/app/a.py": "1", "in/b.py": "", "out/c.py": ""])
    let watch = TreeWatch(root: FilePath(tree.path("in")))
    _ = watch.changes()
    unsafe rename(tree.path("in/app"), tree.path("out/app"))
    #expect(watch.changes() == .unknown)
    try tree.write("2", to: "out/app/a.py")
    #expect(watch.changes() == .none)
  }

  @Test func `lost notes make it look at everything, and watch on`() throws {
    let limit = String(decoding: try FileReader.read("/proc/sys/fs/inotify/max_queued_events"), as: UTF8.self)
    let most = try #require(Int(limit.filter(\.isNumber)))
    let tree = try TemporaryTree(["a.py": "", "b.py": ""])
    let watch = watching(tree)
    var byte: UInt8 = 50
    let a = try Descriptor(opening: tree.path("a.py"), O_WRONLY)
    let b = try Descriptor(opening: tree.path("b.py"), O_WRONLY)
    for _ in 0...most / 2 { for file in [a.number, b.number] { unsafe write(file, &byte, 1) } }
    #expect(watch.changes() == .unknown)
    #expect(watch.changes() == .none)
    try tree.write("2", to: "a.py")
    #expect(tells(watch, of: "a.py"))
  }

  @Test func `without enough watches it never says that nothing happened`() throws {
    let tree = try TemporaryTree(["a/a.py": "", "b/b.py": "", "c/c.py": ""])
    let watch = watching(tree, limit: 2)
    #expect(watch.changes() == .unknown)
    #expect(watch.changes() == .unknown)
    #expect(watch.mode == .polling("no more watches: No space left on device"))
    #expect(watch.handle == nil)
  }

  @Test(arguments: [".gitignore", "app/.gitignore", ".djangologyignore", "app/__init__.py", "setup.py"])
  func `another rule about what is looked at is a doubt`(_ path: String) throws {
    let tree = try TemporaryTree(["app/a.py": ""])
    let watch = watching(tree)
    try tree.write("x\n", to: path)
    #expect(watch.changes() == .unknown)
    #expect(watch.changes() == .none)
  }

  @Test func `an ignore file above the root, or the repository's own list, is a doubt`() throws {
    let tree = try TemporaryTree([".git/HEAD": "", ".git/info/exclude": "", "in/a.py": ""])
    let watch = TreeWatch(root: FilePath(tree.path("in")))
    _ = watch.changes()
    for path in [".gitignore", ".git/info/exclude"] {
      try tree.write("x\n", to: path)
      #expect(watch.changes() == .unknown)
      #expect(watch.changes() == .none)
    }
  }

  @Test func `directories that no walk looks into cost no watch and are not told`() throws {
    let tree = try TemporaryTree([
      "a.py": "", ".gitignore": "data/\n", "node_modules/x/y.py": "", "data/z.py": "", "venv/pyvenv.cfg": "",
      "venv/bin/python": "", "venv/lib/q.py": "",
    ])
    let watch = watching(tree)
    // The root, and of the environment what tells that it is one.
    #expect(watch.mode == .watching(directories: 3))
    for path in ["node_modules/x/y.py", "data/z.py", "venv/lib/q.py"] { try tree.write("1", to: path) }
    try AtomicWrite.makeDirectory(tree.path("__pycache__"))
    #expect(watch.changes() == .none)
    unsafe unlink(tree.path("venv/pyvenv.cfg"))
    #expect(watch.changes() == .unknown)
  }

  @Test func `files with other names are told when they are changed by those`() throws {
    let outside = try TemporaryTree(["linked.py": "1", "hard.py": "1", "later.py": "1"])
    let tree = try TemporaryTree(["a.py": ""])
    try tree.link("linked.py", to: outside.path("linked.py"))
    unsafe link(outside.path("hard.py"), tree.path("hard.py"))
    let watch = watching(tree)
    unsafe link(outside.path("later.py"), tree.path("later.py"))
    #expect(watch.changes() == .unknown)
    for name in ["linked.py", "hard.py", "later.py"] {
      let file = try Descriptor(opening: outside.path(name), O_WRONLY | O_APPEND)
      var byte: UInt8 = 50
      unsafe write(file.number, &byte, 1)
      #expect(tells(watch, of: name), "\(name)")
      #expect(watch.changes() == .none)
    }
  }

  @Test func `a root that is exchanged or gone is a doubt`() throws {
    let tree = try TemporaryTree(["in/a.py": "", "new/a.py": "2"])
    let watch = TreeWatch(root: FilePath(tree.path("in")))
    _ = watch.changes()
    unsafe rename(tree.path("in"), tree.path("old"))
    #expect(watch.changes() == .unknown)
    #expect(watch.changes() == .unknown)
    unsafe rename(tree.path("new"), tree.path("in"))
    #expect(watch.changes() == .unknown)
    #expect(watch.changes() == .none)
    try tree.write("3", to: "in/a.py")
    #expect(tells(watch, of: "a.py"))
  }

  @Test(arguments: [
    ("/", true), ("/home/u/p", true), ("/mnt/host", false), ("/mnt/host/deep", false), ("/mnt/hostile", true),
    ("/a b/c", false),
  ])
  func `only on a local file system are all changes noted`(_ path: String, _ isLocal: Bool) {
    let mounts = """
      22 27 0:21 / /proc rw,relatime - proc proc rw
      27 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
      40 27 0:40 / /mnt/host rw - virtiofs host rw
      41 27 0:41 / /a\\040b rw - nfs4 server:/x rw
      """
    #expect(FileSystemKind.isLocal(FilePath(path), mounts: mounts) == isLocal)
  }
}
