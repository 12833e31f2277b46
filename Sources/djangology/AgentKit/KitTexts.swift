import Guard
import Installer
import Memory

/// What `init` writes into an agent's files.
enum KitTexts {
  /// For a project at a root: its permissions follow from how it starts Django.
  static func installed(at root: String) -> InstallTexts {
    InstallTexts(
      instructions: instructions, permissions: permissions(at: root),
      skill: SkillFolder.files.map { TextFile(path: $0.path, text: $0.text) },
      commands: SlashCommands.files.map { TextFile(path: $0.path, text: $0.text) })
  }

  private static let instructions = [
    "## Djangology",
    "",
    "- `djangology capsule \"TASK\"` names the files a task needs, with reasons.",
    "- `djangology impact NAME` tells what depends on a model, field, URL name, template or file.",
    "- `djangology verify` tells what a change forgot; `djangology migrations check` which migrations are missing.",
    "- `djangology session status` tells the goal, what may be changed and what is off-limits.",
    "- Subagents have no MCP server: they ask the command line.",
  ]

  /// The project's own commands, and ours that read: allowing all of ours would allow `uninstall`.
  private static func permissions(at root: String) -> PermissionRules {
    let project = GuardedProject.around(root)
    let profile = PermissionProfile(of: ProjectSurvey(of: project, in: root), settings: project.settings)
    return PermissionRules(
      allow: ["mcp__djangology__*"] + reading.map { "Bash(djangology \($0) *)" } + profile.allow.map(\.rule),
      ask: profile.ask.map(\.rule) + ["Bash(*djangology uninstall*)"],
      deny: profile.deny.map(\.rule) + profile.denyFiles)
  }

  private static let reading = [
    "capsule", "expand", "impact", "verify", "migrations", "show", "explain", "index", "session status", "memory show",
    "memory search", "memory context",
  ]
}
