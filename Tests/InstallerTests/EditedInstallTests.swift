import Base
import Installer
import Platform
import Testing
import TextRegions

/// What people do to files between our coming and our going.
@Suite struct EditedInstallTests {
  private static func edit(_ project: borrowing TemporaryProject) throws {
    for path in try project.contents().keys.map({ $0.replacing("/project/", with: "") }) {
      guard !path.isEmpty, !path.hasSuffix("/"), !path.hasPrefix("/home"), !path.hasPrefix(".djangology"),
        !path.hasPrefix(".git/")
      else { continue }
      let text = try project.text(path)
      if path.hasSuffix(".json"), let brace = text.firstIndex(of: "{") {
        let rest = text[text.index(after: brace)...]
        try project.write(text[..<brace] + "{ \"mine\": [1, {}], // mine\n" + rest, to: path)
      } else if path.hasSuffix(".toml") || path.hasSuffix(".gitignore") {
        try project.write(text + "\n# mine\n", to: path)
      } else if !path.contains("skills/"), !path.contains("commands/") {
        try project.write("mine\n" + text, to: path)
      }
    }
  }

  @Test(arguments: ExistingSetup.all)
  func `who edited a file keeps the edit and loses only what is ours`(_ setup: ExistingSetup) throws {
    let project = try TemporaryProject(setup.files)
    try InstallTests.plan(InstallTests.everything, at: project.site).apply()
    let ours = try project.contents().keys.filter { $0.hasPrefix("/project/") && !$0.hasSuffix("/") }
    try Self.edit(project)
    try InstallTests.removal(at: project.site).apply()
    for path in ours where !path.contains("/commands/") && !path.contains("/skills/") {
      let name = path.replacing("/project/", with: "")
      if name.hasPrefix(".djangology") || name.hasPrefix(".git/") || name.hasPrefix(".windsurf") { continue }
      let text = try project.text(name)
      #expect(text.contains("mine"), "\(name)")
      #expect(!text.contains("djangology:") && !text.contains("djangology hook"), "\(name): \(text)")
      if setup.files[name]?.contains("djangology") != true {
        #expect(!text.contains("djangology"), "\(name): \(text)")
      }
    }
  }

  @Test(arguments: ExistingSetup.all)
  func `who edited a file and installs again gets no second copy`(_ setup: ExistingSetup) throws {
    let project = try TemporaryProject(setup.files)
    try InstallTests.plan(InstallTests.everything, at: project.site).apply()
    try Self.edit(project)
    let edited = try project.contents()
    let again = InstallTests.plan(InstallTests.everything, at: project.site)
    #expect(again.changes.map(\.path) == [])
    try again.apply()
    #expect(InstallTests.plan(InstallTests.everything, at: project.site).changes.isEmpty)
    let after = try project.contents()
    for (path, bytes) in edited where !path.contains(".djangology") { #expect(after[path] == bytes, "\(path)") }
  }

  @Test(arguments: ExistingSetup.all)
  func `what left the choice goes although the file was edited`(_ setup: ExistingSetup) throws {
    let project = try TemporaryProject(setup.files)
    try InstallTests.plan(InstallTests.everything, at: project.site).apply()
    try Self.edit(project)
    let fewer = InstallChoice(agents: Set(AgentKind.allCases), without: [.hooks])
    try InstallTests.plan(fewer, at: project.site).apply()
    for path in [".claude/settings.json", ".gemini/settings.json"] {
      #expect(try !project.text(path).contains("djangology hook"))
      #expect(try project.text(path).contains("mine"))
    }
    #expect(try project.text(".claude/settings.json").contains("manage.py flush"))
  }

  @Test func `a region that was edited by hand is left alone`() throws {
    let project = try TemporaryProject(["CLAUDE.md": "# Shop\n"])
    try InstallTests.plan(InstallChoice(), at: project.site).apply()
    let edited = try project.text("CLAUDE.md").replacing("before editing", with: "sometimes")
    try project.write(edited, to: "CLAUDE.md")
    let plan = InstallTests.plan(InstallChoice(), at: project.site)
    #expect(plan.notes.map(\.text) == ["CLAUDE.md: the region was edited by hand; left as it is"])
    try plan.apply()
    #expect(try project.text("CLAUDE.md") == edited)
  }

  @Test func `a region that another command wrote since is left alone, and taken out with ours`() throws {
    let project = try TemporaryProject(["CLAUDE.md": "# Shop\n"])
    try InstallTests.plan(InstallChoice(), at: project.site).apply()
    let region = FencedRegion.marked(["## Shop", "", "33 models."], .markdown)
    let synced = "# Shop\n\n" + region.joined(separator: "\n") + "\n"
    try project.write(synced, to: "CLAUDE.md")
    let plan = InstallTests.plan(InstallChoice(), at: project.site)
    #expect(plan.notes == [] && plan.changes.isEmpty)
    try plan.apply()
    #expect(try project.text("CLAUDE.md") == synced)
    try InstallTests.removal(at: project.site).apply()
    #expect(try project.text("CLAUDE.md") == "# Shop\n")
  }

  @Test func `where the project is not understood the region that is there stays, with the rules`() throws {
    let project = try TemporaryProject(["CLAUDE.md": "# Shop\n"])
    let before = try project.contents()
    try InstallTests.plan(InstallChoice(), at: project.site).apply()
    var broken = InstallTests.texts
    (broken.instructions, broken.rules, broken.isWhole) = (["Newer."], [], false)
    let wanted = AgentFiles.wanted(InstallChoice(), broken, at: project.site)
    let plan = InstallPlan.install(wanted, InstallChoice(), at: project.site)
    #expect(plan.changes.isEmpty)
    try plan.apply()
    try InstallTests.removal(at: project.site).apply()
    #expect(try project.contents() == before)
  }

  @Test func `of a rule that was edited since nothing is left but what people wrote`() throws {
    let project = try TemporaryProject()
    try InstallTests.plan(InstallChoice(), at: project.site).apply()
    let rule = ".claude/rules/orders.md"
    let region = FencedRegion.marked(["## `orders/`", "- Views are classes."], .markdown)
    let head = "---\npaths:\n  - \"orders/**\"\n---\n\n"
    try project.write(head + region.joined(separator: "\n") + "\n", to: rule)
    try InstallTests.removal(at: project.site).apply()
    let isThere = project.exists(rule)
    #expect(!isThere)
  }

  @Test func `what sync wrote before we came is neither changed nor taken out`() throws {
    let region = FencedRegion.marked(InstallTests.texts.instructions, .markdown).joined(separator: "\n") + "\n"
    let old = FencedRegion.marked(["## Shop", "- 3 apps."], .markdown).joined(separator: "\n") + "\n"
    for text in ["# Shop\n\n" + region, old] {
      let project = try TemporaryProject(["CLAUDE.md": text])
      let plan = InstallTests.plan(InstallChoice(), at: project.site)
      #expect(!plan.changes.contains { $0.path == "CLAUDE.md" })
      try plan.apply()
      try InstallTests.removal(at: project.site).apply()
      #expect(try project.text("CLAUDE.md") == text)
    }
  }

  @Test func `a region of ours is brought up to date in a file that was edited around it`() throws {
    let project = try TemporaryProject(["CLAUDE.md": "# Shop\n"])
    try InstallTests.plan(InstallChoice(), at: project.site).apply()
    try project.write("mine\n" + (try project.text("CLAUDE.md")), to: "CLAUDE.md")
    var newer = InstallTests.texts
    newer.instructions = ["Newer."]
    let wanted = AgentFiles.wanted(InstallChoice(), newer, at: project.site)
    try InstallPlan.install(wanted, InstallChoice(), at: project.site).apply()
    #expect(try project.text("CLAUDE.md").contains("Newer.\n<!-- djangology:end -->"))
    #expect(try !project.text("CLAUDE.md").contains("before editing"))
    try InstallTests.removal(at: project.site).apply()
    #expect(try project.text("CLAUDE.md") == "mine\n# Shop\n")
  }

  @Test func `a skill that was edited by hand is left alone, and named`() throws {
    let project = try TemporaryProject()
    try InstallTests.plan(InstallChoice(), at: project.site).apply()
    try project.write("Mine now.\n", to: ".claude/skills/djangology/steps.md")
    #expect(InstallTests.plan(InstallChoice(), at: project.site).changes.isEmpty)
    let plan = InstallTests.removal(at: project.site)
    #expect(plan.notes.map(\.text) == [".claude/skills/djangology/steps.md: was edited since; left as it is"])
    try plan.apply()
    #expect(try project.text(".claude/skills/djangology/steps.md") == "Mine now.\n")
    let isThere = project.exists(".claude/skills/djangology/SKILL.md")
    #expect(!isThere)
  }

  @Test func `what was removed by hand comes back with the next installation`() throws {
    let project = try TemporaryProject([".mcp.json": "{\n  \"mcpServers\": {}\n}\n"])
    try InstallTests.plan(InstallChoice(), at: project.site).apply()
    try project.write("{\n  \"mcpServers\": {}\n}\n", to: ".mcp.json")
    try InstallTests.plan(InstallChoice(), at: project.site).apply()
    #expect(try project.text(".mcp.json").contains("djangology"))
    try InstallTests.removal(at: project.site).apply()
    #expect(try project.text(".mcp.json") == "{\n  \"mcpServers\": {}\n}\n")
  }
}
