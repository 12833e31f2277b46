/// Splitting names and paths by their bytes: `Character` costs ten times as much and never matters here.
extension StringProtocol {
  /// The parts between dots, none of them empty.
  public var dottedParts: [Substring] { parts(UInt8(ascii: ".")) }

  /// The components of a path.
  public var pathParts: [Substring] { parts(UInt8(ascii: "/")) }

  public var hasDot: Bool { utf8.contains(UInt8(ascii: ".")) }

  /// Whether `text` occurs anywhere, byte by byte.
  public func holds(_ text: String) -> Bool {
    guard let first = text.utf8.first else { return true }
    var rest = Substring(self).utf8
    while let start = rest.firstIndex(of: first) {
      rest = rest[start...]
      if rest.starts(with: text.utf8) { return true }
      rest = rest.dropFirst()
    }
    return false
  }

  private func parts(_ separator: UInt8) -> [Substring] {
    let text = Substring(self)
    var parts: [Substring] = []
    var start = text.startIndex
    var index = start
    while index < text.endIndex {
      let next = text.utf8.index(after: index)
      if text.utf8[index] == separator {
        if start < index { parts.append(text[start..<index]) }
        start = next
      }
      index = next
    }
    if start < text.endIndex { parts.append(text[start...]) }
    return parts
  }
}
