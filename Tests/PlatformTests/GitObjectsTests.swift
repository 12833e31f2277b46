import Platform
import Testing

@Suite struct GitObjectsTests {
  private func blobs(_ git: Git) throws -> [String: String] {
    _ = try git.run(["init", "--quiet", "--template="])
    _ = try git.run(["add", "."])
    let list = try git.run(["ls-files", "-s", "-z"])
    var names: [String: String] = [:]
    for entry in list.split(separator: 0) {
      let words = String(decoding: entry, as: UTF8.self).split(separator: "\t")
      names[String(words[1])] = String(words[0].split(separator: " ")[1])
    }
    return names
  }

  @Test func `contents come in the order they were asked for, as often as they are`() throws {
    let tree = try TemporaryTree(["a.py": "x", "b.py": "y\nz\n", "empty.py": ""])
    let git = Git(in: tree.root)
    let names = try blobs(git)
    let (a, b) = (try #require(names["a.py"]), try #require(names["b.py"]))
    let empty = try #require(names["empty.py"])
    var objects = try git.objects()
    #expect(try objects.read([b, a, empty, b]) == ["y\nz\n", "x", "", "y\nz\n"].map { Array($0.utf8) })
    #expect(try objects.read([]) == [])
    #expect(try objects.read([a]) == [Array("x".utf8)])
  }

  @Test func `what is not there, or too large for source, is nil`() throws {
    let large = String(repeating: "x", count: FileReader.sourceLimit + 1)
    let tree = try TemporaryTree(["a.py": "x", "large.py": large])
    let git = Git(in: tree.root)
    let names = try blobs(git)
    let (a, large2) = (try #require(names["a.py"]), try #require(names["large.py"]))
    var objects = try git.objects()
    let gone = String(repeating: "0", count: 40)
    let x = [UInt8(ascii: "x")]
    #expect(try objects.read([gone, large2, a, large2, large2, a]) == [nil, nil, x, nil, nil, x])
  }

  @Test func `more may be asked for, and answered, than pipes hold`() throws {
    let texts = (0..<1300).map { String(repeating: "line \($0)\n", count: 40) }
    var files: [String: String] = [:]
    for (row, text) in texts.enumerated() { files["f\(row).py"] = text }
    let tree = try TemporaryTree(files)
    let git = Git(in: tree.root)
    let names = try blobs(git)
    var objects = try git.objects()
    let read = try objects.read(try texts.indices.map { try #require(names["f\($0).py"]) })
    #expect(read == texts.map { Array($0.utf8) })
  }

  @Test func `without a repository there is an error`() throws {
    let tree = try TemporaryTree()
    var objects = try Git(in: tree.root).objects()
    #expect(throws: GitError.self) { try objects.read([String(repeating: "0", count: 40)]) }
  }
}
