/// An operation of a migration as it was replayed: what it met, and what it does to tables.
public struct ReplayedOperation: Sendable, Equatable {
  /// Half of `SeparateDatabaseAndState` and `RunSQL` concern only one of the two.
  public enum Side: Sendable { case both, state, database }

  public var node: MigrationHistory.Node
  /// Its place in `operations`; what stands inside of another has the place of that.
  public var index: Int
  /// The class, such as `AddField`.
  public var op: String
  /// Dotted.
  public var className: String
  public var side = Side.both
  /// 1-based.
  public var line: Int?
  /// In lower case.
  public var model: String?
  /// The field, index or constraint.
  public var name: String?
  public var newName: String?
  /// Why Django could not apply it; nil where it can, or where that is not known.
  public var problem: String?
  /// Models of other applications that no migration before this one creates.
  public var lacking: [LackingModel] = []
  public var before: MigratedField?
  public var after: MigratedField?
  /// The class of the index or constraint.
  public var part: String?
  /// The table is made in the same migration.
  public var isNewTable = false
  /// Django makes the table.
  public var isManaged = true
  /// Nil where that is not known.
  public var isReversible: Bool?
  /// Dotted names of the functions that `RunPython` calls, forwards and backwards.
  public var code: [String] = []
  public var sql: [String] = []

  init(node: MigrationHistory.Node, index: Int, op: String, className: String) {
    (self.node, self.index, self.op, self.className) = (node, index, op, className)
  }
}

/// A model that an operation refers to too early.
public struct LackingModel: Sendable, Equatable {
  /// `app.model`, in lower case.
  public var label: String
  /// The migration that creates it; nil if none does.
  public var creator: MigrationHistory.Node?
}

/// What a migration says of a field.
public struct MigratedField: Sendable, Equatable {
  public enum Default: Sendable { case absent, value, callable, unknown }
  public enum Relation: Sendable { case foreignKey, oneToOne, manyToMany }

  /// Dotted.
  public var className: String
  public var relation: Relation?
  /// `app.model` in lower case, where that is written.
  public var target: String?
  public var isNull: Bool?
  public var isUnique: Bool?
  public var hasIndex: Bool?
  public var isPrimaryKey: Bool?
  public var maxLength: Int?
  public var maxDigits: Int?
  public var decimalPlaces: Int?
  public var fallback = Default.absent
  public var hasDatabaseDefault = false
  public var isGenerated = false
  public var column: String?
  /// The default serves existing rows only.
  public var dropsDefault = false

  public var isToMany: Bool { relation == .manyToMany }

  init(className: String) { self.className = className }
}
