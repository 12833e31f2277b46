import Contract
import Guard
import Installer
import Memory

/// What `init` writes into an agent's files.
enum KitTexts {
  /// For a project at a root: its permissions follow from how it starts Django.
  ///
  /// - Parameter facts: what `claude-md sync` would write; nil where the project is not understood.
  static func installed(at root: String, facts: ContractFacts? = nil) -> InstallTexts {
    InstallTexts(
      instructions: (facts ?? .withoutProject).markdown,
      rules: facts?.rules.map { WantedRegion(path: $0.path, lines: $0.markdown, heading: $0.heading) } ?? [],
      isWhole: facts != nil, permissions: permissions(at: root),
      skill: SkillFolder.files.map { TextFile(path: $0.path, text: $0.text) },
      commands: SlashCommands.files.map { TextFile(path: $0.path, text: $0.text) })
  }

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
