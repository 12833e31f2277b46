/// Splitting names and paths by their bytes: `Character` costs ten times as much and never matters here.
extension StringProtocol {
  var dottedParts: [Substring] { parts(UInt8(ascii: ".")) }
  /// The components of a path.
  var pathParts: [Substring] { parts(UInt8(ascii: "/")) }
  var hasDot: Bool { utf8.contains(UInt8(ascii: ".")) }

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
