/// What looking something up gives: that it is not there is said only where everything that could be there is known.
public enum Answer<Value> {
  case found(Value), absent, unknown

  public var value: Value? { if case .found(let value) = self { value } else { nil } }
  public var isAbsent: Bool { if case .absent = self { true } else { false } }
}

extension Answer: Sendable where Value: Sendable {}
