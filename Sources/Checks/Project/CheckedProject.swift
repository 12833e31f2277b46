import Synchronization

/// Everything that rules may look at: the registry, the parsed files, and who is who in them.
///
/// A class, so that thousands of short-lived views of files and models can hold on to it for the price of a pointer.
public final class CheckedProject: Sendable {
  /// Django's registry as the boot has it.
  ///
  /// A look-up answers found, absent or unknown: sections say whether they are complete, and only a complete one proves
  /// that something is not there.
  public let dump: RegistryDump
  /// Every class, function and module of the files, joined to the registry's models.
  public let tables: ProjectTables
  /// What a change is judged against; nil where none is judged.
  public let base: CheckedBase?
  public let paths: PathIndex
  /// Texts, and what FastAPI has.
  public let beside: CheckedBeside
  private let kept = Mutex<ExpressionTypes?>(nil)
  private let parallelism: any Parallelism
  private let keptFields = Kept<FieldBook>()
  private let keptNames = Kept<WrittenNames>()
  let keptSerializers = Kept<[CheckedSerializer]>()
  private let keptIndex = Kept<RouteIndex>()
  private let keptSites = Kept<RouteSites>()
  private let keptReverses = Kept<ReverseCalls>()
  private let keptImports = Kept<ProjectImports>()
  private let keptSignals = Kept<SignalConnections>()
  private let keptMigrations = Kept<CheckedMigrations>()
  private let keptStartup = Kept<StartupModules>()

  public init(
    _ sources: ProjectSources, _ dump: RegistryDump, base: CheckedBase? = nil, beside: CheckedBeside = .init(),
    _ parallelism: any Parallelism
  ) {
    self.parallelism = parallelism
    self.dump = dump
    self.base = base
    self.beside = beside
    tables = ProjectTables(sources, dump)
    paths = PathIndex(sources)
  }

  public var sources: ProjectSources { tables.sources }

  /// What expressions stand for; reading them all is dear, so only the first rule that asks pays.
  public var types: ExpressionTypes {
    kept.withLock { kept in
      if let kept { return kept }
      let made = ExpressionTypes(tables, parallelism)
      kept = made
      return made
    }
  }

  /// What may be written where a field is wanted.
  public var fields: FieldBook { keptFields.get { FieldBook(self) } }
  public var writtenNames: WrittenNames { keptNames.get { WrittenNames(sources) } }
  /// The names of routes.
  public var routeIndex: RouteIndex { keptIndex.get { RouteIndex(dump) } }
  /// The routes as they are written.
  public var routeSites: RouteSites { keptSites.get { RouteSites(self) } }
  /// What is reversed, and where.
  public var reverses: ReverseCalls { keptReverses.get { ReverseCalls(self) } }
  /// What `import` finds in the project.
  public var imports: ProjectImports { keptImports.get { ProjectImports(self) } }

  /// Where functions are connected to signals.
  public var signals: SignalConnections { keptSignals.get { SignalConnections(self) } }
  /// The migrations of the project's own applications.
  public var migrations: CheckedMigrations { keptMigrations.get { CheckedMigrations(self) } }
  /// What something beside tests imports.
  public var startup: StartupModules { keptStartup.get { StartupModules(self) } }

  public func file(_ row: Int) -> CheckedFile { CheckedFile(self, row) }

  public func file(at path: String) -> CheckedFile? { paths.python[path].map { CheckedFile(self, $0) } }

  public var files: some Sequence<CheckedFile> { sources.python.indices.lazy.map { CheckedFile(self, $0) } }

  public func template(at path: String) -> CheckedTemplate? {
    paths.templates[path].map { CheckedTemplate(self, $0) }
  }

  public var templates: some Sequence<CheckedTemplate> {
    sources.templates.indices.lazy.map { CheckedTemplate(self, $0) }
  }

  /// The models whose classes stand in files of the project.
  public var models: some Sequence<CheckedModel> {
    dump.models.items.lazy.compactMap { CheckedModel($0, self) }
  }
}

/// Rows of files by path.
public struct PathIndex: Sendable {
  public let python: [String: Int]
  public let templates: [String: Int]

  init(_ sources: ProjectSources) {
    python = Dictionary(sources.python.enumerated().map { ($1.path, $0) }) { first, _ in first }
    templates = Dictionary(sources.templates.enumerated().map { ($1.path, $0) }) { first, _ in first }
  }
}

extension CheckedProject {
  /// Where the lines of a Python file or template start.
  public func lines(of path: String) -> LineIndex? {
    if let row = paths.python[path] { return sources.python[row].lines }
    if let row = paths.templates[path] { return sources.templates[row].lines }
    return beside.texts.first { $0.path == path }?.lines
  }
}
