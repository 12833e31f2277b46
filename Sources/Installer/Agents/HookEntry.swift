internal import Base

/// One hook of an agent: on which event our program is asked, about which tools, and what its failure means.
public struct HookEntry: Hashable, Sendable {
  /// As Claude Code names it.
  public var event: String
  /// What `djangology hook` calls it.
  public var word: String
  public var matcher: String?
  public var seconds = 5
  /// Whether the tool is stopped when the hook cannot answer.
  public var isGuard = false

  /// All that can be installed, in the order of a session.
  public static let all = [
    HookEntry(event: "SessionStart", word: "session-start", matcher: "startup|resume|clear|compact"),
    HookEntry(event: "UserPromptSubmit", word: "user-prompt-submit"),
    HookEntry(
      event: "PreToolUse", word: "pre-tool-use", matcher: "Bash|Edit|Write|NotebookEdit|MultiEdit|PowerShell",
      isGuard: true),
    HookEntry(
      event: "PostToolUse", word: "post-tool-use", matcher: "Bash|Edit|Write|NotebookEdit|MultiEdit|PowerShell"),
    HookEntry(event: "Stop", word: "stop"),
    HookEntry(event: "SubagentStart", word: "subagent-start"),
    HookEntry(event: "SessionEnd", word: "session-end"),
  ]

  /// Those of a choice: a prompt is only looked at by who asked for it.
  static func chosen(_ choice: InstallChoice) -> [HookEntry] {
    all.filter { choice.injectsCapsule || $0.event != "UserPromptSubmit" }
  }

  /// The words behind the program's name, by which the entry is known again.
  var words: String { "hook \(word)" }

  /// One line for a shell.
  ///
  /// Not the form with `args`: agents that do not know it would start the program with no word at all, whose exit code
  /// 2 would block every tool.
  func command(_ program: String) -> String { "\(ShellWords.quoted(program)) \(words)" }
}

extension HookEntry {
  /// As `.claude/settings.json` and plugins have it.
  func claudeJSON(_ program: String) -> JSONValue {
    var handler: [(String, JSONValue)] = [
      ("type", .string("command")), ("command", .string(command(program))), ("timeout", .int(seconds)),
    ]
    if isGuard { handler.append(("onFailure", .string("block"))) }
    let matched: [(String, JSONValue)] = matcher.map { [("matcher", .string($0))] } ?? []
    return .object(matched + [("hooks", .array([.object(handler)]))])
  }

  func wish(_ program: String) -> JSONWish {
    .element(["hooks", event], claudeJSON(program), mark: .command(words))
  }

  /// As `.codex/hooks.json` has it, whose tools have other names: the hook itself is silent about those it does not know.
  func codexWish(_ program: String) -> JSONWish {
    let handler = JSONValue.object([
      ("type", .string("command")), ("command", .string(command(program))), ("timeout", .int(seconds)),
    ])
    return .element(["hooks", event], .object([("hooks", .array([handler]))]), mark: .command(words))
  }

  /// As Gemini CLI has it, which counts milliseconds and names events and tools its own way.
  func geminiWish(_ program: String) -> JSONWish? {
    let name: String
    let tools: String?
    switch event {
    case "SessionStart": (name, tools) = ("SessionStart", nil)
    case "PreToolUse": (name, tools) = ("BeforeTool", "run_shell_command|write_file|replace")
    case "PostToolUse": (name, tools) = ("AfterTool", "run_shell_command|write_file|replace")
    case "UserPromptSubmit": (name, tools) = ("BeforeAgent", nil)
    default: return nil
    }
    let handler = JSONValue.object([
      ("type", .string("command")), ("command", .string(command(program))), ("timeout", .int(seconds * 1000)),
    ])
    let matched: [(String, JSONValue)] = tools.map { [("matcher", .string($0))] } ?? []
    return .element(
      ["hooks", name], .object(matched + [("hooks", .array([handler]))]), mark: .command(words))
  }

  /// As `.cursor/hooks.json` has it.
  func cursorWish(_ program: String) -> JSONWish? {
    let names = [
      "SessionStart": "sessionStart", "PreToolUse": "preToolUse", "PostToolUse": "postToolUse", "Stop": "stop",
      "SessionEnd": "sessionEnd",
    ]
    guard let name = names[event] else { return nil }
    return .element(["hooks", name], .object([("command", .string(command(program)))]), mark: .command(words))
  }
}
