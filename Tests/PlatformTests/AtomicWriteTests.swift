import Platform
import Testing

@Suite struct AtomicWriteTests {
  @Test(arguments: [AtomicWrite.Durability.cached, .synced])
  func `the new bytes replace the old and nothing else is left`(_ durability: AtomicWrite.Durability) throws {
    let tree = try TemporaryTree(["a.txt": "old"])
    try AtomicWrite.write(Array("new".utf8), to: tree.path("a.txt"), durability: durability)
    #expect(try FileReader.read(tree.path("a.txt")) == Array("new".utf8))
    #expect(try DirectoryWalk(root: tree.root).run { _ in true }.files.map(\.path) == ["a.txt"])
  }

  @Test func `a link stays a link to what was written`() throws {
    let tree = try TemporaryTree(["real.md": "old"])
    try tree.link("CLAUDE.md", to: "real.md")
    try AtomicWrite.write(Array("new".utf8), to: tree.path("CLAUDE.md"))
    #expect(try FileReader.read(tree.path("real.md")) == Array("new".utf8))
  }

  @Test func `a write that fails leaves the old file and no litter`() throws {
    let tree = try TemporaryTree(["folder/a.txt": "old"])
    #expect(throws: FileError.self) { try AtomicWrite.write([1], to: tree.path("folder")) }
    #expect(throws: FileError.notFound) { try AtomicWrite.write([1], to: tree.path("missing/a.txt")) }
    #expect(try DirectoryWalk(root: tree.root).run { _ in true }.files.map(\.path) == ["folder/a.txt"])
  }

  @Test func `directories are made with all above them, once`() throws {
    let tree = try TemporaryTree(["file": ""])
    for _ in 0..<2 { try AtomicWrite.makeDirectory(tree.path("a/b/c")) }
    try AtomicWrite.write([], to: tree.path("a/b/c/d"))
    #expect(throws: FileError.notADirectory) { try AtomicWrite.makeDirectory(tree.path("file")) }
  }
}
