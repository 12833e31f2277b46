/// A sentence of a project's instructions for agents that asks for what a rule checks.
public struct Instruction: Sendable, Equatable {
  /// The rule's.
  public var code: String
  public var path: String
  public var line: Int
  public var sentence: String
  /// The rule needs settings that must be written down first: it is proposed, not switched on.
  public var isProposal: Bool

  /// All that the text of a file asks for, in the order of sentences, each rule once.
  public static func all(in bytes: [UInt8], path: String) -> [Instruction] {
    var found: [Instruction] = []
    for (sentence, line) in InstructionSentences(bytes) {
      let demand = InstructionPhrase.Sentence(sentence)
      for phrase in InstructionPhrase.all where phrase.matches(demand) {
        if found.contains(where: { $0.code == phrase.code }) { continue }
        found.append(
          Instruction(
            code: phrase.code, path: path, line: line, sentence: sentence, isProposal: phrase.isProposal))
      }
    }
    return found
  }
}

/// The sentences of a Markdown file with their lines; headings, list items and lines of code are sentences of their own.
public struct InstructionSentences: Sequence {
  private let rows: [(String, Int)]

  public init(_ bytes: [UInt8]) {
    var rows: [(String, Int)] = []
    var (open, start) = ("", 1)
    func close() {
      let text = open.split(separator: " ").joined(separator: " ")
      if !text.isEmpty { rows.append((text, start)) }
      open = ""
    }
    for (index, line) in bytes.split(separator: 10, omittingEmptySubsequences: false).enumerated() {
      var text = String(decoding: line, as: UTF8.self)
      while text.first == " " || text.first == "\t" { text.removeFirst() }
      let isItem = ["- ", "* ", "+ ", "#", "```", "|"].contains { text.hasPrefix($0) } || text.first?.isNumber == true
      if text.isEmpty || isItem { close() }
      if open.isEmpty { start = index + 1 }
      if text.hasPrefix("- ") || text.hasPrefix("* ") || text.hasPrefix("+ ") { text.removeFirst(2) }
      for part in Self.parts(text) {
        open += (open.isEmpty ? "" : " ") + part.text
        if part.ends {
          close()
          start = index + 1
        }
      }
    }
    close()
    self.rows = rows
  }

  public func makeIterator() -> IndexingIterator<[(String, Int)]> { rows.makeIterator() }

  /// A line cut behind each full stop, exclamation mark and semicolon that a blank follows.
  private static func parts(_ line: String) -> [(text: String, ends: Bool)] {
    var parts: [(String, Bool)] = []
    var part = ""
    let scalars = Array(line.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      part.unicodeScalars.append(scalar)
      let ends = (scalar == "." || scalar == "!" || scalar == ";")
      if ends, index + 1 < scalars.count, scalars[index + 1] == " " {
        parts.append((part, true))
        part = ""
      }
    }
    if !part.isEmpty { parts.append((part, false)) }
    return parts
  }
}
