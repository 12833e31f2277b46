/// The operator of `binaryOp` and `augmentedAssign`, with CPython's class names as descriptions.
public enum BinaryOperator: UInt8, BitwiseCopyable, Sendable, CaseIterable {
  case add, subtract, multiply, matrixMultiply, divide, modulo, power
  case leftShift, rightShift, bitOr, bitXor, bitAnd, floorDivide
}

/// The operator of `unaryOp`.
public enum UnaryOperator: UInt8, BitwiseCopyable, Sendable, CaseIterable {
  case not, plus, minus, invert
}

/// The operator of `comparison`.
public enum ComparisonOperator: UInt8, BitwiseCopyable, Sendable, CaseIterable {
  case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
  case `is`, isNot, `in`, notIn
}

/// How a string literal was written: the payload of string nodes.
public struct StringFlags: OptionSet, BitwiseCopyable, Sendable {
  public var rawValue: UInt8
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  public static let raw = StringFlags(rawValue: 1)
  public static let triple = StringFlags(rawValue: 2)
  public static let bytes = StringFlags(rawValue: 4)
  /// `u"…"`.
  public static let unicode = StringFlags(rawValue: 8)
  public static let formatted = StringFlags(rawValue: 16)
  public static let template = StringFlags(rawValue: 32)
  /// The literal has no closing quote.
  public static let unterminated = StringFlags(rawValue: 64)
}
