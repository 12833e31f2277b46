/// Puts the region into a text, and brings it up to date there: the one place that does.
public enum RegionWriter {
  /// Everything outside of the region is left as it is, and what people wrote or took out within it, too.
  ///
  /// - Parameter heading: of a text that is empty.
  public static func write(
    _ lines: [String], heading: [String] = [], _ comment: FencedRegion.Comment = .markdown, to text: inout GrownText
  ) throws(DocumentProblem) {
    guard let found = try FencedRegion.find(in: text.bytes, comment) else {
      let isEmpty = text.bytes.count <= TextStyle.start(of: text.bytes)
      return TextBlock.append((isEmpty ? heading : []) + FencedRegion.marked(lines, comment), to: &text)
    }
    let marked: [String]
    switch comment {
    case .hash: marked = FencedRegion.marked(lines, comment)
    case .markdown:
      let region = RememberedRegion(found)
      let merged = region.merged(with: lines)
      if merged == region { return }
      marked = merged.marked
    }
    let isEnded = text.bytes[found.range].last == UInt8(ascii: "\n")
    let newline = TextStyle(text.bytes).newline
    text.replace(found.range, with: marked.joined(separator: newline) + (isEnded ? newline : ""))
  }

  /// The bytes of a file with its region as it is to be; nil is a file that is not there yet.
  public static func bytes(
    _ bytes: [UInt8]?, with lines: [String], heading: [String]
  ) throws(DocumentProblem) -> [UInt8] {
    var text = GrownText(bytes ?? [])
    try write(lines, heading: heading, to: &text)
    return text.bytes
  }
}
