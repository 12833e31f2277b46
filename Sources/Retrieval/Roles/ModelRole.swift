/// A part that some file of a project plays for one of its models.
public enum ModelRole: UInt8, CaseIterable, Sendable {
  case serializer, form, filterSet, admin, view, urls, template, signal, task, manager, factory, test

  /// How many files of it are named for all models together.
  var quota: Int {
    switch self {
    case .template, .test, .view: 3
    case .serializer, .form, .filterSet, .admin, .urls, .signal, .task, .manager, .factory: 2
    }
  }

  /// As a capsule says it.
  public var word: String {
    switch self {
    case .serializer: "serializer"
    case .form: "form"
    case .filterSet: "filter set"
    case .admin: "admin"
    case .view: "view"
    case .urls: "urls"
    case .template: "template"
    case .signal: "signal receiver"
    case .task: "task"
    case .manager: "manager"
    case .factory: "factory"
    case .test: "test"
    }
  }
}

/// The files that play one part for one model, the surest first.
public struct RolePlayers: Hashable, Sendable {
  public struct Player: Hashable, Sendable {
    public var path: String
    /// The class or function; empty where the whole file plays the part.
    public var name: String
    /// 1-based; 0 where the whole file plays the part.
    public var line: Int
  }

  /// Name of the model's class; empty for most models of a file.
  public var model: String
  public var role: ModelRole
  public var players: [Player]
}
