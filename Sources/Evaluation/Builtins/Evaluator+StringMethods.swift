import Base

/// Methods of `str`.
extension Evaluator {
  mutating func callString(
    _ method: String, _ text: String, _ arguments: [Value], _ keywords: [Keyword], at place: Place
  ) -> Value {
    if let value = callStringPart(method, text, arguments, at: place) { return value }
    let strings = arguments.map { argument -> String? in
      if case .string(let text) = payload(argument) { return texts[text] }
      if case .bytes(let text) = payload(argument) { return texts[text] }
      return nil
    }
    let first = strings.first ?? nil
    switch method {
    case "format": return format(text, arguments, keywords, at: place)
    case "format_map":
      guard case .dict(let id)? = arguments.first.map({ payload($0) }) else { return makeUnknown("a text", at: place) }
      let named = Swift.zip(dicts[id].keys, dicts[id].values).compactMap { key, value -> Keyword? in
        if case .string(let name) = key { return Keyword(name: name, value: value) }
        return nil
      }
      return format(text, [], named, at: place)
    case "join": return join(text, arguments.first ?? .none, at: place)
    case "startswith", "endswith": return affix(method == "startswith", text, arguments.first ?? .none, at: place)
    case "split", "rsplit": return split(text, arguments, keywords, fromRight: method == "rsplit", at: place)
    case "splitlines":
      return makeStrings(text.split(omittingEmptySubsequences: false) { $0.isNewline }.map(String.init))
    case "encode": return .bytes(texts.intern(text))
    case "decode", "__str__", "expandtabs": return makeString(text)
    case "__len__": return .int(text.unicodeScalars.count)
    case "__contains__": return first.map { .bool(text.holds($0)) } ?? makeUnknown("not decided", at: place)
    case "__eq__": return .bool(first == text)
    case "__getitem__": return item(arguments.first ?? .none, of: makeString(text), at: place)
    case "__iter__": return makeList(elements(of: makeString(text)) ?? [], at: place)
    case "__mod__": return format(text, percent: arguments.first ?? .none, at: place)
    case "__add__": return first.map { makeString(text + $0) } ?? makeUnknown("a text", at: place)
    case "count", "find", "rfind", "index", "rindex":
      return search(method, text, first, Array(arguments.dropFirst()), at: place)
    case "partition", "rpartition": return partition(method, text, first, at: place)
    case "isdigit", "isnumeric", "isdecimal":
      return .bool(!text.isEmpty && text.unicodeScalars.allSatisfy { ("0"..."9").contains($0) })
    case "isupper": return .bool(text.contains { $0.isLetter } && text == text.uppercased())
    case "islower": return .bool(text.contains { $0.isLetter } && text == text.lowercased())
    case "isalpha": return .bool(!text.isEmpty && text.allSatisfy { $0.isLetter })
    case "isalnum": return .bool(!text.isEmpty && text.allSatisfy { $0.isLetter || $0.isNumber })
    case "isascii": return .bool(text.utf8.allSatisfy { $0 < 128 })
    case "isprintable" where text.utf8.allSatisfy { $0 < 128 }:
      return .bool(text.utf8.allSatisfy { $0 >= 32 && $0 < 127 })
    case "isspace": return .bool(!text.isEmpty && text.allSatisfy { $0.isWhitespace })
    case "isidentifier":
      let isName = text.first.map { $0.isLetter || $0 == "_" } ?? false
      return .bool(isName && text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" })
    default: return transform(method, text, strings, arguments, at: place)
    }
  }

  /// Methods that give a text.
  private mutating func transform(
    _ method: String, _ text: String, _ strings: [String?], _ arguments: [Value], at place: Place
  ) -> Value {
    if strings.contains(where: { $0 == nil })
      && !["ljust", "rjust", "center", "zfill", "strip", "lstrip", "rstrip", "replace"].contains(method)
    {
      return makeUnknown("a text that is not known", at: place)
    }
    switch method {
    case "lower", "casefold": return makeString(text.lowercased())
    case "upper": return makeString(text.uppercased())
    case "capitalize": return makeString(text.prefix(1).uppercased() + text.dropFirst().lowercased())
    case "title": return makeString(titled(text))
    case "swapcase":
      return makeString(String(text.map { Character($0.isUppercase ? $0.lowercased() : $0.uppercased()) }))
    case "strip", "lstrip", "rstrip": return makeString(stripped(text, method, strings.first ?? nil))
    case "replace":
      guard strings.count >= 2, let old = strings[0], let new = strings[1] else {
        return makeUnknown("a text", at: place)
      }
      var limit = Int.max
      if arguments.count > 2, case .int(let count) = arguments[2], count >= 0 { limit = count }
      return makeString(replaced(text, old, new, limit))
    case "removeprefix":
      return makeString(text.hasPrefix(strings[0] ?? "") ? String(text.dropFirst((strings[0] ?? "").count)) : text)
    case "removesuffix":
      return makeString(text.hasSuffix(strings[0] ?? "") ? String(text.dropLast((strings[0] ?? "").count)) : text)
    case "zfill", "ljust", "rjust", "center": return justified(method, text, arguments, strings, at: place)
    case "__init__": return .none
    default: return makeUnknown("\(method)() is not known before it runs", at: place)
    }
  }

  private func titled(_ text: String) -> String {
    var result = ""
    var isInside = false
    for character in text {
      result += isInside ? character.lowercased() : character.uppercased()
      isInside = character.isLetter
    }
    return result
  }

  private func stripped(_ text: String, _ method: String, _ set: String?) -> String {
    let isStripped: (Character) -> Bool = { character in set.map { $0.contains(character) } ?? character.isWhitespace }
    var view = text[...]
    if method != "rstrip" { view = view.drop(while: isStripped) }
    if method != "lstrip" { while let last = view.last, isStripped(last) { view.removeLast() } }
    return String(view)
  }

  /// Stops when the result is too long to be followed.
  private func replaced(_ text: String, _ old: String, _ new: String, _ limit: Int) -> String {
    if old.isEmpty { return text }
    let (whole, needle, added) = (Array(text.utf8), Array(old.utf8), Array(new.utf8))
    var result: [UInt8] = []
    var (row, count) = (0, 0)
    while row < whole.count, result.count <= Bounds.textBytes {
      if count < limit, whole[row] == needle[0], whole[row...].starts(with: needle) {
        result += added
        row += needle.count
        count += 1
      } else {
        result.append(whole[row])
        row += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private mutating func justified(
    _ method: String, _ text: String, _ arguments: [Value], _ strings: [String?], at place: Place
  ) -> Value {
    guard case .int(let width)? = arguments.first else { return makeUnknown("a text", at: place) }
    let missing = Swift.max(width - text.count, 0)
    if missing > Bounds.textBytes { return makeUnknown("a text of \(width) characters", at: place) }
    let fill = method == "zfill" ? "0" : (strings.count > 1 ? strings[1] ?? " " : " ")
    let left = method == "ljust" ? 0 : method == "center" ? missing / 2 : missing
    return makeString(String(repeating: fill, count: left) + text + String(repeating: fill, count: missing - left))
  }

  private mutating func makeStrings(_ strings: [String]) -> Value {
    var values: [Value] = []
    for string in strings { values.append(makeString(string)) }
    return makeList(values)
  }

  private mutating func join(_ separator: String, _ iterable: Value, at place: Place) -> Value {
    guard let elements = elements(of: iterable), !isOpen(iterable) else {
      return makeUnknown("joined texts", at: place, from: iterable)
    }
    var parts: [String] = []
    var size = 0
    for element in elements {
      guard case .string(let text) = payload(element) else { return makeUnknown("joined texts", at: place) }
      size += texts[text].utf8.count
      if size > Bounds.textBytes { return makeUnknown("a text of more than \(size) bytes", at: place) }
      if case .maybe = element { return makeUnknown("joined texts", at: place) }
      parts.append(texts[text])
    }
    return makeString(parts.joined(separator: separator))
  }

  private mutating func affix(_ isPrefix: Bool, _ text: String, _ affixes: Value, at place: Place) -> Value {
    let candidates: [Value] = if case .tuple = affixes { elements(of: affixes) ?? [] } else { [affixes] }
    for candidate in candidates {
      guard case .string(let part) = payload(candidate) else { return makeUnknown("not decided", at: place) }
      let affix = texts[part]
      if affix.isEmpty
        || (isPrefix ? text.utf8.starts(with: affix.utf8) : text.utf8.reversed().starts(with: affix.utf8.reversed()))
      {
        return .bool(true)
      }
    }
    return .bool(false)
  }

  private mutating func split(
    _ text: String, _ arguments: [Value], _ keywords: [Keyword], fromRight: Bool, at place: Place
  ) -> Value {
    var limit = Int.max
    let given = arguments.count > 1 ? arguments[1] : keywords.first { $0.name.map { texts[$0] } == "maxsplit" }?.value
    if case .int(let count)? = given, count >= 0 { limit = count }
    let separatorValue = arguments.first ?? keywords.first { $0.name.map { texts[$0] } == "sep" }?.value ?? .none
    guard case .string(let separatorText) = payload(separatorValue) else {
      if separatorValue != .none { return makeUnknown("split texts", at: place) }
      let words = text.split(maxSplits: limit) { $0.isWhitespace }.map(String.init)
      return makeStrings(words)
    }
    let parts = pieces(Array(text.utf8), Array(texts[separatorText].utf8))
    if limit >= parts.count - 1 { return makeStrings(parts) }
    let separator = texts[separatorText]
    if fromRight {
      let head = parts.dropLast(limit).joined(separator: separator)
      return makeStrings([head] + parts.suffix(limit))
    }
    return makeStrings(parts.prefix(limit) + [parts.dropFirst(limit).joined(separator: separator)])
  }

  private func pieces(_ text: [UInt8], _ separator: [UInt8]) -> [String] {
    if separator.isEmpty { return [String(decoding: text, as: UTF8.self)] }
    var parts: [String] = []
    var start = 0
    var i = 0
    while i + separator.count <= text.count {
      if text[i..<i + separator.count].elementsEqual(separator) {
        parts.append(String(decoding: text[start..<i], as: UTF8.self))
        i += separator.count
        start = i
      } else {
        i += 1
      }
    }
    return parts + [String(decoding: text[start...], as: UTF8.self)]
  }

  private mutating func search(
    _ method: String, _ whole: String, _ needle: String?, _ limits: [Value], at place: Place
  ) -> Value {
    guard let needle, let range = window(limits, count: whole.unicodeScalars.count) else {
      return makeUnknown("a position", at: place)
    }
    let text = String(String.UnicodeScalarView(whole.unicodeScalars.dropFirst(range.lowerBound).prefix(range.count)))
    let start = range.lowerBound
    let parts = pieces(Array(text.utf8), Array(needle.utf8))
    if method == "count" { return .int(parts.count - 1) }
    if parts.count == 1 {
      return method.hasSuffix("index") ? raise("ValueError", "substring not found", at: place) : .int(-1)
    }
    if !method.hasPrefix("r") { return .int(start + parts[0].unicodeScalars.count) }
    let behind = (parts.last ?? "").unicodeScalars.count + needle.unicodeScalars.count
    return .int(start + text.unicodeScalars.count - behind)
  }

  /// The part of a text that `find(x, start, end)` looks at; nil when the limits are not known.
  private func window(_ limits: [Value], count: Int) -> Range<Int>? {
    var bounds = [0, count]
    for (index, limit) in limits.prefix(2).enumerated() where limit != .none {
      guard case .int(let number) = limit else { return nil }
      bounds[index] = max(0, min(count, number < 0 ? number + count : number))
    }
    return bounds[0]..<max(bounds[0], bounds[1])
  }

  private mutating func partition(_ method: String, _ text: String, _ separator: String?, at place: Place) -> Value {
    guard let separator, !separator.isEmpty else { return makeUnknown("parts", at: place) }
    let parts = pieces(Array(text.utf8), Array(separator.utf8))
    var result: [String]
    if parts.count == 1 {
      result = method == "partition" ? [text, "", ""] : ["", "", text]
    } else if method == "partition" {
      result = [parts[0], separator, parts.dropFirst().joined(separator: separator)]
    } else {
      result = [parts.dropLast().joined(separator: separator), separator, parts[parts.count - 1]]
    }
    var values: [Value] = []
    for part in result { values.append(makeString(part)) }
    return makeTuple(values, at: place)
  }
}
