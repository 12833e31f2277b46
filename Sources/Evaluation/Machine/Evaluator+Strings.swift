import Base
import PythonSyntax

/// f-strings, adjacent literals, `%` and `str()`.
extension Evaluator {
  mutating func evaluateConcatenation(_ row: Int, _ context: Context) -> Value {
    var result = ""
    var isBytes = false
    for part in children(context, row) {
      let value = evaluate(part, context)
      switch value {
      case .string(let text): result += texts[text]
      case .bytes(let text):
        isBytes = true
        result += texts[text]
      default: return value
      }
    }
    return isBytes ? .bytes(texts.intern(result)) : makeString(result)
  }

  mutating func evaluateFormatted(_ row: Int, _ context: Context) -> Value {
    var result = ""
    for part in children(context, row) {
      if node(context, part).kind == .stringText {
        result += files[context.file].tree.literalText(of: part)
        continue
      }
      let value = evaluate(part + 1, context)
      if raised != nil { return .none }
      let inner = children(context, part)
      let specification = inner.last { node(context, $0).kind == .formatSpec }.map { evaluateFormatted($0, context) }
      guard let text = formatted(value, specification, conversion: node(context, part).payload) else {
        return makeUnknown("part of the text is not known", at: place(context, row), from: value)
      }
      if inner.contains(where: { node(context, $0).kind == .replacementDebug }) { return makeUnknown("a debug text") }
      result += text
    }
    return makeString(result)
  }

  private mutating func formatted(_ value: Value, _ specification: Value?, conversion: UInt32) -> String? {
    if conversion == UInt32(UInt8(ascii: "r")) { return representation(value) }
    if case .string(let text)? = specification, text != .empty { return pad(value, texts[text]) }
    return toString(value)
  }

  /// `str(value)`; nil when it is not known.
  mutating func toString(_ value: Value) -> String? {
    switch value {
    case .string(let text): return texts[text]
    case .none, .bool, .int: return describe(value)
    case .float(let number): return number == number.rounded() && abs(number) < 1e16 ? "\(Int(number)).0" : "\(number)"
    case .instance(let id):
      for name in [words.dunderStr, words.dunderRepr] {
        guard let found = rawAttribute(name, in: instances[id].type), case .function(let function) = found.value,
          !functions[function].isOpaque || functions[function].native != nil
        else { continue }
        if case .string(let text) = payload(call(found.value, [value], [], at: .nowhere)) { return texts[text] }
        return nil
      }
      return instances[id].payload.flatMap { toString($0) }
    case .maybe(let id): return toString(maybes[id].value)
    case .class(let id): return "<class '\(dottedName(of: .class(id)) ?? "")'>"
    default: return nil
    }
  }

  mutating func representation(_ value: Value) -> String? {
    if case .string(let text) = value { return "'" + texts[text] + "'" }
    return toString(value)
  }

  /// The part of the format mini-language that names are made with: fill, alignment, width, zero padding, `d`, `s`, `x`.
  private mutating func pad(_ value: Value, _ specification: String) -> String? {
    guard var text = toString(value) else { return nil }
    var rest = specification[...]
    let isNumber = if case .int = value { true } else { false }
    var fill: Character = " "
    var align: Character = isNumber ? ">" : "<"
    if let second = rest.dropFirst().first, "<>^".contains(second) {
      fill = rest.removeFirst()
      align = rest.removeFirst()
    } else if let first = rest.first, "<>^".contains(first) {
      align = rest.removeFirst()
    }
    if rest.first == "0" { fill = "0" }
    var width = ""
    while let digit = rest.first, digit.isNumber { width.append(rest.removeFirst()); _ = digit }
    switch rest {
    case "", "s", "d": break
    case "x": if case .int(let number) = value { text = String(number, radix: 16) }
    default: return nil
    }
    let missing = (Int(width) ?? 0) - text.count
    guard missing > 0 else { return text }
    guard missing <= Bounds.textBytes else { return nil }
    let left = align == "<" ? 0 : align == ">" ? missing : missing / 2
    return String(repeating: fill, count: left) + text + String(repeating: fill, count: missing - left)
  }

  /// `"…" % arguments`.
  mutating func format(_ pattern: String, percent arguments: Value, at place: Place) -> Value {
    var values: [Value] = [arguments]
    if case .tuple = arguments { values = elements(of: arguments) ?? [] }
    var result = ""
    var next = 0
    var scanner = pattern[...]
    while let character = scanner.popFirst() {
      guard character == "%" else {
        result.append(character)
        continue
      }
      if scanner.first == "%" {
        result.append(scanner.removeFirst())
        continue
      }
      var value: Value?
      if scanner.first == "(" {
        let key = scanner.dropFirst().prefix { $0 != ")" }
        scanner = scanner.dropFirst(key.count + 2)
        value = item(makeString(String(key)), of: arguments, at: place)
      } else if next < values.count {
        value = values[next]
        next += 1
      }
      while let flag = scanner.first, "0123456789.-+ #".contains(flag) { scanner.removeFirst(); _ = flag }
      let kind = scanner.popFirst()
      guard let value, let text = kind == "r" ? representation(value) : toString(value) else {
        return makeUnknown("part of the text is not known", at: place, from: value)
      }
      result += text
    }
    return makeString(result)
  }

  /// `"…".format(…)`.
  mutating func format(_ pattern: String, _ arguments: [Value], _ keywords: [Keyword], at place: Place) -> Value {
    var result = ""
    var automatic = 0
    var scanner = pattern[...]
    while let character = scanner.popFirst() {
      if character == "{" || character == "}", scanner.first == character {
        result.append(scanner.removeFirst())
        continue
      }
      guard character == "{" else {
        result.append(character)
        continue
      }
      let field = scanner.prefix { $0 != "}" }
      scanner = scanner.dropFirst(field.count + 1)
      guard let text = replace(String(field), arguments, keywords, &automatic, at: place) else {
        return makeUnknown("part of the text is not known", at: place)
      }
      result += text
    }
    return makeString(result)
  }

  private mutating func replace(
    _ field: String, _ arguments: [Value], _ keywords: [Keyword], _ automatic: inout Int, at place: Place
  ) -> String? {
    let parts = field.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let isRepresentation = parts[0].hasSuffix("!r")
    let path = parts[0].split(separator: "!", omittingEmptySubsequences: false)[0]
    let steps = path.split(separator: ".", omittingEmptySubsequences: false)
    let name = String(steps.first ?? "")
    var value: Value?
    if name.isEmpty {
      value = automatic < arguments.count ? arguments[automatic] : nil
      automatic += 1
    } else if let index = Int(name) {
      value = index < arguments.count ? arguments[index] : nil
    } else {
      value = keywords.first { $0.name.map { texts[$0] } == name }?.value
    }
    for step in steps.dropFirst() { value = value.flatMap { attribute(String(step), of: $0) } }
    guard let value else { return nil }
    if isRepresentation { return representation(value) }
    return parts.count > 1 && !parts[1].isEmpty ? pad(value, String(parts[1])) : toString(value)
  }
}
