/// A pydantic model of the project.
public struct Schema: Sendable, Equatable {
  public enum Kind: String, Sendable { case model, settings }

  /// Dotted.
  public var className: String
  public var kind: Kind
  /// Dotted names of its bases.
  public var bases: [String] = []
  public var fields: [SchemaField] = []
  /// `name(field, …)`, in the order in which they are inherited.
  public var validators: [String] = []
  /// `key=value`, sorted.
  public var config: [String] = []
  public var file: String?
  public var line: Int?
  /// A base that is not known may bring fields.
  public var isOpen = false
  public var condition: String?
}

/// One field of a pydantic model.
public struct SchemaField: Sendable, Equatable {
  public var name: String
  /// As annotated.
  public var type: String
  /// What a request calls it, where that is another name.
  public var alias: String?
  /// The alias is made by a function that is not at hand.
  public var isAliasUnknown = false
  /// What an answer by alias calls it, where that is not what a request does.
  public var outputAlias: String?
  /// As Python writes it; nil where there is none.
  public var fallback: String?
  public var isRequired: Bool
  public var isComputed = false
  /// Dotted name of the class whose body states it.
  public var declaredIn: String
}
