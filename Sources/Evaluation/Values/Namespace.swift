/// Names and their values, in the order in which they were first bound, with the row that bound each last.
public struct Namespace: Sendable {
  public private(set) var names: [Text] = []
  private(set) var values: [Value] = []
  private(set) var places: [Place] = []
  /// Made once there are more names than a scan likes.
  private var rows: [Text: Int] = [:]
  private static let scanned = 8

  public init() {}

  public var isEmpty: Bool { names.isEmpty }

  func row(of name: Text) -> Int? {
    if names.count > Namespace.scanned { return rows[name] }
    for i in 0..<names.count where names[i] == name { return i }
    return nil
  }

  public subscript(name: Text) -> Value? { row(of: name).map { values[$0] } }
  public func place(of name: Text) -> Place? { row(of: name).map { places[$0] } }

  mutating func bind(_ name: Text, _ value: Value, at place: Place) {
    if let row = row(of: name) {
      values[row] = value
      places[row] = place
      return
    }
    names.append(name)
    values.append(value)
    places.append(place)
    if names.count > Namespace.scanned { index() }
  }

  private mutating func index() {
    if rows.isEmpty {
      for i in names.indices { rows[names[i]] = i }
    } else {
      rows[names[names.count - 1]] = names.count - 1
    }
  }

  mutating func remove(_ name: Text) {
    guard let row = row(of: name) else { return }
    names.remove(at: row)
    values.remove(at: row)
    places.remove(at: row)
    rows = [:]
    if names.count > Namespace.scanned { index() }
  }

  public func entries() -> [(name: Text, value: Value)] { Array(zip(names, values)) }
}
