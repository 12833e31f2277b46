import Base
import Evaluation

/// What a field, a model or a generated field needs before it.
extension ChangeDetector {
  /// The field of a booted model, as operations hold it; nil when it is not known to be one.
  mutating func known(_ field: FieldState, of key: ModelKey, in evaluator: inout Evaluator) -> PlannedField? {
    let row = PlannedFieldKey(model: key, field: field.name)
    if let known = plannedFields[row] { return known }
    guard case .instance = field.value else {
      doubt(key.app, "whether \(new[key]?.name ?? key.name).\(field.name) is a field is not known")
      return nil
    }
    let made = deconstructor.deconstruct(field.value, in: &evaluator)
    let planned = reader.planned(field.value, made, of: key, in: &evaluator)
    plannedFields[row] = planned
    return planned
  }

  /// `_get_dependencies_for_foreign_key`.
  func dependencies(of field: PlannedField) -> [OperationDependency] {
    guard let remote = field.remote else { return [] }
    var found: [OperationDependency] = []
    if let target = remote.target {
      var dependency = OperationDependency(target, .create)
      dependency.setting = remote.setting
      found.append(dependency)
    }
    if let through = remote.through { found.append(OperationDependency(through, .create)) }
    return found
  }

  /// `_get_dependencies_for_model`.
  mutating func dependencies(of key: ModelKey, in evaluator: inout Evaluator) -> [OperationDependency] {
    (new[key]?.fields ?? []).flatMap { field in
      known(field, of: key, in: &evaluator).map { $0.remote == nil ? [] : dependencies(of: $0) } ?? []
    }
  }

  /// Fields that are added together with the generated field which is computed from them.
  mutating func generatedDependencies(
    of field: PlannedField, _ kept: [ModelKey], in evaluator: inout Evaluator
  ) -> [OperationDependency] {
    var found: [OperationDependency] = []
    for key in kept {
      for name in addedNames(key) {
        guard let state = new[key], let row = state.row(of: name),
          let added = known(state.fields[row], of: key, in: &evaluator)
        else { continue }
        if added.remote?.target != nil || field.references.contains(name) {
          found.append(OperationDependency(key, field: name, .create))
        }
      }
    }
    return found
  }

  func addedNames(_ key: ModelKey) -> [String] {
    guard let before = old.models[key], let after = new[key] else { return [] }
    return Set(after.fields.map(\.name)).subtracting(before.fields.map(\.name)).sorted()
  }

  func removedNames(_ key: ModelKey) -> [String] {
    guard let before = old.models[key], let after = new[key] else { return [] }
    return Set(before.fields.map(\.name)).subtracting(after.fields.map(\.name)).sorted()
  }
}
