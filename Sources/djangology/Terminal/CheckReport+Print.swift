import Base
import Checks
import Workspace

/// How findings are printed.
enum CheckFormat: String, CaseIterable, Sendable {
  case full, concise, grouped, json
  case jsonLines = "json-lines"
  case sarif, github, gitlab, junit, pylint
}

extension CheckReport {
  func print(_ format: CheckFormat, _ context: inout CommandContext) {
    switch format {
    case .full: for finding in findings + notes { full(finding, &context) }
    case .concise: for finding in findings + notes { context.print(line(finding, context.terminal)) }
    case .grouped: grouped(&context)
    case .json: context.print(json.text())
    case .jsonLines: context.write(jsonLines)
    case .sarif: context.print(sarif(version: program.version).text())
    case .github: context.write(github)
    case .gitlab: context.print(gitlab.text())
    case .junit: context.write(junit)
    case .pylint: context.write(pylint)
    }
  }

  /// `path:line:column: CODE message`.
  private func line(_ finding: ReportedFinding, _ terminal: Terminal) -> String {
    let place = terminal.paint(finding.path, .path) + ":\(finding.start.line):\(finding.start.column): "
    return place + head(finding.diagnostic, terminal)
  }

  private func head(_ diagnostic: Diagnostic, _ terminal: Terminal) -> String {
    let style: TextStyle =
      switch diagnostic.severity {
      case .error: .error
      case .warning: .warning
      case .info: .faint
      }
    let facet = diagnostic.facet.map { "[\($0)]" } ?? ""
    let mark =
      switch diagnostic.fix?.safety {
      case .safe: "[*] "
      case .risky: "[-] "
      case .some(.none), nil: ""
      }
    return terminal.paint(diagnostic.code + facet, style) + " " + mark + diagnostic.message
  }

  private func grouped(_ context: inout CommandContext) {
    var path: String?
    for finding in findings + notes {
      if finding.path != path {
        if path != nil { context.print("") }
        context.print(context.terminal.paint(finding.path, .path) + ":")
        path = finding.path
      }
      context.print("  \(finding.start.line):\(finding.start.column) \(head(finding.diagnostic, context.terminal))")
    }
  }

  // MARK: With the text

  private func full(_ finding: ReportedFinding, _ context: inout CommandContext) {
    let terminal = context.terminal
    context.print(line(finding, terminal))
    let frame = SourceFrame(finding.start, finding.end, texts[finding.path])
    for line in frame.lines(terminal) { context.print(line) }
    for related in finding.related {
      let place = related.place.place
      context.print(
        "  " + terminal.paint("\(place.path):\(related.start.line):\(related.start.column)", .faint)
          + ": \(related.place.message)")
      let frame = SourceFrame(related.start, related.end, texts[place.path])
      for line in frame.short(terminal) { context.print(line) }
    }
    if let fix = finding.diagnostic.fix { context.print("  " + terminal.paint("fix:", .good) + " \(fix.message)") }
    if let because = finding.diagnostic.because {
      context.print("  " + terminal.paint("because:", .faint) + " \(because)")
    }
    context.print("")
  }
}

/// Lines of a file with what is meant marked by carets.
private struct SourceFrame {
  let start: SourcePosition
  let end: SourcePosition
  let text: SourceText?
  private static let longest = 160
  private static let mostLines = 4

  init(_ start: SourcePosition, _ end: SourcePosition, _ text: SourceText?) {
    self.start = start
    self.end = end
    self.text = text
  }

  /// With a line before and behind.
  func lines(_ terminal: Terminal) -> [String] {
    guard let text else { return [] }
    let last = min(end.line, start.line + Self.mostLines - 1)
    let shown = max(1, start.line - 1)...min(last + 1, max(1, text.lines.lineCount))
    let bar = String(repeating: " ", count: width(shown.upperBound)) + " |"
    return [terminal.paint(bar, .faint)]
      + shown.flatMap { numbered($0, text, terminal, width(shown.upperBound)) }
      + [terminal.paint(bar, .faint)]
  }

  /// The first line alone.
  func short(_ terminal: Terminal) -> [String] {
    guard let text else { return [] }
    return numbered(start.line, text, terminal, width(start.line))
  }

  private func width(_ line: Int) -> Int { String(line).count }

  private func numbered(_ line: Int, _ text: SourceText, _ terminal: Terminal, _ width: Int) -> [String] {
    let number = String(line)
    let gutter = String(repeating: " ", count: width - number.count) + number
    let written = text.line(line).replacing("\t", with: " ")
    let cut = String(written.unicodeScalars.prefix(Self.longest))
    var lines = [terminal.paint("\(gutter) |", .faint) + (cut.isEmpty ? "" : " \(cut)")]
    if let carets = carets(line, written) {
      let bar = String(repeating: " ", count: width) + " |"
      lines.append(terminal.paint(bar, .faint) + " " + terminal.paint(carets, .error))
    }
    return lines
  }

  private func carets(_ line: Int, _ text: String) -> String? {
    guard line >= start.line, line <= end.line, line < start.line + Self.mostLines else { return nil }
    let count = text.unicodeScalars.count
    let indent = text.unicodeScalars.prefix { $0 == " " }.count
    let first = line == start.line ? start.column - 1 : indent
    let last = min(line == end.line ? end.column - 1 : count, Self.longest)
    guard first < Self.longest, first < max(last, first + 1) else { return nil }
    return String(repeating: " ", count: first) + String(repeating: "^", count: max(1, last - first))
  }
}
