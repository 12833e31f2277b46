/// `(fixes owner/name#12, #13):` and the like in a commit message.
enum IssueNumber {
  /// Where the mention that begins at `place` ends, with what parts it from the rest.
  static func end(_ bytes: [UInt8], _ place: Int) -> Int? {
    let isOpen = bytes[place] == UInt8(ascii: "(")
    let start = isOpen ? place + 1 : place
    for word in words(bytes, start) {
      guard var end = numbers(bytes, word) else { continue }
      if end < bytes.count, bytes[end] == UInt8(ascii: ")") { end += 1 }
      let mark = bytes.end(of: end, while: \.isBlank)
      return bytes.end(of: mark + bytes.dash(at: mark), while: \.isBlank)
    }
    return nil
  }

  private static let keywords = [
    "fixes", "fixed", "fix", "closes", "closed", "closing", "close", "resolves", "resolved", "resolving", "resolve",
    "references", "refs", "ref", "see", "issues", "issue", "bug", "ticket", "pull request", "pr", "re", "for",
    "addresses",
  ]

  /// Where numbers may begin: behind a word like "fixes", or right here.
  private static func words(_ bytes: [UInt8], _ start: Int) -> [Int] {
    guard start < bytes.count else { return [] }
    let ends = keywords.map { ($0, start + $0.utf8.count) }.filter { word, end in
      bytes.has(word, at: start) && bytes.isEdge(start) && bytes.isEdge(end)
    }
    return (ends.map(\.1) + [start]).map { end in
      let mark = end < bytes.count && bytes[end] == UInt8(ascii: ":") ? end + 1 : end
      return bytes.end(of: mark, while: \.isBlank)
    }
  }

  /// Where `#1, #2 and owner/name#3` ends.
  private static func numbers(_ bytes: [UInt8], _ start: Int) -> Int? {
    guard var end = number(bytes, start) ?? number(bytes, repository(bytes, start)) else { return nil }
    while true {
      let mark = bytes.end(of: end, while: \.isBlank)
      guard let joint = [",", "and", "&"].first(where: { bytes.has($0, at: mark) }),
        let next = number(bytes, bytes.end(of: mark + joint.utf8.count, while: \.isBlank))
      else { return end }
      end = next
    }
  }

  private static func repository(_ bytes: [UInt8], _ start: Int) -> Int {
    let owner = bytes.end(of: start, while: \.isName)
    guard owner > start, owner < bytes.count, bytes[owner] == UInt8(ascii: "/") else { return bytes.count }
    return bytes.end(of: owner + 1, while: \.isName)
  }

  private static func number(_ bytes: [UInt8], _ start: Int) -> Int? {
    guard start < bytes.count, bytes[start] == UInt8(ascii: "#") else { return nil }
    let end = bytes.end(of: start + 1, while: \.isDigit)
    return end > start + 1 && bytes.isEdge(end) ? end : nil
  }
}
