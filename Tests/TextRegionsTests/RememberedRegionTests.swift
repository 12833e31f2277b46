import Testing
import TextRegions

/// What is generated, what people make of it, and what becomes of that.
@Suite struct RememberedRegionTests {
  private let generated = ["## Structure", "- Django 5.2.", "- 3 apps.", "", "## Run", "- Test: `pytest`."]

  private func region(_ edit: (inout [String]) -> Void) -> RememberedRegion {
    var region = RememberedRegion(generated: generated)
    edit(&region.lines)
    return region
  }

  @Test func `what nobody touched is replaced as a whole`() {
    let new = ["## Structure", "- Django 6.0.", "- 4 apps.", "", "## Run", "- Test: `pytest`."]
    #expect(region { _ in }.merged(with: new).lines == new)
  }

  @Test func `a line written by hand stays behind the line that it was written behind`() {
    let edited = region { $0.insert("- Ask Ana about billing.", at: 3) }
    let new = ["## Structure", "- Django 6.0.", "- 3 apps.", "", "## Run", "- Test: `pytest`."]
    #expect(
      edited.merged(with: new).lines
        == [
          "## Structure", "- Django 6.0.", "- 3 apps.", "- Ask Ana about billing.", "", "## Run", "- Test: `pytest`.",
        ])
  }

  @Test func `a line that somebody changed stays as they wrote it`() {
    let edited = region { $0[5] = "- Test: `pytest -n 4`." }
    #expect(edited.merged(with: generated).lines == edited.lines)
  }

  @Test func `a line that somebody took out does not come back`() {
    let edited = region { $0.remove(at: 2) }
    let once = edited.merged(with: generated)
    #expect(once.lines == edited.lines)
    #expect(once.merged(with: generated).lines == edited.lines)
  }

  @Test func `nor does it come back with another count`() {
    let edited = region { $0.remove(at: 2) }
    let grown = generated.map { $0.replacing("3 apps", with: "4 apps") }
    #expect(edited.merged(with: grown).lines == edited.lines)
  }

  @Test func `a line that is out of date goes, though others were written by hand`() {
    let edited = region { $0.append("- Lint: ask first.") }
    let merged = edited.merged(with: ["## Structure", "- 4 apps.", "", "## Run", "- Test: `tox`."])
    #expect(merged.lines == ["## Structure", "- 4 apps.", "", "## Run", "- Lint: ask first.", "- Test: `tox`."])
  }

  @Test func `what stood behind a line that is gone stays in its section, in order`() {
    let edited = region {
      $0.insert("- One.", at: 2)
      $0.insert("- Two.", at: 4)
    }
    let merged = edited.merged(with: ["## Structure", "- Django 6.0."])
    #expect(merged.lines == ["## Structure", "- Django 6.0.", "- One.", "- Two."])
  }

  @Test(arguments: ["", "# Shop\n", "# Shop\n\nMoney is `Decimal`.\n", "# Shop\r\n\r\n- One\r\n"])
  func `a second time changes nothing`(_ text: String) throws {
    let once = try RegionWriter.bytes(Array(text.utf8), with: generated, heading: ["# New", ""])
    let twice = try RegionWriter.bytes(once, with: generated, heading: ["# New", ""])
    #expect(once == twice)
    #expect(String(decoding: once, as: UTF8.self).hasPrefix(text.isEmpty ? "# New\n" : text))
  }

  @Test func `what stands outside of the marks is not touched, line ends included`() throws {
    let text = "# Shop\r\n\r\n- Before\r\n"
    let first = try RegionWriter.bytes(Array(text.utf8), with: generated, heading: [])
    let whole = first + Array("\r\n- Behind\r\n".utf8)
    let again = try RegionWriter.bytes(whole, with: ["## Structure", "- 9 apps."], heading: [])
    let lines = String(decoding: again, as: UTF8.self)
    #expect(lines.hasPrefix(text))
    #expect(lines.hasSuffix("djangology:end -->\r\n\r\n- Behind\r\n"))
    #expect(!lines.replacing("\r\n", with: "").contains("\n"))
  }

  @Test func `the mark tells an edited region from one that nobody touched`() throws {
    let text = try RegionWriter.bytes(nil, with: generated, heading: [])
    #expect(try FencedRegion.find(in: text, .markdown)?.isEdited == false)
    let edited = String(decoding: text, as: UTF8.self).replacing("- 3 apps.", with: "- 3 apps.\n- Mine.")
    #expect(try FencedRegion.find(in: Array(edited.utf8), .markdown)?.isEdited == true)
    #expect(try RegionWriter.bytes(Array(edited.utf8), with: generated, heading: []) == Array(edited.utf8))
  }

  @Test func `a mark that is an example is none, and one without an end is said`() throws {
    let example = "```\n<!-- djangology:begin -->\n```\n"
    let text = try RegionWriter.bytes(Array(example.utf8), with: generated, heading: [])
    #expect(String(decoding: text, as: UTF8.self).hasPrefix(example))
    #expect(throws: DocumentProblem.self) {
      try RegionWriter.bytes(Array("<!-- djangology:begin -->\n- a\n".utf8), with: generated, heading: [])
    }
  }

  @Test(
    arguments: [
      ([:], ["CLAUDE.md"]), (["AGENTS.md": "# a\n"], ["AGENTS.md"]), (["CLAUDE.md": "# a\n"], ["CLAUDE.md"]),
      (["CLAUDE.md": "@AGENTS.md\n", "AGENTS.md": "# a\n"], ["AGENTS.md"]),
      ([".claude/CLAUDE.md": "# a\n", "AGENTS.md": "# a\n"], [".claude/CLAUDE.md"]),
      (["CLAUDE.md": "# a\n", "AGENTS.md": "REGION"], ["AGENTS.md"]),
      (
        ["CLAUDE.md": "# a\nREGION", "AGENTS.md": "REGION", "GEMINI.md": "REGION"],
        ["CLAUDE.md", "AGENTS.md", "GEMINI.md"]
      ),
      (["CLAUDE.md": "IMPORT", "AGENTS.md": "REGION"], ["AGENTS.md"]),
    ] as [([String: String], [String])])
  func `the region is where it was, and only in what is more than an import`(
    files: [String: String], paths: [String]
  ) {
    let region = FencedRegion.marked(["- a"], .markdown).joined(separator: "\n") + "\n"
    let lead = FencedRegion.marked(["@AGENTS.md"], .markdown).joined(separator: "\n") + "\n"
    let found = InstructionHome.paths { path in
      files[path].map { Array($0.replacing("REGION", with: region).replacing("IMPORT", with: lead).utf8) }
    }
    #expect(found == paths)
  }
}
