/// `{a,b}` in words.
enum BraceExpansion {
  private enum Piece {
    /// A byte that stands there without quotes.
    case letter(Unicode.Scalar)
    case whole(ShellWord.Part)
  }

  /// The words that one becomes; most stay one.
  static func words(of parts: [ShellWord.Part]) -> [[ShellWord.Part]] {
    guard parts.contains(where: hasBrace) else { return [parts] }
    return words(of: pieces(parts), depth: 0).prefix(64).map(joined)
  }

  private static func hasBrace(_ part: ShellWord.Part) -> Bool {
    if case .text(let text, isQuoted: false) = part { text.utf8.contains(UInt8(ascii: "{")) } else { false }
  }

  private static func pieces(_ parts: [ShellWord.Part]) -> [Piece] {
    parts.flatMap { part -> [Piece] in
      if case .text(let text, isQuoted: false) = part { return text.unicodeScalars.map { .letter($0) } }
      return [.whole(part)]
    }
  }

  private static func joined(_ pieces: [Piece]) -> [ShellWord.Part] {
    var parts: [ShellWord.Part] = []
    var text = ""
    for piece in pieces {
      switch piece {
      case .letter(let letter): text.unicodeScalars.append(letter)
      case .whole(let part):
        if !text.isEmpty { parts.append(.text(text, isQuoted: false)) }
        text = ""
        parts.append(part)
      }
    }
    return text.isEmpty ? parts : parts + [.text(text, isQuoted: false)]
  }

  private static func letter(_ piece: Piece) -> Unicode.Scalar? {
    if case .letter(let letter) = piece { letter } else { nil }
  }

  private static func words(of pieces: [Piece], depth: Int) -> [[Piece]] {
    guard depth < 6 else { return [pieces] }
    let isGroup = groups(in: pieces)
    for start in pieces.indices where isGroup[start] {
      guard let group = group(in: pieces, at: start) else { continue }
      let head = Array(pieces[..<start])
      let tails = words(of: Array(pieces[(group.end + 1)...]), depth: depth + 1)
      let options = group.options.flatMap { words(of: $0, depth: depth + 1) }
      return Array(options.flatMap { option in tails.map { head + option + $0 } }.prefix(64))
    }
    return [pieces]
  }

  /// Which pieces open a group with alternatives, in one pass: noise has thousands of braces that open none.
  private static func groups(in pieces: [Piece]) -> [Bool] {
    var isGroup = Array(repeating: false, count: pieces.count)
    var open: [(start: Int, hasAlternatives: Bool)] = []
    for index in pieces.indices {
      switch letter(pieces[index]) {
      case "{": open.append((index, false))
      case "," where !open.isEmpty: open[open.count - 1].hasAlternatives = true
      case "}": if let last = open.popLast() { isGroup[last.start] = last.hasAlternatives }
      default: break
      }
    }
    return isGroup
  }

  /// The alternatives of the group that opens here, and where it closes.
  private static func group(in pieces: [Piece], at start: Int) -> (options: [[Piece]], end: Int)? {
    var options: [[Piece]] = [[]]
    var open = 0
    for index in pieces.indices.dropFirst(start + 1) {
      switch letter(pieces[index]) {
      case "}" where open == 0: return options.count > 1 ? (options, index) : nil
      case "," where open == 0: options.append([])
      case let letter:
        if letter == "{" { open += 1 }
        if letter == "}" { open -= 1 }
        options[options.count - 1].append(pieces[index])
      }
    }
    return nil
  }
}
