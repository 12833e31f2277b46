import CheckRules
import Checks
import FoundationEssentials
import Testing

/// `docs/rules`: a page a rule, made from the rule; `UPDATE_DOCS=1` writes them.
///
/// One test after the other: a page in the writing has a neighbour the other test would take for a page too many.
@Suite(.serialized) struct RulePageTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "docs/rules")
  static let isUpdating = ProcessInfo.processInfo.environment["UPDATE_DOCS"] != nil
  static let pages: [(name: String, text: String)] =
    [("README.md", RuleIndex(allRules + Rule.notes).text)]
    + (allRules + Rule.notes).map { ("\($0.code).md", RulePage($0).text) }

  @Test(arguments: pages.map(\.name)) func `a page says what its rule says`(_ name: String) throws {
    let page = try #require(Self.pages.first { $0.name == name })
    let path = Self.folder.appending(path: name).path
    if Self.isUpdating { try page.text.write(toFile: path, atomically: true, encoding: .utf8) }
    let written = try? String(contentsOfFile: path, encoding: .utf8)
    #expect(written == page.text, "UPDATE_DOCS=1 swift test --filter RulePageTests writes docs/rules/\(name)")
  }

  @Test func `no page is left of a rule that is gone`() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
    let gone = Set(names).subtracting(Self.pages.map(\.name))
    for name in gone where Self.isUpdating {
      try FileManager.default.removeItem(atPath: Self.folder.path + "/" + name)
    }
    #expect(Self.isUpdating || gone.isEmpty)
  }
}
