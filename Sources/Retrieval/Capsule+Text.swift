import Search

extension Capsule {
  /// The capsule as an agent reads it: Markdown with plain source lines under `@first-last` marks.
  public var text: [UInt8] {
    var text = CapsuleText()
    guard hasHeader else { return [] }
    text.line(
      "confidence \(confidence.rawValue), \(shown.count) of \(fileCount) files shown; @first-last are lines; "
        + "more: expand PATH@FIRST-LAST or PATH::NAME")
    text.list("before you start", warnings)
    text.list("facts", facts)
    for item in shown { text.bytes(Capsule.section(item)) }
    text.list("latest migrations", migrations)
    text.list("roles not shown", roles.map(Capsule.mention))
    text.list("may be touched", impact.map(Capsule.mention))
    text.list("also plausible", inOrder.filter(\.isOnlyNamed).map(runnerUp))
    text.list("sent before, unchanged", inOrder.filter { !$0.before.isEmpty }.map(Capsule.before))
    text.list("known already, not repeated", known)
    text.list("unknown", unknowns)
    return text.bytes
  }

  /// Files with excerpts, best first; tests stand behind what they test.
  private var shown: [Item] { inOrder.filter { !$0.excerpts.isEmpty } }

  private var inOrder: [Item] { items.filter { !$0.role.isTest } + items.filter(\.role.isTest) }

  private func runnerUp(_ item: Item) -> String { tellsRunnersUp ? Capsule.mention(item) : item.path }

  /// As units are asked for: `a.py@1-20,31-40`.
  private static func before(_ item: Item) -> String {
    item.path + "@" + item.before.map { "\($0.lowerBound)-\($0.upperBound)" }.joined(separator: ",")
  }

  /// What one file costs and shows.
  static func section(_ item: Item) -> [UInt8] {
    var text = CapsuleText()
    let reasons = item.reasons.isEmpty ? "" : ": " + item.reasons.joined(separator: "; ")
    text.line("## \(item.path) (\(item.role))\(reasons)")
    for excerpt in item.excerpts {
      let around = excerpt.around.isEmpty ? "" : " in \(excerpt.around)"
      text.line("@\(excerpt.lines.lowerBound)-\(excerpt.lines.upperBound)\(around)")
      text.bytes(excerpt.text)
      text.endLine()
    }
    if !item.rest.isEmpty { text.line("rest: " + item.rest.joined(separator: ", ")) }
    return text.bytes
  }

  static func mention(_ item: Item) -> String {
    item.reasons.first.map { "\(item.path): \($0)" } ?? item.path
  }
}

extension Capsule.Item {
  /// Neither shown nor sent before.
  fileprivate var isOnlyNamed: Bool { excerpts.isEmpty && before.isEmpty }
}

/// Text under construction.
private struct CapsuleText {
  private(set) var bytes: [UInt8] = []

  mutating func line(_ text: String) {
    bytes.append(contentsOf: text.utf8)
    bytes.append(newline)
  }

  mutating func list(_ title: String, _ lines: [String]) {
    guard !lines.isEmpty else { return }
    line("## \(title)")
    for entry in lines { line("- " + entry) }
  }

  mutating func bytes(_ more: [UInt8]) { bytes.append(contentsOf: more) }

  mutating func endLine() {
    if let last = bytes.last, last != newline { bytes.append(newline) }
  }

  private let newline = UInt8(ascii: "\n")
}
