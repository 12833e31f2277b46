/// An agent wants to stop: what is still open, said once.
enum StopHook {
  static func answer(_ payload: HookPayload, _ project: HookProject) -> HookAnswer? {
    // A second word would go round in circles.
    if payload.isStopActive || payload.agentType != nil { return nil }
    guard let stop = project.beforeStop(payload) else { return nil }
    var text = HookText(tokens: 800)
    text.add("Not done yet", stop.open, limit: 6)
    text.add(stop.edit)
    text.add("Tests at risk that were not run", stop.tests, limit: 8)
    if let line = stop.testLine, !stop.tests.isEmpty { text.add("They run with: \(line)") }
    return text.text.map { .context($0) }
  }
}
