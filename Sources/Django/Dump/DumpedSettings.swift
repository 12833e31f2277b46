/// The effective settings; a name that is in none of the maps is not stated.
public struct DumpedSettings: Sendable, Equatable {
  public var file: Known<String?> = .unstated
  /// `ROOT_URLCONF`, `AUTH_USER_MODEL`, `USE_TZ` … (FORMAT.md §3).
  public var scalars: [String: DumpedValue] = [:]
  /// `INSTALLED_APPS`, `MIDDLEWARE`, `LOCALE_PATHS` …; paths relative to the root.
  public var lists: [String: OpenList<DumpedValue>] = [:]
  /// Alias to engine.
  public var databaseEngines = OpenMap<DumpedValue>.unstated
  public var migrationModules = OpenMap<DumpedValue>.unstated
  public var templates = OpenList<DumpedTemplateEngine>.unstated
  public var restFramework = OpenMap<DumpedValue>.unstated
  public var note = EntryNote()

  public init() {}
}

/// One engine of `TEMPLATES`.
public struct DumpedTemplateEngine: Sendable, Equatable {
  public var backend: Known<String>
  public var appDirs: Known<Bool> = false
  public var dirs: OpenList<DumpedValue> = []
  public var contextProcessors: OpenList<DumpedValue> = []
  public var builtins: OpenList<DumpedValue> = []
  public var libraries: OpenMap<DumpedValue> = [:]

  public init(backend: Known<String>) { self.backend = backend }
}
