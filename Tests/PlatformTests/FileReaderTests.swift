import Platform
import Testing

@Suite struct FileReaderTests {
  @Test(arguments: [0, 1, 4095, 4096, 100_000])
  func `a file is read whole, with room behind it`(_ size: Int) throws {
    let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let tree = try TemporaryTree()
    try AtomicWrite.write(bytes, to: tree.path("a.py"))
    let read = try FileReader.read(tree.path("a.py"))
    #expect(read == bytes)
    #expect(read.capacity >= size + FileReader.spareCapacity)
  }

  @Test func `a file that claims to be empty is read to its end`() throws {
    #expect(try FileReader.read("/proc/self/status").starts(with: "Name:".utf8))
  }

  @Test(arguments: [
    ("missing", FileError.notFound), ("folder", .isDirectory), ("a.py/b", .notADirectory),
    ("a.py", .tooLarge(bytes: 20, limit: 10)), ("pipe", .other(errno: 6)),
  ])
  func `what cannot be read says why`(_ path: String, _ error: FileError) throws {
    let tree = try TemporaryTree(["a.py": String(repeating: "#", count: 20), "folder/b.py": ""])
    tree.makeFIFO("pipe")
    #expect(throws: error) { try FileReader.read(tree.path(path), limit: 10) }
  }
}
