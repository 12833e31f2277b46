/// Migrations on disk, the leaves of their graph, and what `makemigrations` would write.
public struct DumpedMigrations: Sendable, Equatable {
  public var disk = OpenList<DumpedMigration>.unstated
  /// App to the names of its leaves.
  public var leaves = OpenMap<[String]>.unstated
  /// App to the changes without a migration; an app that is not listed is clean.
  public var changes = OpenMap<Known<[DumpedOperation]>>.unstated
  /// The same with the migrations that would be written, the clean applications included.
  public var verdicts = OpenList<MigrationVerdict>.unstated
  public var history = MigrationHistory([])
  /// Every operation, in the order in which they are applied.
  public var replayed: [ReplayedOperation] = []

  public init() {}
}

/// A migration's file.
public struct DumpedMigration: Sendable, Equatable {
  public struct Reference: Sendable, Equatable {
    public var app: String
    public var name: String
    public init(_ app: String, _ name: String) {
      self.app = app
      self.name = name
    }
  }

  public var app: Known<String>
  public var name: Known<String>
  public var file: Known<String?> = .unstated
  public var dependencies: OpenList<Reference> = .unstated
  public var replaces: Known<[Reference]> = .value([])
  public var runBefore: Known<[Reference]> = .value([])
  public var isAtomic: Known<Bool> = true
  /// True where the class says so; nil otherwise.
  public var isInitial: Known<Bool?> = .value(nil)
  public var operations: OpenList<DumpedOperation> = .unstated
  public var note = EntryNote()

  public init(app: Known<String>, name: Known<String>) {
    self.app = app
    self.name = name
  }
}

/// One operation of a migration; the names are those the operation has.
public struct DumpedOperation: Sendable, Equatable {
  public var op: Known<String>
  public var modelName: Known<String?> = .value(nil)
  public var name: Known<String?> = .value(nil)
  public var oldName: Known<String?> = .value(nil)
  public var newName: Known<String?> = .value(nil)
  /// Dotted name of the field's class.
  public var fieldClass: Known<String?> = .value(nil)
  /// Dotted name of the function that `RunPython` calls.
  public var code: Known<String?> = .value(nil)

  public init(op: Known<String>) { self.op = op }

  init(_ step: PlannedStep) {
    op = .value(step.op)
    (modelName, name) = (.value(step.modelName), .value(step.name))
    (oldName, newName) = (.value(step.oldName), .value(step.newName))
  }
}
