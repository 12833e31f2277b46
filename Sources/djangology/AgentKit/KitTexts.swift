import Installer
import Memory

/// What `init` writes into an agent's files.
enum KitTexts {
  static let installed = InstallTexts(
    instructions: instructions, permissions: permissions,
    skill: SkillFolder.files.map { TextFile(path: $0.path, text: $0.text) },
    commands: SlashCommands.files.map { TextFile(path: $0.path, text: $0.text) })

  private static let instructions = [
    "## Djangology",
    "",
    "- `djangology capsule \"TASK\"` names the files a task needs, with reasons.",
    "- `djangology impact NAME` tells what depends on a model, field, URL name, template or file.",
    "- `djangology verify` tells what a change forgot; `djangology migrations check` which migrations are missing.",
    "- `djangology session status` tells the goal, what may be changed and what is off-limits.",
    "- Subagents have no MCP server: they ask the command line.",
  ]

  /// Subcommands that read are allowed one by one: allowing `manage.py *` would allow `flush`, and allowing all of ours
  /// would allow `uninstall`.
  private static let permissions = PermissionRules(
    allow: ["mcp__djangology__*"] + reading.map { "Bash(djangology \($0) *)" } + [
      "Bash(python manage.py check *)", "Bash(python manage.py showmigrations *)",
    ],
    ask: [
      "Bash(*manage.py migrate*)", "Bash(* -m django migrate*)", "Bash(django-admin migrate*)",
      "Bash(*djangology uninstall*)",
    ],
    deny: ["Bash(*manage.py flush*)", "Bash(*manage.py reset_db*)", "Read(./.env)"])

  private static let reading = [
    "capsule", "expand", "impact", "verify", "migrations", "show", "explain", "index", "session status", "memory show",
    "memory search", "memory context",
  ]
}
