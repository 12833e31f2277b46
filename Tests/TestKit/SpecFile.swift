public import Base

/// A fenced block of a spec: a file to be given to the code under test.
public struct SpecFile: Sendable {
  /// The backticked path above the block; empty where none was written.
  public let path: String
  /// The word after the fence, such as `python` or `django`.
  public let language: String
  /// The content with its marks removed, ending in a newline unless empty.
  public let text: String
  /// What stood between `«` and `»`, in order of their opening, as byte offsets into `text`.
  public let ranges: [TextRange]
  /// Where `‸` stood.
  public let cursor: UInt32?

  public var bytes: [UInt8] { Array(text.utf8) }

  init(path: String, language: String, marked: String) {
    var plain: [UInt8] = []
    var ranges: [TextRange] = []
    var open: [Int] = []
    var cursor: UInt32?
    for scalar in marked.unicodeScalars {
      let here = UInt32(plain.count)
      switch scalar {
      case "«":
        open.append(ranges.count)
        ranges.append(TextRange(here, here))
      case "»": if let index = open.popLast() { ranges[index].end = here }
      case "‸": cursor = here
      case let other: plain.append(contentsOf: UTF8.encode(other) ?? UTF8.encodedReplacementCharacter)
      }
    }
    self.path = path
    self.language = language
    self.text = String(decoding: plain, as: UTF8.self)
    self.ranges = ranges
    self.cursor = cursor
  }
}
