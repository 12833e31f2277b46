import Base
import Evaluation

/// Values of models' options and of operations.
extension Evaluator {
  /// `normalize_together`.
  mutating func together(_ value: Value) -> Known<Set<[String]>> {
    if value == .none { return .value([]) }
    guard let outer = plainElements(value) else { return .unknown("the fields that are unique together") }
    if outer.isEmpty { return .value([]) }
    let names = outer.compactMap { text(of: $0) }
    if names.count == outer.count { return .value([names]) }
    var groups: Set<[String]> = []
    for group in outer {
      guard let inner = plainElements(group) else { return .unknown("the fields that are unique together") }
      let names = inner.compactMap { text(of: $0) }
      guard names.count == inner.count else { return .unknown("the fields that are unique together") }
      groups.insert(names)
    }
    return .value(groups)
  }

  /// All elements, if that is certain.
  mutating func plainElements(_ value: Value) -> [Value]? {
    guard !value.isDoubtful, let elements = elements(of: value), !isOpen(value) else { return nil }
    for element in elements where element.isDoubtful { return nil }
    return elements
  }

  mutating func namedParts(_ value: Value, gap: inout String?) -> [NamedPart] {
    if value == .none { return [] }
    guard let elements = plainElements(value) else {
      gap = "indexes or constraints are not known"
      return []
    }
    return elements.map { NamedPart(value: $0, name: partName($0)) }
  }

  /// `index.name`, `constraint.name`: nil when it is not known, the empty text when there is none.
  mutating func partName(_ part: Value) -> String? {
    guard case .instance(let id) = part else { return nil }
    let key = text("name")
    let given = instances[id].attributes[key] ?? instances[id].keywords.first { $0.name == key }?.value
    switch given {
    case .some(.none), nil: return ""
    case .some(let value): return text(of: value)
    }
  }

  mutating func makeIndex(on fields: [String], named name: String) -> Value? {
    guard let type = resolve("django.db.models.indexes.Index") else { return nil }
    let keywords = [("fields", makeList(fields.map { makeString($0) })), ("name", makeString(name))]
    return callQuietly(type, [], keywords.map { Keyword(name: text($0.0), value: $0.1) })
  }
}

extension Value {
  /// It may be there or not, or be one of several.
  var isDoubtful: Bool {
    switch self {
    case .maybe, .splat, .either, .unknown: true
    default: false
    }
  }
}
