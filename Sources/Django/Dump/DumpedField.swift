/// A field of a model.
public struct DumpedField: Sendable, Equatable {
  public var name: Known<String>
  /// Dotted name of its class.
  public var className: Known<String?> = .unstated
  public var internalType: Known<String?> = .unstated
  public var isNull: Known<Bool> = false
  public var isBlank: Known<Bool> = false
  public var maxLength: Known<Int?> = .value(nil)
  public var isUnique: Known<Bool> = false
  public var isIndexed: Known<Bool> = false
  public var isPrimaryKey: Known<Bool> = false
  public var column: Known<String?> = .value(nil)
  public var hasDefault: Known<Bool> = false
  public var hasChoices: Known<Bool> = false
  public var isAutoCreated: Known<Bool> = false
  /// Whether forms may have it; not part of the JSON.
  public var isEditable: Known<Bool> = .unstated
  /// Dotted name of the class whose body declares it.
  public var declaredIn: Known<String?> = .unstated
  /// Only for fields that have `related_model`.
  public var relation: DumpedRelation?
  public var note = EntryNote()

  public init(name: Known<String>) { self.name = name }
}

/// Where a relation leads.
public struct DumpedRelation: Sendable, Equatable {
  public enum Through: Sendable, Equatable {
    case automatic
    case model(String)
  }

  /// The target's label; nil for a generic foreign key.
  public var relatedModel: Known<String?>
  /// `CASCADE` … `SET`.
  public var onDelete: Known<String?> = .value(nil)
  public var relatedName: Known<String?> = .value(nil)
  /// Name of the reverse attribute.
  public var accessor: Known<String?> = .unstated
  public var relatedQueryName: Known<String?> = .unstated
  public var through: Known<Through?> = .value(nil)
  public var toField: Known<String?> = .value(nil)
  public var isParentLink: Known<Bool> = false
  public var isSymmetrical: Known<Bool> = false

  public init(relatedModel: Known<String?>) { self.relatedModel = relatedModel }
}
