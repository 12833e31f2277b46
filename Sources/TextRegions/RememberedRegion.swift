internal import Platform

/// A region as it stands, which remembers every line that was generated, by a short hash: so a line that somebody wrote,
/// changed or took out is told from one that is only out of date.
public struct RememberedRegion: Equatable, Sendable {
  /// The lines between the marks.
  public var lines: [String]
  /// Hashes of what was generated, also of what somebody took out since.
  public private(set) var generated: [String]

  public init(generated lines: [String]) {
    self.lines = lines
    generated = lines.filter { !$0.isEmpty }.map(Self.hash)
  }

  public init(_ found: FencedRegion.Found) {
    self.init(lines: found.lines, generated: found.generated)
  }

  private init(lines: [String], generated: [String]) {
    self.lines = lines
    self.generated = generated
  }

  /// Without its numbers: a count that has grown makes no other line of it.
  static func hash(_ line: String) -> String {
    String(ContentHash(line.utf8.filter { !(48...57).contains($0) }).text.prefix(6))
  }

  /// The lines with their marks.
  public var marked: [String] { FencedRegion.marked(lines, remembering: generated, .markdown) }

  // MARK: Merging

  /// What is to stand there when these lines are generated now.
  public func merged(with new: [String]) -> RememberedRegion {
    let known = Set(generated)
    let present = Set(lines.map(Self.hash))
    // What was generated before and is gone was taken out by hand.
    let wanted = new.filter { line in
      line.isEmpty || !known.contains(Self.hash(line)) || present.contains(Self.hash(line))
    }
    var merged = wanted
    // From below, so that of two at one place the upper one stays above.
    for block in handWritten(known).reversed() { block.insert(into: &merged) }
    return RememberedRegion(
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
    let standing = text.map(RememberedRegion.hash)
    guard let anchor = above.last(where: standing.contains), let row = standing.firstIndex(of: anchor) else {
      return text.insert(contentsOf: lines + (text.isEmpty ? [] : [""]), at: 0)
    }
    text.insert(contentsOf: lines, at: row + 1)
  }
}
