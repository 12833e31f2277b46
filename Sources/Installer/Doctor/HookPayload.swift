internal import Base

/// What an agent sends to a hook, as it was recorded, with the project's folder put in.
struct HookPayload: Sendable {
  /// What the hook must do with it.
  enum Expectation: Sendable {
    case anything
    /// Anything but letting it pass.
    case refusal
    case noRefusal
    case silence
  }

  var event: String
  var title: String
  var expectation: Expectation
  /// Members beside those that every payload has.
  var members: [(String, JSONValue)]

  /// Hooks write nothing of a session of this name.
  static let session = "djangology-doctor"

  func bytes(root: String) -> [UInt8] {
    let common: [(String, JSONValue)] = [
      ("session_id", .string(Self.session)), ("transcript_path", .string(root + "/.djangology/no-transcript.jsonl")),
      ("cwd", .string(root)), ("hook_event_name", .string(event)),
    ]
    return JSONWriter.bytes(.object(common + members))
  }

  /// The recorded payloads of an agent's event.
  static func all(_ event: String, of agent: AgentKind, root: String) -> [HookPayload] {
    switch agent {
    case .claude, .codex: claude(root).filter { $0.event == event }
    case .gemini: gemini.filter { $0.event == event }
    case .cursor, .vscode, .windsurf, .zed: []
    }
  }

  private static func claude(_ root: String) -> [HookPayload] {
    [
      .init("SessionStart", "startup", ("source", .string("startup"))),
      .init("SessionStart", "after compaction", ("source", .string("compact"))),
      .init("UserPromptSubmit", "a prompt", ("prompt", .string("add a vat field to Order and migrate"))),
      .bash("PreToolUse", "manage.py flush", "python manage.py flush --noinput", .refusal),
      .bash("PreToolUse", "git status", "git status --short", .noRefusal),
      .edit("PreToolUse", root), .edit("PostToolUse", root),
      .init("Stop", "the end of a turn", ("stop_hook_active", .bool(false))),
      HookPayload(
        event: "Stop", title: "a turn that a hook prolonged", expectation: .silence,
        members: [("stop_hook_active", .bool(true))]),
      .init("SubagentStart", "a subagent", ("agent_type", .string("Explore"))),
      .init("SessionEnd", "the end", ("reason", .string("other"))),
    ]
  }

  private static let gemini: [HookPayload] = [
    HookPayload(
      event: "BeforeTool", title: "manage.py flush", expectation: .refusal,
      members: [
        ("tool_name", .string("run_shell_command")),
        ("tool_input", .object([("command", .string("python manage.py flush --noinput"))])),
      ])
  ]

  private init(_ event: String, _ title: String, _ member: (String, JSONValue)) {
    self.init(event: event, title: title, expectation: .anything, members: [member])
  }

  private init(event: String, title: String, expectation: Expectation, members: [(String, JSONValue)]) {
    self.event = event
    self.title = title
    self.expectation = expectation
    self.members = members
  }

  private static func bash(
    _ event: String, _ title: String, _ command: String, _ expectation: Expectation
  ) -> HookPayload {
    HookPayload(
      event: event, title: title, expectation: expectation,
      members: [
        ("permission_mode", .string("default")), ("tool_name", .string("Bash")),
        ("tool_input", .object([("command", .string(command)), ("description", .string(title))])),
        ("tool_use_id", .string("toolu_01BashAa")),
      ])
  }

  private static func edit(_ event: String, _ root: String) -> HookPayload {
    HookPayload(
      event: event, title: "an edit", expectation: .anything,
      members: [
        ("permission_mode", .string("default")), ("tool_name", .string("Edit")),
        (
          "tool_input",
          .object([
            ("file_path", .string(root + "/djangology_doctor.py")), ("old_string", .string("x")),
            ("new_string", .string("y")), ("replace_all", .bool(false)),
          ])
        ),
        ("tool_use_id", .string("toolu_01EditAa")),
      ])
  }
}
