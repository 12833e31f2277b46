internal import Base

/// Words, their quotes and what is substituted in them.
extension ShellReader {
  mutating func word() -> ShellWord { word(until: nil) }

  /// A word up to a byte that ends words, or up to `stop` inside `${ … }`, where only that ends it.
  mutating func word(until stop: UInt8?) -> ShellWord {
    var parts = WordParts()
    let start = at
    depth += 1
    defer { depth -= 1 }
    if depth > Self.maximumDepth {
      giveUp(from: at)
      return ShellWord()
    }
    while let next = peek, next != stop {
      if stop == nil, Self.endsWord(next) {
        if isProcess {
          at += 2
          parts.add(.process(substitution()))
          continue
        }
        guard next == UInt8(ascii: "("), at > start, Self.opensPattern(bytes[at - 1]) else { break }
        extendedPattern(into: &parts)
        continue
      }
      piece(next, into: &parts)
    }
    return ShellWord(parts: parts.finished, range: TextRange(UInt32(start), UInt32(at)))
  }

  private mutating func piece(_ next: UInt8, into parts: inout WordParts) {
    switch next {
    case UInt8(ascii: "\\"):
      at += 1
      guard let escaped = peek else { return parts.add(next, isQuoted: false) }
      at += 1
      if escaped == 13, peek == 10 {
        at += 1
      } else if escaped != 10 {
        parts.add(escaped, isQuoted: true)
      }
    case UInt8(ascii: "'"):
      at += 1
      parts.open()
      while let byte = peek, byte != UInt8(ascii: "'") {
        parts.add(byte, isQuoted: true)
        at += 1
      }
      if at < end { at += 1 }
    case UInt8(ascii: "\""):
      at += 1
      parts.open()
      quoted(until: UInt8(ascii: "\""), into: &parts)
      if at < end { at += 1 }
    case UInt8(ascii: "$"): dollar(isQuoted: false, into: &parts)
    case UInt8(ascii: "`"): backticks(isQuoted: false, into: &parts)
    default:
      parts.add(next, isQuoted: false)
      at += 1
    }
  }

  /// What stands between double quotes, or in the body of a here-document.
  mutating func quoted(until stop: UInt8?, into parts: inout WordParts) {
    while let next = peek, next != stop || stop == nil {
      switch next {
      case UInt8(ascii: "\\"):
        guard let escaped = byte(1) else {
          parts.add(next, isQuoted: true)
          at += 1
          continue
        }
        if [UInt8(ascii: "$"), UInt8(ascii: "`"), UInt8(ascii: "\\")].contains(escaped) || escaped == stop {
          parts.add(escaped, isQuoted: true)
        } else if escaped != 10 {
          parts.add(next, isQuoted: true)
          parts.add(escaped, isQuoted: true)
        }
        at += 2
      case UInt8(ascii: "$"): dollar(isQuoted: true, into: &parts)
      case UInt8(ascii: "`"): backticks(isQuoted: true, into: &parts)
      default:
        parts.add(next, isQuoted: true)
        at += 1
      }
    }
  }

  private mutating func dollar(isQuoted: Bool, into parts: inout WordParts) {
    at += 1
    guard let next = peek else { return parts.add(UInt8(ascii: "$"), isQuoted: true) }
    switch next {
    case UInt8(ascii: "'") where !isQuoted:
      at += 1
      parts.open()
      ansiString(into: &parts)
    case UInt8(ascii: "\"") where !isQuoted: return
    case UInt8(ascii: "("):
      if byte(1) == UInt8(ascii: "("), let inner = arithmetic(opening: 2) {
        parts.add(.arithmetic(inner))
        return
      }
      at += 1
      parts.add(.command(substitution(), isQuoted: isQuoted))
    case UInt8(ascii: "{"):
      at += 1
      parts.add(.parameter(braced(), isQuoted: isQuoted))
    case UInt8(ascii: "["):
      while let byte = peek, byte != UInt8(ascii: "]"), byte != 10 { at += 1 }
      if peek == UInt8(ascii: "]") { at += 1 }
      parts.add(.arithmetic([]))
    default:
      guard let name = parameterName() else { return parts.add(UInt8(ascii: "$"), isQuoted: true) }
      let operation: ShellParameter.Operation = name == "@" || name == "*" ? .elements : .none
      parts.add(.parameter(ShellParameter(name: name, operation: operation), isQuoted: isQuoted))
    }
  }

  private mutating func parameterName() -> String? {
    guard let next = peek else { return nil }
    let start = at
    if Self.isName(next), !Self.isDigit(next) {
      while let byte = peek, Self.isName(byte) { at += 1 }
    } else if Self.isDigit(next) || "@*#?$!-".utf8.contains(next) {
      at += 1
    }
    return at > start ? String(decoding: bytes[start..<at], as: UTF8.self) : nil
  }

  /// `${ … }` behind its opening brace.
  private mutating func braced() -> ShellParameter {
    var operation = ShellParameter.Operation.none
    if peek == UInt8(ascii: "!"), byte(1) != UInt8(ascii: "}") {
      at += 1
      operation = .indirect
    } else if peek == UInt8(ascii: "#"), byte(1) != UInt8(ascii: "}") {
      at += 1
      operation = .computed(ShellWord())
    }
    var name = ""
    while let byte = peek, Self.isName(byte) || (name.isEmpty && "@*#?$!-".utf8.contains(byte)) {
      name.unicodeScalars.append(Unicode.Scalar(byte))
      at += 1
    }
    if peek == UInt8(ascii: "[") { operation = subscripted() ?? operation }
    if peek != UInt8(ascii: "}") { operation = modified(operation) }
    if peek == UInt8(ascii: "}") { at += 1 }
    if case .none = operation, name == "@" || name == "*" { operation = .elements }
    return ShellParameter(name: name, operation: operation)
  }

  private mutating func subscripted() -> ShellParameter.Operation? {
    let start = at + 1
    while let byte = peek, byte != UInt8(ascii: "]"), byte != 10 { at += 1 }
    let index = Array(bytes[min(start, at)..<at])
    if at < end { at += 1 }
    return index == [UInt8(ascii: "@")] || index == [UInt8(ascii: "*")] ? .elements : nil
  }

  private mutating func modified(_ before: ShellParameter.Operation) -> ShellParameter.Operation {
    let start = at
    if peek == UInt8(ascii: ":") { at += 1 }
    let sign = peek
    guard sign == UInt8(ascii: "-") || sign == UInt8(ascii: "=") || sign == UInt8(ascii: "+") else {
      at = start
      return .computed(word(until: UInt8(ascii: "}")))
    }
    at += 1
    let word = word(until: UInt8(ascii: "}"))
    return sign == UInt8(ascii: "+") ? .instead(word) : .otherwise(word)
  }

  /// A script between parentheses, the opening one behind us.
  private mutating func substitution() -> ShellScript {
    var inner = ShellReader(bytes, from: at, depth: depth + 1)
    inner.retreats = retreats
    let script = inner.root(closing: UInt8(ascii: ")"))
    retreats = inner.retreats
    at = inner.at
    unread += inner.unread
    return script
  }

  private mutating func backticks(isQuoted: Bool, into parts: inout WordParts) {
    at += 1
    var text: [UInt8] = []
    while let next = peek, next != UInt8(ascii: "`") {
      if next == UInt8(ascii: "\\"), let escaped = byte(1) {
        let isPlain = "`$\\".utf8.contains(escaped) || (isQuoted && escaped == UInt8(ascii: "\""))
        text += isPlain ? [escaped] : [next, escaped]
        at += 2
      } else {
        text.append(next)
        at += 1
      }
    }
    if at < end { at += 1 }
    var inner = ShellReader(text, from: 0, depth: depth + 1)
    parts.add(.command(inner.whole(), isQuoted: isQuoted))
  }

  // MARK: Arithmetic

  /// The parts of `(( … ))` or `$(( … ))`; nil, and nothing consumed, if it is two subshells instead.
  private mutating func arithmetic(opening: Int) -> [ShellWord.Part]? {
    guard retreats < 32 else { return nil }
    let before = (at, heredocs, pending, unread)
    at += opening
    var parts = WordParts()
    var open = 0
    while let next = peek {
      if next == UInt8(ascii: "(") { open += 1 }
      if next == UInt8(ascii: ")") {
        if open == 0 { break }
        open -= 1
      }
      switch next {
      case UInt8(ascii: "$"): dollar(isQuoted: true, into: &parts)
      case UInt8(ascii: "`"): backticks(isQuoted: true, into: &parts)
      default: at += 1
      }
    }
    if take("))") { return parts.finished }
    (at, heredocs, pending, unread) = before
    retreats += 1
    return nil
  }

  mutating func arithmeticCommand() -> [ShellWord]? {
    arithmetic(opening: 2).map { [ShellWord(parts: [.arithmetic($0)])] }
  }

  // MARK: Patterns

  private static func opensPattern(_ byte: UInt8) -> Bool { "?*+@!".utf8.contains(byte) }

  /// `@(a|b)`, kept as it is written.
  private mutating func extendedPattern(into parts: inout WordParts) {
    var open = 0
    while let next = peek, next != 10 {
      if next == UInt8(ascii: "(") { open += 1 }
      if next == UInt8(ascii: ")") { open -= 1 }
      parts.add(next, isQuoted: false)
      at += 1
      if open == 0 { return }
    }
  }
}
