/// A type of a GraphQL schema: a class of graphene or strawberry.
public struct GraphType: Sendable, Equatable {
  public enum Library: String, Sendable { case graphene, strawberry }

  /// Dotted name of the class.
  public var className: String
  public var library: Library
  /// What it is in a schema: `type`, `input`, `interface`, `mutation`, `enum`.
  public var kind: String
  /// Label of the Django model it shows.
  public var model: String?
  public var fields: [GraphField] = []
  public var place: DumpedPlace
  /// Fields may be missing.
  public var isOpen = false
  public var condition: String?
}

/// One field of a GraphQL type.
public struct GraphField: Sendable, Equatable {
  public var name: String
  /// As written: the annotation, or the class of graphene; `auto` is the model's own.
  public var type: String?
  /// Dotted name of the class whose body states it; nil where it is taken from the model.
  public var declaredIn: String?
}
