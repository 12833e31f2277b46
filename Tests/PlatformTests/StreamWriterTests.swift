import Glibc
import Testing

@testable import Platform

@Suite(.serialized) struct StreamWriterTests {
  @Test func `a reader gets every byte in order`() throws {
    let tree = try TemporaryTree()
    let text = String(repeating: "0123456789", count: 20_000)
    do {
      let file = try Descriptor(opening: tree.path("out"), O_WRONLY | O_CREAT, mode: 0o600)
      var writer = StreamWriter(descriptor: file.number)
      for part in 0..<4 { writer.write("\(part)" + text) }
      writer.flush()
      let isClosed = writer.isClosed
      #expect(!isClosed)
    }
    #expect(try FileReader.read(tree.path("out")) == (0..<4).flatMap { Array(("\($0)" + text).utf8) })
  }

  @Test func `a writer falls silent when nobody reads on`() {
    StandardStream.ignoreBrokenPipes()
    var ends: [Int32] = [-1, -1]
    unsafe pipe(&ends)
    close(ends[0])
    var writer = StreamWriter(descriptor: ends[1])
    writer.write("lost")
    writer.flush()
    let isClosed = writer.isClosed
    #expect(isClosed)
    close(ends[1])
  }
}
