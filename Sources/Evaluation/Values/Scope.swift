import Base

/// The local names of one call, comprehension or lambda.
public struct Scope: Sendable {
  var parent: ID<Scope>?
  var names: [Text] = []
  var values: [Value] = []
  /// Names declared `global`.
  var globals: [Text] = []
  /// Names declared `nonlocal`.
  var nonlocals: [Text] = []
  /// What `yield` gave so far; nil outside of generators.
  var yielded: [Value]?

  func row(of name: Text) -> Int? {
    for i in 0..<names.count where names[i] == name { return i }
    return nil
  }

  /// Adds a name that is not there yet.
  mutating func add(_ name: Text, _ value: Value) {
    names.append(name)
    values.append(value)
  }

  mutating func bind(_ name: Text, _ value: Value) {
    if let row = row(of: name) {
      values[row] = value
    } else {
      names.append(name)
      values.append(value)
    }
  }
}
