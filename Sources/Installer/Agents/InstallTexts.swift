/// What is written into the files, made by others.
public struct InstallTexts: Sendable {
  /// The lines of the region in CLAUDE.md and its like.
  public var instructions: [String]
  /// Regions about one folder each, which Claude Code reads when it works there.
  public var rules: [WantedRegion]
  /// Whether the project was understood: if not, a region that is there already knows more than these texts.
  public var isWhole: Bool
  public var permissions: PermissionRules
  /// Files of the skill, by their path below the skill's folder.
  public var skill: [TextFile]
  /// Slash commands, by their file name.
  public var commands: [TextFile]

  public init(
    instructions: [String], rules: [WantedRegion] = [], isWhole: Bool = true,
    permissions: PermissionRules = PermissionRules(), skill: [TextFile] = [],
    commands: [TextFile] = []
  ) {
    self.instructions = instructions
    self.rules = rules
    self.isWhole = isWhole
    self.permissions = permissions
    self.skill = skill
    self.commands = commands
  }
}
