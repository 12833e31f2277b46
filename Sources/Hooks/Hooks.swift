internal import Base

/// Answers agents at the events of their sessions: with nothing, or with exactly one JSON object.
///
/// What cannot be understood is passed in silence, except by the guard: it asks.
public enum Hooks {
  /// Larger payloads are not read to their end.
  public static let longestPayload = 32 << 20

  /// - Parameters:
  ///   - input: what came on standard input.
  ///   - project: the project around a directory; without one, that of the process.
  /// - Returns: what goes to standard output.
  public static func answer(
    _ event: HookEvent, to input: [UInt8], project: (_ directory: String?) -> HookProject
  ) -> [UInt8] {
    guard let payload = HookPayload(input) else {
      guard event == .preToolUse else { return [] }
      let words = "The guard could not read what is about to happen; look at it first."
      return bytes(.refusal(isFinal: false, reason: words), event, nil)
    }
    // Somebody else's event, or one that is newer than we are.
    let isNameless = payload.eventName.isEmpty && event == .preToolUse && payload.tool != nil
    guard payload.event == event || isNameless else { return [] }
    guard let answer = answer(event, payload, project(payload.directory)) else { return [] }
    return bytes(answer, event, payload)
  }

  private static func answer(_ event: HookEvent, _ payload: HookPayload, _ project: HookProject) -> HookAnswer? {
    switch event {
    case .sessionStart: SessionStartHook.answer(payload, project)
    case .userPromptSubmit: UserPromptSubmitHook.answer(payload, project)
    case .preToolUse: PreToolUseHook.answer(payload, project)
    case .postToolUse: PostToolUseHook.answer(payload, project)
    case .stop: StopHook.answer(payload, project)
    case .subagentStart: SubagentStartHook.answer(payload, project)
    case .sessionEnd: SessionEndHook.answer(payload, project)
    }
  }

  private static func bytes(_ answer: HookAnswer, _ event: HookEvent, _ payload: HookPayload?) -> [UInt8] {
    answer.json(event, to: payload).map { JSONWriter.bytes($0) + [10] } ?? []
  }
}
