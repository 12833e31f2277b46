/// The database that operations run on, as far as it decides what they lock.
public enum DatabaseEngine: String, Sendable, CaseIterable {
  case postgresql, mysql, sqlite, oracle, other

  /// - Parameter engine: what `DATABASES` names: `django.db.backends.postgresql`, or a package that builds on it.
  public init(engine: String) {
    let name = engine.lowercased()
    if name.contains("postg") || name.contains("psycopg") || name.contains("timescale") {
      self = .postgresql
    } else if name.contains("mysql") || name.contains("mariadb") {
      self = .mysql
    } else if name.contains("sqlite") || name.contains("spatialite") {
      self = .sqlite
    } else {
      self = name.contains("oracle") ? .oracle : .other
    }
  }

  public var name: String {
    switch self {
    case .postgresql: "PostgreSQL"
    case .mysql: "MySQL"
    case .sqlite: "SQLite"
    case .oracle: "Oracle"
    case .other: "another database"
    }
  }
}
