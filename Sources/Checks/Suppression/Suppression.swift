/// A comment, what it reaches, and the rules it names.
struct Suppression: Sendable {
  enum Reach: Sendable {
    /// Findings that begin or end on one of these lines.
    case lines(ClosedRange<Int>)
    case file
  }

  let comment: SuppressionComment
  let reach: Reach
  /// Nil for all rules.
  let selectors: [RuleSelector]?
  /// Written, but no rule's.
  let unknown: [String]
  /// Whether it is there for another tool, which may need it where we do not.
  var isForOthers = false

  /// What other tools call our rules.
  private static let aliases = ["DM001": "DJG102"]

  init?(_ comment: SuppressionComment, _ reach: Reach, _ rules: [Rule]) {
    self.comment = comment
    self.reach = reach
    guard let codes = comment.codes else {
      selectors = nil
      unknown = []
      return
    }
    var (selectors, unknown): ([RuleSelector], [String]) = ([], [])
    for code in codes {
      if !comment.isOurs, let ours = Self.aliases[code], let selector = RuleSelector(ours, among: rules) {
        selectors.append(selector)
        isForOthers = true
      } else if let selector = RuleSelector(code, among: rules), comment.isOurs || code.utf8.count > 2 {
        selectors.append(selector)
      } else {
        unknown.append(code)
      }
    }
    // What lists the codes of other tools alone is not about us.
    if !comment.isOurs, selectors.isEmpty { return nil }
    self.selectors = selectors
    self.unknown = comment.isOurs ? unknown : []
  }

  func covers(_ diagnostic: Diagnostic, on lines: ClosedRange<Int>) -> Bool {
    switch reach {
    case .file: break
    case .lines(let own): guard own.contains(lines.lowerBound) || own.contains(lines.upperBound) else { return false }
    }
    return selectors?.contains { $0.matches(diagnostic) } ?? true
  }
}

/// What a file's comments keep from being reported.
struct FileSuppressions: Sendable {
  let path: String
  private(set) var rows: [Suppression] = []
  let text: SourceText

  init(_ file: CheckedFile, _ rules: [Rule]) {
    path = file.path
    text = SourceText(bytes: file.tree.source, lines: file.lines)
    var open: [(comment: SuppressionComment, line: Int)] = []
    for range in file.tree.comments {
      guard Self.mayMatter(file.tree.source[range.indices]) else { continue }
      for comment in SuppressionComment.all(in: file.tree.text(in: range), at: range) {
        add(comment, file, &open, rules)
      }
    }
    for (comment, line) in open { add(comment, line...Int.max, rules) }
    if file.isMigration { addIgnoredMigration(file, rules) }
  }

  /// `IgnoreMigration()` among the operations, which django-migration-linter asks for: no word on what it would check.
  private mutating func addIgnoredMigration(_ file: CheckedFile, _ rules: [Rule]) {
    let mark = file.tree.nodes.indices.first { row in
      Call(ID(row), in: file.tree).flatMap { file.dotted($0.callee) }?.hasSuffix(".IgnoreMigration") ?? false
    }
    guard let mark else { return }
    let comment = SuppressionComment(
      kind: .file, codes: ["DJG009", "DJG1"], reason: "IgnoreMigration()", isOurs: false,
      range: file.tree.nodes[mark].range)
    guard var row = Suppression(comment, .file, rules) else { return }
    row.isForOthers = true
    rows.append(row)
  }

  init(_ template: CheckedTemplate, _ rules: [Rule]) {
    path = template.path
    text = SourceText(bytes: template.tree.bytes, lines: template.lines)
    for node in template.tree.nodes where node.kind == .comment {
      add(commentsIn: template.tree.text(node.range), node.range, rules)
    }
  }

  /// Of a file that is neither, line by line.
  init(_ path: String, _ text: SourceText, _ rules: [Rule]) {
    self.path = path
    self.text = text
    for line in 1...max(1, text.lines.lineCount) {
      let written = text.line(line)
      guard written.contains("djangology:") else { continue }
      let start = text.lines.starts[line - 1]
      add(commentsIn: written, TextRange(start, start + UInt32(written.utf8.count)), rules)
    }
  }

  /// The first that covers a finding; its own comment's row.
  func row(covering diagnostic: Diagnostic) -> Int? {
    if rows.isEmpty { return nil }
    let lines = text.lines.lines(of: diagnostic.place.range)
    return rows.firstIndex { $0.covers(diagnostic, on: lines) }
  }

  // MARK: Python

  private static func mayMatter(_ bytes: ArraySlice<UInt8>) -> Bool {
    // Both words have one of these; most comments have neither.
    bytes.contains { $0 == UInt8(ascii: "q") || $0 == UInt8(ascii: "Q") || $0 == UInt8(ascii: ":") }
  }

  private mutating func add(
    _ comment: SuppressionComment, _ file: CheckedFile, _ open: inout [(comment: SuppressionComment, line: Int)],
    _ rules: [Rule]
  ) {
    let line = text.lines.line(of: comment.range.start)
    switch comment.kind {
    case .file:
      if let row = Suppression(comment, .file, rules) { rows.append(row) }
    case .ignore:
      add(comment, isAlone(comment.range) && comment.isOurs ? file.lines(behind: comment.range) : line...line, rules)
    case .disable: open.append((comment, line))
    case .enable:
      // Without codes it ends all; with codes those that name the same.
      for place in open.indices.reversed()
      where comment.codes == nil || Set(open[place].comment.codes ?? []).isSubset(of: comment.codes ?? []) {
        if comment.codes != nil, open[place].comment.codes == nil { continue }
        add(open[place].comment, open[place].line...line, rules)
        open.remove(at: place)
      }
    }
  }

  private mutating func add(_ comment: SuppressionComment, _ lines: ClosedRange<Int>, _ rules: [Rule]) {
    if let row = Suppression(comment, .lines(lines), rules) { rows.append(row) }
  }

  // MARK: Templates and others

  private mutating func add(commentsIn written: String, _ range: TextRange, _ rules: [Rule]) {
    for comment in SuppressionComment.all(in: written, at: range) where comment.isOurs {
      let lines = text.lines.lines(of: range)
      if comment.kind == .file {
        if let row = Suppression(comment, .file, rules) { rows.append(row) }
      } else {
        add(comment, lines.lowerBound...(lines.upperBound + (isAlone(range) ? 1 : 0)), rules)
      }
    }
  }

  /// Whether nothing else stands on the comment's lines.
  private func isAlone(_ range: TextRange) -> Bool {
    var start = Int(range.start)
    while start > 0, text.bytes[start - 1] == 32 || text.bytes[start - 1] == 9 { start -= 1 }
    guard start == 0 || text.bytes[start - 1] == 10 || text.bytes[start - 1] == 13 else { return false }
    let next = text.bytes[Int(range.end)...].first { $0 != 32 && $0 != 9 }
    return next == nil || next == 10 || next == 13
  }
}

extension CheckedFile {
  /// The lines of what stands behind a comment: a statement, the head of a compound one with its decorators, or an
  /// element of a list.
  fileprivate func lines(behind comment: TextRange) -> ClosedRange<Int> {
    let start = lines.line(of: comment.start)
    guard let row = tree.nodes.firstIndex(where: { $0.start >= comment.end && $0.kind != .block })
    else {
      return start...start
    }
    let node = tree.nodes[row]
    var end = node.end
    for inner in tree.subtree(of: ID(row)) where tree.nodes[inner].kind == .block {
      end = max(node.start + 1, tree.nodes[inner].start) - 1
      break
    }
    return start...max(start, lines.lines(of: TextRange(node.start, max(end, node.start + 1))).upperBound)
  }
}
