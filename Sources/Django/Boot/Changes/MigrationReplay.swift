import Base
import Evaluation

/// Applies operations to the state of the models, one after the other, in the order of the plan.
struct MigrationReplay {
  var project = ProjectModels()

  mutating func apply(_ migration: LoadedMigration, in evaluator: inout Evaluator) {
    guard let app = migration.row.app.value else { return }
    if !migration.isClosed { project.miss(app, "not all of \(migration.row.name.value ?? "a migration") is known") }
    guard let operations = evaluator.attribute("operations", of: .class(migration.type)) else { return }
    for operation in evaluator.elements(of: operations) ?? [] { apply(operation, app, in: &evaluator) }
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
    case .addField, .alterField: setField(call, in: &evaluator)
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
    let value = call.value("state_operations", in: &evaluator)
    guard value != .none else { return }
    guard let elements = evaluator.elements(of: value), !evaluator.isOpen(value) else {
      project.miss(call.app, "state operations are not known")
      return
    }
    for element in elements { apply(element, call.app, in: &evaluator) }
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
      project.miss(call.app, "an operation changes \(name), which does not exist")
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
