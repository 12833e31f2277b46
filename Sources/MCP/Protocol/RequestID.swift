import Base

/// What a client calls one of its requests; 0 is as good as any other.
enum RequestID: Hashable, Sendable {
  case number(Int)
  case text(String)

  /// Nil for null, fractions, and numbers too large to be given back as they came.
  init?(_ json: JSONValue) {
    switch json {
    case .int(let number): self = .number(number)
    case .string(let text): self = .text(text)
    case .null, .bool, .double, .array, .object: return nil
    }
  }

  var json: JSONValue {
    switch self {
    case .number(let number): .int(number)
    case .text(let text): .string(text)
    }
  }
}
