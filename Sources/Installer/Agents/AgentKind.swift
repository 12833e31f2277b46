/// A coding agent that can be set up.
public enum AgentKind: String, CaseIterable, Hashable, Sendable {
  case claude
  case cursor
  case codex
  case gemini
  case vscode
  case windsurf
  case zed

  public var title: String {
    switch self {
    case .claude: "Claude Code"
    case .cursor: "Cursor"
    case .codex: "Codex"
    case .gemini: "Gemini CLI"
    case .vscode: "VS Code"
    case .windsurf: "Windsurf"
    case .zed: "Zed"
    }
  }

  /// A path whose presence tells that somebody here uses it.
  public var trace: String {
    switch self {
    case .claude: ".claude"
    case .cursor: ".cursor"
    case .codex: ".codex"
    case .gemini: ".gemini"
    case .vscode: ".vscode"
    case .windsurf: ".windsurf"
    case .zed: ".zed"
    }
  }
}
