/// Reads `[…]` and the escapes that stand for characters, which mean the same inside and outside of it.
struct PatternSetReader {
  enum Escape {
    case scalar(Unicode.Scalar)
    case kind(CharacterSet.Kind, isNegative: Bool)
  }

  private let source: [Unicode.Scalar]
  private(set) var at: Int
  private let flags: Pattern.Flags

  init(_ source: [Unicode.Scalar], _ at: Int, _ flags: Pattern.Flags) {
    (self.source, self.at, self.flags) = (source, at, flags)
  }

  /// The set whose `[` was read.
  mutating func read() -> CharacterSet? {
    var set = CharacterSet()
    if at < source.count, source[at] == "^" {
      set.isNegative = true
      at += 1
    }
    let first = at
    while let character = take() {
      if character == "]", at - 1 > first { return set }
      guard let low = member(character) else { return nil }
      guard case .scalar(let start) = low, at + 1 < source.count, source[at] == "-", source[at + 1] != "]" else {
        add(low, to: &set)
        continue
      }
      at += 1
      guard let end = take(), case .scalar(let stop)? = member(end), start <= stop else { return nil }
      set.ranges.append(start.value...stop.value)
    }
    return nil
  }

  private mutating func take() -> Unicode.Scalar? {
    guard at < source.count else { return nil }
    at += 1
    return source[at - 1]
  }

  private mutating func member(_ character: Unicode.Scalar) -> Escape? {
    guard character == "\\" else { return .scalar(character) }
    guard let escaped = take() else { return nil }
    return escaped == "b" ? .scalar("\u{8}") : escape(escaped)
  }

  private func add(_ member: Escape, to set: inout CharacterSet) {
    switch member {
    case .scalar(let scalar): set.ranges.append(scalar.value...scalar.value)
    case .kind(let kind, let isNegative): set.kinds.append((kind, isNegative))
    }
  }

  /// What stands behind a backslash, its first character already read.
  mutating func escape(_ character: Unicode.Scalar) -> Escape? {
    switch character {
    case "d": return .kind(.digit, isNegative: false)
    case "D": return .kind(.digit, isNegative: true)
    case "s": return .kind(.space, isNegative: false)
    case "S": return .kind(.space, isNegative: true)
    case "w": return .kind(.word, isNegative: false)
    case "W": return .kind(.word, isNegative: true)
    case "n": return .scalar("\n")
    case "t": return .scalar("\t")
    case "r": return .scalar("\r")
    case "f": return .scalar("\u{c}")
    case "v": return .scalar("\u{b}")
    case "a": return .scalar("\u{7}")
    case "x": return code(digits: 2)
    case "u": return code(digits: 4)
    case "U": return code(digits: 8)
    case "a"..."z", "A"..."Z", "0"..."9": return nil
    default: return .scalar(character)
    }
  }

  private mutating func code(digits: Int) -> Escape? {
    guard at + digits <= source.count else { return nil }
    let text = String(String.UnicodeScalarView(source[at..<at + digits]))
    guard let number = UInt32(text, radix: 16), let scalar = Unicode.Scalar(number), !text.hasPrefix("+") else {
      return nil
    }
    at += digits
    return .scalar(scalar)
  }
}
