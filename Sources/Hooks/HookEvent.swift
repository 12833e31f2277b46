/// A moment of an agent's session at which we are asked.
public enum HookEvent: String, Sendable, CaseIterable {
  case sessionStart = "session-start"
  case userPromptSubmit = "user-prompt-submit"
  case preToolUse = "pre-tool-use"
  case postToolUse = "post-tool-use"
  case stop
  case subagentStart = "subagent-start"
  case sessionEnd = "session-end"

  /// What Claude Code calls it.
  public var name: String {
    switch self {
    case .sessionStart: "SessionStart"
    case .userPromptSubmit: "UserPromptSubmit"
    case .preToolUse: "PreToolUse"
    case .postToolUse: "PostToolUse"
    case .stop: "Stop"
    case .subagentStart: "SubagentStart"
    case .sessionEnd: "SessionEnd"
    }
  }

  /// The event behind a name in any agent's dialect; nil for one that is none of ours.
  public init?(named name: String) {
    if let known = Self.allCases.first(where: { $0.name == name || $0.rawValue == name }) {
      self = known
      return
    }
    switch name {
    case "BeforeTool", "preToolUse", "beforeShellExecution", "beforeMCPExecution": self = .preToolUse
    case "AfterTool", "postToolUse", "afterFileEdit", "afterShellExecution": self = .postToolUse
    case "BeforeAgent", "beforeSubmitPrompt", "userPromptSubmitted": self = .userPromptSubmit
    case "AfterAgent", "agentStop": self = .stop
    case "sessionStart": self = .sessionStart
    case "sessionEnd": self = .sessionEnd
    case "subagentStart": self = .subagentStart
    default: return nil
    }
  }
}
