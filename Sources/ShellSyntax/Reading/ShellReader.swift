internal import Base

/// Reads shell commands as bash and zsh do, byte by byte, and never gives up.
struct ShellReader {
  /// Deeper nesting is not written by anybody, and would overflow the stack.
  static let maximumDepth = 40

  let bytes: [UInt8]
  var at: Int
  var depth: Int
  var heredocs: [ShellWord] = []
  var pending: [PendingHeredoc] = []
  var unread: [TextRange] = []
  /// How often `((` was no arithmetic: going back each time would take for ever in `((((((…`.
  var retreats = 0

  struct PendingHeredoc {
    var delimiter: [UInt8]
    var isQuoted: Bool
    var stripsTabs: Bool
    var number: Int
  }

  init(_ bytes: [UInt8], from start: Int, depth: Int) {
    self.bytes = bytes
    at = start
    self.depth = depth
  }

  var end: Int { bytes.count }
  var peek: UInt8? { at < bytes.count ? bytes[at] : nil }

  func byte(_ distance: Int) -> UInt8? { at + distance < bytes.count ? bytes[at + distance] : nil }

  func starts(_ text: StaticString) -> Bool {
    bytes[min(at, end)...].starts(with: "\(text)".utf8)
  }

  mutating func take(_ text: StaticString) -> Bool {
    guard starts(text) else { return false }
    at += text.utf8CodeUnitCount
    return true
  }

  mutating func whole() -> ShellScript { root(closing: nil) }

  /// A script that knows its own here-documents, up to the closing byte, which is consumed.
  mutating func root(closing: UInt8?) -> ShellScript {
    var script = list(stops: [], closing: closing)
    if let closing, peek == closing { at += 1 }
    // The line ended before the bodies came.
    if !pending.isEmpty { readHeredocs() }
    script.heredocs = heredocs
    script.unread = unread
    return script
  }

  mutating func giveUp(from start: Int) {
    unread.append(TextRange(UInt32(start), UInt32(end)))
    at = end
  }

  // MARK: Lists

  /// Commands up to one of the stop words, the closing byte or the end, none of which is consumed.
  mutating func list(stops: [String], closing: UInt8? = nil, inCase: Bool = false) -> ShellScript {
    var script = ShellScript()
    depth += 1
    defer { depth -= 1 }
    if depth > Self.maximumDepth {
      giveUp(from: at)
      return script
    }
    while true {
      skipSeparators(inCase: inCase)
      guard let next = peek, next != closing else { break }
      if inCase, next == UInt8(ascii: ";") { break }
      if !stops.isEmpty, let word = bareWord, stops.contains(word) { break }
      let before = at
      let hidesOutcome = skipMarks()
      if let command = pipeline() {
        script.items.append(.init(command: command, end: separator(), hidesOutcome: hidesOutcome))
      }
      if at == before {
        unread.append(TextRange(UInt32(at), UInt32(at + 1)))
        at += 1
      }
    }
    return script
  }

  private mutating func separator() -> ShellScript.Separator {
    skipBlanks()
    if take("&&") { return .and }
    if take("||") { return .or }
    if starts("&"), !starts("&>") {
      at += 1
      return .background
    }
    return .next
  }

  /// Goes past `!` and `coproc`; whether there were any.
  private mutating func skipMarks() -> Bool {
    skipBlanks()
    let start = at
    while bareWord == "!" || bareWord == "coproc" {
      at += bareWord == "!" ? 1 : 6
      skipBlanks()
    }
    return at > start
  }

  private mutating func pipeline() -> ShellCommand? {
    guard let first = command() else { return nil }
    var stages = [first]
    while true {
      skipBlanks()
      guard peek == UInt8(ascii: "|"), byte(1) != UInt8(ascii: "|") else { break }
      at += byte(1) == UInt8(ascii: "&") ? 2 : 1
      skipLines()
      guard let next = command() else { break }
      stages.append(next)
    }
    return stages.count == 1 ? first : .pipeline(stages)
  }

  // MARK: Space

  /// Blanks, and line ends behind a backslash.
  mutating func skipBlanks() {
    while let next = peek {
      if next == 32 || next == 9 || next == 13 {
        at += 1
      } else if next == UInt8(ascii: "\\"), byte(1) == 10 {
        at += 2
      } else if next == UInt8(ascii: "\\"), byte(1) == 13, byte(2) == 10 {
        at += 3
      } else {
        return
      }
    }
  }

  mutating func skipComment() {
    guard peek == UInt8(ascii: "#") else { return }
    while let next = peek, next != 10 { at += 1 }
  }

  /// Blanks, comments and line ends.
  mutating func skipLines() {
    while true {
      skipBlanks()
      skipComment()
      guard peek == 10 else { return }
      at += 1
      if !pending.isEmpty { readHeredocs() }
    }
  }

  private mutating func skipSeparators(inCase: Bool) {
    while true {
      skipLines()
      guard let next = peek, next == UInt8(ascii: ";") || next == UInt8(ascii: "&") else { return }
      if inCase, next == UInt8(ascii: ";"), let second = byte(1), second == next || second == UInt8(ascii: "&") {
        return
      }
      if next == UInt8(ascii: "&"), byte(1) == UInt8(ascii: ">") { return }
      at += 1
    }
  }

  /// The letters that stand here, if they make a word without any quoting.
  var bareWord: String? {
    var stop = at
    while stop < end, !Self.endsWord(bytes[stop]) {
      if bytes[stop] == UInt8(ascii: "\\") || bytes[stop] == UInt8(ascii: "\"") || bytes[stop] == UInt8(ascii: "'") {
        return nil
      }
      stop += 1
      if stop - at > 16 { return nil }
    }
    return stop > at ? String(decoding: bytes[at..<stop], as: UTF8.self) : nil
  }

  static func endsWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 9, 10, 13, 32, UInt8(ascii: ";"), UInt8(ascii: "&"), UInt8(ascii: "|"), UInt8(ascii: "<"),
      UInt8(ascii: ">"), UInt8(ascii: "("), UInt8(ascii: ")"):
      true
    default: false
    }
  }

  static func isName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
      true
    default: false
    }
  }

  static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}
