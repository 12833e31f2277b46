import Base

/// One value of a JSON document with comments: where it stands, and what it holds.
struct JSONCNode: Sendable {
  enum Content: Sendable {
    case object([JSONCItem])
    case array([JSONCItem])
    case scalar(JSONValue)
  }

  var range: Range<Int>
  var content: Content

  var items: [JSONCItem] {
    switch content {
    case .object(let items), .array(let items): items
    case .scalar: []
    }
  }

  var isObject: Bool { if case .object = content { true } else { false } }
  var isArray: Bool { if case .array = content { true } else { false } }

  /// The member of an object; of equal keys the last, as readers of JSON have it.
  func member(_ key: String) -> JSONCItem? { isObject ? items.last { $0.key == key } : nil }

  /// The value without its layout.
  var value: JSONValue {
    switch content {
    case .scalar(let value): value
    case .array(let items): .array(items.map(\.node.value))
    case .object(let items): .object(items.map { ($0.key, $0.node.value) })
    }
  }
}

/// A member of an object or an element of an array.
struct JSONCItem: Sendable {
  /// Empty in an array.
  var key: String
  /// Where the member begins: its key, or the value itself.
  var start: Int
  var node: JSONCNode
  /// Where the comma behind it stands, if there is one.
  var comma: Int?

  var end: Int { node.range.upperBound }
}
