/// What a command says about one of its options or operands: enough to parse it, explain it and complete it.
struct ArgumentDeclaration: Sendable {
  enum Role: Sendable {
    /// An option that is there or not.
    case flag
    /// An option with a value.
    case option
    /// A word without a dash in front.
    case operand
  }

  enum Kind: Sendable {
    case string
    case integer(ClosedRange<Int>)
    case path
    case choice([String])
  }

  var role: Role
  /// Without dashes: `max-tokens`.
  var name: String
  var short: Unicode.Scalar?
  var kind: Kind
  /// What stands for the value in help: `N`, `PATH`.
  var placeholder: String
  var summary: String
  var isRequired = false
  var repeats = false
  var defaultText: String?
  var isHidden = false

  /// How messages call it.
  var spelling: String { role == .operand ? placeholder : "--\(name)" }
}
