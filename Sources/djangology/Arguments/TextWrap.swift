/// Text broken into lines of a width.
enum TextWrap {
  /// The words of `text` on lines of at most `width` columns; a word longer than that has a line of its own.
  static func lines(_ text: some StringProtocol, width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var columns = 0
    for word in text.split(whereSeparator: \.isWhitespace) {
      let length = word.unicodeScalars.count
      if columns > 0, columns + 1 + length > width {
        lines.append(line)
        (line, columns) = ("", 0)
      }
      if columns > 0 { line += " " }
      columns += length + (columns > 0 ? 1 : 0)
      line += word
    }
    return columns > 0 ? lines + [line] : lines
  }

  /// Paragraphs, each wrapped, but those that start with two spaces, which are kept.
  static func paragraphs(_ text: String, width: Int) -> [String] {
    var lines: [String] = []
    for paragraph in text.split(separator: "\n\n") {
      if !lines.isEmpty { lines.append("") }
      if paragraph.hasPrefix("  ") {
        lines += paragraph.split(separator: "\n").map(String.init)
      } else {
        lines += Self.lines(paragraph, width: width)
      }
    }
    return lines
  }
}
