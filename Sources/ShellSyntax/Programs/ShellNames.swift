import Base

/// Small questions about words.
public enum ShellNames {
  /// The last component of a path.
  public static func base(_ path: String) -> String {
    let utf8 = path.utf8
    guard let slash = utf8.lastIndex(of: UInt8(ascii: "/")) else { return path }
    return String(path[utf8.index(after: slash)...])
  }

  public static func isBlank(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) }

  /// A text's words, parted by blanks.
  public static func words(_ text: String) -> [String] {
    text.utf8.split(whereSeparator: isBlank).map { String(Substring($0)) }
  }

  /// A path without `.`, `..` and doubled slashes.
  public static func normal(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.pathParts where part != "." {
      if part == "..", let last = parts.last, last != ".." {
        parts.removeLast()
      } else if part != ".." || !path.hasPrefix("/") {
        parts.append(part)
      }
    }
    return (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
  }

  /// Whether a text may turn out to be `wanted`: holes and `*` stand for anything, `?` for one letter.
  public static func could(_ text: String, be wanted: String) -> Bool {
    let pattern = Array(text.utf8)
    let wanted = Array(wanted.utf8)
    var fits = [Bool](repeating: false, count: wanted.count + 1)
    fits[0] = true
    var at = 0
    while at < pattern.count {
      var next = [Bool](repeating: false, count: wanted.count + 1)
      let byte = pattern[at]
      var isAny = byte == UInt8(ascii: "?")
      if byte == UInt8(ascii: "["), let close = pattern[at...].firstIndex(of: UInt8(ascii: "]")), close > at + 1 {
        isAny = true
        at = close
      }
      if byte == 0 || byte == UInt8(ascii: "*") {
        var seen = false
        for place in 0...wanted.count {
          seen = seen || fits[place]
          next[place] = seen
        }
      } else {
        for place in wanted.indices where fits[place] && (isAny || wanted[place] == byte) { next[place + 1] = true }
      }
      fits = next
      at += 1
    }
    return fits[wanted.count]
  }

  /// Whether parts of a text are not known.
  public static func isOpen(_ text: String) -> Bool {
    text.utf8.contains { $0 == 0 || $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "[") }
  }

  /// How a text is shown: what is not known by an ellipsis.
  public static func shown(_ text: String) -> String {
    text.split(separator: ShellRun.hole, omittingEmptySubsequences: false).joined(separator: "…")
  }

  /// `NAME=value`, taken apart.
  static func assignment(_ word: String) -> (name: String, value: String)? {
    guard let sign = word.utf8.firstIndex(of: UInt8(ascii: "=")) else { return nil }
    let name = word[..<sign]
    guard let first = name.utf8.first, !ShellReader.isDigit(first), name.utf8.allSatisfy(ShellReader.isName) else {
      return nil
    }
    return (String(name), String(word[word.utf8.index(after: sign)...]))
  }
}
