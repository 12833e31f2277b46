internal import Base
internal import Guard

/// What we say at an event, before it is put into an agent's words.
public enum HookAnswer: Sendable, Equatable {
  /// Facts for the model.
  case context(String)
  /// Nobody may do this, or not before a person has said so.
  case refusal(isFinal: Bool, reason: String)

  /// Longer texts are put into a file instead of the conversation.
  static let longest = 9_500

  /// The one object that goes to standard output; nil where an agent has no words for it.
  func json(_ event: HookEvent, to payload: HookPayload?) -> JSONValue? {
    let name = payload.flatMap { $0.eventName.isEmpty ? nil : $0.eventName } ?? event.name
    switch self {
    case .refusal(let isFinal, let reason):
      return Self.refusal(isFinal, Self.cut(reason), name, payload?.dialect ?? .claude)
    case .context(let text): return Self.context(Self.cut(text), event, name, payload?.dialect ?? .claude)
    }
  }

  private static func cut(_ text: String) -> String {
    guard text.utf8.count > longest else { return text }
    return String(decoding: text.utf8.prefix(longest), as: UTF8.self) + "…"
  }

  private static func refusal(_ isFinal: Bool, _ reason: String, _ name: String, _ dialect: HookDialect) -> JSONValue {
    let verdict = isFinal ? "deny" : "ask"
    switch dialect {
    case .claude, .vsCode:
      return .object([
        (
          "hookSpecificOutput",
          .object([
            ("hookEventName", .string(name)), ("permissionDecision", .string(verdict)),
            ("permissionDecisionReason", .string(reason)),
          ])
        )
      ])
    case .cursor:
      return .object([
        ("permission", .string(verdict)), ("user_message", .string(reason)), ("agent_message", .string(reason)),
        ("userMessage", .string(reason)), ("agentMessage", .string(reason)),
      ])
    case .gemini:
      // It can only refuse; a person can then say so.
      let text = isFinal ? reason : "A person has to agree to this first. " + reason
      return .object([("decision", .string("deny")), ("reason", .string(text))])
    }
  }

  private static func context(
    _ text: String, _ event: HookEvent, _ name: String, _ dialect: HookDialect
  ) -> JSONValue? {
    switch dialect {
    case .claude, .vsCode, .gemini:
      return .object([
        ("hookSpecificOutput", .object([("hookEventName", .string(name)), ("additionalContext", .string(text))]))
      ])
    case .cursor:
      switch event {
      case .stop: return .object([("followup_message", .string(text))])
      case .sessionStart, .postToolUse, .subagentStart: return .object([("additional_context", .string(text))])
      case .userPromptSubmit, .preToolUse, .sessionEnd: return nil
      }
    }
  }
}
