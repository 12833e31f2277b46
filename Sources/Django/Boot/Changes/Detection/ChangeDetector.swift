import Base
import Evaluation

/// Compares the models as migrations leave them with those that were booted (django.db.migrations.autodetector).
struct ChangeDetector {
  let old: ProjectModels
  let new: [ModelKey: ModelState]
  let version: DjangoVersion
  let reader: FieldReader
  /// `AlterModelOptions.ALTER_OPTION_KEYS`, which projects shorten.
  let comparedOptions: [String]
  /// The model that `AUTH_USER_MODEL` names.
  let userModel: ModelKey?
  /// Application to its operations, in the order in which Django generates them.
  private(set) var operations: [String: [PlannedOperation]] = [:]
  /// Applications whose models or migrations are not fully known.
  private(set) var gaps: [String: String]
  /// Applications of which one comparison or another was not decided: what was found there stands.
  private(set) var doubts: [String: [String]] = [:]
  /// Fields that take the place of others made alike.
  var possibleRenames: [PossibleRename] = []
  var plannedFields: [PlannedFieldKey: PlannedField] = [:]
  let deconstructor = Deconstructor()

  init(
    old: ProjectModels, new: [ModelKey: ModelState], reader: FieldReader, version: DjangoVersion,
    comparedOptions: [String], userModel: ModelKey?
  ) {
    (self.old, self.new, self.reader, self.version) = (old, new, reader, version)
    (self.comparedOptions, self.userModel) = (comparedOptions, userModel)
    gaps = old.gaps
    for states in [new, old.models] {
      for (key, state) in states.sorted(by: { $0.key < $1.key }) {
        if let gap = state.gap { miss(key.app, gap) }
      }
    }
  }

  mutating func miss(_ app: String, _ reason: String) {
    if gaps[app] == nil { gaps[app] = reason }
  }

  mutating func doubt(_ app: String, _ reason: String) {
    if !(doubts[app] ?? []).contains(reason) { doubts[app, default: []].append(reason) }
  }

  mutating func emit(_ operation: PlannedOperation, first: Bool = false) {
    if first {
      operations[operation.key.app, default: []].insert(operation, at: 0)
    } else {
      operations[operation.key.app, default: []].append(operation)
    }
  }

  /// In the order in which Django generates operations.
  mutating func run(in evaluator: inout Evaluator) {
    let sorts = (old: ModelSorts(old.models, &self), new: ModelSorts(new, &self))
    deleteModels(sorts.old, sorts.new, in: &evaluator)
    createModels(sorts.old, sorts.new, in: &evaluator)
    for key in sorts.old.proxies.subtracting(sorts.new.proxies).sorted() { deleteProxy(key) }
    for key in sorts.new.proxies.subtracting(sorts.old.proxies).sorted() { createProxy(key, in: &evaluator) }
    let kept = sorts.old.managed.intersection(sorts.new.managed)
    let tables = kept.union(sorts.old.proxies.intersection(sorts.new.proxies))
      .union(sorts.old.unmanaged.intersection(sorts.new.unmanaged))
    let options = tables.union(sorts.old.unmanaged.intersection(sorts.new.managed))
      .union(sorts.old.managed.intersection(sorts.new.unmanaged))
    for key in options.sorted() { compareOptions(key, in: &evaluator) }
    for key in kept.sorted() { compareManagers(key, in: &evaluator) }
    if version >= DjangoVersion(4, 2) {
      for key in tables.sorted() {
        compareText("db_table_comment", .alterTableComment, key, in: &evaluator)
      }
    }
    compareContents(of: kept.sorted(), in: &evaluator)
    for key in tables.sorted() { compareText("db_table", .alterTable, key, in: &evaluator) }
  }

  private mutating func compareContents(of kept: [ModelKey], in evaluator: inout Evaluator) {
    let indexes = kept.map { ($0, alteredIndexes($0, in: &evaluator)) }
    let constraints = kept.map { ($0, alteredConstraints($0, in: &evaluator)) }
    for (key, parts) in constraints { removeParts(parts.removed, .removeConstraint, of: key) }
    for (key, parts) in indexes { removeParts(parts.removed, .removeIndex, of: key) }
    for (key, parts) in indexes { renameIndexes(parts, of: key) }
    for key in kept { removeTogether(key, in: &evaluator) }
    for key in kept { removeFields(key, in: &evaluator) }
    for key in kept { addFields(key, kept, in: &evaluator) }
    for key in kept { alterFields(key, kept, in: &evaluator) }
    for key in kept { compareOrder(key, in: &evaluator) }
    for key in kept { addTogether(key, in: &evaluator) }
    for (key, parts) in indexes { addParts(parts.added, .addIndex, to: key, in: &evaluator) }
    for (key, parts) in constraints { addParts(parts.added, .addConstraint, to: key, in: &evaluator) }
    for (key, parts) in constraints { addParts(parts.altered, .alterConstraint, to: key, in: &evaluator) }
  }
}

/// A field that may have got another name: `makemigrations` asks, where somebody can answer.
struct PossibleRename {
  var key: ModelKey
  var old: String
  var new: String
}

struct PlannedFieldKey: Hashable {
  var model: ModelKey
  var field: String
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

  var tables: Set<ModelKey> { managed.union(unmanaged) }
}
