import Base

/// Texts of JSON, read and quoted.
extension Evaluator {
  /// `(value,)` of a document, None of a text that is none, an unknown of a text that is not known.
  mutating func readJSON(_ text: Value, at place: Place) -> Value {
    let document: Text
    switch payload(text) {
    case .string(let id), .bytes(let id): document = id
    default: return makeUnknown("JSON of a text that is not known", at: place)
    }
    guard let json = JSONReader.read(Array(texts[document].utf8)) else { return .none }
    return makeTuple([value(of: json, at: place)])
  }

  private mutating func value(of json: JSONValue, at place: Place) -> Value {
    switch json {
    case .null: return .none
    case .bool(let bool): return .bool(bool)
    case .int(let int): return .int(int)
    case .double(let double): return .float(double)
    case .string(let string): return makeString(string)
    case .array(let elements):
      var values: [Value] = []
      for element in elements { values.append(value(of: element, at: place)) }
      return makeList(values, at: place)
    case .object(let members):
      var pairs: [(Value, Value)] = []
      for (key, member) in members { pairs.append((makeString(key), value(of: member, at: place))) }
      return makeDict(pairs)
    }
  }

  /// A text as `json.dumps` writes it; an unknown of what is not known.
  mutating func quoteJSON(_ text: Value, asciiOnly: Bool, at place: Place) -> Value {
    guard case .string(let id) = payload(text) else {
      return makeUnknown("JSON of a text that is not known", at: place)
    }
    return makeString(Evaluator.quoted(texts[id], asciiOnly: asciiOnly))
  }

  private static func quoted(_ text: String, asciiOnly: Bool) -> String {
    var done = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": done += "\\" + String(scalar)
      case "\n": done += "\\n"
      case "\r": done += "\\r"
      case "\t": done += "\\t"
      case "\u{8}": done += "\\b"
      case "\u{c}": done += "\\f"
      default:
        let isPlain = scalar.value >= 32 && (scalar.value < 127 || !asciiOnly)
        done += isPlain ? String(scalar) : scalar.utf16.map(escaped).joined()
      }
    }
    return done + "\""
  }

  private static func escaped(_ unit: UInt16) -> String {
    let digits = String(unit, radix: 16)
    return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }
}
