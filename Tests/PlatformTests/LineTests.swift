import Glibc
import Synchronization
import Testing

@testable import Platform

/// A pipe with something in it.
private func lines(_ text: [UInt8], limit: Int = 64, chunk: Int = 1 << 16) -> [LineReader.Line] {
  var ends: [Int32] = [-1, -1]
  guard unsafe pipe(&ends) == 0 else { return [] }
  let (reading, writing) = (ends[0], ends[1])
  defer { close(reading) }
  let writer = WorkerThread.start {
    for start in stride(from: 0, to: text.count, by: chunk) {
      let piece = Array(text[start..<min(start + chunk, text.count)])
      _ = StreamWriter.send(piece, to: writing)
    }
    close(writing)
  }
  var reader = LineReader(descriptor: reading, limit: limit)
  var found: [LineReader.Line] = []
  while let line = reader.next() { found.append(line) }
  writer?.join()
  return found
}

private func line(_ text: String) -> LineReader.Line { .line(Array(text.utf8)) }

@Suite struct LineTests {
  @Test(
    arguments: [
      ("", []), ("a\nb\n", ["a", "b"]), ("a\r\n\r\nb", ["a", "", "b"]), ("\n\n", ["", ""]), ("a", ["a"]),
      ("é\u{2028}x\n", ["é\u{2028}x"]), ("\ra\r\r\n", ["\ra\r"]),
    ])
  func `lines end with a line feed, and the last one with the stream`(_ text: String, _ expected: [String]) {
    for chunk in [1, 2, 1 << 16] { #expect(lines(Array(text.utf8), chunk: chunk) == expected.map(line)) }
  }

  @Test func `a line that is too long is skipped, and what follows is read`() {
    let long = String(repeating: "x", count: 65)
    let text = "\(long)\na\n\(String(repeating: "y", count: 64))\n\(long)"
    for chunk in [1, 7, 1 << 16] {
      #expect(
        lines(Array(text.utf8), chunk: chunk)
          == [.tooLong, line("a"), line(String(repeating: "y", count: 64)), .tooLong])
    }
    let flood = [UInt8](repeating: 0x78, count: 5 << 20) + Array("\nb\n".utf8)
    #expect(lines(flood) == [.tooLong, line("b")])
  }

  @Test func `lines of many threads are not mixed`() throws {
    var ends: [Int32] = [-1, -1]
    try #require(unsafe pipe(&ends) == 0)
    let sender = LineSender(descriptor: ends[1])
    let writing = ends[1]
    let threads = (0..<8).map { number in
      WorkerThread.start {
        for _ in 0..<50 { sender.send([UInt8](repeating: UInt8(ascii: "a") + UInt8(number), count: 3000)) }
      }
    }
    let closer = WorkerThread.start {
      for thread in threads { thread?.join() }
      close(writing)
    }
    var reader = LineReader(descriptor: ends[0], limit: 4000)
    var counts: [UInt8: Int] = [:]
    while case .line(let line)? = reader.next() {
      let letter = try #require(line.first)
      #expect(line == [UInt8](repeating: letter, count: 3000))
      counts[letter, default: 0] += 1
    }
    closer?.join()
    close(ends[0])
    #expect(counts.count == 8 && counts.values.allSatisfy { $0 == 50 })
  }

  @Test func `what is unwanted, or comes after the end, is not sent`() throws {
    var ends: [Int32] = [-1, -1]
    try #require(unsafe pipe(&ends) == 0)
    let sender = LineSender(descriptor: ends[1])
    sender.send(Array("a".utf8)) { true }
    sender.send(Array("b".utf8))
    sender.close(withinMilliseconds: 10)
    sender.send(Array("c".utf8))
    close(ends[1])
    var reader = LineReader(descriptor: ends[0], limit: 10)
    #expect(reader.next() == line("b"))
    #expect(reader.next() == nil)
    close(ends[0])
  }

  @Test func `a stream whose reader is gone says so, and swallows what is sent`() throws {
    StandardStream.ignoreBrokenPipes()
    var ends: [Int32] = [-1, -1]
    try #require(unsafe pipe(&ends) == 0)
    let sender = LineSender(descriptor: ends[1])
    #expect(sender.hasReader)
    close(ends[0])
    #expect(!sender.hasReader)
    sender.send(Array("a".utf8))
    close(ends[1])
  }
}
