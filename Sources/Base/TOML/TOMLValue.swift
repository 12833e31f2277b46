/// A value of a TOML document; dates are kept as they are written.
public enum TOMLValue: Hashable, Sendable {
  case string(String)
  case boolean(Bool)
  /// Numbers and dates: nothing here computes with them.
  case other(String)
  case array([TOMLValue])
  case table([String: TOMLValue])

  public subscript(_ key: String) -> TOMLValue? {
    guard case .table(let entries) = self else { return nil }
    return entries[key]
  }

  /// The value under a path of keys.
  public subscript(path keys: String...) -> TOMLValue? {
    keys.reduce(Optional(self)) { $0?[$1] }
  }

  public var string: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }

  public var array: [TOMLValue] {
    guard case .array(let values) = self else { return [] }
    return values
  }

  /// A string, or the strings of an array.
  public var strings: [String] { string.map { [$0] } ?? array.compactMap(\.string) }

  /// The entries of a table in the order of their keys.
  public var entries: [(key: String, value: TOMLValue)] {
    guard case .table(let entries) = self else { return [] }
    return entries.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// Puts `value` under a path, making tables on the way; the last element of an array of tables stands for it.
  mutating func set(_ keys: ArraySlice<String>, _ value: TOMLValue, appending: Bool = false) {
    guard let key = keys.first else { return }
    if case .array(var values) = self, let last = values.indices.last {
      values[last].set(keys, value, appending: appending)
      self = .array(values)
      return
    }
    var entries: [String: TOMLValue] = [:]
    if case .table(let known) = self { entries = known }
    if keys.count > 1 {
      var inner = entries[key] ?? .table([:])
      inner.set(keys.dropFirst(), value, appending: appending)
      entries[key] = inner
    } else if appending {
      entries[key] = .array((entries[key]?.array ?? []) + [value])
    } else if entries[key] == nil || value != .table([:]) {
      entries[key] = value
    }
    self = .table(entries)
  }
}
