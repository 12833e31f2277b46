import Base
public import Checks

/// A file that tells agents how to work, cut into lines.
public struct InstructionFile: Sendable {
  public let text: CheckedText
  let lines: [InstructionLine]
  /// What stands in backticks.
  let spans: [InstructionSpan]
  /// `@path` outside of code.
  let imports: [InstructionSpan]

  public init(_ text: CheckedText) {
    self.text = text
    lines = InstructionLine.all(text.bytes)
    spans = lines.flatMap { $0.isShown ? Self.spans($0) : [] }
    imports = lines.flatMap { $0.isShown ? Self.imports($0) : [] }
  }

  public var path: String { text.path }

  /// The folder that its imports start from.
  var folder: String { path.pathParts.dropLast().joined(separator: "/") }

  /// Read at the start of every session, whatever is worked on.
  var isRoot: Bool {
    let name = String(text.name)
    return path == ".claude/CLAUDE.md" || !path.contains("/") && ["CLAUDE.md", "AGENTS.md", "GEMINI.md"].contains(name)
  }

  /// Lines of commands.
  var shellLines: [InstructionLine] {
    lines.filter { line in
      guard case .code(let language) = line.kind else { return false }
      return ["", "sh", "bash", "shell", "console", "zsh", "terminal"].contains(language)
    }
  }

  private static func spans(_ line: InstructionLine) -> [InstructionSpan] {
    var spans: [InstructionSpan] = []
    var rest = line.text[...]
    while let open = rest.firstIndex(of: "`") {
      let marks = rest[open...].prefix { $0 == "`" }
      let behind = rest[marks.endIndex...]
      guard let close = behind.firstRange(of: String(marks)) else { break }
      let inner = behind[..<close.lowerBound]
      let offset = line.start + UInt32(line.text[..<inner.startIndex].utf8.count)
      if !inner.isEmpty { spans.append(InstructionSpan(text: String(inner), line: line, start: offset)) }
      rest = behind[close.upperBound...]
    }
    return spans
  }

  /// `@docs/style.md`, at the start of a line or behind a blank.
  private static func imports(_ line: InstructionLine) -> [InstructionSpan] {
    var found: [InstructionSpan] = []
    var isCode = false
    var last: Character = " "
    for index in line.text.indices {
      let character = line.text[index]
      if character == "`" { isCode.toggle() }
      if character == "@", !isCode, last == " " || last == "\t" || last == "(" {
        let name = line.text[line.text.index(after: index)...].prefix { !" \t,;)".contains($0) }
        if isImport(name) {
          let start = line.start + UInt32(line.text[...index].utf8.count)
          found.append(InstructionSpan(text: String(name.trimmingStop), line: line, start: start))
        }
      }
      last = character
    }
    return found
  }

  /// Names of people and packages are written with the same mark.
  private static func isImport(_ name: Substring) -> Bool {
    name.contains("/") && name.contains(".") || [".md", ".txt", ".mdc"].contains { name.trimmingStop.hasSuffix($0) }
  }
}

/// A part of a line.
struct InstructionSpan: Sendable {
  var text: String
  var line: InstructionLine
  /// Of its first byte.
  var start: UInt32

  var range: TextRange { TextRange(start, start + UInt32(text.utf8.count)) }
}

extension Substring {
  /// Without a full stop at its end.
  var trimmingStop: Substring { last == "." ? dropLast() : self }
}
