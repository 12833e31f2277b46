/// Comments that keep findings quiet from now on.
public struct AddedSuppressions: Sendable {
  /// What files become, by path.
  public private(set) var texts: [String: [UInt8]] = [:]
  /// Findings that have a comment now.
  public private(set) var count = 0
  /// Those in files that have no comments of that kind.
  public private(set) var left: [Diagnostic] = []

  public init(_ diagnostics: [Diagnostic], in project: CheckedProject) {
    for (path, found) in Dictionary(grouping: diagnostics, by: \.place.path) {
      if let file = project.file(at: path) {
        write(found, path, SourceText(bytes: file.tree.source, lines: file.lines)) { file.canEndWithComment($0) }
      } else if let template = project.template(at: path) {
        write(found, path, SourceText(bytes: template.tree.bytes, lines: template.lines)) {
          template.canEndWithComment($0)
        }
      } else {
        left += found
      }
    }
    left.sort(by: Diagnostic.comesBefore)
  }

  /// - Parameter isFree: whether a comment may stand at an offset, the end of a line.
  private mutating func write(
    _ found: [Diagnostic], _ path: String, _ text: SourceText, _ isFree: (UInt32) -> Bool
  ) {
    var codes: [Int: Set<String>] = [:]
    for diagnostic in found {
      let lines = text.lines.lines(of: diagnostic.place.range)
      // A comment counts on the line where a finding begins or ends.
      guard let line = [lines.lowerBound, lines.upperBound].first(where: { isFree(text.end(of: $0)) }) else {
        left.append(diagnostic)
        continue
      }
      codes[line, default: []].insert(diagnostic.code)
      count += 1
    }
    if codes.isEmpty { return }
    let isPython = path.hasSuffix(".py")
    var bytes = text.bytes
    for (line, names) in codes.sorted(by: { $0.key > $1.key }) {
      let end = Int(text.end(of: line))
      let names = names.sorted().joined(separator: isPython ? ", " : ",")
      if isPython, let place = text.endOfCodes(inLine: line) {
        bytes.insert(contentsOf: Array((", " + names).utf8), at: place)
      } else {
        let comment = isPython ? "  # noqa: \(names)" : "{# djangology: ignore[\(names)] #}"
        bytes.insert(contentsOf: Array(comment.utf8), at: end)
      }
    }
    texts[path] = bytes
  }
}

extension SourceText {
  /// Where a line's last byte ends, in front of its break.
  fileprivate func end(of line: Int) -> UInt32 {
    var end = line < lines.starts.count ? Int(lines.starts[line]) : bytes.count
    let start = Int(lines.starts[line - 1])
    while end > start, bytes[end - 1] == 10 || bytes[end - 1] == 13 { end -= 1 }
    return UInt32(end)
  }

  /// Where the codes of a line's `# noqa: E501` end.
  fileprivate func endOfCodes(inLine line: Int) -> Int? {
    let start = Int(lines.starts[line - 1])
    let written = Array(bytes[start..<Int(end(of: line))])
    guard let mark = written[...].place(of: Array("# noqa:".utf8)) else { return nil }
    var end = mark + 7
    var place = end
    while place < written.count {
      let byte = written[place]
      let isCode = (65...90).contains(byte) || (48...57).contains(byte)
      guard isCode || byte == 32 || byte == UInt8(ascii: ",") else { break }
      place += 1
      if isCode { end = place }
    }
    return start + end
  }
}

extension CheckedFile {
  /// Whether a comment may stand behind an offset: not in a string, not behind a backslash.
  fileprivate func canEndWithComment(_ offset: UInt32) -> Bool {
    let source = tree.source
    if offset > 0, source[Int(offset) - 1] == UInt8(ascii: "\\") { return false }
    return !tree.nodes.contains { node in
      [.string, .bytes, .formattedString, .templateString].contains(node.kind) && node.start < offset
        && offset < node.end
    }
  }
}

extension CheckedTemplate {
  /// Whether an offset is outside of tags, comments and verbatim text.
  fileprivate func canEndWithComment(_ offset: UInt32) -> Bool {
    !tree.nodes.contains { node in
      [.tag, .output, .comment].contains(node.kind) && node.start < offset && offset < node.end
    }
  }
}
