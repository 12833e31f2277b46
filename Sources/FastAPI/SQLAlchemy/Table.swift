/// A table of SQLAlchemy or SQLModel: of a mapped class, or of `Table(…)`.
public struct Table: Sendable, Equatable {
  /// Nil where it is not known.
  public var name: String?
  /// The schema of the database it lies in; nil for the usual one.
  public var schema: String?
  /// Dotted name of the mapped class, or of the variable that holds the table.
  public var className: String?
  public var columns: [TableColumn] = []
  public var relationships: [TableRelationship] = []
  public var file: String?
  public var line: Int?
  /// A base that is not known may bring columns.
  public var isOpen = false
  public var condition: String?
}

/// One column.
public struct TableColumn: Sendable, Equatable {
  /// The attribute.
  public var key: String
  /// What the database calls it.
  public var name: String
  /// As annotated or called: `Mapped[str]`, `String(50)`.
  public var type: String
  /// `table.column` that it refers to.
  public var target: String?
  /// Those of further keys that it is part of.
  public var otherTargets: [String] = []
  public var isPrimaryKey = false
  public var isNullable: Bool?
  public var isUnique = false
  public var isIndexed = false
  public var declaredIn: String
}

/// `relationship(…)`.
public struct TableRelationship: Sendable, Equatable {
  public var key: String
  /// Name of the mapped class, as written.
  public var target: String?
  public var backPopulates: String?
  /// The relationship of the other class that this one makes.
  public var backref: String?
  public var secondary: String?
  public var declaredIn: String
}
