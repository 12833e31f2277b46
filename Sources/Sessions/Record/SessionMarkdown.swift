/// A session as Markdown that a person can read and edit, and the session in such a text.
enum SessionMarkdown {
  private enum Section: String, CaseIterable {
    case files = "May be changed"
    case readOnly = "Read-only"
    case offLimits = "Off-limits"
    case doneWhen = "Done when"
    case steps = "Steps"
    case earlier = "Changed before"
    case notes = "Notes"
  }

  static func text(_ session: WorkSession) -> String {
    var text = "# \(session.goal)\n\n- started: \(session.started)\n"
    if let ended = session.ended { text += "- ended: \(ended)\n" }
    if let base = session.base { text += "- base: \(base)\n" }
    for section in Section.allCases {
      let body = body(of: section, session)
      if !body.isEmpty { text += "\n## \(section.rawValue)\n\n\(body)\n" }
    }
    return text
  }

  private static func body(of section: Section, _ session: WorkSession) -> String {
    switch section {
    case .files: list(session.files.map(quoted))
    case .readOnly: list(session.readOnly.map(quoted))
    case .offLimits: list(session.offLimits.map(quoted))
    case .doneWhen: list(session.doneWhen.map(box))
    case .steps: list(session.steps.map(box))
    case .earlier: list(session.earlierChanges.map { "\(quoted($0.path)) \($0.hash ?? "gone")" })
    case .notes: session.notes
    }
  }

  private static func list(_ items: [String]) -> String { items.map { "- " + $0 }.joined(separator: "\n") }

  private static func quoted(_ text: String) -> String { "`\(text)`" }

  private static func box(_ item: WorkSession.Item) -> String { (item.isDone ? "[x] " : "[ ] ") + item.text }

  // MARK: Reading

  /// Nil for a text without a heading, which names the goal.
  static func session(_ text: String) -> WorkSession? {
    let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }.map(String.init)
    guard let heading = lines.first(where: { $0.hasPrefix("# ") }) else { return nil }
    var session = WorkSession(goal: String(heading.dropFirst(2)), started: "")
    var section: Section?
    var notes: [String] = []
    for line in lines.drop(while: { $0 != heading }).dropFirst() {
      if section != .notes, line.hasPrefix("## "), let next = Section(rawValue: String(line.dropFirst(3))) {
        section = next
      } else if section == .notes {
        notes.append(line)
      } else if line.hasPrefix("- ") {
        add(String(line.dropFirst(2)), to: section, of: &session)
      }
    }
    session.notes = notes.trimmingEmpty().joined(separator: "\n")
    return session
  }

  private static func add(_ item: String, to section: Section?, of session: inout WorkSession) {
    switch section {
    case nil: addFact(item, to: &session)
    case .files: session.files.append(unquoted(item))
    case .readOnly: session.readOnly.append(unquoted(item))
    case .offLimits: session.offLimits.append(unquoted(item))
    case .doneWhen: session.doneWhen.append(unboxed(item))
    case .steps: session.steps.append(unboxed(item))
    case .earlier:
      guard let space = item.lastIndex(of: " ") else { return }
      let hash = String(item[item.index(after: space)...])
      session.earlierChanges.append(
        .init(path: unquoted(String(item[..<space])), hash: hash == "gone" ? nil : hash))
    case .notes: break
    }
  }

  private static func addFact(_ item: String, to session: inout WorkSession) {
    let parts = item.split(separator: ": ", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { return }
    switch parts[0] {
    case "started": session.started = parts[1]
    case "ended": session.ended = parts[1]
    case "base": session.base = parts[1]
    default: break
    }
  }

  private static func unquoted(_ text: String) -> String {
    text.count > 1 && text.hasPrefix("`") && text.hasSuffix("`") ? String(text.dropFirst().dropLast()) : text
  }

  private static func unboxed(_ text: String) -> WorkSession.Item {
    for (mark, isDone) in [("[ ] ", false), ("[x] ", true), ("[X] ", true)] where text.hasPrefix(mark) {
      return .init(String(text.dropFirst(4)), isDone: isDone)
    }
    return .init(text)
  }
}

extension [String] {
  fileprivate func trimmingEmpty() -> [String] {
    let isEmpty: (String) -> Bool = { $0.allSatisfy(\.isWhitespace) }
    guard let last = lastIndex(where: { !isEmpty($0) }) else { return [] }
    return Array(self[...last].drop(while: isEmpty))
  }
}

extension WorkSession {
  /// The session as it is kept.
  public var markdown: String { SessionMarkdown.text(self) }

  /// The session in a text that was kept, and perhaps edited by a person.
  public init?(markdown: String) {
    guard let session = SessionMarkdown.session(markdown) else { return nil }
    self = session
  }
}
