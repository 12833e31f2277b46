import Memory
import Testing

@Suite struct SkillFolderTests {
  @Test func `the page that is always read is short, and names every other page`() throws {
    let page = try #require(SkillFolder.files.first { $0.path == "SKILL.md" })
    #expect(page.text.hasPrefix("---\nname: djangology\ndescription: "))
    #expect(SkillFolder.description.count <= 1536 && !SkillFolder.description.contains("\n"))
    #expect(page.text.split(separator: "\n").count < 60)
    for file in SkillFolder.files where file.path != "SKILL.md" {
      #expect(page.text.contains(file.path), "\(file.path)")
    }
  }

  @Test func `the description is one value of its front matter`() { #expect(!SkillFolder.description.contains(": ")) }

  @Test func `a typed command says what it is for`() {
    for file in SlashCommands.files { #expect(file.text.hasPrefix("---\ndescription: ") && file.path.hasSuffix(".md")) }
  }
}
