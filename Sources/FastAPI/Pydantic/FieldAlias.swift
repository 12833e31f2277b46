import Base
import Evaluation

/// What the outside calls a field.
enum FieldAlias: Equatable {
  /// One key.
  case name(String)
  /// As written: several keys, or a path to one.
  case keys(String)
  case unknown

  /// The one name it is given by.
  var key: String? { if case .name(let text) = self { text } else { nil } }
}

extension Evaluator {
  /// The value of an alias argument; nil for None.
  func fieldAlias(_ value: Value) -> FieldAlias? {
    let value = certain(value)
    if value == .none { return nil }
    if let text = text(of: value) { return .name(text) }
    return keys(value).map { .keys($0) } ?? .unknown
  }

  /// `AliasChoices('first', 'second')`, `AliasPath('names', 0)`.
  private func keys(_ value: Value) -> String? {
    let arguments: [Value]
    switch value {
    case .instance(let id): arguments = instances[id].arguments
    case .symbolic(let id):
      guard case .call(_, let given, _) = symbolics[id].form else { return nil }
      arguments = given
    default: return nil
    }
    guard let name = dottedName(of: value)?.dottedParts.last, ["AliasChoices", "AliasPath"].contains(name) else {
      return nil
    }
    let texts = arguments.map { keys(certain($0)) ?? written($0) }
    return texts.contains("?") ? nil : "\(name)(\(texts.joined(separator: ", ")))"
  }
}
