import Base
import Evaluation

/// The functions that projects hand to `alias_generator`.
enum AliasGenerator: String, CaseIterable {
  case camel = "pydantic.alias_generators.to_camel"
  case pascal = "pydantic.alias_generators.to_pascal"
  case snake = "pydantic.alias_generators.to_snake"
  case humpsCamel = "humps.main.camelize"
  case humpsPascal = "humps.main.pascalize"

  init?(dottedName: String) {
    let name =
      dottedName.hasPrefix("humps.") && !dottedName.hasPrefix("humps.main.")
      ? "humps.main." + dottedName.dropFirst(6) : dottedName
    self.init(rawValue: String(name))
  }

  func callAsFunction(_ name: String) -> String {
    switch self {
    case .camel: Self.isCamel(name) ? name : Self.lowered(Self.pascal(name))
    case .pascal: Self.pascal(name)
    case .snake: Self.snake(name)
    case .humpsCamel: Self.camelized(name)
    case .humpsPascal: Self.capitalized(Self.camelized(name))
    }
  }

  // MARK: pydantic

  /// `str.title()`, then without the underscores between words.
  private static func pascal(_ name: String) -> String {
    var titled: [Character] = []
    for character in name {
      let isInside = titled.last?.isLetter ?? false
      titled += Array(isInside ? character.lowercased() : character.uppercased())
    }
    var result = ""
    for (row, character) in titled.enumerated() {
      let isBetween =
        character == "_" && row > 0 && isPlain(titled[row - 1]) && row + 1 < titled.count
        && (titled[row + 1].isUppercase || titled[row + 1].isNumber)
      if !isBetween { result.append(character) }
    }
    return result
  }

  private static func isPlain(_ character: Character) -> Bool {
    character.isASCII && (character.isLetter || character.isNumber)
  }

  /// Already so: lower case first, no underscore, no letter right behind a digit.
  private static func isCamel(_ name: String) -> Bool {
    guard let first = name.first, first.isASCII, first.isLowercase, name.allSatisfy(isPlain) else { return false }
    return !zip(name, name.dropFirst()).contains { $0.isNumber && $1.isLowercase }
  }

  private static func lowered(_ name: String) -> String {
    let underscores = name.prefix { $0 == "_" }
    let rest = name.dropFirst(underscores.count)
    guard let first = rest.first, first.isUppercase else { return name }
    return underscores + first.lowercased() + rest.dropFirst()
  }

  private static func snake(_ name: String) -> String {
    let letters = Array(name)
    var result = ""
    for (row, letter) in letters.enumerated() {
      let (before, after) = (row > 0 ? letters[row - 1] : "_", row + 1 < letters.count ? letters[row + 1] : "_")
      let startsWord = letter.isUppercase && (before.isLowercase || before.isNumber)
      let endsAcronym = letter.isUppercase && before.isUppercase && after.isLowercase
      if startsWord || endsAcronym || letter.isNumber && before.isLowercase { result.append("_") }
      result += letter == "-" ? "_" : letter.lowercased()
    }
    return result
  }

  // MARK: humps

  private static func camelized(_ name: String) -> String {
    if !name.contains(where: \.isLowercase) { return name }
    let isAcronym = name.prefix(2).allSatisfy { !$0.isLowercase } && name.prefix(2).contains(where: \.isUppercase)
    var result = ""
    var isPending = false
    for character in isAcronym ? name : lowerFirst(name) {
      if (character == "_" || character == "-") && result.contains(where: { $0 != "_" && $0 != "-" }) {
        isPending = true
      } else {
        result += isPending ? character.uppercased() : String(character)
        isPending = false
      }
    }
    return isPending ? name : result
  }

  private static func lowerFirst(_ name: String) -> String { (name.first?.lowercased() ?? "") + name.dropFirst() }
  private static func capitalized(_ name: String) -> String { (name.first?.uppercased() ?? "") + name.dropFirst() }
}

extension Evaluator {
  /// The alias that `alias_generator=` makes of a field's name; nil for none.
  mutating func generatedAlias(_ generator: Value?, of name: String) -> FieldAlias? {
    guard let generator, certain(generator) != .none else { return nil }
    if let known = dottedName(of: generator).flatMap({ AliasGenerator(dottedName: $0) }) { return .name(known(name)) }
    let argument = makeString(name)
    guard let made = callQuietly(generator, [argument]) else { return .unknown }
    return fieldAlias(made)
  }

  /// The function of `AliasGenerator(alias=…, validation_alias=…)` that stands for a kind; others serve for all kinds.
  func aliasFunction(_ generator: Value?, _ kinds: [String]) -> Value? {
    guard let generator, let name = dottedName(of: generator), name.hasPrefix("pydantic."),
      name.hasSuffix(".AliasGenerator")
    else { return generator }
    let keywords: [Keyword]
    switch certain(generator) {
    case .instance(let id): keywords = instances[id].keywords
    case .symbolic(let id):
      guard case .call(_, _, let given) = symbolics[id].form else { return nil }
      keywords = given
    default: return nil
    }
    for kind in kinds {
      for keyword in keywords where keyword.name.map({ string($0) }) == kind { return keyword.value }
    }
    return nil
  }
}
