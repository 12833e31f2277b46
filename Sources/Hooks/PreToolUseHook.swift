internal import Guard

/// A tool is about to run: the guard.
enum PreToolUseHook {
  static func answer(_ payload: HookPayload, _ project: HookProject) -> HookAnswer? {
    let directory = payload.directory ?? project.guarded.root
    switch payload.tool {
    case .command(let command): return answer(project.guarded.decide(command, from: directory))
    case .changes(let changes): return answer(project.guarded.decide(changes, from: directory))
    case .unreadable(let name):
      return .refusal(isFinal: false, reason: "\(name) does not say what it would do; look at it first.")
    case .other, nil: return nil
    }
  }

  private static func answer(_ decision: GuardDecision) -> HookAnswer? {
    switch decision.verdict {
    case .allow: nil
    case .ask: .refusal(isFinal: false, reason: decision.reason)
    case .deny: .refusal(isFinal: true, reason: decision.reason)
    }
  }
}
