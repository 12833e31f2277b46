internal import Base

/// How each agent is told of our server.
enum ServerEntry {
  static let name = "djangology"

  /// The project is found by the server itself: agents start it in different folders, and some far away from any.
  private static let arguments = JSONValue.strings(["mcp"])

  /// Below `mcpServers`, as Claude Code and VS Code name the transport.
  static func typed(_ program: String) -> JSONValue {
    .object([("type", .string("stdio")), ("command", .string(program)), ("args", arguments)])
  }

  static func untyped(_ program: String) -> JSONValue {
    .object([("command", .string(program)), ("args", arguments)])
  }

  static func vscode(_ program: String) -> JSONValue {
    .object([
      ("type", .string("stdio")), ("command", .string(program)),
      ("args", .strings(["mcp", "--root", "${workspaceFolder}"])),
    ])
  }

  static func zed(_ program: String) -> JSONValue {
    .object([("command", .string(program)), ("args", arguments), ("env", .object([]))])
  }

  static func codex(_ program: String) -> [String] {
    [
      "command = \(JSONValue.string(program).text(.compact))", "args = [\"mcp\"]", "startup_timeout_sec = 20",
    ]
  }
}
