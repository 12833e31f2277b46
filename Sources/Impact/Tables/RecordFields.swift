/// What a pydantic model, or a mapped class of SQLAlchemy or SQLModel, states.
public struct RecordFields: Sendable {
  public enum Kind: Sendable { case schema, table }

  public var kind: Kind
  /// Of the table, as the database has it; nil for a schema, and where it is not known.
  public var table: String?
  /// By attribute; inherited ones included.
  public var fields: [String: ModelFields.Field]
  /// What the database calls a column, to its attribute.
  public var columnNames: [String: String] = [:]
}
