public import Base

/// A class or function, at any depth, in source order: a parent stands before its members.
public struct Definition: Sendable, Equatable {
  public enum Kind: UInt8, Sendable { case `class`, function, asyncFunction }

  public var kind: Kind
  public var name: String
  /// The class or function around it; none at module level.
  public var parent: ID<Definition>
  /// With decorators.
  public var range: TextRange
  /// From `class` or `def` up to and without the body: the line a reader must see.
  public var header: TextRange
  /// The name itself.
  public var nameRange: TextRange
  /// Docstring with its quotes; empty if there is none.
  public var docstring = TextRange(0, 0)
  public var decorators: [ID<Expression>] = []
  /// Bases of a class as written; keywords (`metaclass=`) are `.keyword` rows.
  public var bases: [ID<Expression>] = []
  /// Names of the parameters, in order, without `*`.
  public var parameters: [String] = []
  /// It stands under an `if` or `try` that may not run.
  public var isConditional = false

  public init(
    _ kind: Kind, _ name: String, parent: ID<Definition>, range: TextRange, header: TextRange, nameRange: TextRange
  ) {
    self.kind = kind
    self.name = name
    self.parent = parent
    self.range = range
    self.header = header
    self.nameRange = nameRange
  }
}
