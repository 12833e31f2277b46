internal import Base
internal import TextRegions

/// Which files an agent reads, and what we want in them.
public enum AgentFiles {
  /// The files of a choice at a site, each once.
  public static func wanted(_ choice: InstallChoice, _ texts: InstallTexts, at site: InstallSite) -> [WantedFile] {
    var files: [WantedFile] = []
    for agent in AgentKind.allCases where choice.agents.contains(agent) {
      switch agent {
      case .claude: files += claude(choice, texts, at: site)
      case .cursor: files += cursor(choice)
      case .codex: files += codex(choice)
      case .gemini: files += gemini(choice, texts, at: site)
      case .vscode: files += server(".vscode/mcp.json", "servers", ServerEntry.vscode, choice)
      case .windsurf: files += windsurf(choice, texts)
      case .zed: files += server(".zed/settings.json", "context_servers", ServerEntry.zed, choice)
      }
    }
    let hasAgentsFile = files.contains { $0.path == "AGENTS.md" }
    if choice.has(.instructions), !choice.agents.isDisjoint(with: readersOfAgentsFile), !hasAgentsFile {
      files.append(region("AGENTS.md", texts.instructions, texts, at: site))
    }
    if let ignored = ignored(choice, at: site) { files.append(ignored) }
    return files
  }

  private static let readersOfAgentsFile: Set<AgentKind> = [.cursor, .codex, .vscode, .zed]

  private static func server(
    _ path: String, _ container: String, _ entry: (String) -> JSONValue, _ choice: InstallChoice
  ) -> [WantedFile] {
    guard choice.has(.server) else { return [] }
    return [WantedFile(path, .json([.member([container], ServerEntry.name, entry(choice.program))]))]
  }

  // MARK: Claude Code

  private static func claude(_ choice: InstallChoice, _ texts: InstallTexts, at site: InstallSite) -> [WantedFile] {
    var files = server(".mcp.json", "mcpServers", ServerEntry.typed, choice)
    let settings = claudeSettings(choice, texts)
    if !settings.isEmpty { files.append(WantedFile(".claude/settings.json", .json(settings))) }
    if choice.has(.hooks), choice.usesUserHooks {
      files.append(WantedFile(userSettings, .json(HookEntry.chosen(choice).map { $0.wish(choice.program) })))
    }
    if choice.has(.server) {
      files.append(
        WantedFile(
          ".claude/settings.local.json", .json([.element(["enabledMcpjsonServers"], .string(ServerEntry.name))])))
    }
    if choice.has(.instructions) {
      files.append(claudeInstructions(choice, texts, at: site))
      files += rules(texts, at: site)
    }
    if choice.has(.skill) {
      files += texts.skill.map { WantedFile(".claude/skills/djangology/" + $0.path, .whole($0.text)) }
    }
    if choice.has(.commands) {
      files += texts.commands.map { WantedFile(".claude/commands/" + $0.path, .whole($0.text)) }
    }
    return files
  }

  /// Read whatever folder the agent is started in: a project's settings are not, from the folders below it.
  private static let userSettings = "~/.claude/settings.json"

  private static func claudeSettings(_ choice: InstallChoice, _ texts: InstallTexts) -> [JSONWish] {
    var wishes: [JSONWish] = []
    if choice.has(.permissions) {
      let rules = texts.permissions
      for (list, patterns) in [("allow", rules.allow), ("ask", rules.ask), ("deny", rules.deny)] {
        wishes += patterns.map { .element(["permissions", list], .string($0)) }
      }
    }
    if choice.has(.hooks), !choice.usesUserHooks { wishes += HookEntry.chosen(choice).map { $0.wish(choice.program) } }
    return wishes
  }

  /// Where `claude-md sync` would put it; a new CLAUDE.md says that AGENTS.md is read, which Claude Code does only then.
  private static func claudeInstructions(
    _ choice: InstallChoice, _ texts: InstallTexts, at site: InstallSite
  ) -> WantedFile {
    let isNew = site.record?["CLAUDE.md"].map { $0.before == nil } ?? !site.exists("CLAUDE.md")
    if let bytes = (try? site.read("CLAUDE.md")).flatMap(\.self), InstructionHome.holdsPointer(bytes) {
      return WantedFile(WantedRegion(path: "CLAUDE.md", lines: ["@AGENTS.md"]))
    }
    if !isNew || site.exists(".claude/CLAUDE.md") {
      let home = InstructionHome.forClaude { (try? site.read($0)).flatMap(\.self) }
      return region(home, texts.instructions, texts, at: site)
    }
    let agentsFile = (try? site.read("AGENTS.md")).flatMap(\.self)
    let writesAgentsFile = !choice.agents.isDisjoint(with: readersOfAgentsFile)
    if writesAgentsFile || agentsFile.map(InstructionHome.holdsRegion) ?? false {
      return WantedFile(WantedRegion(path: "CLAUDE.md", lines: ["@AGENTS.md"]))
    }
    let lead = agentsFile == nil ? [] : ["@AGENTS.md", ""]
    return region("CLAUDE.md", lead + texts.instructions, texts, at: site)
  }

  private static func rules(_ texts: InstallTexts, at site: InstallSite) -> [WantedFile] {
    if texts.isWhole { return texts.rules.map { WantedFile($0) } }
    return (site.record?.files ?? []).filter { $0.path.hasPrefix(".claude/rules/") }
      .map { WantedFile($0.path, .keptRegion) }
  }

  private static func region(
    _ path: String, _ lines: [String], _ texts: InstallTexts, at site: InstallSite
  ) -> WantedFile {
    if !texts.isWhole, let bytes = (try? site.read(path)).flatMap(\.self), InstructionHome.holdsRegion(bytes) {
      return WantedFile(path, .keptRegion)
    }
    return WantedFile(WantedRegion(path: path, lines: lines))
  }

  // MARK: Others

  private static func cursor(_ choice: InstallChoice) -> [WantedFile] {
    var files = server(".cursor/mcp.json", "mcpServers", ServerEntry.untyped, choice)
    if choice.has(.hooks) {
      let hooks = HookEntry.chosen(choice).compactMap { $0.cursorWish(choice.program) }
      files.append(WantedFile(".cursor/hooks.json", .json([.member([], "version", .int(1))] + hooks)))
    }
    return files
  }

  private static func codex(_ choice: InstallChoice) -> [WantedFile] {
    var files: [WantedFile] = []
    if choice.has(.server) {
      let lines = ServerEntry.codex(choice.program)
      files.append(WantedFile(".codex/config.toml", .table(["mcp_servers", ServerEntry.name], lines)))
    }
    if choice.has(.hooks) {
      files.append(
        WantedFile(".codex/hooks.json", .json(HookEntry.chosen(choice).map { $0.codexWish(choice.program) })))
    }
    return files
  }

  private static func gemini(
    _ choice: InstallChoice, _ texts: InstallTexts, at site: InstallSite
  ) -> [WantedFile] {
    var wishes: [JSONWish] = []
    if choice.has(.server) {
      wishes.append(.member(["mcpServers"], ServerEntry.name, ServerEntry.untyped(choice.program)))
    }
    if choice.has(.hooks), !choice.usesUserHooks {
      wishes += HookEntry.chosen(choice).compactMap { $0.geminiWish(choice.program) }
    }
    var files = wishes.isEmpty ? [] : [WantedFile(".gemini/settings.json", .json(wishes))]
    if choice.has(.instructions) { files.append(region("GEMINI.md", texts.instructions, texts, at: site)) }
    return files
  }

  private static func windsurf(_ choice: InstallChoice, _ texts: InstallTexts) -> [WantedFile] {
    var files = server("~/.codeium/windsurf/mcp_config.json", "mcpServers", ServerEntry.untyped, choice)
    if choice.has(.instructions) {
      let head = "---\ntrigger: always_on\n---\n\n"
      let body = texts.instructions.joined(separator: "\n") + "\n"
      files.append(WantedFile(".windsurf/rules/djangology.md", .whole(head + body)))
    }
    return files
  }

  // MARK: Git

  /// What is one person's own; only where there is a repository to ignore it.
  private static func ignored(_ choice: InstallChoice, at site: InstallSite) -> WantedFile? {
    guard site.exists(".gitignore") || site.exists(".git") else { return nil }
    let own = choice.agents.contains(.claude) ? [".claude/settings.local.json"] : []
    return WantedFile(".gitignore", .ignored(own + [InstallRecord.path, ".djangology/sessions/current.md"]))
  }
}
