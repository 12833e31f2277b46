/// What part a file plays in a Django or FastAPI project, told from its path alone.
public enum PathRole: UInt8, CaseIterable, Sendable {
  case model, manager, view, api, graphql, serializer, form, filter, table, urls, admin
  /// Pydantic's models, in projects without Django.
  case schema
  case template, templateTag, signal, task, command, permission, middleware, service, settings, other
  /// Ranked in lists of their own: they never push an implementation file down.
  case test, factory
  case migration
  /// Not written by hand in this project, or not code: never ranked.
  case generated, vendored, documentation, fixture

  /// Whether a task may ask to edit such a file.
  public var isCandidate: Bool {
    switch self {
    case .migration, .generated, .vendored, .documentation, .fixture: false
    case .model, .manager, .view, .api, .graphql, .serializer, .form, .filter, .table, .urls, .admin, .template,
      .templateTag, .signal, .task, .command, .permission, .middleware, .service, .settings, .schema, .other, .test,
      .factory:
      true
    }
  }

  public var isTest: Bool { self == .test || self == .factory }
}

extension PathRole {
  /// - Parameter isDjango: else names that mean something to Django alone say nothing.
  public init(path: String, isDjango: Bool = true) {
    var parts = path.utf8.split(separator: UInt8(ascii: "/")).map { Substring($0).lowercased() }
    let file = parts.popLast() ?? ""
    let name = RoleName(file: file)
    self =
      PathRole.outside(parts, name) ?? PathRole.test(parts, name, isDjango) ?? PathRole.byPlace(parts, name)
      ?? PathRole.byName(parts, name, isDjango ? PathRole.role : PathRole.plainRole)
  }

  /// Files that are not this project's own code.
  private static func outside(_ folders: [String], _ name: RoleName) -> PathRole? {
    if folders.contains(where: { ["node_modules", "bower_components", "site-packages"].contains($0) }) {
      return .vendored
    }
    if folders.first == "vendor" || folders.first == "cassettes" { return .vendored }
    if let first = folders.first, ["docs", "doc", "docs_src", "locale"].contains(first), !name.isTemplate {
      return .documentation
    }
    if name.isTemplate { return outsideTemplate(folders, name) }
    if name.isPython, ["migrations", "south_migrations", "versions"].contains(folders.last ?? "") { return .migration }
    return ["_version", "version", "__version__", "__about__"].contains(name.stem) || name.stem.hasSuffix("_pb2")
      || name.stem.hasSuffix("_pb2_grpc") ? .generated : nil
  }

  private static let clientFolders: Set<String> = [
    "static", "staticfiles", "static_src", "dist", "build", "client", "frontend", "ui", "packages", "svelte", "vue",
    "webpack", "styleguide", "locale", "locales", "docs", "doc", "documentation", "vendor", "fixtures", ".github",
  ]

  private static func outsideTemplate(_ folders: [String], _ name: RoleName) -> PathRole? {
    if folders.contains(where: clientFolders.contains) { return .vendored }
    guard let tests = folders.firstIndex(where: { $0 == "tests" || $0 == "test" }) else { return nil }
    return folders[tests...].contains { ["data", "files", "testdata", "samples"].contains($0) } ? .fixture : nil
  }

  private static let testFolders: Set<String> = [
    "test", "tests", "testing", "unittest", "unittests", "test_utils", "test_api", "functional", "playwright_tests",
  ]

  private static func test(_ folders: [String], _ name: RoleName, _ isDjango: Bool) -> PathRole? {
    let stem = name.stem
    let mayMakeRows = isDjango || folders.contains(where: testFolders.contains) && !stem.hasPrefix("test_")
    if mayMakeRows, name.mentions("factories") || name.mentions("factory") { return name.isTemplate ? nil : .factory }
    if folders.contains(where: testFolders.contains) { return .test }
    guard name.isPython else { return nil }
    let named =
      stem.hasPrefix("test_") || stem.hasSuffix("_test") || stem.hasSuffix("_tests") || stem.hasPrefix("tests_")
    return named || stem == "conftest" || testFolders.contains(stem) ? .test : nil
  }

  private static func byPlace(_ folders: [String], _ name: RoleName) -> PathRole? {
    if name.isTemplate { return .template }
    switch folders.last {
    case "commands" where folders.dropLast().last == "management": return .command
    case "templatetags": return .templateTag
    case .some(_), nil: return nil
    }
  }

  private static func byName(
    _ folders: [String], _ name: RoleName, _ role: (_ named: String) -> PathRole?
  ) -> PathRole {
    if let role = role(name.stem) { return role }
    for folder in folders.reversed() {
      if let role = role(folder) { return role }
    }
    return .other
  }

  /// Without Django, `admin` and `forms` are words as others are.
  private static func plainRole(named name: String) -> PathRole? {
    switch name {
    case "schema", "schemas": return .schema
    case "tables": return .model
    default: break
    }
    if name.hasSuffix("_schemas") || name.hasSuffix("_schema") { return .schema }
    switch role(named: name) {
    case .admin, .signal, .form, .task, .settings: return nil
    case let role: return role
    }
  }

  private static func role(named name: String) -> PathRole? {
    if let exact = exactNames[name] { return exact }
    return suffixes.first { name.hasSuffix($0.suffix) }?.role
  }

  private static let exactNames: [String: PathRole] = [
    "models": .model, "model": .model, "abstract_models": .model, "managers": .manager, "querysets": .manager,
    "views": .view, "view": .view, "viewsets": .api, "api": .api, "apis": .api, "rest_api": .api, "endpoints": .api,
    "routers": .api, "routes": .api, "graphql": .graphql, "schema": .graphql, "schemas": .graphql,
    "serializers": .serializer, "serializer": .serializer, "forms": .form, "form": .form, "filters": .filter,
    "filtersets": .filter, "filter": .filter, "tables": .table, "urls": .urls, "urlconf": .urls, "admin": .admin,
    "wagtail_hooks": .admin, "signals": .signal, "receivers": .signal, "handlers": .signal, "signal_handlers": .signal,
    "tasks": .task, "jobs": .task, "permissions": .permission, "policies": .permission, "middleware": .middleware,
    "services": .service, "service": .service, "mutations": .service, "resolvers": .service, "settings": .settings,
    "config": .settings, "conf": .settings,
  ]

  private static let suffixes: [(suffix: String, role: PathRole)] = [
    ("_models", .model), ("_views", .view), ("serializers", .serializer), ("_forms", .form), ("_filters", .filter),
    ("_urls", .urls), ("_admin", .admin), ("_tasks", .task), ("_api", .api), ("middleware", .middleware),
  ]
}

/// A file's name, taken apart once.
private struct RoleName {
  var stem: String
  var isPython: Bool
  var isTemplate: Bool

  init(file: String) {
    let dot = file.utf8.lastIndex(of: UInt8(ascii: ".")) ?? file.endIndex
    stem = String(file[..<dot])
    let suffix = file[dot...].dropFirst()
    isPython = suffix == "py"
    isTemplate = !isPython
  }

  func mentions(_ word: StaticString) -> Bool {
    let word = Array(word.description.utf8)
    let bytes = stem.utf8.span
    return bytes.contains(word, in: 0..<bytes.count)
  }
}
