import Base
import Evaluation

extension DjangoBoot {
  /// The effective settings (FORMAT.md §3).
  mutating func settingsSection() -> Known<DumpedSettings> {
    guard let module = host.settings.module else { return .unknown("no settings module") }
    var row = DumpedSettings()
    row.file = .value(evaluator.modules[module].path)
    for name in Self.scalarSettings {
      if let value = effective(name) { row.scalars[name] = scalar(value) }
    }
    for name in Self.listSettings {
      if let value = effective(name) { row.lists[name] = dumpedList(value, isPaths: Self.pathSettings.contains(name)) }
    }
    row.databaseEngines = databaseEngines()
    row.migrationModules = effective("MIGRATION_MODULES").map { dumpedMap($0) } ?? [:]
    row.templates = templateEngines()
    row.restFramework = effective("REST_FRAMEWORK").map { dumpedMap($0) } ?? [:]
    return .value(row)
  }

  private static let scalarSettings = [
    "ROOT_URLCONF", "AUTH_USER_MODEL", "DEFAULT_AUTO_FIELD", "WSGI_APPLICATION", "ASGI_APPLICATION", "LANGUAGE_CODE",
    "USE_TZ", "USE_I18N", "APPEND_SLASH", "MEDIA_URL", "STATIC_URL", "LOGIN_URL", "LOGIN_REDIRECT_URL", "FORM_RENDERER",
    "TEST_RUNNER", "SITE_ID",
  ]
  private static let listSettings = [
    "INSTALLED_APPS", "MIDDLEWARE", "AUTHENTICATION_BACKENDS", "DATABASE_ROUTERS", "STATICFILES_DIRS", "LOCALE_PATHS",
  ]
  private static let pathSettings: Set<String> = ["STATICFILES_DIRS", "LOCALE_PATHS"]

  private mutating func effective(_ name: String) -> Value? { host.setting(name, in: &evaluator) }

  private mutating func scalar(_ value: Value) -> DumpedValue {
    let value = dumped(value)
    if case .string(let text) = value, text.hasPrefix("/@") { return .unknown("a path of the machine") }
    return value
  }

  /// `ConnectionHandler.configure_settings` fills in what is not there (django.db.utils).
  private mutating func databaseEngines() -> OpenMap<DumpedValue> {
    guard let value = effective("DATABASES") else { return .unknown("DATABASES") }
    guard let entries = entries(of: value) else { return .unknown("DATABASES is not a dict that is known") }
    var map = OpenMap<DumpedValue>([:], evaluator.isOpen(value) ? .open : .closed)
    for (alias, database) in entries {
      guard let name = evaluator.text(of: alias), !isConditional(database) else {
        map.openness = .open
        continue
      }
      map.items[name] = engine(of: database)
    }
    if map.items["default"] == nil, map.openness == .closed { map.items["default"] = .string(Self.dummyEngine) }
    return map
  }

  private static let dummyEngine = "django.db.backends.dummy"

  private mutating func engine(of database: Value) -> DumpedValue {
    guard let entries = entries(of: database) else { return .unknown("the database is not a dict that is known") }
    guard let found = entries.first(where: { evaluator.text(of: $0.key) == "ENGINE" })?.value else {
      return evaluator.isOpen(database) ? .unknown("ENGINE may be set") : .string(Self.dummyEngine)
    }
    let engine = dumped(found)
    return engine == .string("") || engine == .string("django.db.backends.") ? .string(Self.dummyEngine) : engine
  }
}
