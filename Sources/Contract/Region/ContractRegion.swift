import Platform

/// The part of a file between `<!-- djangology:begin … -->` and `<!-- djangology:end -->`, which agents are not shown as
/// such: block comments are taken out before they read.
///
/// The opening mark remembers every line that was generated, by a short hash: so a line that somebody wrote, changed or
/// took out is told from one that is only out of date.
struct ContractRegion: Equatable {
  /// The lines between the marks.
  var lines: [String]
  /// Hashes of what was generated, also of what somebody took out since.
  var generated: [String]

  static let end = "<!-- djangology:end -->"
  private static let begin = "<!-- djangology:begin "

  init(generated lines: [String]) {
    self.lines = lines
    generated = lines.filter { !$0.isEmpty }.map(Self.hash)
  }

  private init(lines: [String], generated: [String]) {
    self.lines = lines
    self.generated = generated
  }

  /// Without its numbers: a count that has grown makes no other line of it.
  static func hash(_ line: String) -> String {
    String(ContentHash(line.utf8.filter { !(48...57).contains($0) }).text.prefix(6))
  }

  var text: [String] {
    let sum = String(ContentHash(Array(lines.joined(separator: "\n").utf8)).text.prefix(12))
    return ["\(Self.begin)sha=\(sum) lines=\(generated.joined(separator: ",")) -->"] + lines + [Self.end]
  }

  /// Whether nobody touched it since it was written.
  static func isUntouched(_ text: [String]) -> Bool {
    guard let place = place(in: text), let region = ContractRegion(text[place]) else { return false }
    return region.text == Array(text[place])
  }

  /// Where the region is, its marks included.
  static func place(in text: [String]) -> Range<Int>? {
    guard let start = text.firstIndex(where: { $0.hasPrefix(begin) }),
      let stop = text[start...].firstIndex(where: { $0.hasPrefix(end) })
    else { return nil }
    return start..<stop + 1
  }

  init?(_ text: ArraySlice<String>) {
    guard let first = text.first, first.hasPrefix(Self.begin), text.count >= 2 else { return nil }
    lines = Array(text.dropFirst().dropLast())
    let list = first.split(separator: " ").first { $0.hasPrefix("lines=") }?.dropFirst(6)
    generated = list?.split(separator: ",").map(String.init) ?? []
  }

  // MARK: Merging

  /// What is to stand there when these lines are generated now.
  func merged(with new: [String]) -> ContractRegion {
    let known = Set(generated)
    let present = Set(lines.map(Self.hash))
    // What was generated before and is gone was taken out by hand.
    let wanted = new.filter { line in
      line.isEmpty || !known.contains(Self.hash(line)) || present.contains(Self.hash(line))
    }
    var merged = wanted
    // From below, so that of two at one place the upper one stays above.
    for block in handWritten(known).reversed() { block.insert(into: &merged) }
    return ContractRegion(
      lines: Self.withoutEmptySections(merged), generated: new.filter { !$0.isEmpty }.map(Self.hash))
  }

  /// Runs of lines that nobody generated, with what stands above each.
  private func handWritten(_ known: Set<String>) -> [HandWrittenBlock] {
    var blocks: [HandWrittenBlock] = []
    var open: [String] = []
    var above: [String] = []
    func close() {
      while open.last?.isEmpty ?? false { open.removeLast() }
      if !open.isEmpty { blocks.append(HandWrittenBlock(lines: open, above: above)) }
      open = []
    }
    for line in lines {
      if line.isEmpty {
        if !open.isEmpty { open.append(line) }
      } else if known.contains(Self.hash(line)) {
        close()
        above.append(Self.hash(line))
      } else {
        open.append(line)
      }
    }
    close()
    return blocks
  }

  /// A heading that nothing is left below goes too.
  private static func withoutEmptySections(_ lines: [String]) -> [String] {
    var kept: [String] = []
    for (index, line) in lines.enumerated() {
      let next = lines[(index + 1)...].first { !$0.isEmpty }
      if line.hasPrefix("## "), next?.hasPrefix("## ") ?? true { continue }
      if line.isEmpty, kept.last?.isEmpty ?? true { continue }
      kept.append(line)
    }
    while kept.last?.isEmpty ?? false { kept.removeLast() }
    return kept
  }
}

/// Lines that somebody wrote into the region.
private struct HandWrittenBlock {
  let lines: [String]
  /// Hashes of the generated lines above it, the nearest last.
  let above: [String]

  func insert(into text: inout [String]) {
    let standing = text.map(ContractRegion.hash)
    guard let anchor = above.last(where: standing.contains), let row = standing.firstIndex(of: anchor) else {
      return text.insert(contentsOf: lines + (text.isEmpty ? [] : [""]), at: 0)
    }
    text.insert(contentsOf: lines, at: row + 1)
  }
}
