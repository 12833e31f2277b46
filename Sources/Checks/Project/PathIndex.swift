/// Rows of files by path.
public struct PathIndex: Sendable {
  public let python: [String: Int]
  public let templates: [String: Int]

  init(_ sources: ProjectSources) {
    python = Dictionary(sources.python.enumerated().map { ($1.path, $0) }) { first, _ in first }
    templates = Dictionary(sources.templates.enumerated().map { ($1.path, $0) }) { first, _ in first }
  }
}

extension CheckedProject {
  /// The bytes of any file of the project as the rules saw it, and where its lines start.
  public func text(of path: String) -> SourceText? {
    if let row = paths.python[path] {
      return SourceText(bytes: sources.python[row].file.source, lines: sources.python[row].lines)
    }
    if let row = paths.templates[path] {
      return SourceText(bytes: sources.templates[row].file.bytes, lines: sources.templates[row].lines)
    }
    if let text = beside.texts.first(where: { $0.path == path }) {
      return SourceText(bytes: text.bytes, lines: text.lines)
    }
    return beside.read(path).map { SourceText(bytes: $0, lines: LineIndex($0)) }
  }

  /// Where the lines of a file start.
  public func lines(of path: String) -> LineIndex? { text(of: path)?.lines }
}
