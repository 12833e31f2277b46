/// The headings of a spec file with the fenced blocks below them.
struct MarkdownSections {
  struct Expectation {
    var text: String
    var opening: Int
    var closing: Int
  }

  struct Section {
    var name: String
    var level: Int
    var heading: Int
    var files: [SpecFile]
    var ownsFiles = false
    var isLeaf = true
    var expectation: Expectation?
    var lastFence: Int

    /// A leaf with files but no expectation is a case too: its author awaits the first answer.
    var isCase: Bool { expectation != nil || (isLeaf && ownsFiles) }
  }

  private(set) var sections: [Section] = []
  private let view: String
  private var label = ""

  init(lines: [String], view: String) {
    self.view = view
    var index = 0
    while index < lines.count {
      let line = lines[index]
      if let fence = Fence(opening: line) {
        let closing = lines[(index + 1)...].firstIndex(where: fence.isClosed) ?? lines.count - 1
        addBlock(fence.language, lines[(index + 1)..<max(closing, index + 1)], index, closing)
        index = closing
      } else if line.hasPrefix("#") {
        addHeading(line, at: index)
      } else if let path = backticked(line) {
        label = path
      } else if !line.isEmpty {
        label = ""
      }
      index += 1
    }
  }

  private mutating func addHeading(_ line: String, at index: Int) {
    let level = line.prefix { $0 == "#" }.count
    let title = line.dropFirst(level).drop { $0 == " " }
    let parent = sections.lastIndex { $0.level < level }
    if let parent { sections[parent].isLeaf = false }
    let name = parent.map { sections[$0].name + " › " + title } ?? String(title)
    let files = parent.map { sections[$0].files } ?? []
    sections.append(Section(name: name, level: level, heading: index, files: files, lastFence: index))
    label = ""
  }

  private mutating func addBlock(_ language: String, _ content: ArraySlice<String>, _ opening: Int, _ closing: Int) {
    guard let last = sections.indices.last else { return }
    sections[last].lastFence = closing
    let text = content.joined(separator: "\n")
    if language == view, label.isEmpty {
      sections[last].expectation = Expectation(
        text: text.withoutTrailingNewlines, opening: opening, closing: closing)
    } else {
      let file = SpecFile(path: label, language: language, marked: content.isEmpty ? "" : text + "\n")
      sections[last].files.removeAll { !$0.path.isEmpty && $0.path == file.path }
      sections[last].files.append(file)
      sections[last].ownsFiles = true
    }
    label = ""
  }

  private func backticked(_ line: String) -> String? {
    guard line.count > 2, line.hasPrefix("`"), line.hasSuffix("`") else { return nil }
    let path = line.dropFirst().dropLast()
    return path.contains("`") ? nil : String(path)
  }
}

/// The three or more backticks that open a block, and the word after them.
private struct Fence {
  let length: Int
  let language: String

  init?(opening line: String) {
    length = line.prefix { $0 == "`" }.count
    let word = line.dropFirst(length)
    guard length >= 3, !word.contains("`") else { return nil }
    language = word.split(separator: " ").first.map(String.init) ?? ""
  }

  func isClosed(by line: String) -> Bool {
    line.count >= length && line.allSatisfy { $0 == "`" }
  }
}
