public import Base

/// What a tool was called with, checked against its parameters.
public struct Arguments: Sendable {
  private let values: [String: JSONValue]

  public subscript<Value>(parameter: Parameter<Value>) -> Value { parameter.read(values[parameter.declaration.name]) }

  /// As an object, to be handed on, without one of them.
  public func without(_ name: String? = nil) -> JSONValue {
    .object(values.filter { $0.key != name }.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
  }

  /// Checks what was given; `null` counts as not given, and what only has the wrong type but says the right thing is
  /// taken for what it says.
  public init(_ given: JSONValue, for parameters: [ParameterDeclaration]) throws(CallFailure) {
    var values: [String: JSONValue] = [:]
    for (name, value) in given.object ?? [] {
      if case .null = value { continue }
      guard let parameter = parameters.first(where: { $0.name == name }) else {
        throw CallFailure(Self.unknown(name, parameters))
      }
      values[name] = try parameter.checked(value)
    }
    for parameter in parameters where parameter.isRequired && values[parameter.name] == nil {
      throw CallFailure("\(parameter.name) is missing: \(parameter.summary)")
    }
    self.values = values
  }

  private static func unknown(_ name: String, _ parameters: [ParameterDeclaration]) -> String {
    let names = parameters.map(\.name)
    if names.isEmpty { return "There is no argument '\(name)': this tool takes none." }
    let guess = Suggestion.nearest(to: name, in: names).map { " Did you mean '\($0)'?" } ?? ""
    return "There is no argument '\(name)'.\(guess) There are: \(names.joined(separator: ", "))."
  }
}

extension ParameterDeclaration {
  func checked(_ value: JSONValue) throws(CallFailure) -> JSONValue {
    switch kind {
    case .string(let longest): return .string(try text(value, longest))
    case .boolean:
      if let flag = value.bool ?? value.string.flatMap({ Bool($0) }) { return .bool(flag) }
      throw CallFailure("\(name) must be true or false.")
    case .strings:
      // A single text is a list of one.
      if let text = value.string { return .array([.string(text)]) }
      if let elements = value.array, elements.allSatisfy({ $0.string != nil }) { return value }
      throw CallFailure("\(name) must be a list of strings.")
    case .choice(let choices): return .string(try choice(value, choices))
    case .integer(let range): return .int(try number(value, range))
    }
  }

  private func text(_ value: JSONValue, _ longest: Int) throws(CallFailure) -> String {
    guard let text = value.string else { throw CallFailure("\(name) must be a string.") }
    guard text.utf8.count <= longest else { throw CallFailure("\(name) may have at most \(longest) bytes.") }
    if isRequired, text.utf8.allSatisfy({ $0 <= 32 }) { throw CallFailure("\(name) is empty: \(summary)") }
    return text
  }

  private func choice(_ value: JSONValue, _ choices: [String]) throws(CallFailure) -> String {
    let all = "\(name) must be one of \(choices.joined(separator: ", "))"
    guard let text = value.string else { throw CallFailure(all + ".") }
    if choices.contains(text) { return text }
    let guess = Suggestion.nearest(to: text, in: choices).map { " Did you mean '\($0)'?" } ?? ""
    throw CallFailure("\(all), not '\(text)'.\(guess)")
  }

  private func number(_ value: JSONValue, _ range: ClosedRange<Int>) throws(CallFailure) -> Int {
    var number = value.int ?? value.string.flatMap { Int($0) }
    if case .double(let double) = value { number = Int(exactly: double) }
    guard let number, range.contains(number) else {
      throw CallFailure("\(name) must be a whole number from \(range.lowerBound) to \(range.upperBound).")
    }
    return number
  }
}
