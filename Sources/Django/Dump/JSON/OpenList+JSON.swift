import Base

extension OpenList {
  func json(_ json: (Item) -> JSONValue) -> JSONValue { openness.wrap(.array(items.map(json))) }
}

extension OpenList where Item == String {
  var json: JSONValue { json { .string($0) } }
}

extension OpenMap {
  func json(_ json: (Value) -> JSONValue) -> JSONValue {
    openness.wrap(.object(items.sorted { $0.key < $1.key }.map { ($0.key, json($0.value)) }))
  }
}

extension Openness {
  /// A list or map as the dump says that it may be incomplete.
  fileprivate func wrap(_ items: JSONValue) -> JSONValue {
    switch self {
    case .closed: items
    case .open: .object([("open", .bool(true)), ("items", items)])
    case .hints(let hints): .object([("open", .strings(hints)), ("items", items)])
    case .unknown(let reason): .unknown(reason)
    }
  }
}
