/// Which of the files that agents read holds the region.
public enum InstructionHome {
  public static let names = ["CLAUDE.md", ".claude/CLAUDE.md", "AGENTS.md", "GEMINI.md"]

  /// Every file that has one, but for those that only say whom to read; where there is none, the first of the usual files
  /// that is more than an import of another.
  public static func paths(_ read: (String) -> [UInt8]?) -> [String] {
    let marked = names.filter { name in read(name).map { holdsRegion($0) } ?? false }
    return marked.isEmpty ? [unmarked(read)] : marked
  }

  /// Where Claude Code is told.
  public static func forClaude(_ read: (String) -> [UInt8]?) -> String {
    paths(read).first { $0 != "GEMINI.md" } ?? unmarked(read)
  }

  private static func unmarked(_ read: (String) -> [UInt8]?) -> String {
    guard let bytes = read("CLAUDE.md") else {
      return read(".claude/CLAUDE.md") != nil
        ? ".claude/CLAUDE.md" : read("AGENTS.md") != nil ? "AGENTS.md" : "CLAUDE.md"
    }
    let lines = TextLine.all(bytes).map(\.text).filter { !$0.isEmpty && !$0.hasPrefix("<!-- djangology:") }
    return importsOnly(lines) && read("AGENTS.md") != nil ? "AGENTS.md" : "CLAUDE.md"
  }

  /// Whether there is a region that says more than whom to read.
  public static func holdsRegion(_ bytes: [UInt8]) -> Bool {
    guard let found = try? FencedRegion.find(in: bytes, .markdown) else { return false }
    return !importsOnly(found.lines)
  }

  /// Whether there is a region that says nothing but whom to read.
  public static func holdsPointer(_ bytes: [UInt8]) -> Bool {
    guard let found = try? FencedRegion.find(in: bytes, .markdown) else { return false }
    return importsOnly(found.lines)
  }

  private static func importsOnly(_ lines: [String]) -> Bool {
    lines.contains { $0.hasPrefix("@") } && lines.allSatisfy { $0.isEmpty || $0.hasPrefix("@") }
  }
}
