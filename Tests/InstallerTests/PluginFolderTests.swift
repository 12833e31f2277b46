import Base
import Installer
import Testing

@Suite struct PluginFolderTests {
  @Test func `a plugin holds the same hooks and nothing outside of its folder`() throws {
    let project = try TemporaryProject()
    let choice = InstallChoice()
    let files = PluginFolder.files(choice, InstallTests.texts, version: "0.1.0")
    let plan = InstallPlan.install(files, choice, at: project.site)
    try plan.apply()
    let hooks = try JSONReader.read(Array(try project.text("hooks/hooks.json").utf8), as: .standard)
    #expect(hooks["hooks"]?["PreToolUse"]?.array?.first?["hooks"]?.array?.first?["onFailure"]?.string == "block")
    #expect(hooks["hooks"]?["UserPromptSubmit"] == nil)
    let manifest = try JSONReader.read(Array(try project.text(".claude-plugin/plugin.json").utf8), as: .standard)
    #expect(manifest["name"]?.string == "djangology")
    let market = try JSONReader.read(Array(try project.text(".claude-plugin/marketplace.json").utf8), as: .standard)
    let plugin = try #require(market["plugins"]?.array?.first)
    #expect(market["name"]?.string == "djangology" && market["owner"]?["name"]?.string == "Djangology")
    #expect(plugin["name"]?.string == "djangology" && plugin["version"]?.string == manifest["version"]?.string)
    #expect(plugin["source"]?.string == "./")
    #expect(files.allSatisfy { !$0.path.contains("..") })
    #expect(InstallPlan.install(files, choice, at: project.site).changes.isEmpty)
  }
}
