/// What is written into the files, made by others.
public struct InstallTexts: Sendable {
  /// The lines of the region in CLAUDE.md and its like.
  public var instructions: [String]
  public var permissions: PermissionRules
  /// Files of the skill, by their path below the skill's folder.
  public var skill: [TextFile]
  /// Slash commands, by their file name.
  public var commands: [TextFile]

  public init(
    instructions: [String], permissions: PermissionRules = PermissionRules(), skill: [TextFile] = [],
    commands: [TextFile] = []
  ) {
    self.instructions = instructions
    self.permissions = permissions
    self.skill = skill
    self.commands = commands
  }
}
