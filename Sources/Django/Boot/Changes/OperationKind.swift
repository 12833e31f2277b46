import Base
import Evaluation

/// What an operation does to the state: decided by the class whose `state_forwards` it has.
enum OperationKind {
  enum Known {
    case createModel, deleteModel, renameModel, alterTable, alterTableComment, alterTogether, alterOrder, alterOptions
    case alterManagers, addField, removeField, alterField, renameField, addIndex, removeIndex, renameIndex
    case addConstraint, removeConstraint, alterConstraint, stateOperations, nothing
  }

  case known(Known)
  /// A `state_forwards` of its own.
  case custom(Value)
  case unknown

  init(of operation: ID<Instance>, in evaluator: inout Evaluator) {
    let type = evaluator.instances[operation].type
    guard let found = evaluator.rawAttribute(evaluator.text("state_forwards"), in: type) else {
      self = .unknown
      return
    }
    let owner = evaluator.dottedName(of: .class(found.owner)) ?? ""
    self = OperationKind.owners[owner].map { .known($0) } ?? .custom(found.value)
  }

  private static let owners: [String: Known] = {
    var owners: [String: Known] = [:]
    for (module, names) in [("models", models), ("fields", fields), ("special", special)] {
      for (name, kind) in names { owners["django.db.migrations.operations." + module + "." + name] = kind }
    }
    for name in ["CreateExtension", "CollationOperation", "CreateCollation", "RemoveCollation", "ValidateConstraint"] {
      owners["django.contrib.postgres.operations." + name] = .nothing
    }
    // Triggers stand in an option of their own, which no change is made of.
    for name in ["AddTrigger", "RemoveTrigger", "TriggerOperationMixin"] {
      owners["pgtrigger.migrations." + name] = .nothing
    }
    return owners
  }()

  private static let models: [(String, Known)] = [
    ("CreateModel", .createModel), ("DeleteModel", .deleteModel), ("RenameModel", .renameModel),
    ("AlterModelTable", .alterTable), ("AlterModelTableComment", .alterTableComment),
    ("AlterTogetherOptionOperation", .alterTogether), ("AlterUniqueTogether", .alterTogether),
    ("AlterIndexTogether", .alterTogether), ("AlterOrderWithRespectTo", .alterOrder),
    ("AlterModelOptions", .alterOptions), ("AlterModelManagers", .alterManagers), ("AddIndex", .addIndex),
    ("RemoveIndex", .removeIndex), ("RenameIndex", .renameIndex), ("AddConstraint", .addConstraint),
    ("RemoveConstraint", .removeConstraint), ("AlterConstraint", .alterConstraint),
  ]

  private static let fields: [(String, Known)] = [
    ("AddField", .addField), ("RemoveField", .removeField), ("AlterField", .alterField),
    ("RenameField", .renameField),
  ]

  private static let special: [(String, Known)] = [
    ("SeparateDatabaseAndState", .stateOperations), ("RunSQL", .stateOperations), ("RunPython", .nothing),
  ]
}
