import Base

/// Whether text fits a pattern of gitignore's kind: `*`, `?`, `[…]`, `\` and, between slashes, `**`.
///
/// Only the last `*` and the last `**/` are ever tried again, so hostile patterns cost polynomial time: within a path
/// segment a shorter earlier `*` can never help once a later one was reached.
struct GlobMatch {
  private var at = 0
  private var retryStar: (pattern: Int, text: Int)?
  private var retryDeep: (pattern: Int, text: Int)?

  /// Whether `text` from `start` on fits the whole of `pattern`.
  static func matches(_ pattern: Span<UInt8>, _ text: Span<UInt8>, from start: Int) -> Bool {
    var match = GlobMatch()
    var t = start
    while true {
      if match.at < pattern.count, pattern[match.at] == UInt8(ascii: "*") {
        if match.star(pattern, t) { return true }
      } else if match.at == pattern.count, t == text.count {
        return true
      } else if match.at < pattern.count, t < text.count, match.step(pattern, text[t]) {
        t += 1
      } else {
        guard let next = match.retry(text) else { return false }
        t = next
      }
    }
  }

  /// Enters the run of stars; true if it is a closing `**`, which fits all that is left.
  private mutating func star(_ pattern: Span<UInt8>, _ t: Int) -> Bool {
    let start = at
    while at < pattern.count, pattern[at] == UInt8(ascii: "*") { at += 1 }
    let afterSlash = start == 0 || pattern[start - 1] == UInt8(ascii: "/")
    if at - start >= 2, afterSlash {
      if at == pattern.count { return true }
      if pattern[at] == UInt8(ascii: "/") {
        at += 1
        retryDeep = (at, t)
        retryStar = nil
        return false
      }
    }
    retryStar = (at, t)
    return false
  }

  /// Lets one more byte, or one more directory, go to the last star; the place in the text to go on from.
  private mutating func retry(_ text: Span<UInt8>) -> Int? {
    if let star = retryStar, star.text < text.count, text[star.text] != UInt8(ascii: "/") {
      at = star.pattern
      retryStar = (star.pattern, star.text + 1)
      return star.text + 1
    }
    retryStar = nil
    guard let deep = retryDeep else { return nil }
    var t = deep.text
    while t < text.count, text[t] != UInt8(ascii: "/") { t += 1 }
    guard t < text.count else { return nil }
    at = deep.pattern
    retryDeep = (deep.pattern, t + 1)
    return t + 1
  }

  /// Whether the pattern's next element, which is no star, takes `byte`.
  private mutating func step(_ pattern: Span<UInt8>, _ byte: UInt8) -> Bool {
    switch pattern[at] {
    case UInt8(ascii: "?"):
      at += 1
      return byte != UInt8(ascii: "/")
    case UInt8(ascii: "["):
      return byteSet(pattern, byte)
    case UInt8(ascii: "\\"):
      guard at + 1 < pattern.count, pattern[at + 1] == byte else { return false }
      at += 2
      return true
    case let literal:
      at += 1
      return literal == byte
    }
  }

  /// Whether the bracket expression here holds `byte`; a malformed one holds nothing.
  private mutating func byteSet(_ pattern: Span<UInt8>, _ byte: UInt8) -> Bool {
    var p = at + 1
    let isNegated = p < pattern.count && (pattern[p] == UInt8(ascii: "!") || pattern[p] == UInt8(ascii: "^"))
    if isNegated { p += 1 }
    var isIn = false
    var previous: UInt8?  // the possible start of a range
    let first = p
    while true {
      guard p < pattern.count else { return false }
      let c = pattern[p]
      if c == UInt8(ascii: "]"), p > first { break }
      if c == UInt8(ascii: "["), p + 1 < pattern.count, pattern[p + 1] == UInt8(ascii: ":") {
        guard let close = Self.closingBracket(pattern, p + 2) else { return false }
        if close > p + 2, pattern[close - 1] == UInt8(ascii: ":") {
          guard let holds = NamedByteClass(pattern, p + 2..<close - 1)?.holds(byte) else { return false }
          if holds { isIn = true }
          previous = nil
          p = close + 1
          continue
        }
      }
      if c == UInt8(ascii: "-"), let low = previous, p + 1 < pattern.count, pattern[p + 1] != UInt8(ascii: "]") {
        p += pattern[p + 1] == UInt8(ascii: "\\") ? 2 : 1
        guard p < pattern.count else { return false }
        if low <= byte, byte <= pattern[p] { isIn = true }
        previous = nil
      } else {
        if c == UInt8(ascii: "\\") { p += 1 }
        guard p < pattern.count else { return false }
        if pattern[p] == byte { isIn = true }
        previous = pattern[p]
      }
      p += 1
    }
    at = p + 1
    return isIn != isNegated && byte != UInt8(ascii: "/")
  }

  private static func closingBracket(_ pattern: Span<UInt8>, _ start: Int) -> Int? {
    (start..<max(start, pattern.count)).first { pattern[$0] == UInt8(ascii: "]") }
  }
}
