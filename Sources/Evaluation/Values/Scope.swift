import Base

/// The local names of one call, comprehension or lambda.
public struct Scope: Sendable {
  var parent: ID<Scope>?
  private(set) var locals: [Local] = []
  /// Names declared `global`.
  var globals: [Text] = []
  /// Names declared `nonlocal`.
  var nonlocals: [Text] = []
  /// What `yield` gave so far; nil outside of generators.
  var yielded: [Value]?

  struct Local: Sendable {
    var name: Text
    var value: Value
  }

  private func row(of name: Text) -> Int? {
    for i in 0..<locals.count where locals[i].name == name { return i }
    return nil
  }

  func holds(_ name: Text) -> Bool { row(of: name) != nil }

  subscript(name: Text) -> Value? { row(of: name).map { locals[$0].value } }

  /// Adds a name that is not there yet.
  mutating func add(_ name: Text, _ value: Value) { locals.append(Local(name: name, value: value)) }

  mutating func bind(_ name: Text, _ value: Value) {
    if let row = row(of: name) { locals[row].value = value } else { add(name, value) }
  }

  mutating func unbind(_ name: Text) {
    if let row = row(of: name) { locals.remove(at: row) }
  }

  /// Nothing is bound any more; the room is kept.
  mutating func clear() {
    locals.removeAll(keepingCapacity: true)
    if !globals.isEmpty { globals = [] }
    if !nonlocals.isEmpty { nonlocals = [] }
    if yielded != nil { yielded = nil }
  }
}
