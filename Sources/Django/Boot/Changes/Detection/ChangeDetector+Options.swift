import Base
import Evaluation

/// Options and managers of models that both sides have.
extension ChangeDetector {
  mutating func compareOptions(_ key: ModelKey, in evaluator: inout Evaluator) {
    guard let old = old.models[key], let new = new[key] else { return }
    var answers: [Truth] = []
    for name in comparedOptions {
      let answer = equal(old.options[name], new.options[name], in: &evaluator)
      if answer == .undecided { doubt(key.app, "\(new.name).Meta.\(name) is not known") }
      answers.append(answer)
    }
    guard Deconstruction.all(answers) == .no else { return }
    var operation = PlannedOperation(.alterOptions, key)
    operation.options = options(of: new, without: [], in: &evaluator).filter { comparedOptions.contains($0.name) }
    emit(operation)
  }

  /// Both absent or both equal.
  private func equal(_ old: Value?, _ new: Value?, in evaluator: inout Evaluator) -> Truth {
    switch (old, new) {
    case (nil, nil): return .yes
    case (let old?, let new?):
      return deconstructor.deconstruct(old, in: &evaluator).equals(deconstructor.deconstruct(new, in: &evaluator))
    case (let one?, nil), (nil, let one?): return one.isDoubtful ? .undecided : .no
    }
  }

  /// One option with an operation of its own, `None` where it is absent.
  mutating func compareText(
    _ option: String, _ kind: PlannedOperation.Kind, _ key: ModelKey, in evaluator: inout Evaluator
  ) {
    guard let old = old.models[key], let new = new[key] else { return }
    let after = new.options[option] ?? Value.none
    switch equal(old.options[option] ?? Value.none, after, in: &evaluator) {
    case .yes: break
    case .no:
      var operation = PlannedOperation(kind, key)
      operation.text = deconstructor.deconstruct(after, in: &evaluator)
      emit(operation)
    case .undecided: doubt(key.app, "\(new.name).Meta.\(option) is not known")
    }
  }

  mutating func compareOrder(_ key: ModelKey, in evaluator: inout Evaluator) {
    guard let old = old.models[key], let new = new[key] else { return }
    let name = "order_with_respect_to"
    let after = new.options[name] ?? Value.none
    switch equal(old.options[name] ?? Value.none, after, in: &evaluator) {
    case .yes: break
    case .no:
      var operation = PlannedOperation(.alterOrder, key)
      operation.order = evaluator.text(of: after)
      if let field = operation.order, !field.isEmpty {
        operation.dependencies = [OperationDependency(key, field: field, .create)]
      }
      emit(operation)
    case .undecided: doubt(key.app, "\(new.name).Meta.\(name) is not known")
    }
  }

  // MARK: Fields that are unique together

  mutating func removeTogether(_ key: ModelKey, in evaluator: inout Evaluator) {
    guard let old = old.models[key], let new = new[key] else { return }
    if old.uniqueTogether.value == nil || new.uniqueTogether.value == nil {
      doubt(key.app, "\(new.name).Meta.unique_together is not known")
    }
    for (kind, before, after) in together(old, new) where before != after && !before.isEmpty {
      var operation = PlannedOperation(kind, key)
      operation.together = after.intersection(before)
      operation.dependencies = dependencies(of: after, new, in: &evaluator)
      emit(operation)
    }
  }

  mutating func addTogether(_ key: ModelKey, in evaluator: inout Evaluator) {
    guard let old = old.models[key], let new = new[key] else { return }
    for (kind, before, after) in together(old, new) where !after.isSubset(of: before) {
      var operation = PlannedOperation(kind, key)
      operation.together = after
      operation.dependencies = dependencies(of: after, new, in: &evaluator)
      emit(operation)
    }
  }

  private func together(
    _ old: ModelState, _ new: ModelState
  ) -> [(kind: PlannedOperation.Kind, before: Set<[String]>, after: Set<[String]>)] {
    var found: [(PlannedOperation.Kind, Set<[String]>, Set<[String]>)] = []
    if let before = old.uniqueTogether.value, let after = new.uniqueTogether.value {
      found.append((.alterUniqueTogether, before, after))
    }
    // Django 5.1 knows it no more.
    if version < DjangoVersion(5, 1), let before = old.indexTogether.value, let after = new.indexTogether.value {
      found.append((.alterIndexTogether, before, after))
    }
    return found
  }

  private mutating func dependencies(
    of groups: Set<[String]>, _ model: ModelState, in evaluator: inout Evaluator
  ) -> [OperationDependency] {
    var found: [OperationDependency] = []
    for name in groups.sorted(by: { $0.lexicographicallyPrecedes($1) }).flatMap({ $0 }) {
      guard let row = model.row(of: name), let field = known(model.fields[row], of: model.key, in: &evaluator) else {
        continue
      }
      if field.remote?.target != nil { found += dependencies(of: field) }
    }
    return found
  }

  // MARK: Managers

  mutating func compareManagers(_ key: ModelKey, in evaluator: inout Evaluator) {
    guard let old = old.models[key], let new = new[key] else { return }
    var answers: [Truth] = [old.managers.map(\.name) == new.managers.map(\.name) ? .yes : .no]
    if answers == [.yes] {
      for (one, other) in zip(old.managers, new.managers) {
        answers.append(equalManagers(one.value, other.value, in: &evaluator))
      }
    }
    switch Deconstruction.all(answers) {
    case .yes: break
    case .no:
      var operation = PlannedOperation(.alterManagers, key)
      operation.managers = managers(of: new, in: &evaluator)
      emit(operation)
    case .undecided: doubt(key.app, "the managers of \(new.name) are not known")
    }
  }

  /// The class and the arguments count.
  private func equalManagers(_ one: Value, _ other: Value, in evaluator: inout Evaluator) -> Truth {
    guard case .instance(let left) = one, case .instance(let right) = other else { return .undecided }
    let (a, b) = (evaluator.instances[left], evaluator.instances[right])
    if a.type != b.type {
      return evaluator.dottedName(of: .class(a.type)) == evaluator.dottedName(of: .class(b.type)) ? .undecided : .no
    }
    if a.keywords.contains(where: { $0.name == nil }) || b.keywords.contains(where: { $0.name == nil }) {
      return .undecided
    }
    if a.keywords.map(\.name) != b.keywords.map(\.name) { return .no }
    let before = (a.arguments + a.keywords.map(\.value)).map { deconstructor.deconstruct($0, in: &evaluator) }
    let after = (b.arguments + b.keywords.map(\.value)).map { deconstructor.deconstruct($0, in: &evaluator) }
    return Deconstruction.equal(before, after)
  }
}
