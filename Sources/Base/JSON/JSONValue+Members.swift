/// Looking into a document whose shape is not known beforehand.
extension JSONValue {
  /// The member of an object; the last, if several are called so.
  public subscript(key: String) -> JSONValue? {
    if case .object(let members) = self { members.last { $0.0 == key }?.1 } else { nil }
  }

  public var string: String? { if case .string(let text) = self { text } else { nil } }

  public var int: Int? { if case .int(let number) = self { number } else { nil } }

  public var bool: Bool? { if case .bool(let flag) = self { flag } else { nil } }

  public var array: [JSONValue]? { if case .array(let elements) = self { elements } else { nil } }

  public var object: [(String, JSONValue)]? { if case .object(let members) = self { members } else { nil } }

  public var isObject: Bool { object != nil }
}
