public import Base

/// A declared argument of a tool that knows the type of its value: `arguments[depth]` is an `Int?`.
public struct Parameter<Value>: ParameterDeclaring {
  public let declaration: ParameterDeclaration
  /// Makes the value from what was given, which has been checked against the declaration.
  let read: @Sendable (JSONValue?) -> Value
}

public protocol ParameterDeclaring: Sendable {
  var declaration: ParameterDeclaration { get }
}

/// No name is longer.
public let nameLimit = 1000

/// What a tool says about one of its arguments: enough to check and to explain it.
public struct ParameterDeclaration: Sendable {
  public enum Kind: Sendable {
    /// Of at most so many bytes.
    case string(longest: Int)
    case integer(ClosedRange<Int>)
    case boolean
    case choice([String])
    case strings
  }

  public var name: String
  public var kind: Kind
  public var summary: String
  public var isRequired = false
  public var defaultValue: JSONValue?

  var schema: JSONValue {
    var members: [(String, JSONValue)] = []
    switch kind {
    case .string: members = [("type", .string("string"))]
    case .boolean: members = [("type", .string("boolean"))]
    case .choice(let choices): members = [("type", .string("string")), ("enum", .strings(choices))]
    case .strings: members = [("type", .string("array")), ("items", .object([("type", .string("string"))]))]
    // Its bounds are told to who oversteps them: in the list they would cost tokens in every session.
    case .integer: members = [("type", .string("integer"))]
    }
    if let defaultValue { members.append(("default", defaultValue)) }
    if !summary.isEmpty { members.append(("description", .string(summary))) }
    return .object(members)
  }
}

extension Parameter where Value == String {
  /// A text that must say something; a name, unless it may be longer.
  public static func required(_ name: String, _ summary: String, longest: Int = nameLimit) -> Parameter {
    let declaration = ParameterDeclaration(
      name: name, kind: .string(longest: longest), summary: summary, isRequired: true)
    return Parameter(declaration: declaration) { $0?.string ?? "" }
  }
}

extension Parameter where Value == String {
  /// One of these words.
  public static func required(_ name: String, _ summary: String, among choices: [String]) -> Parameter {
    let declaration = ParameterDeclaration(name: name, kind: .choice(choices), summary: summary, isRequired: true)
    return Parameter(declaration: declaration) { $0?.string ?? "" }
  }
}

extension Parameter where Value == String? {
  public static func optional(_ name: String, _ summary: String, longest: Int = nameLimit) -> Parameter {
    let declaration = ParameterDeclaration(name: name, kind: .string(longest: longest), summary: summary)
    return Parameter(declaration: declaration) { $0?.string }
  }
}

extension Parameter where Value == Int {
  public static func optional(
    _ name: String, _ summary: String, default value: Int, in range: ClosedRange<Int>
  ) -> Parameter {
    let declaration = ParameterDeclaration(
      name: name, kind: .integer(range), summary: summary, defaultValue: .int(value))
    return Parameter(declaration: declaration) { $0?.int ?? value }
  }
}

extension Parameter where Value == Int? {
  public static func optional(_ name: String, _ summary: String, in range: ClosedRange<Int>) -> Parameter {
    Parameter(declaration: ParameterDeclaration(name: name, kind: .integer(range), summary: summary)) { $0?.int }
  }
}

extension Parameter where Value == Bool {
  public static func optional(_ name: String, _ summary: String, default value: Bool) -> Parameter {
    let declaration = ParameterDeclaration(name: name, kind: .boolean, summary: summary, defaultValue: .bool(value))
    return Parameter(declaration: declaration) { $0?.bool ?? value }
  }
}

extension Parameter where Value == Bool? {
  public static func optional(_ name: String, _ summary: String) -> Parameter {
    Parameter(declaration: ParameterDeclaration(name: name, kind: .boolean, summary: summary)) { $0?.bool }
  }
}

extension Parameter where Value == [String] {
  public static func list(_ name: String, _ summary: String) -> Parameter {
    Parameter(declaration: ParameterDeclaration(name: name, kind: .strings, summary: summary)) {
      $0?.array?.compactMap(\.string) ?? []
    }
  }
}

extension Parameter where Value: CaseIterable & RawRepresentable & Sendable, Value.RawValue == String {
  /// One of an enumeration's cases, by name.
  public static func choice(_ name: String, _ summary: String, default value: Value) -> Parameter {
    let declaration = ParameterDeclaration(
      name: name, kind: .choice(Value.allCases.map(\.rawValue)), summary: summary,
      defaultValue: .string(value.rawValue))
    return Parameter(declaration: declaration) { $0?.string.flatMap { Value(rawValue: $0) } ?? value }
  }
}
