/// A file of memory: its entries, and what people wrote between them, which stays as it is.
struct MemoryFile {
  /// What stands before the first entry.
  private var preamble: [String]
  private var sections: [[String]]

  init(_ text: String) {
    preamble = []
    sections = []
    var isFenced = false
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init) {
      if line.hasPrefix("```") { isFenced.toggle() }
      if !isFenced, line.hasPrefix("## ") {
        sections.append([line])
      } else if sections.isEmpty {
        preamble.append(line)
      } else {
        sections[sections.count - 1].append(line)
      }
    }
  }

  /// A file without entries.
  init(_ topic: MemoryTopic) {
    self.init("# \(topic.title)\n\n\(topic.summary.prefix(1).uppercased())\(topic.summary.dropFirst()).\n")
  }

  var text: String {
    var text = ([preamble] + sections).joined().joined(separator: "\n")
    while text.last?.isWhitespace ?? false { text.removeLast() }
    return text + "\n"
  }

  var entries: [MemoryEntry] { sections.compactMap(Self.entry) }

  /// Puts the entry in the place of one with its title, else behind all others.
  mutating func put(_ entry: MemoryEntry) {
    let lines = Self.lines(of: entry)
    if let place = sections.firstIndex(where: { $0.first == lines[0] }) {
      sections[place] = lines
    } else {
      if sections.isEmpty { preamble = Self.endingWithEmptyLine(preamble) }
      if let last = sections.indices.last { sections[last] = Self.endingWithEmptyLine(sections[last]) }
      sections.append(lines)
    }
  }

  /// Takes the entry of this title out; says whether there was one.
  mutating func remove(_ title: String) -> Bool {
    guard let place = sections.firstIndex(where: { $0.first == "## " + title }) else { return false }
    sections.remove(at: place)
    return true
  }

  private static func endingWithEmptyLine(_ lines: [String]) -> [String] {
    var lines = lines
    while lines.last?.isEmpty ?? false { lines.removeLast() }
    return lines + [""]
  }

  // MARK: Entries

  private static func lines(of entry: MemoryEntry) -> [String] {
    let links = entry.links.map { "\($0.place)@\($0.hash)" }.joined(separator: ", ")
    let mark = "<!-- \(entry.date)\(links.isEmpty ? "" : "; \(links)") -->"
    // A heading of the text's own must not begin an entry.
    let body = entry.text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .map { $0.hasPrefix("## ") ? "#" + $0 : String($0) }
    return ["## " + entry.title, mark, ""] + endingWithEmptyLine(body)
  }

  private static func entry(_ lines: [String]) -> MemoryEntry? {
    guard let heading = lines.first else { return nil }
    var entry = MemoryEntry(title: String(heading.dropFirst(3)), date: "", text: "")
    var rest = Array(lines.dropFirst())
    if let mark = rest.first, mark.hasPrefix("<!-- "), mark.hasSuffix(" -->") {
      read(String(mark.dropFirst(5).dropLast(4)), into: &entry)
      rest.removeFirst()
    }
    let isBlank: (String) -> Bool = { $0.allSatisfy(\.isWhitespace) }
    let body = rest.drop(while: isBlank)
    let end = body.lastIndex { !isBlank($0) }
    entry.text = end.map { body[...$0].joined(separator: "\n") } ?? ""
    return entry
  }

  private static func read(_ mark: String, into entry: inout MemoryEntry) {
    let parts = mark.split(separator: "; ", maxSplits: 1).map(String.init)
    entry.date = parts.first ?? ""
    guard parts.count > 1 else { return }
    entry.links = parts[1].split(separator: ",").map { part in
      let word = String(part.drop { $0 == " " })
      guard let at = word.lastIndex(of: "@") else { return CodeLink(word) }
      var link = CodeLink(String(word[..<at]))
      link.hash = String(word[word.index(after: at)...])
      return link
    }
  }
}
