import Base
import Installer
import Platform
import Testing

@Suite struct InstallTests {
  static let texts = InstallTexts(
    instructions: ["## Djangology", "", "Ask `djangology capsule` before editing."],
    rules: [
      WantedRegion(
        path: ".claude/rules/orders.md", lines: ["## `orders/`", "- Views are functions."],
        heading: ["---", "paths:", "  - \"orders/**\"", "---", ""])
    ],
    permissions: PermissionRules(
      allow: ["mcp__djangology__*", "Bash(python manage.py check *)"], ask: ["Bash(*manage.py migrate*)"],
      deny: ["Bash(*manage.py flush*)", "Read(./.env)"]),
    skill: [
      TextFile(path: "SKILL.md", text: "---\nname: djangology\n---\n"), TextFile(path: "steps.md", text: "1.\n"),
    ],
    commands: [TextFile(path: "django-report.md", text: "Run it.\n")])

  /// With hooks in the user's settings.
  static let personal = InstallChoice(agents: [.claude], usesUserHooks: true)

  static let everything = InstallChoice(agents: Set(AgentKind.allCases), injectsCapsule: true)

  static func plan(_ choice: InstallChoice, at site: InstallSite) -> InstallPlan {
    let joined = choice.joined(with: site.record?.choice)
    return .install(AgentFiles.wanted(joined, texts, at: site), joined, at: site)
  }

  static func removal(at site: InstallSite, _ choice: InstallChoice = everything) -> InstallPlan {
    .remove(AgentFiles.wanted(choice, texts, at: site), at: site)
  }

  @Test(arguments: ExistingSetup.all, [InstallChoice(), everything, personal])
  func `taking it out again leaves every byte as it was`(_ setup: ExistingSetup, _ choice: InstallChoice) throws {
    let project = try TemporaryProject(setup.files)
    let before = try project.contents()
    let plan = Self.plan(choice, at: project.site)
    #expect(plan.notes.allSatisfy { $0.kind == .kept }, "\(plan.notes)")
    try plan.apply()
    #expect(try project.contents() != before)
    try Self.removal(at: project.site).apply()
    let after = try project.contents()
    #expect(Set(after.keys) == Set(before.keys))
    for (path, bytes) in before { #expect(after[path] == bytes, "\(path)") }
  }

  @Test(arguments: ExistingSetup.all, [InstallChoice(), everything, personal])
  func `a second time changes nothing`(_ setup: ExistingSetup, _ choice: InstallChoice) throws {
    let project = try TemporaryProject(setup.files)
    try Self.plan(choice, at: project.site).apply()
    let once = try project.contents()
    let again = Self.plan(choice, at: project.site)
    #expect(again.changes.map(\.path) == [])
    #expect(again.diff == "")
    try again.apply()
    #expect(try project.contents() == once)
  }

  @Test(arguments: [
    "", "{}", "{\n  // mine\n  \"model\": \"opus\",\n}\n",
    "{\"hooks\": {\"Stop\": [{\"hooks\": [{\"type\": \"command\", \"command\": \"say done\"}]}]}}",
    "{\r\n\t\"env\": {}\r\n}",
  ])
  func `hooks of a person stand in their settings, and leave them as they were`(_ settings: String) throws {
    let project = try TemporaryProject()
    if !settings.isEmpty { try project.write(settings, to: "../home/.claude/settings.json") }
    let before = try project.contents()
    try Self.plan(Self.personal, at: project.site).apply()
    let installed = try project.text("../home/.claude/settings.json")
    #expect(installed.contains("djangology hook pre-tool-use"))
    #expect(settings.contains("say done") == installed.contains("say done"))
    #expect(!(try project.text(".claude/settings.json")).contains("djangology hook"))
    // Going back to the project's own hooks takes them out of there.
    try Self.plan(InstallChoice(), at: project.site).apply()
    #expect(try project.text(".claude/settings.json").contains("djangology hook pre-tool-use"))
    #expect((try? project.text("../home/.claude/settings.json"))?.contains("djangology hook") != true)
    try Self.plan(Self.personal, at: project.site).apply()
    try Self.removal(at: project.site).apply()
    #expect(try project.contents() == before)
  }

  @Test(arguments: ExistingSetup.all)
  func `what was there is still there, and ours beside it`(_ setup: ExistingSetup) throws {
    let project = try TemporaryProject(setup.files)
    try Self.plan(Self.everything, at: project.site).apply()
    for (path, text) in setup.files where path.hasSuffix(".md") {
      #expect(try project.text(path).hasPrefix(text))
    }
    let settings = try project.text(".claude/settings.json")
    #expect(settings.contains("djangology hook pre-tool-use"))
    #expect(settings.contains("\"block\""))
    #expect(try project.text(".codex/config.toml").contains("[mcp_servers.djangology]"))
    for word in ["./guard.sh", "// Reading is fine.", "\"model\": \"opus\"", "/* and this */", "Read(**)"] {
      let had = setup.files[".claude/settings.json"]?.contains(word) ?? false
      #expect(!had || settings.contains(word), "\(word)")
    }
  }

  @Test(arguments: ExistingSetup.all)
  func `plain files stay plain JSON`(_ setup: ExistingSetup) throws {
    let project = try TemporaryProject(setup.files)
    try Self.plan(Self.everything, at: project.site).apply()
    for path in [".mcp.json", ".claude/settings.json", ".gemini/settings.json", ".cursor/hooks.json"] {
      let old = setup.files[path] ?? "{}"
      guard (try? JSONReader.read(Array(old.utf8), as: .standard)) != nil || old.trimmingBlank.isEmpty else { continue }
      #expect(throws: Never.self, "\(path)") {
        _ = try JSONReader.read(Array(try project.text(path).utf8), as: .standard)
      }
    }
  }

  @Test(arguments: ExistingSetup.all)
  func `without the record all but the traces of layout is taken out`(_ setup: ExistingSetup) throws {
    let project = try TemporaryProject(setup.files)
    try Self.plan(Self.everything, at: project.site).apply()
    FileRemoval.remove(project.path(InstallRecord.path))
    try Self.removal(at: project.site).apply()
    for (path, bytes) in try project.contents() where !path.hasSuffix("/") && setup.name != "ours already" {
      let name = path.replacing("/project/", with: "")
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(!text.contains("djangology hook") && !text.contains("[mcp_servers.djangology]"), "\(name)")
      #expect(!text.contains("djangology:begin"), "\(name)")
    }
  }

  @Test(arguments: [InstallChoice.Part.hooks, .permissions, .skill, .server, .instructions, .commands])
  func `a part that is left out is not there`(_ part: InstallChoice.Part) throws {
    let project = try TemporaryProject([".git/HEAD": ""])
    try Self.plan(InstallChoice(without: [part]), at: project.site).apply()
    let files = try project.contents()
    let all = files.filter { !$0.key.contains(".djangology") }.map {
      $0.key + String(decoding: $0.value, as: UTF8.self)
    }
    .joined()
    let traces: [InstallChoice.Part: String] = [
      .hooks: "djangology hook", .permissions: "manage.py flush", .skill: "SKILL.md", .server: "mcpServers",
      .instructions: "CLAUDE.md", .commands: "django-report.md",
    ]
    for (other, trace) in traces { #expect(all.contains(trace) == (other != part), "\(trace)") }
  }

  @Test func `a capsule is injected only for who asks`() throws {
    let project = try TemporaryProject()
    try Self.plan(InstallChoice(), at: project.site).apply()
    #expect(try !project.text(".claude/settings.json").contains("user-prompt-submit"))
    try Self.plan(InstallChoice(injectsCapsule: true), at: project.site).apply()
    #expect(try project.text(".claude/settings.json").contains("user-prompt-submit"))
    try Self.plan(InstallChoice(), at: project.site).apply()
    #expect(try !project.text(".claude/settings.json").contains("user-prompt-submit"))
  }

  @Test func `a second agent leaves the first as it is`() throws {
    let project = try TemporaryProject()
    try Self.plan(InstallChoice(), at: project.site).apply()
    let before = try project.contents()
    let plan = Self.plan(InstallChoice(agents: [.cursor]), at: project.site)
    try plan.apply()
    #expect(try project.text(".cursor/mcp.json").contains("mcpServers"))
    #expect(
      try project.text(".claude/settings.json")
        == String(decoding: before["/project/.claude/settings.json"] ?? [], as: UTF8.self))
  }
}

extension String {
  fileprivate var trimmingBlank: String { filter { !$0.isWhitespace } }
}
