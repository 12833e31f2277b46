import Base

/// What a compiled pattern is remembered by.
struct PatternSource: Hashable {
  var text: Text
  var flags: Int
}

/// `re`: what the prelude's module asks for.
extension Evaluator {
  /// `re_exec(pattern, flags, mode, string, pos, endpos)`.
  mutating func executePattern(_ arguments: [Value], at place: Place) -> Value {
    guard arguments.count == 6, let pattern = pattern(arguments), let text = scalars(arguments[3], of: pattern),
      case .string(let word) = payload(arguments[2]), let mode = Evaluator.patternModes[texts[word]],
      case .int(let start) = payload(arguments[4]), case .int(let end) = payload(arguments[5])
    else { return makeUnknown("a match that is not known", at: place) }
    switch PatternMatcher.run(pattern, mode, text, from: max(start, 0), to: end) {
    case .absent: return .none
    case .unknown: return makeUnknown("a match that is not known", at: place)
    case .found(let spans):
      var values: [Value] = []
      for span in spans {
        values.append(makeTuple([.int(span?.lowerBound ?? -1), .int(span?.upperBound ?? -1)], at: place))
      }
      return makeList(values, at: place)
    }
  }

  private static let patternModes: [String: PatternMatcher.Mode] = [
    "match": .match, "fullmatch": .fullMatch, "search": .search,
  ]

  /// `re_groups(pattern, flags)`.
  mutating func patternGroups(_ arguments: [Value], at place: Place) -> Value {
    guard let pattern = pattern(arguments) else { return makeUnknown("the groups of a pattern", at: place) }
    var names: [(Value, Value)] = []
    for (name, number) in pattern.groupNames { names.append((makeString(name), .int(number))) }
    return makeTuple([.int(pattern.groupCount), makeDict(names, at: place)], at: place)
  }

  /// `re_sub(pattern, flags, template, string, count)`.
  mutating func substitutePattern(_ arguments: [Value], at place: Place) -> Value {
    guard arguments.count == 5, let pattern = pattern(arguments), let text = scalars(arguments[3], of: pattern),
      let template = scalars(arguments[2], of: pattern), let parts = PatternTemplate(template, pattern)?.parts,
      case .int(let limit) = payload(arguments[4]), let (result, count) = replaced(text, pattern, parts, limit)
    else {
      let unknown = makeUnknown("a text that is not known", at: place)
      return makeTuple([unknown, unknown], at: place)
    }
    let made = texts.intern(String(result))
    if case .bytes = payload(arguments[3]) { return makeTuple([.bytes(made), .int(count)], at: place) }
    return makeTuple([.string(made), .int(count)], at: place)
  }

  private func replaced(
    _ text: [Unicode.Scalar], _ pattern: Pattern, _ parts: [PatternTemplate.Part], _ limit: Int
  ) -> (String.UnicodeScalarView, Int)? {
    var result = String.UnicodeScalarView()
    var (position, done, count) = (0, 0, 0)
    var wasEmpty = false
    while position <= text.count, limit <= 0 || count < limit {
      let outcome = PatternMatcher.run(pattern, .search, text, from: position, to: text.count)
      if outcome == .unknown { return nil }
      guard case .found(let spans) = outcome, let whole = spans[0] else { break }
      if wasEmpty, whole == position..<position {
        position += 1
        wasEmpty = false
        continue
      }
      result.append(contentsOf: text[done..<whole.lowerBound])
      for part in parts {
        switch part {
        case .text(let scalars): result.append(contentsOf: scalars)
        case .group(let number): if let span = spans[number] { result.append(contentsOf: text[span]) }
        }
      }
      done = whole.upperBound
      position = whole.upperBound
      wasEmpty = whole.isEmpty
      count += 1
    }
    result.append(contentsOf: text[done...])
    return (result, count)
  }

  /// The compiled pattern of the first two arguments.
  private mutating func pattern(_ arguments: [Value]) -> Pattern? {
    guard arguments.count >= 2, case .int(let given) = payload(arguments[1]) else { return nil }
    var flags = Pattern.Flags(rawValue: given).intersection([.ignoresCase, .multiline, .dotAll, .verbose, .ascii])
    let text: Text
    switch payload(arguments[0]) {
    case .string(let id): text = id
    case .bytes(let id):
      text = id
      flags.insert(.ascii)
      if texts[id].utf8.contains(where: { $0 > 127 }) { return nil }
    default: return nil
    }
    // What depends on the language of the machine.
    if given & 4 != 0 { return nil }
    let source = PatternSource(text: text, flags: flags.rawValue)
    if let known = patterns[source] { return known }
    let made = Pattern(texts[text], flags)
    patterns[source] = .some(made)
    return made
  }

  /// The characters of a text, or of bytes as far as they are ASCII.
  private func scalars(_ value: Value, of pattern: Pattern) -> [Unicode.Scalar]? {
    switch payload(value) {
    case .string(let id): return Array(texts[id].unicodeScalars)
    case .bytes(let id):
      let text = texts[id]
      return text.utf8.contains { $0 > 127 } ? nil : Array(text.unicodeScalars)
    default: return nil
    }
  }
}

/// The template of `re.sub`, taken apart; nil where Python would raise.
struct PatternTemplate {
  enum Part {
    case text([Unicode.Scalar])
    case group(Int)
  }

  private(set) var parts: [Part] = []

  init?(_ source: [Unicode.Scalar], _ pattern: Pattern) {
    var plain: [Unicode.Scalar] = []
    var at = 0
    while at < source.count {
      guard source[at] == "\\" else {
        plain.append(source[at])
        at += 1
        continue
      }
      guard at + 1 < source.count else { return nil }
      let character = source[at + 1]
      at += 2
      if let escaped = PatternTemplate.escapes[character] {
        plain.append(escaped)
      } else if let group = PatternTemplate.group(character, source, &at, pattern) {
        guard group <= pattern.groupCount else { return nil }
        parts.append(.text(plain))
        parts.append(.group(group))
        plain = []
      } else if character.belongs(to: .word, isASCII: true), character != "_" {
        return nil
      } else {
        plain += ["\\", character]
      }
    }
    parts.append(.text(plain))
  }

  private static let escapes: [Unicode.Scalar: Unicode.Scalar] = [
    "n": "\n", "t": "\t", "r": "\r", "a": "\u{7}", "b": "\u{8}", "f": "\u{c}", "v": "\u{b}", "\\": "\\",
  ]

  private static func group(
    _ character: Unicode.Scalar, _ source: [Unicode.Scalar], _ at: inout Int, _ pattern: Pattern
  ) -> Int? {
    if ("1"..."9").contains(character) {
      var number = Int(character.value - 48)
      if at < source.count, ("0"..."9").contains(source[at]) {
        number = number * 10 + Int(source[at].value - 48)
        at += 1
      }
      return number
    }
    guard character == "g", at < source.count, source[at] == "<", let end = source[at...].firstIndex(of: ">") else {
      return nil
    }
    let name = String(String.UnicodeScalarView(source[(at + 1)..<end]))
    at = end + 1
    return pattern.groupNames.first { $0.name == name }?.number ?? Int(name).flatMap { $0 >= 0 ? $0 : nil }
  }
}
