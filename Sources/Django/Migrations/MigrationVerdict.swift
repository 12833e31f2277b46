/// What `makemigrations` would say of one application.
public struct MigrationVerdict: Sendable, Equatable {
  public enum Answer: Sendable, Equatable {
    case clean
    case changes([PlannedMigration])
    /// Neither is proved; the doubts say why.
    case unknown
  }

  public var app: String
  public var answer: Answer
  /// What was not decided: beside changes that are sure there may be more.
  public var doubts: [String] = []

  public init(app: String, answer: Answer, doubts: [String] = []) {
    self.app = app
    self.answer = answer
    self.doubts = doubts
  }

  public var migrations: [PlannedMigration] { if case .changes(let migrations) = answer { migrations } else { [] } }
}

/// A migration that `makemigrations` would write.
public struct PlannedMigration: Sendable, Equatable {
  public var app: String
  /// The file's name without `.py`; nil where Django takes the time of day.
  public var name: String?
  public var isInitial: Bool
  /// `app.name`, `app.__first__`, or the setting that names a model, as in `settings.AUTH_USER_MODEL`.
  public var dependencies: [String]
  public var operations: [PlannedStep]

  public init(app: String, name: String?, isInitial: Bool, dependencies: [String], operations: [PlannedStep]) {
    (self.app, self.name, self.isInitial) = (app, name, isInitial)
    (self.dependencies, self.operations) = (dependencies, operations)
  }
}

/// One operation of a planned migration.
public struct PlannedStep: Sendable, Equatable {
  /// The class, such as `AddField`.
  public var op: String
  /// The attributes that the operation has.
  public var modelName: String?
  public var name: String?
  public var oldName: String?
  public var newName: String?
  /// The model it is about, in lower case.
  public var model: String
  /// What `describe()` says: `Add field note to order`.
  public var summary: String
  /// The line that Django would write, without breaks.
  public var source: String
  /// What a person would have to decide.
  public var note: String?

  public init(op: String, model: String, summary: String, source: String) {
    (self.op, self.model, self.summary, self.source) = (op, model, summary, source)
  }
}
