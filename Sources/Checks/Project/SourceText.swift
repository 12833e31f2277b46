public import Base

/// A file's bytes and where its lines start.
public struct SourceText: Sendable {
  public let bytes: [UInt8]
  public let lines: LineIndex

  /// Line and column of an offset, both from 1; the column counts characters as Unicode has them (code points).
  public func position(of offset: UInt32) -> SourcePosition {
    let offset = min(offset, UInt32(bytes.count))
    let line = lines.line(of: offset)
    let start = Int(lines.starts[line - 1])
    return SourcePosition(line: line, column: bytes[start..<Int(offset)].count { $0 & 0xC0 != 0x80 } + 1)
  }

  /// A line's text without its end.
  public func line(_ number: Int) -> String {
    guard number >= 1, number <= lines.lineCount else { return "" }
    let start = Int(lines.starts[number - 1])
    let end = number < lines.lineCount ? Int(lines.starts[number]) : bytes.count
    var text = bytes[start..<end]
    while let last = text.last, last == 10 || last == 13 { text.removeLast() }
    return String(decoding: text, as: UTF8.self)
  }
}

/// A place as people and editors name it.
public struct SourcePosition: Sendable, Equatable {
  public var line: Int
  public var column: Int
}
