internal import Sessions

/// A session starts: one line; or it goes on after compaction, and what was agreed is said again, as facts.
enum SessionStartHook {
  static func answer(_ payload: HookPayload, _ project: HookProject) -> HookAnswer? {
    switch payload.source {
    case "compact", "resume":
      guard let text = project.restatement()?.text, !text.isEmpty else { return nil }
      return .context(text)
    default:
      let line = project.greeting()?.split(whereSeparator: \.isNewline).first.map(String.init)
      return line.map { .context($0) }
    }
  }
}
