import Base
import Evaluation

/// Reads of a field what operations need to know beside what makes it.
struct FieldReader {
  let host: DjangoHost
  /// Models that a setting names, with the setting.
  private let swappable: [ModelKey: String]

  init(host: DjangoHost, in evaluator: inout Evaluator) {
    self.host = host
    var swappable: [ModelKey: String] = [:]
    for model in host.models.registered where !model.isAbstract {
      func text(_ name: String) -> String? {
        evaluator.attribute(name, of: .instance(model.options)).flatMap { evaluator.text(of: $0) }
      }
      guard let setting = text("swappable"), let app = model.appLabel else { continue }
      let key = ModelKey(app, model.name)
      swappable[text("swapped").flatMap { ModelKey(label: $0, in: app) } ?? key] = setting
    }
    self.swappable = swappable
  }

  /// - Parameter made: the field as it was constructed.
  func planned(
    _ field: Value, _ made: Deconstruction, of key: ModelKey, in evaluator: inout Evaluator
  ) -> PlannedField {
    var result = PlannedField(made: made)
    result.isManyToMany = flag("many_to_many", field, in: &evaluator)
    result.isPrimaryKey = flag("primary_key", field, in: &evaluator)
    result.isGenerated = flag("generated", field, in: &evaluator)
    if result.isGenerated, case .object(let construction) = made {
      result.references = construction["expression"].map { expressionNames($0) } ?? []
    }
    guard let remote = evaluator.present("remote_field", field), case .instance = remote else { return result }
    var link = PlannedField.Remote()
    link.target = evaluator.present("model", remote).flatMap { self.key($0, key, in: &evaluator) }
    link.through = evaluator.present("through", remote).flatMap { self.key($0, key, in: &evaluator) }
    if let target = link.target, evaluator.present("swappable", field) != .bool(false) {
      link.setting = swappable[target]
    }
    link.toFields = evaluator.present("to_fields", field).flatMap { evaluator.plainElements($0) }?
      .map { evaluator.text(of: $0) }
    link.isParentLink = flag("parent_link", remote, in: &evaluator)
    result.remote = link
    return result
  }

  func flag(_ name: String, _ object: Value, in evaluator: inout Evaluator) -> Bool {
    evaluator.present(name, object) == .bool(true)
  }

  /// `resolve_relation`; a table that Django makes by itself is no model of a migration.
  private func key(_ model: Value, _ own: ModelKey, in evaluator: inout Evaluator) -> ModelKey? {
    if case .class(let type) = model {
      guard let target = host.models[type], !target.isAutomatic else { return nil }
      return target.appLabel.map { ModelKey($0, target.name) }
    }
    return evaluator.text(of: model).flatMap { own.resolve($0) }
  }

  /// Names of fields in an expression: `F("price")`, the left sides of `Q`.
  private func expressionNames(_ expression: Deconstruction) -> [String] {
    switch expression {
    case .object(let object):
      let isReference = object.path.hasSuffix(".F")
      let values = object.arguments + object.keywords.map(\.value)
      var names = values.flatMap { expressionNames($0) }
      if isReference, case .text(let name)? = object.arguments.first { names.append(first(of: name)) }
      if object.path.hasSuffix(".Q") {
        names += object.keywords.map { first(of: $0.name) }
        for case .tuple(let pair) in object.arguments {
          if case .text(let name)? = pair.first { names.append(first(of: name)) }
        }
      } else if !isReference {
        // Functions take the names of fields as plain text.
        for case .text(let name) in object.arguments where !object.path.hasSuffix(".Value") {
          names.append(first(of: name))
        }
      }
      return names
    case .list(let values), .tuple(let values): return values.flatMap { expressionNames($0) }
    default: return []
    }
  }

  private func first(of lookup: String) -> String {
    String(lookup[..<(lookup.firstRange(of: "__")?.lowerBound ?? lookup.endIndex)])
  }
}
