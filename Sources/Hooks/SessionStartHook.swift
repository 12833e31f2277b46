/// A session starts: one line; or it goes on after compaction, and what was agreed is said again, as facts.
enum SessionStartHook {
  static func answer(_ payload: HookPayload, _ project: HookProject) -> HookAnswer? {
    switch payload.source {
    case "compact", "resume": return project.contract().flatMap(text).map { .context($0) }
    default:
      let line = project.greeting()?.split(whereSeparator: \.isNewline).first.map(String.init)
      return line.map { .context($0) }
    }
  }

  private static func text(_ contract: HookContract) -> String? {
    var text = HookText(tokens: 600)
    if let goal = contract.goal { text.add("The session's goal: \(goal)") }
    text.add("Done when", contract.doneWhen)
    text.add("Files of this session", contract.files)
    text.add("Read-only in this session", contract.readOnly)
    text.add("Off limits in this project", contract.offLimits)
    text.add("Not done in this project", contract.prohibitions)
    for fact in contract.facts { text.add(fact) }
    return text.text
  }
}
