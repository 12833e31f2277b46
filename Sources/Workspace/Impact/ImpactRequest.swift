/// What `djangology impact` is asked for.
public struct ImpactRequest: Sendable {
  /// A field, model, class, function, file, URL name, template or setting.
  public var name: String
  /// How many links away; nil for what suits the kind of thing.
  public var depth: Int?
  /// How the project is booted.
  public var boot = DumpRequest()

  public init(name: String) { self.name = name }
}

/// Why there is no answer.
public enum ImpactFailure: Error, Sendable {
  case workspace(WorkspaceError)
  /// Several things are called so.
  case ambiguous(name: String, [String])
  /// Nothing is called so; these are the names there are.
  case unknown(name: String, candidates: [String])
}
