public import Base

/// Something a JSON document shall hold, and how it is known again.
public struct JSONWish: Sendable {
  /// What makes a value that stands there ours.
  public enum Mark: Sendable {
    /// The member of this name, or the element equal to ours.
    case place
    /// An element that runs a command ending in these words.
    case command(String)
    /// An element that is this text, or runs a command ending in it.
    case either(String)
  }

  /// The keys that lead to the container.
  public var path: [String]
  /// The member's name; nil for an element of an array.
  public var key: String?
  public var value: JSONValue
  public var mark: Mark

  /// A member of the object at `path`.
  public static func member(_ path: [String], _ key: String, _ value: JSONValue) -> JSONWish {
    JSONWish(path: path, key: key, value: value, mark: .place)
  }

  /// An element of the array at `path`.
  public static func element(_ path: [String], _ value: JSONValue, mark: Mark = .place) -> JSONWish {
    JSONWish(path: path, key: nil, value: value, mark: mark)
  }

  /// The wish that the record calls so: enough to find it.
  init(named name: String) {
    value = .null
    if let open = name.firstIndex(of: "["), name.last == "]" {
      path = name[..<open].dottedParts.map(String.init)
      key = nil
      mark = .either(String(name[name.index(after: open)...].dropLast()))
    } else {
      path = name.dottedParts.map(String.init)
      key = path.popLast()
      mark = .place
    }
  }

  private init(path: [String], key: String?, value: JSONValue, mark: Mark) {
    self.path = path
    self.key = key
    self.value = value
    self.mark = mark
  }

  /// What the record calls it.
  public var name: String {
    let place = path.joined(separator: ".")
    if let key { return place.isEmpty ? key : place + "." + key }
    switch mark {
    case .command(let words), .either(let words): return "\(place)[\(words)]"
    case .place: return "\(place)[\(value.string ?? value.text(.compact))]"
    }
  }

  /// The item of the container that is this one already.
  func find(in container: JSONCNode) -> JSONCItem? {
    if let key { return container.member(key) }
    return container.items.last { item in
      switch mark {
      case .place: item.node.value.means(value)
      case .command(let words): item.node.value.runs(words)
      case .either(let words): item.node.value.string == words || item.node.value.runs(words)
      }
    }
  }
}

extension JSONValue {
  /// Whether a reader would see the same, whatever the order of members.
  func means(_ other: JSONValue) -> Bool {
    guard let mine = object, let others = other.object else {
      if let mine = array, let others = other.array {
        return mine.count == others.count && zip(mine, others).allSatisfy { $0.means($1) }
      }
      return text(.compact) == other.text(.compact)
    }
    return mine.count == others.count && mine.allSatisfy { key, value in other[key]?.means(value) ?? false }
  }

  /// Whether a command somewhere in it ends in these words.
  func runs(_ words: String) -> Bool {
    switch self {
    case .object(let members):
      members.contains { key, value in
        if key == "command", let text = value.string { return text == words || text.hasSuffix(" " + words) }
        return value.runs(words)
      }
    case .array(let elements): elements.contains { $0.runs(words) }
    case .null, .bool, .int, .double, .string: false
    }
  }
}
