import Base

/// A model as look-ups of names see it: its fields, and what points to it.
public struct ModelEntry: Sendable {
  /// A relation seen from its target.
  public struct Reverse: Sendable {
    /// The model that has the field.
    public var source: ID<ClassRow>
    public var field: DumpedField
    public var relation: DumpedRelation
    /// The attribute of the target; nil where there is none.
    public var accessor: String?
    /// The name in queries.
    public var query: String?
    public var isMany: Bool

    public var fieldName: String { field.name.value ?? "" }

    /// What ends with a plus sign is no name.
    var withoutHidden: Reverse {
      var copy = self
      if accessor?.hasSuffix("+") ?? false { copy.accessor = nil }
      if query?.hasSuffix("+") ?? false { copy.query = nil }
      return copy
    }
  }

  public let row: DumpedModel
  public let type: ID<ClassRow>
  public let fields: [String: DumpedField]
  /// Its own and those of its concrete parents.
  public internal(set) var reverses: [Reverse] = []
  /// Whether something may point to it that was not seen.
  public internal(set) var isReverseOpen = false
  /// Only applications of others were not read: what they have is not called like a field but for a slip.
  public internal(set) var isReverseForeign = false
  /// What the class has beside fields and accessors; nil where a base is not known.
  public let attributes: Set<String>?

  public var label: String { (row.label.value ?? nil) ?? row.className.value ?? "" }
  /// `Order`.
  public var name: String { String((row.className.value ?? "").dottedParts.last ?? "") }

  /// Whether it may have fields that were not seen.
  public var isOpen: Bool {
    row.fields.openness != .closed || row.fields.items.contains { $0.name.value == nil }
  }

  public var primaryKey: DumpedField? { row.fields.items.first { $0.isPrimaryKey.value == true } }

  public func reverse(query name: String) -> Reverse? { reverses.first { $0.query == name } }
  public func reverse(accessor name: String) -> Reverse? { reverses.first { $0.accessor == name } }

  /// The foreign key of `customer_id`.
  public func key(ofColumn name: String) -> DumpedField? {
    guard name.hasSuffix("_id"), let field = fields[String(name.dropLast(3))], field.isToOne else { return nil }
    return field
  }

  init(_ row: DumpedModel, _ type: ID<ClassRow>) {
    self.row = row
    self.type = type
    var fields: [String: DumpedField] = [:]
    for field in row.fields.items { if let name = field.name.value { fields[name] = field } }
    self.fields = fields
    attributes = row.attributes.value.map(Set.init)
  }
}

extension DumpedField {
  /// A foreign key or a one-to-one field, whatever its class is called: only they say what deleting does.
  public var isToOne: Bool {
    guard let relation, !isManyToMany, !isGenericRelation else { return false }
    return relation.onDelete.value ?? nil != nil
  }

  public var isOneToOne: Bool {
    isToOne && [className.value ?? nil, internalType.value ?? nil].contains { $0?.contains("OneToOne") ?? false }
  }

  public var isManyToMany: Bool {
    guard let relation else { return false }
    return (internalType.value ?? nil) == "ManyToManyField" || (relation.through.value ?? nil) != nil
  }

  var isGenericRelation: Bool { (className.value ?? nil)?.hasSuffix("GenericRelation") ?? false }

  /// A generic foreign key has a relation without a model.
  public var isGenericKey: Bool { relation.map { $0.relatedModel == .value(nil) } ?? false }

  /// Whether what stands behind its name in a path is the field's own business: keys of JSON, indexes of arrays.
  public var hasOpenPaths: Bool {
    if relation != nil { return false }
    guard let name = className.value ?? nil else { return true }
    return !name.hasPrefix("django.db.models.fields.") || name.hasSuffix("JSONField")
  }
}
