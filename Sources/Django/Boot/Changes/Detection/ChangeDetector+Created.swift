import Base
import Evaluation

/// Models that no migration creates.
extension ChangeDetector {
  mutating func createModels(_ old: ModelSorts, _ new: ModelSorts, in evaluator: inout Evaluator) {
    let managed = new.managed.subtracting(old.tables)
    let unmanaged = new.unmanaged.subtracting(old.tables)
    for group in [managed, unmanaged] {
      let keys = group.map { (place: place(of: $0), key: $0) }.sorted { $0.place > $1.place }.map(\.key)
      for key in keys { create(key, wasProxy: old.proxies.contains(key), in: &evaluator) }
    }
  }

  /// Models that others may be swapped for come first (`swappable_first_key`, sorted backwards).
  private func place(of key: ModelKey) -> ModelKey {
    guard new[key]?.options["swappable"] != nil || key == userModel else { return key }
    return ModelKey("___" + key.app, "___" + key.name)
  }

  private mutating func create(_ key: ModelKey, wasProxy: Bool, in evaluator: inout Evaluator) {
    guard let state = new[key] else { return }
    let fields = state.fields.compactMap { field in
      known(field, of: key, in: &evaluator).map { (name: field.name, field: $0) }
    }
    let related = fields.filter { isAddedLater($0.field) }.sorted { $0.name < $1.name }
    var operation = PlannedOperation(.createModel, key, name: state.name)
    operation.dependencies = [OperationDependency(key, .remove)] + baseDependencies(of: state)
    for (_, field) in fields where field.isPrimaryKey {
      if let target = field.remote?.target { operation.dependencies.append(OperationDependency(target, .create)) }
    }
    operation.fields = fields.filter { field in !related.contains { $0.name == field.name } }
    operation.options = options(of: state, without: ["order_with_respect_to"], in: &evaluator)
    operation.bases = state.bases
    operation.managers = managers(of: state, in: &evaluator)
    emit(operation, first: true)
    if state.options["managed"] == .bool(false) { return }
    add(related, to: key, in: &evaluator)
    addOptions(of: state, after: related.map(\.name), in: &evaluator)
    if wasProxy { alterReferences(to: key, in: &evaluator) }
  }

  /// Relations wait for what they refer to; the link to a parent and primary keys cannot.
  private func isAddedLater(_ field: PlannedField) -> Bool {
    guard let remote = field.remote else { return false }
    if remote.through != nil { return true }
    return remote.target != nil && !field.isPrimaryKey && !remote.isParentLink
  }

  private mutating func add(
    _ related: [(name: String, field: PlannedField)], to key: ModelKey, in evaluator: inout Evaluator
  ) {
    for (name, field) in related {
      var operation = PlannedOperation(.addField, key, name: name)
      operation.field = field
      operation.dependencies = dependencies(of: field) + [OperationDependency(key, .create)]
      emit(operation)
    }
  }

  private mutating func addOptions(of state: ModelState, after related: [String], in evaluator: inout Evaluator) {
    let key = state.key
    let created = OperationDependency(key, .create)
    if let order = state.options["order_with_respect_to"].flatMap({ evaluator.text(of: $0) }), !order.isEmpty {
      var operation = PlannedOperation(.alterOrder, key)
      operation.order = order
      operation.dependencies = [OperationDependency(key, field: order, .create), created]
      emit(operation)
    }
    let after = related.map { OperationDependency(key, field: $0, .create) } + [created]
    for (kind, parts) in [(PlannedOperation.Kind.addIndex, state.indexes), (.addConstraint, state.constraints)] {
      for part in self.parts(parts, in: &evaluator) {
        var operation = PlannedOperation(kind, key, name: part.name)
        (operation.part, operation.dependencies) = (part.made, after)
        emit(operation)
      }
    }
    guard let groups = state.uniqueTogether.value else {
      doubt(key.app, "\(state.name).Meta.unique_together is not known")
      return
    }
    if groups.isEmpty { return }
    var operation = PlannedOperation(.alterUniqueTogether, key)
    (operation.together, operation.dependencies) = (groups, after)
    emit(operation)
  }

  /// What referred to a proxy refers to a table now.
  private mutating func alterReferences(to key: ModelKey, in evaluator: inout Evaluator) {
    for owner in new.keys.sorted() {
      for field in new[owner]?.fields ?? [] {
        guard let planned = known(field, of: owner, in: &evaluator), planned.remote?.target == key else { continue }
        var operation = PlannedOperation(.alterField, owner, model: new[owner]?.name, name: field.name)
        operation.field = planned
        operation.dependencies = [OperationDependency(key, .create)]
        emit(operation)
      }
    }
  }

  // MARK: Proxies

  mutating func createProxy(_ key: ModelKey, in evaluator: inout Evaluator) {
    guard let state = new[key] else { return }
    var operation = PlannedOperation(.createModel, key, name: state.name)
    operation.options = options(of: state, without: [], in: &evaluator)
    if state.uniqueTogether.value?.isEmpty == false {
      operation[option: "unique_together"] = .groups(state.uniqueTogether.value ?? [])
    }
    operation[option: "indexes"] = .list(parts(state.indexes, in: &evaluator).map(\.made))
    operation[option: "constraints"] = .list(parts(state.constraints, in: &evaluator).map(\.made))
    operation.bases = state.bases
    operation.managers = managers(of: state, in: &evaluator)
    operation.dependencies = [OperationDependency(key, .remove)]
    for case .model(let base) in state.bases { operation.dependencies.append(OperationDependency(base, .create)) }
    emit(operation)
  }

  // MARK: Parts

  /// Its bases, and that they lost the fields that it has itself now.
  private func baseDependencies(of state: ModelState) -> [OperationDependency] {
    var found: [OperationDependency] = []
    for case .model(let base) in state.bases {
      found.append(OperationDependency(base, .create))
      guard let before = old.models[base], let after = new[base] else { continue }
      let gone = Set(before.fields.map(\.name)).subtracting(after.fields.map(\.name))
      for name in gone.intersection(state.fields.map(\.name)).sorted() {
        found.append(OperationDependency(base, field: name, .remove))
      }
    }
    return found
  }

  func options(
    of state: ModelState, without left: Set<String>, in evaluator: inout Evaluator
  ) -> [(name: String, value: Deconstruction)] {
    DjangoHost.optionNames.compactMap { name in
      guard !left.contains(name), let value = state.options[name] else { return nil }
      return (name, deconstructor.deconstruct(value, in: &evaluator))
    }
  }

  func managers(of state: ModelState, in evaluator: inout Evaluator) -> [(name: String, value: Deconstruction)] {
    state.managers.map { ($0.name, deconstructor.deconstructManager($0.value, in: &evaluator)) }
  }
}
