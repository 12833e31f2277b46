internal import Base

/// The same parts as a folder that Claude Code loads as a plugin.
public enum PluginFolder {
  public static func files(_ choice: InstallChoice, _ texts: InstallTexts, version: String) -> [WantedFile] {
    var files = [
      file(".claude-plugin/plugin.json", manifest(version)),
      file(".claude-plugin/marketplace.json", marketplace(version)),
      WantedFile("README.md", .whole(readme)),
    ]
    if choice.has(.server) {
      let servers = JSONValue.object([(ServerEntry.name, ServerEntry.typed(choice.program))])
      files.append(file(".mcp.json", .object([("mcpServers", servers)])))
    }
    if choice.has(.hooks) { files.append(file("hooks/hooks.json", hooks(choice))) }
    if choice.has(.skill) { files += texts.skill.map { WantedFile("skills/djangology/" + $0.path, .whole($0.text)) } }
    if choice.has(.commands) { files += texts.commands.map { WantedFile("commands/" + $0.path, .whole($0.text)) } }
    return files
  }

  private static func file(_ path: String, _ json: JSONValue) -> WantedFile {
    WantedFile(path, .whole(json.text(.indented) + "\n"))
  }

  private static func manifest(_ version: String) -> JSONValue {
    .object([
      ("name", .string("djangology")), ("version", .string(version)),
      ("description", .string(description)),
      ("keywords", .strings(["django", "context", "migrations"])),
    ])
  }

  /// The folder as a marketplace of one plugin, itself: `claude plugin marketplace add DIR`.
  private static func marketplace(_ version: String) -> JSONValue {
    let plugin = JSONValue.object([
      ("name", .string("djangology")), ("source", .string("./")), ("version", .string(version)),
      ("description", .string(description)),
    ])
    return .object([
      ("name", .string("djangology")), ("owner", .object([("name", .string("Djangology"))])),
      ("plugins", .array([plugin])),
    ])
  }

  private static let description = "What a coding agent must see of a Django project, found without running it."

  private static func hooks(_ choice: InstallChoice) -> JSONValue {
    let entries = HookEntry.chosen(choice).map { ($0.event, JSONValue.array([$0.claudeJSON(choice.program)])) }
    return .object([
      ("description", .string("Guards, reminders and findings for Django projects")), ("hooks", .object(entries)),
    ])
  }

  private static let readme = """
    # Djangology

    Context, guards and memory for Django projects. The program `djangology` must be found by `PATH`.

    Try it with `claude --plugin-dir .`; install it with `/plugin marketplace add DIR`, then
    `/plugin install djangology@djangology`; permissions are not part of a plugin: `djangology init --no-hooks` writes them.

    """
}
