/// Reads the source of a pattern as Python's `re` does; nil wherever that would raise, or where this would not be exact.
struct PatternCompiler {
  private let source: [Unicode.Scalar]
  private var at = 0
  private var made: Pattern
  /// The flags that hold here; `ignoresCase` and `ascii` hold for the whole pattern or not at all.
  private var flags: Pattern.Flags
  private var openGroups: Set<Int> = []

  init(_ source: String, _ flags: Pattern.Flags) {
    self.source = Array(source.unicodeScalars)
    self.flags = flags
    made = Pattern(flags: flags)
  }

  mutating func compile() -> Pattern? {
    guard takeGlobalFlags(), let node = choice(), at == source.count else { return nil }
    // Python folds more letters than those of ASCII.
    if flags.contains(.ignoresCase), source.contains(where: { $0.value > 127 }) { return nil }
    guard made.add(node) else { return nil }
    made.instructions.append(.accept)
    made.flags = flags
    return made
  }

  // MARK: Characters

  private var next: Unicode.Scalar? { at < source.count ? source[at] : nil }

  private mutating func take(_ text: String) -> Bool {
    let scalars = Array(text.unicodeScalars)
    guard at + scalars.count <= source.count, source[at..<at + scalars.count].elementsEqual(scalars) else {
      return false
    }
    at += scalars.count
    return true
  }

  private mutating func takeAny() -> Unicode.Scalar? {
    guard let next else { return nil }
    at += 1
    return next
  }

  private mutating func take(until end: Unicode.Scalar) -> String? {
    guard let stop = source[at...].firstIndex(of: end) else { return nil }
    defer { at = stop + 1 }
    return String(String.UnicodeScalarView(source[at..<stop]))
  }

  private mutating func number() -> Int? {
    var digits = ""
    while let next, ("0"..."9").contains(next), digits.count < 5 {
      digits.unicodeScalars.append(next)
      at += 1
    }
    return Int(digits)
  }

  // MARK: Flags

  private mutating func takeGlobalFlags() -> Bool {
    let start = at
    guard take("(?"), let letters = take(until: ")"), !letters.isEmpty,
      letters.unicodeScalars.allSatisfy({ "aiLmsux".unicodeScalars.contains($0) })
    else {
      at = start
      return true
    }
    return letters.unicodeScalars.allSatisfy { set($0, to: true) }
  }

  private mutating func set(_ letter: Unicode.Scalar, to isOn: Bool) -> Bool {
    let flag: Pattern.Flags
    switch letter {
    case "a": flag = .ascii
    case "i": flag = .ignoresCase
    case "m": flag = .multiline
    case "s": flag = .dotAll
    case "x": flag = .verbose
    case "u": return true
    default: return false
    }
    if isOn { flags.insert(flag) } else { flags.remove(flag) }
    return true
  }

  // MARK: Structure

  private mutating func choice() -> PatternNode? {
    var parts: [PatternNode] = []
    repeat {
      guard let part = sequence() else { return nil }
      parts.append(part)
    } while take("|")
    return parts.count == 1 ? parts[0] : .choice(parts)
  }

  private mutating func sequence() -> PatternNode? {
    var items: [PatternNode] = []
    while let character = next, character != "|", character != ")" {
      at += 1
      if flags.contains(.verbose), skips(character) { continue }
      if let (least, most) = quantifier(character) {
        guard let last = items.popLast(), !last.isAssertion, !last.isRepeated, most.map({ $0 >= least }) ?? true else {
          return nil
        }
        // Copies are made of what is counted.
        if least > 500 || most ?? 0 > 500 { return nil }
        let greed: PatternNode.Greed = take("?") ? .lazy : take("+") ? .possessive : .greedy
        items.append(.repeated(last, least: least, most: most, greed))
        continue
      }
      guard let item = item(character) else { return nil }
      if let item = item.node { items.append(item) }
    }
    return .sequence(items)
  }

  private mutating func skips(_ character: Unicode.Scalar) -> Bool {
    if character == "#" {
      while let next, next != "\n" { at += 1 }
      return true
    }
    return character.value == 32 || 9...13 ~= character.value
  }

  private mutating func quantifier(_ character: Unicode.Scalar) -> (Int, Int?)? {
    switch character {
    case "*": return (0, nil)
    case "+": return (1, nil)
    case "?": return (0, 1)
    case "{":
      let start = at
      if next == "}" { return nil }
      let least = number()
      var most = least
      let hasComma = take(",")
      if hasComma { most = number() }
      guard take("}"), least != nil || hasComma else {
        at = start
        return nil
      }
      return (least ?? 0, most)
    default: return nil
    }
  }

  /// A part that takes no part in matching is nil inside: a comment.
  private struct Item { var node: PatternNode? }

  private mutating func item(_ character: Unicode.Scalar) -> Item? {
    switch character {
    case ".": return Item(node: .one(flags.contains(.dotAll) ? .any : .anyButNewline))
    case "^": return Item(node: .one(.assert(flags.contains(.multiline) ? .lineStart : .textStart)))
    case "$": return Item(node: .one(.assert(flags.contains(.multiline) ? .lineEnd : .textEndOrNewline)))
    case "(": return group()
    case "[":
      var reader = PatternSetReader(source, at, flags)
      guard let set = reader.read() else { return nil }
      at = reader.at
      return Item(node: .one(.set(set)))
    case "\\": return escape().map { Item(node: .one($0)) }
    default: return Item(node: .one(literal(character)))
    }
  }

  private func literal(_ character: Unicode.Scalar) -> Pattern.Instruction {
    guard flags.contains(.ignoresCase), character.otherCase != nil else { return .scalar(character) }
    return .set(CharacterSet(ranges: [character.value...character.value]))
  }

  // MARK: Groups

  private mutating func group() -> Item? {
    guard take("?") else { return captured(name: nil) }
    if take("P<") { return take(until: ">").flatMap { captured(name: $0) } }
    if take("P=") {
      guard let name = take(until: ")"), let known = made.groupNames.first(where: { $0.name == name }) else {
        return nil
      }
      return reference(known.number).map { Item(node: .one($0)) }
    }
    if take("#") { return take(until: ")").map { _ in Item(node: nil) } }
    if take(":") { return inner().map { Item(node: $0) } }
    if take(">") { return inner().map { Item(node: .atomic($0)) } }
    for (text, isNegative, isBehind) in [
      ("=", false, false), ("!", true, false), ("<=", false, true), ("<!", true, true),
    ]
    where take(text) {
      return inner().map { Item(node: .look($0, isNegative: isNegative, isBehind: isBehind)) }
    }
    return scoped()
  }

  private mutating func captured(name: String?) -> Item? {
    made.groupCount += 1
    let number = made.groupCount
    if let name {
      let isNew = !made.groupNames.contains { $0.name == name }
      let isName =
        !name.isEmpty
        && name.utf8.allSatisfy { $0 == 0x5f || $0 < 128 && Unicode.Scalar($0).belongs(to: .word, isASCII: true) }
      guard isNew, isName, !("0"..."9").contains(name.unicodeScalars.first ?? "0") else { return nil }
      made.groupNames.append((name, number))
    }
    openGroups.insert(number)
    guard let node = inner() else { return nil }
    openGroups.remove(number)
    return Item(node: .group(number, node))
  }

  private mutating func inner() -> PatternNode? {
    let saved = flags
    guard let node = choice(), take(")") else { return nil }
    flags = saved
    return node
  }

  /// `(?s-m:…)`: flags that choose instructions may change inside; those that the matcher asks for may not.
  private mutating func scoped() -> Item? {
    let saved = flags
    var isOn = true
    while let letter = takeAny(), letter != ":" {
      if letter == "-" { isOn = false } else if !set(letter, to: isOn) { return nil }
    }
    let global: Pattern.Flags = [.ignoresCase, .ascii]
    guard flags.intersection(global) == saved.intersection(global), let node = inner() else { return nil }
    flags = saved
    return Item(node: node)
  }

  private func reference(_ number: Int) -> Pattern.Instruction? {
    number >= 1 && number <= made.groupCount && !openGroups.contains(number) ? .backReference(number) : nil
  }

  // MARK: Escapes

  private mutating func escape() -> Pattern.Instruction? {
    guard let character = takeAny() else { return nil }
    switch character {
    case "A": return .assert(.textStart)
    case "Z": return .assert(.textEnd)
    case "b": return .assert(.wordEdge)
    case "B": return .assert(.noWordEdge)
    case "1"..."9":
      var number = Int(character.value - 48)
      if let digit = next, ("0"..."9").contains(digit) {
        // Three octal digits would be a character.
        if at + 1 < source.count, ("0"..."7").contains(source[at + 1]), ("0"..."7").contains(digit), character <= "7" {
          return nil
        }
        number = number * 10 + Int(digit.value - 48)
        at += 1
      }
      return reference(number)
    default:
      var reader = PatternSetReader(source, at, flags)
      guard let escape = reader.escape(character) else { return nil }
      at = reader.at
      switch escape {
      case .scalar(let scalar): return literal(scalar)
      case .kind(let kind, let isNegative): return .set(CharacterSet(kinds: [(kind, isNegative)]))
      }
    }
  }
}
