import Checks

/// A line of an instruction file.
struct InstructionLine: Sendable {
  enum Kind: Sendable, Equatable {
    case prose, heading, blank
    /// Between fences, with the language that the opening one names.
    case code(String)
    /// A fence, or what nobody is shown.
    case hidden
  }

  /// From 1.
  var number: Int
  var text: String
  /// Of its first byte.
  var start: UInt32
  var kind: Kind
  /// The headings above it, outermost first.
  var headings: [String]

  var isShown: Bool { kind == .prose || kind == .heading }

  /// Without the mark of a list item; nil for what is none.
  var item: Substring? {
    let rest = text.drop { $0 == " " || $0 == "\t" }
    return ["- ", "* ", "+ "].contains { rest.hasPrefix($0) } ? rest.dropFirst(2) : nil
  }

  /// The place of a part of it, by its first occurrence.
  func range(of part: some StringProtocol) -> TextRange {
    guard let found = text.firstRange(of: String(part)), !part.isEmpty else {
      return TextRange(start, start + UInt32(text.utf8.count))
    }
    let first = start + UInt32(text[..<found.lowerBound].utf8.count)
    return TextRange(first, first + UInt32(part.utf8.count))
  }
}

extension InstructionLine {
  /// All lines of a text.
  static func all(_ bytes: [UInt8]) -> [InstructionLine] {
    var reader = InstructionLines()
    var start = 0
    for (index, line) in bytes.split(separator: 10, omittingEmptySubsequences: false).enumerated() {
      var text = String(decoding: line, as: UTF8.self)
      if text.utf8.last == 13 { text = String(decoding: line.dropLast(), as: UTF8.self) }
      reader.add(text, index + 1, UInt32(start))
      start += line.count + 1
    }
    return reader.lines
  }
}

private struct InstructionLines {
  var lines: [InstructionLine] = []
  private var fence: (mark: Character, length: Int, language: String)?
  private var isComment = false
  /// `---` lines at the top of a rule.
  private var isFrontMatter = false
  private var headings: [(level: Int, title: String)] = []

  mutating func add(_ text: String, _ number: Int, _ start: UInt32) {
    let kind = kind(of: text, number)
    lines.append(
      InstructionLine(number: number, text: text, start: start, kind: kind, headings: headings.map(\.title)))
  }

  private mutating func kind(of text: String, _ number: Int) -> InstructionLine.Kind {
    let trimmed = text.drop { $0 == " " || $0 == "\t" || $0 == ">" }
    if number == 1, text == "---" { isFrontMatter = true; return .hidden }
    if isFrontMatter {
      if text == "---" { isFrontMatter = false }
      return .hidden
    }
    if let kind = fenced(trimmed) { return kind }
    if isComment || trimmed.hasPrefix("<!--") {
      isComment = !text.contains("-->")
      return .hidden
    }
    if trimmed.isEmpty { return .blank }
    guard trimmed.hasPrefix("#"), let title = Self.title(trimmed) else { return .prose }
    headings.removeAll { $0.level >= title.level }
    headings.append(title)
    return .heading
  }

  private mutating func fenced(_ text: Substring) -> InstructionLine.Kind? {
    let mark = text.first ?? " "
    let length = text.prefix { $0 == mark }.count
    let isFence = (mark == "`" || mark == "~") && length >= 3
    if let open = fence {
      if isFence, mark == open.mark, length >= open.length, text.allSatisfy({ $0 == mark || $0 == " " }) {
        fence = nil; return .hidden
      }
      return .code(open.language)
    }
    guard isFence else { return nil }
    let language = text.dropFirst(length).split(separator: " ").first.map(String.init) ?? ""
    fence = (mark, length, language.lowercased())
    return .hidden
  }

  private static func title(_ text: Substring) -> (level: Int, title: String)? {
    let level = text.prefix { $0 == "#" }.count
    let rest = text.dropFirst(level)
    guard level <= 6, rest.first == " " else { return nil }
    return (level, String(rest.drop { $0 == " " }))
  }
}
