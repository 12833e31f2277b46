public import Base

/// The pieces of code in a text that agents read: what stands in backticks, and the lines of code blocks.
public struct MarkdownCode: Sendable {
  public struct Piece: Sendable {
    public var text: String
    public var range: TextRange
    /// A line of a block between fences.
    public var isBlock: Bool
    /// The whole line; of one that is longer than people write, what stands around the piece.
    public var line: String
  }

  public private(set) var pieces: [Piece] = []

  public init(_ bytes: [UInt8]) {
    var start = 0
    var isInside = false
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 10) ?? bytes.count
      let line = bytes[start..<end]
      let text = String(decoding: line, as: UTF8.self)
      let trimmed = text.drop { $0 == " " || $0 == "\t" || $0 == ">" }
      if trimmed.hasPrefix("```") || trimmed.hasPrefix("~~~") {
        isInside.toggle()
      } else if isInside {
        add(start, end, bytes, text, isBlock: true)
      } else {
        readLine(start, end, bytes, text)
      }
      start = end + 1
    }
  }

  private static let around = 1000

  private mutating func readLine(_ start: Int, _ end: Int, _ bytes: [UInt8], _ line: String) {
    var at = start
    while let open = bytes[at..<end].firstIndex(of: UInt8(ascii: "`")) {
      guard let close = bytes[(open + 1)..<end].firstIndex(of: UInt8(ascii: "`")) else { return }
      if close > open + 1 {
        let isLong = end - start > 4 * Self.around
        let near = max(start, open - Self.around)..<min(end, close + Self.around)
        let words = isLong ? String(decoding: bytes[near], as: UTF8.self) : line
        add(open + 1, close, bytes, words, isBlock: false)
      }
      at = close + 1
    }
  }

  private mutating func add(_ start: Int, _ end: Int, _ bytes: [UInt8], _ line: String, isBlock: Bool) {
    let text = String(decoding: bytes[start..<end].drop { $0 == 32 }, as: UTF8.self)
    let lead = bytes[start..<end].prefix { $0 == 32 }.count
    pieces.append(
      Piece(
        text: text.last == "\r" ? String(text.dropLast()) : text,
        range: TextRange(UInt32(start + lead), UInt32(end)), isBlock: isBlock, line: line))
  }
}
