import Base
import Evaluation

/// Applies operations to the state of the models, one after the other, in the order of the plan.
struct MigrationReplay {
  var project = ProjectModels()
  /// All operations in the order in which they were applied.
  private(set) var operations: [ReplayedOperation] = []
  /// The one that is being applied.
  var current: ReplayedOperation?
  /// Models with the migrations that make them, under each name.
  var creators: [ModelKey: Set<MigrationHistory.Node>] = [:]
  /// Models of other applications that operations refer to, by row of `operations`.
  private(set) var references: [(row: Int, models: Set<ModelKey>)] = []
  private var newTables: Set<ModelKey> = []
  /// Tables of first migrations: several that begin an application belong together.
  private var firstTables: Set<ModelKey> = []
  private var isFirst = false
  /// Applications whose migrations so far may have dropped tables or columns by code.
  var codeThatDrops: Set<String> = []

  mutating func apply(_ migration: LoadedMigration, in evaluator: inout Evaluator) {
    guard let app = migration.row.app.value, let node = migration.node else { return }
    isFirst = migration.row.isInitial.value == true
    newTables = isFirst ? firstTables : []
    if !migration.isClosed { project.miss(app, "not all of \(migration.row.name.value ?? "a migration") is known") }
    guard let operations = evaluator.attribute("operations", of: .class(migration.type)) else { return }
    for (index, operation) in (evaluator.elements(of: operations) ?? []).enumerated() {
      record(operation, node, index, .both, in: &evaluator)
    }
  }

  /// Applies an operation and notes what it met.
  private mutating func record(
    _ value: Value, _ node: MigrationHistory.Node, _ index: Int, _ side: ReplayedOperation.Side,
    in evaluator: inout Evaluator
  ) {
    let outer = current
    defer { current = outer }
    guard var row = ReplayedOperation(value, node, index, in: &evaluator) else {
      apply(value, node.app, in: &evaluator)
      return
    }
    row.side = side
    noteCode(row, in: &evaluator)
    let key = row.model.map { ModelKey(node.app, $0) }
    row.isNewTable = key.map { newTables.contains($0) } ?? false
    row.isManaged = key.flatMap { project.models[$0]?.options["managed"] } != .bool(false)
    row.before = field(row, in: &evaluator)
    current = row
    let place = operations.count
    operations.append(row)
    if side != .database { apply(value, node.app, in: &evaluator) }
    row = current ?? row
    row.after = field(row, in: &evaluator)
    if side == .database { row.after = writtenField(value, row, in: &evaluator) }
    operations[place] = row
    note(value, place, node, in: &evaluator)
  }

  /// The field that an operation is about, as the state has it now.
  private func field(_ row: ReplayedOperation, in evaluator: inout Evaluator) -> MigratedField? {
    guard let model = row.model, let name = row.name, let state = project.models[ModelKey(row.node.app, model)],
      let place = state.row(of: name) ?? row.newName.flatMap({ state.row(of: $0) })
    else { return nil }
    return MigratedField(state.fields[place], in: state.key, &evaluator)
  }

  private func writtenField(
    _ value: Value, _ row: ReplayedOperation, in evaluator: inout Evaluator
  ) -> MigratedField? {
    let call = OperationCall(app: row.node.app, value: value)
    guard let model = row.model, let name = row.name else { return nil }
    return MigratedField(
      FieldState(name, call.value("field", in: &evaluator)), in: ModelKey(row.node.app, model), &evaluator)
  }

  /// Which models the operation makes, and which of other applications it refers to.
  private mutating func note(
    _ value: Value, _ place: Int, _ node: MigrationHistory.Node, in evaluator: inout Evaluator
  ) {
    let row = operations[place]
    guard row.side != .database, let model = row.model else { return }
    let key = ModelKey(node.app, model)
    var fields: [FieldState] = []
    switch row.op {
    case "CreateModel":
      newTables.insert(key)
      if isFirst { firstTables.insert(key) }
      creators[key, default: []].insert(node)
      fields = project.models[key]?.fields ?? []
    case "RenameModel":
      guard let name = row.newName else { return }
      creators[ModelKey(node.app, name), default: []].insert(node)
      if newTables.contains(key) { newTables.insert(ModelKey(node.app, name)) }
    case "AddField", "AlterField":
      fields = project.models[key]?.fields.filter { $0.name == row.name } ?? []
    default: return
    }
    var models: Set<ModelKey> = []
    for field in fields {
      let links = field.links(in: &evaluator)
      for target in [links.target, links.through] {
        models.formUnion(target.flatMap { key.resolve($0) }.map { [$0] } ?? [])
      }
    }
    if row.op == "CreateModel" {
      for case .model(let base) in project.models[key]?.bases ?? [] { models.insert(base) }
    }
    models = models.filter { $0.app != node.app }
    if !models.isEmpty { references.append((place, models)) }
  }

  /// What Django would say of the operation at this place.
  mutating func fail(_ app: String, _ reason: String) {
    if project.gaps[app] == nil, current?.problem == nil { current?.problem = reason }
    project.miss(app, reason)
  }

  /// The same where the state takes no harm.
  mutating func warn(_ reason: String) {
    guard let app = current?.node.app, project.gaps[app] == nil, current?.problem == nil else { return }
    current?.problem = reason
  }

  /// Fills in which models operations refer to too early.
  mutating func judgeReferences(_ history: MigrationHistory, migrated: Set<String>) {
    for (row, models) in references {
      let node = operations[row].node
      for model in models.sorted() where migrated.contains(model.app) && project.gaps[model.app] == nil {
        let makers = creators[model] ?? []
        if makers.contains(where: { $0 == node || history.precedes($0, node) }) { continue }
        operations[row].lacking.append(
          LackingModel(label: model.app + "." + model.name, creator: makers.min()))
      }
    }
  }

  mutating func apply(_ value: Value, _ app: String, in evaluator: inout Evaluator) {
    guard case .instance(let id) = value else {
      project.miss(app, "an operation is not known")
      return
    }
    let call = OperationCall(app: app, value: value)
    switch OperationKind(of: id, in: &evaluator) {
    case .known(let kind): apply(kind, call, in: &evaluator)
    case .custom(let method):
      if !leavesStateAlone(method, call, in: &evaluator) {
        project.miss(app, "what \(evaluator.dottedName(of: value) ?? "an operation") does is not known")
      }
    case .unknown: project.miss(app, "an operation of an unknown class")
    }
  }

  private mutating func apply(_ kind: OperationKind.Known, _ call: OperationCall, in evaluator: inout Evaluator) {
    switch kind {
    case .createModel: createModel(call, in: &evaluator)
    case .deleteModel: deleteModel(call, in: &evaluator)
    case .renameModel: renameModel(call, in: &evaluator)
    case .alterTable: alterOption("db_table", from: "table", call, in: &evaluator)
    case .alterTableComment: alterOption("db_table_comment", from: "table_comment", call, in: &evaluator)
    case .alterTogether: alterTogether(call, in: &evaluator)
    case .alterOrder: alterOption("order_with_respect_to", from: "order_with_respect_to", call, in: &evaluator)
    case .alterOptions: alterOptions(call, in: &evaluator)
    case .alterManagers: alterManagers(call, in: &evaluator)
    case .addField: setField(call, isNew: true, in: &evaluator)
    case .alterField: setField(call, isNew: false, in: &evaluator)
    case .removeField: removeField(call, in: &evaluator)
    case .renameField: renameField(call, in: &evaluator)
    case .addIndex: addPart(\.indexes, "index", call, in: &evaluator)
    case .removeIndex: removePart(\.indexes, call, in: &evaluator)
    case .renameIndex: renameIndex(call, in: &evaluator)
    case .addConstraint: addPart(\.constraints, "constraint", call, in: &evaluator)
    case .removeConstraint: removePart(\.constraints, call, in: &evaluator)
    case .alterConstraint: alterConstraint(call, in: &evaluator)
    case .stateOperations: applyStateOperations(call, in: &evaluator)
    case .nothing: break
    }
  }

  private mutating func applyStateOperations(_ call: OperationCall, in evaluator: inout Evaluator) {
    let inner = call.value("database_operations", in: &evaluator)
    for element in evaluator.elements(of: inner) ?? [] { record(element, call.app, .database, in: &evaluator) }
    let value = call.value("state_operations", in: &evaluator)
    guard value != .none else { return }
    guard let elements = evaluator.elements(of: value), !evaluator.isOpen(value) else {
      project.miss(call.app, "state operations are not known")
      return
    }
    for element in elements { record(element, call.app, .state, in: &evaluator) }
  }

  private mutating func record(
    _ value: Value, _ app: String, _ side: ReplayedOperation.Side, in evaluator: inout Evaluator
  ) {
    let node = current?.node ?? MigrationHistory.Node(app: app, name: "")
    record(value, node, current?.index ?? 0, current?.side == .database ? .database : side, in: &evaluator)
  }

  /// Runs a `state_forwards` of a library or of the project on a state that nothing is known of: it must not ask for it.
  private func leavesStateAlone(_ method: Value, _ call: OperationCall, in evaluator: inout Evaluator) -> Bool {
    guard case .function(let id) = method, !evaluator.functions[id].isOpaque else { return false }
    let state = evaluator.makeReference("the state of the project")
    let before = evaluator.events.count
    let problems = evaluator.problems.count
    evaluator.run { evaluator in
      _ = evaluator.call(method, [call.operation, evaluator.makeString(call.app), state], [], at: .nowhere)
    }
    return evaluator.events.count == before && evaluator.problems.count == problems
  }

  // MARK: Access

  /// Changes the model that the operation names; where there is none, the migrations were not understood.
  mutating func change(_ name: String?, _ call: OperationCall, _ body: (inout ModelState) -> Void) {
    guard let name else {
      project.miss(call.app, "the model of an operation is not known")
      return
    }
    let key = ModelKey(call.app, name)
    guard var model = project.models[key] else {
      fail(call.app, "there is no model \(name) at this point")
      return
    }
    body(&model)
    project.models[key] = model
  }
}

/// An operation of an application.
struct OperationCall {
  var app: String
  var operation: Value

  init(app: String, value: Value) {
    self.app = app
    operation = value
  }

  /// What the operation was made with; `None` when that was left out.
  func value(_ name: String, in evaluator: inout Evaluator) -> Value {
    guard case .instance(let id) = operation else { return .none }
    return evaluator.instances[id].attributes[evaluator.text(name)] ?? .none
  }

  func text(_ name: String, in evaluator: inout Evaluator) -> String? {
    evaluator.text(of: value(name, in: &evaluator))
  }

  func flag(_ name: String, in evaluator: inout Evaluator) -> Bool { value(name, in: &evaluator) == .bool(true) }
}
