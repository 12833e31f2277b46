import Base
import Django

/// A part that some file of a project plays for one of its models.
public enum ModelRole: UInt8, CaseIterable, Sendable {
  case model, serializer, schema, form, filterSet, admin, view, service, repository, urls, template, signal, task,
    manager
  case factory, test

  /// How many files of it are named for all models together.
  var quota: Int {
    switch self {
    case .model, .template, .test, .view: 3
    case .serializer, .schema, .form, .filterSet, .admin, .service, .repository, .urls, .signal, .task, .manager,
      .factory:
      2
    }
  }

  /// As a capsule says it.
  public var word: String {
    switch self {
    case .model: "model"
    case .serializer: "serializer"
    case .schema: "schema"
    case .service: "service"
    case .repository: "repository"
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
    /// How sure the part is, next to the other players'.
    public var strength: Float
  }

  /// Name of the model's class; empty for most models of a file.
  public var model: String
  public var role: ModelRole
  public var players: [Player]

  /// Whether one of the surest players is among some files.
  func isPlayed(in files: Set<String>) -> Bool {
    let best = players.first?.strength ?? 0
    return players.contains { $0.strength >= best - 0.6 && files.contains($0.path) }
  }
}

extension ModelRole {
  /// What a class or function is that only mentions a model.
  init?(_ roles: Roles) {
    guard let role = Self.known.first(where: { roles.contains($0.0) })?.1 else { return nil }
    self = role
  }

  private static let known: [(Role, ModelRole)] = [
    (.task, .task), (.receiver, .signal), (.serializer, .serializer), (.form, .form), (.modelForm, .form),
    (.formSet, .form), (.filterSet, .filterSet), (.admin, .admin), (.inline, .admin), (.viewSet, .view),
    (.apiView, .view), (.classView, .view), (.functionView, .view), (.factory, .factory),
  ]

  init?(_ role: FileRole) {
    switch role {
    case .view, .api: self = .view
    case .serializer: self = .serializer
    case .form: self = .form
    case .filterset: self = .filterSet
    case .admin: self = .admin
    case .urlconf: self = .urls
    case .signal: self = .signal
    case .task: self = .task
    case .factory: self = .factory
    case .test, .fixture: self = .test
    case .model, .manager, .template, .templateTag, .command, .middleware, .migration, .settings, .apps, .permission,
      .other:
      return nil
    }
  }

  /// By the names that FastAPI projects give to folders and files.
  init?(folderOf path: String) {
    for part in path.pathParts.reversed() {
      switch part {
      case "routes", "routers", "endpoints", "controllers": self = .view
      case "schemas", "schema": self = .schema
      case "crud", "crud.py", "repos", "repositories", "repository": self = .repository
      case "services", "service", "services.py", "deps.py": self = .service
      default: continue
      }
      return
    }
    return nil
  }
}
