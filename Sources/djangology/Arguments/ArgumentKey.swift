/// A declared argument that knows the type of its value: `arguments[maxTokens]` is an `Int`.
struct ArgumentKey<Value>: ArgumentDeclaring {
  let declaration: ArgumentDeclaration
  /// Makes the value from the words given, which the parser has checked against the declaration.
  let read: @Sendable ([String]) -> Value

  /// The same argument, left out of help and completions.
  var hidden: ArgumentKey {
    var declaration = declaration
    declaration.isHidden = true
    return ArgumentKey(declaration: declaration, read: read)
  }
}

protocol ArgumentDeclaring: Sendable {
  var declaration: ArgumentDeclaration { get }
}

extension ArgumentKey where Value == Bool {
  static func flag(_ name: String, short: Unicode.Scalar? = nil, _ summary: String) -> ArgumentKey {
    let declaration = ArgumentDeclaration(
      role: .flag, name: name, short: short, kind: .string, placeholder: "", summary: summary)
    return ArgumentKey(declaration: declaration) { !$0.isEmpty }
  }
}

extension ArgumentKey where Value == Int {
  static func option(
    _ name: String, short: Unicode.Scalar? = nil, _ summary: String, default value: Int,
    in range: ClosedRange<Int> = 0...Int.max, placeholder: String = "N"
  ) -> ArgumentKey {
    let declaration = ArgumentDeclaration(
      role: .option, name: name, short: short, kind: .integer(range), placeholder: placeholder, summary: summary,
      defaultText: String(value))
    return ArgumentKey(declaration: declaration) { $0.last.flatMap { Int($0) } ?? value }
  }
}

extension ArgumentKey where Value == Int? {
  static func option(
    _ name: String, short: Unicode.Scalar? = nil, _ summary: String,
    in range: ClosedRange<Int> = 0...Int.max, placeholder: String = "N"
  ) -> ArgumentKey {
    let declaration = ArgumentDeclaration(
      role: .option, name: name, short: short, kind: .integer(range), placeholder: placeholder, summary: summary)
    return ArgumentKey(declaration: declaration) { $0.last.flatMap { Int($0) } }
  }
}

extension ArgumentKey where Value == String? {
  static func option(
    _ name: String, short: Unicode.Scalar? = nil, _ summary: String,
    kind: ArgumentDeclaration.Kind = .string, placeholder: String
  ) -> ArgumentKey {
    let declaration = ArgumentDeclaration(
      role: .option, name: name, short: short, kind: kind, placeholder: placeholder, summary: summary)
    return ArgumentKey(declaration: declaration) { $0.last }
  }

  /// A word that may be left out.
  static func optional(
    _ name: String, _ summary: String, kind: ArgumentDeclaration.Kind = .string
  ) -> ArgumentKey {
    let declaration = ArgumentDeclaration(
      role: .operand, name: name, kind: kind, placeholder: name.uppercased(), summary: summary)
    return ArgumentKey(declaration: declaration) { $0.last }
  }
}

extension ArgumentKey where Value == String {
  static func option(
    _ name: String, short: Unicode.Scalar? = nil, _ summary: String, default value: String,
    kind: ArgumentDeclaration.Kind = .string, placeholder: String
  ) -> ArgumentKey {
    let declaration = ArgumentDeclaration(
      role: .option, name: name, short: short, kind: kind, placeholder: placeholder, summary: summary,
      defaultText: value)
    return ArgumentKey(declaration: declaration) { $0.last ?? value }
  }

  /// A word that must be given.
  static func required(
    _ name: String, _ summary: String, kind: ArgumentDeclaration.Kind = .string
  ) -> ArgumentKey {
    let declaration = ArgumentDeclaration(
      role: .operand, name: name, kind: kind, placeholder: name.uppercased(), summary: summary, isRequired: true)
    return ArgumentKey(declaration: declaration) { $0.last ?? "" }
  }

  /// A word that may be left out and then means `value`.
  static func operand(
    _ name: String, _ summary: String, default value: String, kind: ArgumentDeclaration.Kind = .string
  ) -> ArgumentKey {
    let declaration = ArgumentDeclaration(
      role: .operand, name: name, kind: kind, placeholder: name.uppercased(), summary: summary, defaultText: value)
    return ArgumentKey(declaration: declaration) { $0.last ?? value }
  }
}

extension ArgumentKey where Value == [String] {
  /// An option that may be given several times.
  static func repeated(
    _ name: String, short: Unicode.Scalar? = nil, _ summary: String,
    kind: ArgumentDeclaration.Kind = .string, placeholder: String
  ) -> ArgumentKey {
    let declaration = ArgumentDeclaration(
      role: .option, name: name, short: short, kind: kind, placeholder: placeholder, summary: summary, repeats: true)
    return ArgumentKey(declaration: declaration) { $0 }
  }

  /// All the words that are left; none is fine.
  static func rest(_ name: String, _ summary: String, kind: ArgumentDeclaration.Kind = .string) -> ArgumentKey {
    let declaration = ArgumentDeclaration(
      role: .operand, name: name, kind: kind, placeholder: name.uppercased(), summary: summary, repeats: true)
    return ArgumentKey(declaration: declaration) { $0 }
  }
}

extension ArgumentKey where Value: CaseIterable & RawRepresentable & Sendable, Value.RawValue == String {
  /// One of an enumeration's cases, by name.
  static func choice(
    _ name: String, short: Unicode.Scalar? = nil, _ summary: String, default value: Value, placeholder: String
  ) -> ArgumentKey {
    let declaration = ArgumentDeclaration(
      role: .option, name: name, short: short, kind: .choice(Value.allCases.map(\.rawValue)), placeholder: placeholder,
      summary: summary, defaultText: value.rawValue)
    return ArgumentKey(declaration: declaration) { $0.last.flatMap { Value(rawValue: $0) } ?? value }
  }

  /// One of an enumeration's cases, by name, as a word that must be given.
  static func required(_ name: String, _ summary: String, otherwise value: Value) -> ArgumentKey {
    let declaration = ArgumentDeclaration(
      role: .operand, name: name, kind: .choice(Value.allCases.map(\.rawValue)), placeholder: name.uppercased(),
      summary: summary, isRequired: true)
    return ArgumentKey(declaration: declaration) { $0.last.flatMap { Value(rawValue: $0) } ?? value }
  }
}
