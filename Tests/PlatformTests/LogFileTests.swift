import Testing

@testable import Platform

@Suite struct LogFileTests {
  @Test func `it never grows beyond its limit, and keeps whole lines, the youngest`() throws {
    let tree = try TemporaryTree()
    let log = LogFile(tree.path("log"), limit: 1000)
    for number in 0..<500 {
      log.write("line \(number)")
      #expect(try FileStamp(of: tree.path("log")).size <= 1000)
    }
    let lines = String(decoding: try FileReader.read(tree.path("log")), as: UTF8.self).split(separator: "\n")
    let first = try #require(lines.first?.split(separator: " ").last.flatMap { Int($0) })
    #expect(lines.map(String.init) == (first..<500).map { "line \($0)" })
    #expect(first > 0)
  }
}
