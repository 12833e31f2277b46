/// An attribute of the dump: its value, or why the source does not decide it.
///
/// A value that is the attribute's default is left out of the JSON, which asserts it all the same.
public enum Known<Value: Sendable & Equatable>: Sendable, Equatable {
  case value(Value)
  case unknown(String)

  public init(_ value: Value) { self = .value(value) }

  /// Nobody has looked.
  public static var unstated: Known { .unknown("not stated") }

  public var value: Value? { if case .value(let value) = self { value } else { nil } }
}

extension Known: ExpressibleByUnicodeScalarLiteral where Value == String {
  public init(unicodeScalarLiteral value: String) { self = .value(value) }
}

extension Known: ExpressibleByExtendedGraphemeClusterLiteral where Value == String {
  public init(extendedGraphemeClusterLiteral value: String) { self = .value(value) }
}

extension Known: ExpressibleByStringLiteral where Value == String {
  public init(stringLiteral value: String) { self = .value(value) }
}

extension Known: ExpressibleByBooleanLiteral where Value == Bool {
  public init(booleanLiteral value: Bool) { self = .value(value) }
}
