/// What of a distribution is worth keeping, by the path of a file below site-packages.
enum CataloguePath {
  struct Module {
    var name: String
    var isPackage: Bool
  }

  /// The module that `path` is the source of; nil when it is none or not wanted.
  static func module(of path: String) -> Module? {
    guard path.hasSuffix(".py") else { return nil }
    var parts = path.dropLast(3).split(separator: "/").map(String.init)
    guard isWanted(parts) else { return nil }
    let isPackage = parts.last == "__init__"
    if isPackage { parts.removeLast() }
    let name = parts.joined(separator: ".")
    if name.hasPrefix("django.db.backends."), backendParts.contains(parts.last ?? "") { return nil }
    if parts.isEmpty || left.contains(where: { name == $0 || name.hasPrefix($0 + ".") }) { return nil }
    return Module(name: name, isPackage: isPackage)
  }

  /// Whether the file can be named in `render` or `{% include %}`.
  static func isTemplate(_ path: String) -> Bool {
    let parts = path.split(separator: "/").map(String.init)
    guard let folder = parts.dropLast().firstIndex(where: { $0 == "templates" || $0 == "jinja2" }), folder > 0 else {
      return false
    }
    return isWanted(Array(parts[..<folder])) && !path.hasSuffix(".py")
  }

  private static func isWanted(_ parts: [String]) -> Bool {
    guard let top = parts.first, !topLevelOnly.contains(top) else { return false }
    if parts.contains(where: { unwanted.contains($0) || !isIdentifier($0) }) { return false }
    if let last = parts.last, last == "conftest" || last == "tests" || last.hasPrefix("test_") { return false }
    // Locale packages hold formats; the package itself is imported for its table of languages.
    guard let locale = parts.firstIndex(of: "locale") else { return true }
    return parts[locale...].elementsEqual(["locale", "__init__"])
  }

  private static func isIdentifier(_ part: String) -> Bool {
    part.utf8.allSatisfy { byte in
      byte >= 0x80 || byte == UInt8(ascii: "_") || ("0"..."9").contains(Unicode.Scalar(byte))
        || ("a"..."z").contains(Unicode.Scalar(byte | 0x20))
    } && part.utf8.first.map { $0 > UInt8(ascii: "9") } ?? false
  }

  /// Folders that hold nothing a project imports.
  private static let unwanted: Set<String> = [
    "tests", "_vendor", "vendor", "vendored", "node_modules", "static", "docs", "examples", "example",
    "benchmarks", "testproject", "test_project", "testapp", "testing_app", "project_template", "app_template", "demo",
    "__pycache__", "__main__", "bin",
  ]

  /// Folders of some distributions that are tests or tools, but only at the top.
  private static let topLevelOnly: Set<String> = ["test", "testing", "tests", "scripts", "tools", "setup"]

  /// What a database backend is made of besides its `base`.
  private static let backendParts: Set<String> = [
    "features", "operations", "introspection", "creation", "schema", "client", "compiler", "validation",
  ]

  /// Modules that weigh much and declare nothing a project builds on.
  private static let left: [String] = [
    "wagtail.test", "sqlalchemy.dialects", "sqlalchemy.testing", "sqlalchemy.connectors", "sqlalchemy.ext.mypy",
    "sqlalchemy.cyextension", "sqlalchemy.engine", "sqlalchemy.pool", "sqlalchemy.util", "sqlalchemy.sql.compiler",
    "sqlalchemy.sql.coercions", "sqlalchemy.sql.crud", "sqlalchemy.sql.lambdas", "sqlalchemy.sql.cache_key",
    "sqlalchemy.sql.traversals", "sqlalchemy.sql.visitors", "sqlalchemy.sql.util", "sqlalchemy.sql.elements",
    "sqlalchemy.sql.selectable", "sqlalchemy.sql.functions", "sqlalchemy.sql.dml", "sqlalchemy.sql.operators",
    "sqlalchemy.sql.annotation", "sqlalchemy.sql.default_comparator", "sqlalchemy.orm.persistence",
    "sqlalchemy.orm.loading", "sqlalchemy.orm.strategies", "sqlalchemy.orm.bulk_persistence",
    "sqlalchemy.orm.evaluator", "sqlalchemy.orm.unitofwork", "sqlalchemy.orm.path_registry",
    "sqlalchemy.orm.clsregistry", "sqlalchemy.orm.context", "sqlalchemy.orm.dependency", "sqlalchemy.orm.sync",
    "sqlalchemy.orm.state", "sqlalchemy.orm.mapper", "sqlalchemy.orm.query", "sqlalchemy.orm.events",
    "sqlalchemy.orm.attributes", "sqlalchemy.orm.collections", "sqlalchemy.orm.strategy_options",
    "sqlalchemy.ext.asyncio.scoping", "sqlalchemy.ext.automap", "sqlalchemy.ext.horizontal_shard",
    "sqlalchemy.ext.baked", "sqlalchemy.event", "sqlalchemy.events", "pydantic.v1",
    "pydantic.deprecated", "pydantic.mypy", "pydantic._internal", "fastapi.openapi", "celery.bin", "celery.worker",
    "celery.concurrency", "celery.backends", "celery.events", "celery.fixups", "django.contrib.gis.gdal",
    "django.contrib.gis.geos", "django.db.backends.oracle", "graphql.validation",
    "graphql.execution", "graphql.language", "graphql.utilities", "strawberry.cli", "strawberry.codegen",
    "strawberry.codemods", "strawberry.ext", "social_core.backends", "allauth.socialaccount.providers.saml.provider",
  ]
}
