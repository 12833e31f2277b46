import Search

/// What a task is about, as far as it changes what is worth showing.
public enum CapsuleIntent: String, CaseIterable, Sendable {
  /// A bug fix where the task holds a traceback, else nothing in particular.
  case auto
  case feature, bugfix, api, database, testing, template

  /// How much more a file of that role is worth than the words alone say.
  func weight(of role: PathRole) -> Float {
    switch self {
    case .auto, .bugfix, .feature: return 1
    case .api: return Self.apiRoles.contains(role) ? Self.slightFavour : 1
    case .database: return Self.databaseRoles.contains(role) ? Self.favour : 1
    case .testing: return role.isTest ? Self.favour : 1
    case .template: return Self.templateRoles.contains(role) ? Self.slightFavour : 1
    }
  }

  /// Good for the roles of a database task; for wider sets of roles it costs what it gains, see `docs/retrieval-notes.md`.
  private static let favour: Float = 1.25
  private static let slightFavour: Float = 1.08
  private static let apiRoles: Set<PathRole> = [.api, .serializer, .filter, .permission, .urls, .graphql]
  private static let databaseRoles: Set<PathRole> = [.model, .manager, .admin, .signal]
  private static let templateRoles: Set<PathRole> = [.template, .templateTag, .form]

  /// What of the budget tests may take.
  func testShare(_ wish: TestWish) -> Float {
    switch wish {
    case .none: return 0
    case .more: return self == .testing ? 0.6 : 0.4
    case .usual: break
    }
    switch self {
    case .testing: return 0.6
    case .auto, .feature, .bugfix, .api, .database, .template: return 0.25
    }
  }
}

/// Whether tests are wanted beside what they test.
public enum TestWish: Sendable {
  case usual
  /// More of them than usual.
  case more
  case none
}
