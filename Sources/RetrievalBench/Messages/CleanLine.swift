/// A line of a commit message without what says nothing of the code: addresses, numbers of issues, pictures.
struct CleanLine {
  let text: String

  init(_ line: some Sequence<UInt8>) {
    var bytes = Array(line)
    for rule in Self.rules { bytes = Self.blanking(bytes, rule) }
    bytes = Array(bytes[Self.opening(bytes)...])
    var words = bytes.split(whereSeparator: \.isBlank).joined(separator: [0x20]).map(\.self)
    Self.trim(&words)
    text = String(decoding: words, as: UTF8.self)
  }

  /// Where what begins at a place ends; nil if nothing of the kind does.
  private typealias Rule = @Sendable (_ bytes: [UInt8], _ place: Int) -> Int?

  private static let rules: [Rule] = [address, ticket, IssueNumber.end, emptyParentheses, picture, shortcode]

  private static func blanking(_ bytes: [UInt8], _ rule: Rule) -> [UInt8] {
    var (kept, place): ([UInt8], Int) = ([], 0)
    while place < bytes.count {
      if let end = rule(bytes, place), end > place {
        kept.append(0x20)
        place = end
      } else {
        kept.append(bytes[place])
        place += 1
      }
    }
    return kept
  }

  private static func address(_ bytes: [UInt8], _ place: Int) -> Int? {
    guard let scheme = ["https://", "http://"].first(where: { bytes.has($0, at: place) }) else { return nil }
    return bytes.end(of: place + scheme.utf8.count) { !$0.isBlank }
  }

  /// `[SHOP-12]`, `SHOP-12:`, `gh-12`, `bug 12345`; but not `UTF-8`.
  private static func ticket(_ bytes: [UInt8], _ place: Int) -> Int? {
    let isOpen = bytes[place] == UInt8(ascii: "[")
    let start = isOpen ? place + 1 : place
    guard bytes.isEdge(start), start < bytes.count, let end = ticketNumber(bytes, start, isOpen) else { return nil }
    let close = end < bytes.count && bytes[end] == UInt8(ascii: "]") ? end + 1 : end
    return afterDashes(bytes, bytes.end(of: close, while: \.isBlank))
  }

  private static func ticketNumber(_ bytes: [UInt8], _ start: Int, _ isOpen: Bool) -> Int? {
    func number(from place: Int, atLeast count: Int) -> Int? {
      let end = bytes.end(of: place, while: \.isDigit)
      return end - place >= count && bytes.isEdge(end) ? end : nil
    }
    if bytes.has("bug", at: start) {
      let digits = bytes.end(of: start + 3, while: \.isBlank)
      if digits > start + 3, let end = number(from: digits, atLeast: 4) { return end }
    }
    if bytes.has("gh", at: start) {
      let isDashed = start + 2 < bytes.count && bytes[start + 2] == UInt8(ascii: "-")
      if let end = number(from: start + (isDashed ? 3 : 2), atLeast: 1) { return end }
    }
    let name = bytes.end(of: start) { $0.isUpper || $0.isDigit }
    guard bytes[start].isUpper, (2...10).contains(name - start) else { return nil }
    var dash = isOpen ? bytes.end(of: name, while: \.isBlank) : name
    guard dash < bytes.count, bytes[dash] == UInt8(ascii: "-") else { return nil }
    dash = isOpen ? bytes.end(of: dash + 1, while: \.isBlank) : dash + 1
    if standards.contains(String(decoding: bytes[start..<name], as: UTF8.self)) { return nil }
    return number(from: dash, atLeast: 1)
  }

  private static let standards: Set = [
    "SHA", "ISO", "UTF", "RFC", "CVE", "CWE", "PEP", "HTTP", "AES", "RSA", "BASE", "TLS", "MD", "ES", "EAN", "UPC",
  ]

  static func afterDashes(_ bytes: [UInt8], _ place: Int) -> Int {
    var place = place
    while bytes.dash(at: place) > 0 { place += bytes.dash(at: place) }
    return bytes.end(of: place, while: \.isBlank)
  }

  private static func emptyParentheses(_ bytes: [UInt8], _ place: Int) -> Int? {
    guard bytes[place] == UInt8(ascii: "(") else { return nil }
    var end = bytes.end(of: place + 1, while: \.isBlank)
    let digits = end < bytes.count && bytes[end] == UInt8(ascii: "#") ? end + 1 : end
    let after = bytes.end(of: digits, while: \.isDigit)
    if after > digits { end = after }
    end = bytes.end(of: end, while: \.isBlank)
    return end < bytes.count && bytes[end] == UInt8(ascii: ")") ? end + 1 : nil
  }

  /// The emoji that people put before a subject.
  private static func picture(_ bytes: [UInt8], _ place: Int) -> Int? {
    let next = place + 1 < bytes.count ? bytes[place + 1] : 0
    switch bytes[place] {
    case 0xF0 where (0x9F...0x9F).contains(next) && place + 2 < bytes.count && bytes[place + 2] < 0xAC:
      return min(place + 4, bytes.count)
    case 0xE2 where (0x98...0x9E).contains(next): return min(place + 3, bytes.count)
    case 0xEF where bytes.has("\u{FE0F}", at: place): return place + 3
    default: return nil
    }
  }

  /// As in `:bug:`.
  private static func shortcode(_ bytes: [UInt8], _ place: Int) -> Int? {
    guard bytes[place] == UInt8(ascii: ":"), place == 0 || !bytes[place - 1].isWord else { return nil }
    let end = bytes.end(of: place + 1) { $0.isLower || $0 == 0x5F }
    guard end > place + 1, end < bytes.count, bytes[end] == UInt8(ascii: ":") else { return nil }
    return end + 1 < bytes.count && bytes[end + 1].isWord ? nil : end + 1
  }

  /// Past `[tag]` and `fixes:` at the beginning.
  private static func opening(_ bytes: [UInt8]) -> Int {
    var start = bytes.end(of: 0, while: \.isBlank)
    if start < bytes.count, bytes[start] == UInt8(ascii: "[") {
      let end = bytes.end(of: start + 1, while: \.isWord)
      if end > start + 1, end < bytes.count, bytes[end] == UInt8(ascii: "]") {
        start = bytes.end(of: end + 1, while: \.isBlank)
      }
    }
    for word in ["fixes", "fixed", "fix", "closes", "closed", "closing", "resolves", "resolved", "refs", "ref"]
    where bytes.has(word, at: start) {
      let mark = bytes.end(of: start + word.utf8.count, while: \.isBlank)
      if bytes.dash(at: mark) > 0 { return bytes.end(of: mark + bytes.dash(at: mark), while: \.isBlank) }
    }
    return start
  }

  private static func trim(_ bytes: inout [UInt8]) {
    let marks = Array(" *\t".utf8)
    var start = 0
    while start < bytes.count {
      let width = marks.contains(bytes[start]) ? 1 : bytes.dash(at: start)
      if width == 0 { break }
      start += width
    }
    bytes.removeFirst(start)
    while let last = bytes.last {
      if marks.contains(last) || bytes.dash(at: bytes.count - 1) == 1 {
        bytes.removeLast()
      } else if bytes.dash(at: bytes.count - 3) == 3 {
        bytes.removeLast(3)
      } else {
        break
      }
    }
  }
}
