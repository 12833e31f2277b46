/// How tightly operators bind, loosest first (Python reference §6.17).
enum Power {
  static let none: UInt8 = 0
  static let or: UInt8 = 1
  static let and: UInt8 = 2
  static let not: UInt8 = 3
  static let compare: UInt8 = 4
  static let bitOr: UInt8 = 5
  static let bitXor: UInt8 = 6
  static let bitAnd: UInt8 = 7
  static let shift: UInt8 = 8
  static let add: UInt8 = 9
  static let multiply: UInt8 = 10
}

extension TokenKind {
  /// The binding power of an infix operator, `Power.none` for everything else.
  ///
  /// `not` stands for `not in`.
  @inline(__always)
  var infixPower: UInt8 {
    switch self {
    case .or: Power.or
    case .and: Power.and
    case .equalEqual, .notEqual, .less, .lessEqual, .greater, .greaterEqual, .in, .is, .not: Power.compare
    case .pipe: Power.bitOr
    case .caret: Power.bitXor
    case .ampersand: Power.bitAnd
    case .leftShift, .rightShift: Power.shift
    case .plus, .minus: Power.add
    case .star, .slash, .doubleSlash, .percent, .at: Power.multiply
    default: Power.none
    }
  }

  var binaryOperator: BinaryOperator {
    switch self {
    case .plus: .add
    case .minus: .subtract
    case .star: .multiply
    case .slash: .divide
    case .doubleSlash: .floorDivide
    case .percent: .modulo
    case .at: .matrixMultiply
    case .leftShift: .leftShift
    case .rightShift: .rightShift
    case .ampersand: .bitAnd
    case .caret: .bitXor
    default: .bitOr
    }
  }
}
