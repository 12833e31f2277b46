import Base

/// Collects the members of one object of the dump.
///
/// `put` writes attributes: what equals the standard default (FORMAT.md §1) is left out. `key` always writes.
struct MemberList {
  private(set) var members: [(String, JSONValue)] = []

  var json: JSONValue { .object(members) }

  mutating func write(_ name: String, _ value: JSONValue) { members.append((name, value)) }

  mutating func key(_ name: String, _ value: Known<String>) { write(name, value.json { .string($0) }) }

  mutating func put<Value>(
    _ name: String, _ value: Known<Value>, unless standard: Value, _ json: (Value) -> JSONValue
  ) {
    if value != .value(standard) { write(name, value.json(json)) }
  }

  mutating func put(_ name: String, _ value: Known<Bool>, unless standard: Bool = false) {
    put(name, value, unless: standard) { .bool($0) }
  }

  mutating func put(_ name: String, _ value: Known<String?>) {
    put(name, value, unless: nil) { $0.map { .string($0) } ?? .null }
  }

  mutating func put(_ name: String, _ value: Known<Int?>) {
    put(name, value, unless: nil) { $0.map { .int($0) } ?? .null }
  }

  mutating func put(_ name: String, _ value: Known<[String]>) {
    put(name, value, unless: []) { .strings($0) }
  }

  mutating func put(_ name: String, _ value: Known<[String: String]>) {
    put(name, value, unless: [:]) { items in OpenMap(items).json { .string($0) } }
  }

  mutating func put(_ place: DumpedPlace) {
    put("file", place.file)
    put("line", place.line)
  }

  mutating func put(_ note: EntryNote) {
    if let evidence = note.evidence { write("evidence", .string(evidence.name)) }
    if let condition = note.condition { write("conditional", .string(condition)) }
    if let isProject = note.isProject { write("project", .bool(isProject)) }
  }

  /// The object with these members.
  static func json(_ fill: (inout MemberList) -> Void) -> JSONValue {
    var list = MemberList()
    fill(&list)
    return list.json
  }
}

extension Known {
  func json(_ json: (Value) -> JSONValue) -> JSONValue {
    switch self {
    case .value(let value): json(value)
    case .unknown(let reason): .unknown(reason)
    }
  }
}

extension JSONValue {
  static func unknown(_ reason: String) -> JSONValue { .object([("unknown", .string(reason))]) }
}

extension Evidence {
  var name: String {
    switch self {
    case .guess: "guess"
    case .likely: "likely"
    case .proved: "proved"
    }
  }
}
