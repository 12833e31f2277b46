import Base
import Evaluation

/// Compares the models as migrations leave them with those that were booted (django.db.migrations.autodetector).
struct ChangeDetector {
  let old: ProjectModels
  let new: [ModelKey: ModelState]
  private(set) var changes: [String: [DumpedOperation]] = [:]
  /// Applications whose models or migrations are not fully known.
  private(set) var gaps: [String: String]
  /// Applications of which one comparison or another was not decided: what was found there stands.
  private(set) var doubts: [String: String] = [:]
  /// `AlterModelOptions.ALTER_OPTION_KEYS`, which projects shorten.
  let comparedOptions: [String]
  private let deconstructor = Deconstructor()

  init(old: ProjectModels, new: [ModelKey: ModelState], comparedOptions: [String]) {
    (self.old, self.new, self.comparedOptions) = (old, new, comparedOptions)
    gaps = old.gaps
    for (key, state) in new.sorted(by: { $0.key < $1.key }) {
      if let gap = state.gap { miss(key.app, gap) }
    }
    for (key, state) in old.models.sorted(by: { $0.key < $1.key }) {
      if let gap = state.gap { miss(key.app, gap) }
    }
  }

  mutating func miss(_ app: String, _ reason: String) {
    if gaps[app] == nil { gaps[app] = reason }
  }

  mutating func doubt(_ app: String, _ reason: String) {
    if doubts[app] == nil { doubts[app] = reason }
  }

  mutating func emit(_ app: String, _ op: String, model: String? = nil, name: String? = nil) {
    var row = DumpedOperation(op: .value(op))
    (row.modelName, row.name) = (.value(model), .value(name))
    changes[app, default: []].append(row)
  }

  /// In the order in which Django generates operations.
  mutating func run(in evaluator: inout Evaluator) {
    let (old, new) = (ModelSorts(old.models, &self), ModelSorts(self.new, &self))
    for key in old.managed.union(old.unmanaged).subtracting(new.managed.union(new.unmanaged)).sorted() { delete(key) }
    for key in new.managed.union(new.unmanaged).subtracting(old.managed.union(old.unmanaged)).sorted() { create(key) }
    for key in old.proxies.subtracting(new.proxies).sorted() { delete(key) }
    for key in new.proxies.subtracting(old.proxies).sorted() { create(key) }
    let kept = old.managed.intersection(new.managed)
    let tables = kept.union(old.proxies.intersection(new.proxies)).union(old.unmanaged.intersection(new.unmanaged))
    let options = tables.union(old.unmanaged.intersection(new.managed)).union(old.managed.intersection(new.unmanaged))
    for key in options.sorted() { compareOptions(key, in: &evaluator) }
    for key in kept.sorted() { compareManagers(key, in: &evaluator) }
    for key in tables.sorted() { compare("db_table_comment", "AlterModelTableComment", key, in: &evaluator) }
    compareContents(of: kept.sorted(), in: &evaluator)
    for key in tables.sorted() { compare("db_table", "AlterModelTable", key, in: &evaluator) }
  }

  private mutating func compareContents(of kept: [ModelKey], in evaluator: inout Evaluator) {
    for key in kept { compareTogether(key) }
    for key in kept { compareFields(key, in: &evaluator) }
    for key in kept { compare("order_with_respect_to", "AlterOrderWithRespectTo", key, in: &evaluator) }
    for key in kept { compareIndexes(key, in: &evaluator) }
    for key in kept { compareConstraints(key, in: &evaluator) }
  }

  private mutating func delete(_ key: ModelKey) {
    guard let state = old.models[key] else { return }
    emit(key.app, "DeleteModel", name: state.name)
  }

  private mutating func create(_ key: ModelKey) {
    guard let state = new[key] else { return }
    emit(key.app, "CreateModel", name: state.name)
  }

  // MARK: Options

  private mutating func compareOptions(_ key: ModelKey, in evaluator: inout Evaluator) {
    guard let old = old.models[key], let new = new[key] else { return }
    var answers: [Truth] = []
    for name in comparedOptions {
      let answer = equal(old.options[name], new.options[name], in: &evaluator)
      if answer == .undecided { doubt(key.app, "\(new.name).Meta.\(name) is not known") }
      answers.append(answer)
    }
    if Deconstruction.all(answers) == .no { emit(key.app, "AlterModelOptions", name: key.name) }
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
  private mutating func compare(_ option: String, _ operation: String, _ key: ModelKey, in evaluator: inout Evaluator) {
    guard let old = old.models[key], let new = new[key] else { return }
    switch equal(old.options[option] ?? Value.none, new.options[option] ?? Value.none, in: &evaluator) {
    case .yes: break
    case .no: emit(key.app, operation, name: key.name)
    case .undecided: doubt(key.app, "\(new.name).Meta.\(option) is not known")
    }
  }

  private mutating func compareTogether(_ key: ModelKey) {
    guard let old = old.models[key], let new = new[key] else { return }
    guard let before = old.uniqueTogether.value, let after = new.uniqueTogether.value else {
      doubt(key.app, "\(new.name).Meta.unique_together is not known")
      return
    }
    if before != after { emit(key.app, "AlterUniqueTogether", name: key.name) }
  }

  // MARK: Managers

  private mutating func compareManagers(_ key: ModelKey, in evaluator: inout Evaluator) {
    guard let old = old.models[key], let new = new[key] else { return }
    var answers: [Truth] = [old.managers.map(\.name) == new.managers.map(\.name) ? .yes : .no]
    if answers == [.yes] {
      for (one, other) in zip(old.managers, new.managers) {
        answers.append(equalManagers(one.value, other.value, in: &evaluator))
      }
    }
    switch Deconstruction.all(answers) {
    case .yes: break
    case .no: emit(key.app, "AlterModelManagers", name: key.name)
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

/// Models by how migrations treat them.
struct ModelSorts {
  var managed: Set<ModelKey> = []
  var proxies: Set<ModelKey> = []
  var unmanaged: Set<ModelKey> = []

  init(_ states: [ModelKey: ModelState], _ detector: inout ChangeDetector) {
    for (key, state) in states {
      let flags = ["managed", "proxy"].map { state.options[$0] }
      for flag in flags where flag != nil && flag != .bool(true) && flag != .bool(false) {
        detector.miss(key.app, "whether \(state.name) is managed or a proxy is not known")
      }
      if flags[0] == .bool(false) {
        unmanaged.insert(key)
      } else if flags[1] == .bool(true) {
        proxies.insert(key)
      } else {
        managed.insert(key)
      }
    }
  }
}
