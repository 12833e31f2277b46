/// Lines of ours at the end of somebody's text, an empty line apart.
public enum TextBlock {
  /// Adds the lines; a text whose last line is not ended stays one.
  public static func append(_ lines: [String], to text: inout GrownText) {
    let style = TextStyle(text.bytes)
    let body = lines.joined(separator: style.newline)
    guard text.bytes.count > TextStyle.start(of: text.bytes) else {
      return text.insert(body + style.newline, at: text.bytes.count)
    }
    let gap =
      style.endsWithNewline ? (endsWithEmptyLine(text.bytes) ? "" : style.newline) : style.newline + style.newline
    text.insert(gap + body + (style.endsWithNewline ? style.newline : ""), at: text.bytes.count)
  }

  /// Takes the lines of the range out, and the empty line that parted them from what stood before.
  public static func remove(_ range: Range<Int>, from text: inout GrownText) {
    var start = range.lowerBound
    let isAtEnd = range.upperBound == text.bytes.count
    let before = lineStart(before: start, in: text.bytes)
    if start > 0, isBlank(text.bytes[before..<start]) { start = before }
    // The last line before was not ended when we came.
    let endsOpen = isAtEnd && text.bytes.last != UInt8(ascii: "\n")
    if endsOpen, start > 0, text.bytes[start - 1] == UInt8(ascii: "\n") {
      start -= start > 1 && text.bytes[start - 2] == UInt8(ascii: "\r") ? 2 : 1
    }
    text.replace(start..<range.upperBound, with: "")
  }

  private static func lineStart(before place: Int, in bytes: [UInt8]) -> Int {
    guard place > 0 else { return 0 }
    var start = place - 1
    while start > 0, bytes[start - 1] != UInt8(ascii: "\n") { start -= 1 }
    return start
  }

  private static func isBlank(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.allSatisfy { $0 == 10 || $0 == 13 || $0 == 32 || $0 == 9 }
  }

  private static func endsWithEmptyLine(_ bytes: [UInt8]) -> Bool {
    let text = bytes.filter { $0 != UInt8(ascii: "\r") }
    return text.count >= 2 && text[text.count - 2] == UInt8(ascii: "\n")
  }
}
