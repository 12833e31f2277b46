import Base
import Evaluation

/// Models that are only in migrations.
extension ChangeDetector {
  mutating func deleteModels(_ old: ModelSorts, _ new: ModelSorts, in evaluator: inout Evaluator) {
    let managed = old.managed.subtracting(new.tables)
    let unmanaged = old.unmanaged.subtracting(new.tables)
    if managed.isEmpty, unmanaged.isEmpty { return }
    let links = self.links(in: &evaluator)
    for key in managed.sorted() + unmanaged.sorted() { delete(key, links, in: &evaluator) }
  }

  /// A relation of a model as migrations leave it.
  private struct Link {
    var owner: ModelKey
    var field: String
    var target: ModelKey?
    var through: ModelKey?
    var isToMany: Bool
  }

  private func links(in evaluator: inout Evaluator) -> [Link] {
    let toMany = "django.db.models.fields.related.ManyToManyField"
    return old.models.keys.sorted().flatMap { owner in
      (old.models[owner]?.fields ?? []).compactMap { field -> Link? in
        let written = field.links(in: &evaluator)
        if written.target == nil, written.through == nil { return nil }
        guard case .instance(let id) = field.value else { return nil }
        return Link(
          owner: owner, field: field.name, target: written.target.flatMap { owner.resolve($0) }.map { concrete($0) },
          through: written.through.flatMap { owner.resolve($0) }.map { concrete($0) },
          isToMany: evaluator.inherits(evaluator.instances[id].type, from: toMany))
      }
    }
  }

  /// Relations to a proxy are those of its table.
  private func concrete(_ key: ModelKey) -> ModelKey {
    var key = key
    for _ in 0..<16 {
      guard let state = old.models[key], state.options["proxy"] == .bool(true) else { return key }
      let bases = state.bases.compactMap { base in if case .model(let key) = base { key } else { nil } }
      guard let next = bases.first else { return key }
      key = next
    }
    return key
  }

  private mutating func delete(_ key: ModelKey, _ links: [Link], in evaluator: inout Evaluator) {
    guard let state = old.models[key] else { return }
    let related = links.filter { $0.owner == key }.map(\.field).sorted()
    removeOptions(of: state, in: &evaluator)
    for name in related {
      var operation = PlannedOperation(.removeField, key, name: name)
      if version >= DjangoVersion(6, 0) {
        operation.dependencies = [OperationDependency(key, field: name, .removeIndexOrConstraint)]
      }
      emit(operation)
    }
    var operation = PlannedOperation(.deleteModel, key, name: state.name)
    for link in links where link.target == key || link.through == key {
      operation.dependencies.append(OperationDependency(link.owner, field: link.field, .remove))
      if !link.isToMany {
        operation.dependencies.append(OperationDependency(link.owner, field: link.field, .alter))
      }
    }
    operation.dependencies += related.map { OperationDependency(key, field: $0, .remove) }
    emit(operation)
  }

  private mutating func removeOptions(of state: ModelState, in evaluator: inout Evaluator) {
    if state.uniqueTogether.value?.isEmpty == false { emit(PlannedOperation(.alterUniqueTogether, state.key)) }
    if state.uniqueTogether.value == nil { doubt(state.key.app, "\(state.name).Meta.unique_together is not known") }
    if version < DjangoVersion(5, 1), state.indexTogether.value?.isEmpty == false {
      emit(PlannedOperation(.alterIndexTogether, state.key))
    }
    guard version >= DjangoVersion(6, 0) else { return }
    for part in state.indexes { emit(PlannedOperation(.removeIndex, state.key, name: part.name)) }
    for part in state.constraints { emit(PlannedOperation(.removeConstraint, state.key, name: part.name)) }
  }

  mutating func deleteProxy(_ key: ModelKey) {
    guard let state = old.models[key] else { return }
    emit(PlannedOperation(.deleteModel, key, name: state.name))
  }
}
