import Installer
import Testing

@Suite struct BrokenFileTests {
  @Test(arguments: [
    (".mcp.json", "{\"mcpServers\": {", ".mcp.json:1: unexpected end of the file"),
    (".mcp.json", "{\n  \"a\": 1\n  \"b\": 2\n}\n", ".mcp.json:3: unexpected '\"'"),
    (".mcp.json", "[]\n", ".mcp.json:1: the document is not an object"),
    (".mcp.json", "{\"mcpServers\": []}", ".mcp.json:1: mcpServers is not an object"),
    (".mcp.json", "{}\n{}", ".mcp.json:2: text after the document"),
    (".mcp.json", "{\n  \"a\": 'b'\n}", ".mcp.json:2: a value that cannot be read"),
    (".mcp.json", "{\n  \"a\": \"b\n}", ".mcp.json:2: a string that is not ended"),
    (".claude/settings.json", "{\"hooks\": {\"Stop\": null}}", ".claude/settings.json:1: hooks.Stop is not an array"),
    (".claude/settings.json", "{ /* never ended", ".claude/settings.json:1: a comment that is not ended"),
    (".codex/config.toml", "a = 1\n[mcp_servers\nb = 2\n", ".codex/config.toml:2: a line that is no TOML"),
    (".codex/config.toml", "mcp_servers = {}\n", ".codex/config.toml:1: mcp_servers is written as a value"),
    ("CLAUDE.md", "# a\n<!-- djangology:begin -->\nb\n", "CLAUDE.md:2: djangology:begin without an end"),
    ("CLAUDE.md", "# a\n<!-- djangology:end -->\n", "CLAUDE.md:2: djangology:end without a begin"),
  ])
  func `a file that cannot be read stays as it is, and one line says why`(
    _ path: String, _ text: String, _ line: String
  ) throws {
    let project = try TemporaryProject([path: text])
    let plan = InstallTests.plan(InstallTests.everything, at: project.site)
    #expect(plan.notes.map(\.text) == [line])
    #expect(plan.notes.allSatisfy { $0.kind == .broken })
    try plan.apply()
    #expect(try project.text(path) == text)
    try InstallTests.removal(at: project.site).apply()
    #expect(try project.text(path) == text)
  }

  @Test func `marks in an example of Markdown are no region`() throws {
    let text = "```\n<!-- djangology:begin -->\n```\n"
    let project = try TemporaryProject(["CLAUDE.md": text])
    let plan = InstallTests.plan(InstallChoice(), at: project.site)
    #expect(plan.notes.isEmpty)
    try plan.apply()
    #expect(try project.text("CLAUDE.md").hasPrefix(text))
  }

  @Test func `a file broken after the installation is named and kept`() throws {
    let project = try TemporaryProject()
    try InstallTests.plan(InstallChoice(), at: project.site).apply()
    try project.write("{", to: ".mcp.json")
    let plan = InstallTests.removal(at: project.site)
    #expect(plan.notes.map(\.text) == [".mcp.json:1: unexpected end of the file"])
    try plan.apply()
    #expect(try project.text(".mcp.json") == "{")
  }
}
