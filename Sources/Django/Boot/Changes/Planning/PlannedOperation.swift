import Evaluation

/// An operation that `makemigrations` would write.
struct PlannedOperation {
  enum Kind: String, Sendable {
    case createModel = "CreateModel"
    case deleteModel = "DeleteModel"
    case alterTable = "AlterModelTable"
    case alterTableComment = "AlterModelTableComment"
    case alterUniqueTogether = "AlterUniqueTogether"
    case alterIndexTogether = "AlterIndexTogether"
    case alterOrder = "AlterOrderWithRespectTo"
    case alterOptions = "AlterModelOptions"
    case alterManagers = "AlterModelManagers"
    case addField = "AddField"
    case removeField = "RemoveField"
    case alterField = "AlterField"
    case addIndex = "AddIndex"
    case removeIndex = "RemoveIndex"
    case renameIndex = "RenameIndex"
    case addConstraint = "AddConstraint"
    case removeConstraint = "RemoveConstraint"
    case alterConstraint = "AlterConstraint"
  }

  var kind: Kind
  /// The model it is about.
  var key: ModelKey
  /// The model's name as the operation says it.
  var model: String
  /// The field, index or constraint.
  var name: String?
  var oldName: String?
  var oldFields: [String] = []
  var field: PlannedField?
  var preservesDefault = true
  /// The index or constraint.
  var part: Deconstruction?
  /// The table or its comment.
  var text: Deconstruction?
  var together: Set<[String]> = []
  var order: String?
  // What a model is created with.
  var fields: [(name: String, field: PlannedField)] = []
  var options: [(name: String, value: Deconstruction)] = []
  var bases: [PlannedBase] = []
  var managers: [(name: String, value: Deconstruction)] = []
  /// What must be done first.
  var dependencies: [OperationDependency] = []

  init(_ kind: Kind, _ key: ModelKey, model: String? = nil, name: String? = nil) {
    (self.kind, self.key, self.name) = (kind, key, name)
    self.model = model ?? key.name
  }

  func isNamed(_ other: String) -> Bool { name?.lowercased() == other.lowercased() }

  /// What it is an operation on.
  enum Subject { case model, options, field, part }

  var subject: Subject {
    switch kind {
    case .createModel, .deleteModel: .model
    case .alterTable, .alterTableComment, .alterUniqueTogether, .alterIndexTogether, .alterOrder, .alterOptions,
      .alterManagers:
      .options
    case .addField, .removeField, .alterField: .field
    case .addIndex, .removeIndex, .renameIndex, .addConstraint, .removeConstraint, .alterConstraint: .part
    }
  }

  subscript(option name: String) -> Deconstruction? {
    get { options.first { $0.name == name }?.value }
    set {
      let row = options.firstIndex { $0.name == name }
      switch (row, newValue) {
      case (let row?, let value?): options[row].value = value
      case (let row?, nil): options.remove(at: row)
      case (nil, let value?): options.append((name, value))
      case (nil, nil): break
      }
    }
  }
}

/// A base of a model in a migration.
enum PlannedBase {
  case model(ModelKey)
  /// A class that is no model: a mixin.
  case other(Deconstruction)
}
