import Base

/// What of a distribution is worth keeping, by the path of a file below site-packages.
enum CataloguePath {
  struct Module {
    var name: String
    var isPackage: Bool
    /// Exists, but is not worth its bytes.
    var isLeftOut: Bool
  }

  /// The module that `path` is the source of, or the package it is left out with; nil when nothing can import it.
  static func module(of path: String) -> Module? {
    guard path.hasSuffix(".py") else { return nil }
    var parts = path.dropLast(3).pathParts.map(String.init)
    let isPackage = parts.last == "__init__"
    if isPackage { parts.removeLast() }
    guard let top = parts.first, let last = parts.last, !topLevelOnly.contains(top) else { return nil }
    let above = parts.dropLast()
    guard above.allSatisfy(isIdentifier), isIdentifier(last) || above.last == "migrations" else { return nil }
    let name = parts.joined(separator: ".")
    if let around = left.first(where: { name == $0 || name.hasPrefix($0 + ".") }) { return leftOut(around) }
    let folders = isPackage ? parts[...] : parts.dropLast()
    if let unwanted = folders.dropFirst().firstIndex(where: unwanted.contains) {
      return leftOut(parts[...unwanted].joined(separator: "."))
    }
    // Locale packages hold formats; the package itself is imported for its table of languages.
    if let locale = parts.firstIndex(of: "locale"), locale < parts.count - 1 { return nil }
    let isBackendPart = name.hasPrefix("django.db.backends.") && backendParts.contains(last)
    let isTest = last == "conftest" || last == "tests" || last == "__main__" || last.hasPrefix("test_")
    return isBackendPart || isTest ? leftOut(name) : Module(name: name, isPackage: isPackage, isLeftOut: false)
  }

  private static func leftOut(_ name: String) -> Module {
    Module(name: name, isPackage: true, isLeftOut: true)
  }

  /// Whether the file can be named in `render` or `{% include %}`.
  static func isTemplate(_ path: String) -> Bool {
    let parts = path.pathParts.map(String.init)
    guard let folder = parts.dropLast().firstIndex(where: { $0 == "templates" || $0 == "jinja2" }), folder > 0 else {
      return false
    }
    let above = parts[..<folder]
    return !topLevelOnly.contains(parts[0]) && !above.contains(where: unwanted.contains) && !path.hasSuffix(".py")
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
    "__pycache__",
  ]

  /// Folders of some distributions that are tests or tools, but only at the top.
  private static let topLevelOnly: Set<String> = ["test", "testing", "tests", "scripts", "tools", "setup"]

  /// What a database backend is made of besides its `base`.
  private static let backendParts: Set<String> = [
    "features", "operations", "introspection", "creation", "schema", "client", "compiler", "validation",
  ]

  /// Modules that weigh much and declare nothing a project builds on.
  private static let left = """
    allauth.socialaccount.providers.saml.provider celery.app.amqp celery.app.control celery.app.trace celery.apps
    celery.backends celery.bin celery.concurrency celery.contrib celery.events celery.fixups celery.platforms
    celery.security celery.utils.collections celery.utils.debug celery.utils.deprecated celery.utils.dispatch
    celery.utils.graph celery.utils.saferepr celery.utils.serialization celery.utils.static celery.utils.sysinfo
    celery.utils.term celery.utils.text celery.utils.threads celery.utils.timer2 celery.worker
    django.contrib.gis.gdal django.contrib.gis.geoip2 django.contrib.gis.geos django.contrib.gis.serializers
    django.contrib.gis.utils django.core.management.sql django.core.servers django.db.backends.oracle
    django.db.migrations.autodetector django.db.migrations.graph django.db.migrations.optimizer
    django.db.migrations.questioner django.db.migrations.writer django.db.models.sql.compiler django.utils.archive
    django.utils.jslex django.utils.lorem_ipsum django_extensions.management.debug_cursor
    django_extensions.management.modelviz djstripe.management fastapi.openapi graphql.execution graphql.language
    graphql.utilities graphql.validation pydantic._internal pydantic.deprecated
    pydantic.json_schema pydantic.mypy pydantic.v1 social_core.backends sqlalchemy.connectors sqlalchemy.cyextension
    sqlalchemy.dialects sqlalchemy.engine sqlalchemy.event sqlalchemy.events sqlalchemy.ext.asyncio.scoping
    sqlalchemy.ext.automap sqlalchemy.ext.baked sqlalchemy.ext.compiler sqlalchemy.ext.horizontal_shard
    sqlalchemy.ext.mypy sqlalchemy.orm.attributes sqlalchemy.orm.bulk_persistence sqlalchemy.orm.clsregistry
    sqlalchemy.orm.collections sqlalchemy.orm.context sqlalchemy.orm.decl_base sqlalchemy.orm.dependency
    sqlalchemy.orm.descriptor_props sqlalchemy.orm.dynamic sqlalchemy.orm.evaluator sqlalchemy.orm.events
    sqlalchemy.orm.identity sqlalchemy.orm.instrumentation sqlalchemy.orm.loading sqlalchemy.orm.mapper
    sqlalchemy.orm.path_registry sqlalchemy.orm.persistence sqlalchemy.orm.properties sqlalchemy.orm.query
    sqlalchemy.orm.scoping sqlalchemy.orm.state sqlalchemy.orm.strategies sqlalchemy.orm.strategy_options
    sqlalchemy.orm.sync sqlalchemy.orm.unitofwork sqlalchemy.orm.writeonly sqlalchemy.pool sqlalchemy.sql.annotation
    sqlalchemy.sql.cache_key sqlalchemy.sql.coercions sqlalchemy.sql.compiler sqlalchemy.sql.crud sqlalchemy.sql.ddl
    sqlalchemy.sql.default_comparator sqlalchemy.sql.dml sqlalchemy.sql.elements sqlalchemy.sql.functions
    sqlalchemy.sql.lambdas sqlalchemy.sql.naming sqlalchemy.sql.operators sqlalchemy.sql.roles
    sqlalchemy.sql.selectable sqlalchemy.sql.traversals sqlalchemy.sql.util sqlalchemy.sql.visitors
    sqlalchemy.testing sqlalchemy.util strawberry.aiohttp strawberry.chalice strawberry.channels strawberry.cli
    strawberry.codegen strawberry.codemods strawberry.experimental strawberry.ext strawberry.fastapi
    strawberry.flask strawberry.litestar strawberry.printer strawberry.quart strawberry.sanic
    strawberry.schema_codegen strawberry.subscriptions strawberry.test strawberry.tools
    wagtail.test
    """.split { $0 == " " || $0 == "\n" }.map(String.init)
}
