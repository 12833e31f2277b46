import Base
import PythonSyntax

/// How a piece of code is written: its bytes without comments, with the same quotes everywhere.
struct WrittenForm {
  private(set) var bytes: [UInt8] = []
  /// The quotes and prefixes of its strings.
  private(set) var quotes: [String] = []

  init(_ range: TextRange, _ file: PythonFile) {
    var cuts = file.comments(in: range).map { Cut(range: $0, text: "", isComment: true) }
    for row in file.nodes.indices {
      let node = file.nodes[row]
      if node.start >= range.end { break }
      guard node.start >= range.start, node.end <= range.end else { continue }
      switch node.kind {
      case .string, .bytes:
        quotes.append(file.mark(of: node))
        let text = "\"" + file.literalText(of: row) + "\""
        cuts.append(Cut(range: node.range, text: text, isComment: false))
      case .formattedString, .templateString:
        quotes.append(file.mark(of: node))
        let inner = file.contents(of: node)
        cuts.append(Cut(range: TextRange(node.start, UInt32(inner.lowerBound)), text: "\"", isComment: false))
        cuts.append(Cut(range: TextRange(UInt32(inner.upperBound), node.end), text: "\"", isComment: false))
      default: break
      }
    }
    write(range, file, cuts.sorted { ($0.range.start, $0.range.end) < ($1.range.start, $1.range.end) })
  }

  private struct Cut {
    var range: TextRange
    var text: String
    var isComment: Bool
  }

  private mutating func write(_ range: TextRange, _ file: PythonFile, _ cuts: [Cut]) {
    var at = Int(range.start)
    for cut in cuts where Int(cut.range.start) >= at {
      append(file.source[at..<Int(cut.range.start)])
      if cut.isComment { dropBlanks(lines: false) }
      bytes += Array(cut.text.utf8)
      at = Int(cut.range.end)
    }
    append(file.source[at..<max(at, Int(range.end))])
    dropBlanks(lines: true)
  }

  /// Line ends are not a statement's.
  private mutating func append(_ text: ArraySlice<UInt8>) {
    for byte in text where byte != 13 {
      if byte == 10 { dropBlanks(lines: false) }
      // A line of nothing but a comment is none.
      if byte == 10, bytes.last == 10 { continue }
      bytes.append(byte)
    }
  }

  private mutating func dropBlanks(lines: Bool) {
    while let last = bytes.last, last == 32 || last == 9 || lines && last == 10 { bytes.removeLast() }
  }
}

extension PythonFile {
  /// The prefix and the quotes of a string, `r"` or `f"""`.
  fileprivate func mark(of node: Node) -> String {
    let inner = contents(of: node)
    return String(decoding: source[Int(node.start)..<inner.lowerBound], as: UTF8.self).lowercased()
  }
}
