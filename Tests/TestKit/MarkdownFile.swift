internal import FoundationEssentials
internal import Synchronization
internal import Testing

/// A Markdown file of specs on disk: knows where its blocks stand and can replace one.
struct MarkdownFile: Sendable {
  let view: String
  let name: String

  static let specsFolder: String = {
    let here = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    return here.dropLast(2).joined(separator: "/") + "/Specs"
  }()

  private var path: String { "\(MarkdownFile.specsFolder)/\(view)/\(name)" }

  private func location(line: Int) -> SourceLocation {
    SourceLocation(fileID: "Specs/\(view)/\(name)", filePath: path, line: line, column: 1)
  }

  /// Stands for a view that has no case at all.
  var missing: Spec {
    Spec(
      name: "there are specs in Tests/Specs/\(view)", files: [], expectation: nil, location: location(line: 1),
      markdown: self, section: -1)
  }

  func specs() -> [Spec] {
    let sections = MarkdownSections(lines: lines(), view: view).sections
    return sections.indices.filter { sections[$0].isCase }.map { index in
      let section = sections[index]
      return Spec(
        name: section.name, files: section.files, expectation: section.expectation?.text,
        location: location(line: (section.expectation?.opening ?? section.heading) + 1), markdown: self,
        section: index)
    }
  }

  /// Tests run in parallel and several may rewrite the same file.
  private static let turn = Mutex(())

  func rewrite(section index: Int, as text: String) {
    MarkdownFile.turn.withLock { _ in
      var lines = lines()
      let section = MarkdownSections(lines: lines, view: view).sections[index]
      let fence = fence(for: text)
      let content = text.isEmpty ? [] : text.split(separator: "\n", omittingEmptySubsequences: false)
      let block = [fence + view] + content.map(String.init) + [fence]
      if let old = section.expectation {
        lines.replaceSubrange(old.opening...old.closing, with: block)
      } else {
        lines.insert(contentsOf: [""] + block, at: section.lastFence + 1)
      }
      let bytes = Data(lines.joined(separator: "\n").utf8)
      #expect(throws: Never.self) { try bytes.write(to: URL(filePath: path)) }
    }
  }

  private func fence(for text: String) -> String {
    var fence = "```"
    while text.contains(fence) { fence += "`" }
    return fence
  }

  private func lines() -> [String] {
    guard let data = FileManager.default.contents(atPath: path) else { return [] }
    return String(decoding: data, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init)
  }
}
