public import Base

/// What can be named on a model beside its methods.
public struct ModelFields: Sendable {
  public struct Field: Sendable {
    public var name: String
    /// Dotted name of the class whose body declares it.
    public var declaredIn: String
    public var target: ID<ClassRow> = .none
    public var isMany = false
    public var isRelation = false
  }

  /// A relation seen from its target.
  public struct Reverse: Sendable {
    public var source: ID<ClassRow>
    public var field: String
    public var isMany: Bool
  }

  public var label: String?
  public var isAbstract = false
  public var isProxy = false
  public var fields: [String: Field] = [:]
  public var accessors: [String: Reverse] = [:]
  public var queryNames: [String: Reverse] = [:]
  /// Name of each manager to the dotted names of its class and query set.
  public var managers: [String: [String]] = [:]
}
