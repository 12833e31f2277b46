/// A value as Python code writes it down.
indirect enum PythonValue: Equatable {
  case text(String)
  case list([PythonValue])
  case flag(Bool)
  case either([PythonValue])
  case callable(String)
  case unknown

  var choices: [PythonValue] { if case .either(let all) = self { all } else { [self] } }

  /// The texts it may be.
  var texts: [String] {
    switch self {
    case .text(let text): [text]
    case .either(let all): all.flatMap(\.texts)
    case .list, .flag, .callable, .unknown: [String(ShellRun.hole)]
    }
  }

  /// The words it makes as an argument of a program.
  var words: [String] {
    switch self {
    case .list(let values): values.flatMap(\.words)
    case .text(let text): [text]
    case .either, .flag, .callable, .unknown: [texts.first ?? String(ShellRun.hole)]
    }
  }
}

struct PythonArguments {
  var positional: [PythonValue] = []
  var keywords: [(name: String, value: PythonValue)] = []
}

/// Reads expressions as far as texts and lists go.
struct PythonValueReader {
  private let tokens: [PythonToken]
  private var at: Int
  private let names: [String: PythonValue]
  private var depth = 0

  init(_ tokens: [PythonToken], at start: Int, _ names: [String: PythonValue]) {
    self.tokens = tokens
    at = start
    self.names = names
  }

  private func isSign(_ sign: Unicode.Scalar, ahead: Int = 0) -> Bool {
    tokens.indices.contains(at + ahead) && tokens[at + ahead] == .other(UInt8(ascii: sign))
  }

  /// The arguments of a call, its opening bracket behind us.
  mutating func arguments() -> PythonArguments {
    var found = PythonArguments()
    while at < tokens.count, !isSign(")") {
      let before = at
      while isSign("*") { at += 1 }
      if case .name(let name) = tokens[at], isSign("=", ahead: 1), !isSign("=", ahead: 2) {
        at += 2
        found.keywords.append((name, value()))
      } else {
        found.positional.append(value())
      }
      skipRest()
      if isSign(",") { at += 1 }
      if at == before { at += 1 }
    }
    if at < tokens.count { at += 1 }
    return found
  }

  /// Passes over what makes an expression more than was understood.
  private mutating func skipRest() {
    var open = 0
    while at < tokens.count {
      if open == 0, isSign(",") || isSign(")") || isSign("]") || isSign("}") { return }
      if isSign("(") || isSign("[") || isSign("{") { open += 1 }
      if isSign(")") || isSign("]") || isSign("}") { open -= 1 }
      at += 1
    }
  }

  mutating func value() -> PythonValue {
    depth += 1
    defer { depth -= 1 }
    guard depth < 20 else { return .unknown }
    var value = operand()
    while at < tokens.count {
      if case .text(let more) = tokens[at] {
        at += 1
        value = join(value, .text(more))
      } else if isSign("+") {
        at += 1
        value = join(value, operand())
      } else if isSign("%") {
        at += 1
        _ = operand()
        value = .text(String(ShellRun.hole))
      } else if isSign("."), tokens.indices.contains(at + 1), case .name(let name) = tokens[at + 1],
        isSign("(", ahead: 2)
      {
        at += 3
        value = method(name, of: value, arguments())
      } else {
        return value
      }
    }
    return value
  }

  private func join(_ first: PythonValue, _ second: PythonValue) -> PythonValue {
    switch (first, second) {
    case (.text(let head), .text(let tail)): .text(head + tail)
    case (.list(let head), .list(let tail)): .list(head + tail)
    case (.list(let head), _): .list(head + [.unknown])
    case (.text(let head), _): .text(head + String(ShellRun.hole))
    case (_, .text(let tail)): .text(String(ShellRun.hole) + tail)
    default: .unknown
    }
  }

  private func method(_ name: String, of value: PythonValue, _ call: PythonArguments) -> PythonValue {
    switch (name, value) {
    case ("split", .text(let text)): return .list(ShellNames.words(text).map { .text($0) })
    case ("strip", _), ("lower", _), ("encode", _): return value
    case ("join", .text(let glue)):
      if case .list(let parts)? = call.positional.first {
        return .text(parts.map { $0.texts.first ?? "" }.joined(separator: glue))
      }
      return .unknown
    case ("format", .text): return .text(String(ShellRun.hole))
    default: return .unknown
    }
  }

  private mutating func operand() -> PythonValue {
    guard at < tokens.count else { return .unknown }
    let token = tokens[at]
    at += 1
    switch token {
    case .text(let text): return .text(text)
    case .other(UInt8(ascii: "[")): return .list(elements(until: "]"))
    case .other(UInt8(ascii: "(")):
      let values = elements(until: ")")
      return values.count == 1 && !isTuple ? values[0] : .list(values)
    case .other: return .unknown
    case .name(let name): return named(name)
    }
  }

  private var isTuple: Bool {
    at >= 2 && tokens.indices.contains(at - 2) && tokens[at - 2] == .other(UInt8(ascii: ","))
  }

  private mutating func elements(until close: Unicode.Scalar) -> [PythonValue] {
    var values: [PythonValue] = []
    while at < tokens.count, !isSign(close) {
      let before = at
      while isSign("*") { at += 1 }
      values.append(value())
      skipRest()
      if isSign(",") { at += 1 }
      if at == before || isSign(")") && close != ")" { at += 1 }
    }
    if at < tokens.count { at += 1 }
    return values
  }

  private mutating func named(_ name: String) -> PythonValue {
    if name == "True" || name == "False" { return .flag(name == "True") }
    var last = name
    while isSign("."), tokens.indices.contains(at + 1), case .name(let next) = tokens[at + 1] {
      if isSign("(", ahead: 2), names[last] != nil { break }
      at += 2
      last = next
    }
    if last == "executable" { return .text("python") }
    if isSign("(") {
      at += 1
      let call = arguments()
      switch last {
      case "split", "str", "list", "tuple", "Path", "quote", "dedent":
        let value = call.positional.first ?? .unknown
        if last == "split", case .text(let text) = value { return .list(ShellNames.words(text).map { .text($0) }) }
        return value
      default: return .unknown
      }
    }
    return names[last] ?? .unknown
  }
}
