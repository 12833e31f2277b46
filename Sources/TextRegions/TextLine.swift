/// One line of a text, without what ends it.
public struct TextLine: Sendable {
  /// From 1.
  public var number: Int
  /// With what ends the line.
  public var range: Range<Int>
  public var text: String

  public static func all(_ bytes: [UInt8]) -> [TextLine] {
    var lines: [TextLine] = []
    var start = TextStyle.start(of: bytes)
    while start < bytes.count {
      let newline = bytes[start...].firstIndex(of: UInt8(ascii: "\n"))
      let end = newline.map { $0 + 1 } ?? bytes.count
      var text = bytes[start..<(newline ?? end)]
      if text.last == UInt8(ascii: "\r") { text.removeLast() }
      lines.append(
        TextLine(number: lines.count + 1, range: start..<end, text: String(decoding: text, as: UTF8.self)))
      start = end
    }
    return lines
  }
}

extension StringProtocol {
  public func trimmingSpace() -> String {
    let isSpace: (Character) -> Bool = { $0 == " " || $0 == "\t" || $0 == "\r" || $0 == "\n" }
    let text = drop(while: isSpace)
    guard let last = text.lastIndex(where: { !isSpace($0) }) else { return "" }
    return String(text[...last])
  }
}
