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
  public let configuration: CheckConfiguration
  private let kept = Mutex<ExpressionTypes?>(nil)
  private let parallelism: any Parallelism
  private let keptFields = Kept<FieldBook>()
  private let keptNames = Kept<WrittenNames>()
  let keptQueries = Kept<QueryFacts>()
  let keptAdmins = Kept<[CheckedAdmin]>()
  let keptSerializers = Kept<[CheckedSerializer]>()
  private let keptIndex = Kept<RouteIndex>()
  private let keptSites = Kept<RouteSites>()
  private let keptReverses = Kept<ReverseCalls>()
  let keptMoreApps = Kept<Bool>()
  let keptDebug = Kept<Bool>()
  let keptAtomic = Kept<Bool>()
  let keptFastApi = Kept<Bool>()
  private let keptTemplates = Kept<TemplateInventory>()
  private let keptUses = Kept<TemplateUses>()
  private let keptTags = Kept<TagInventory>()
  private let keptSitesOfTemplates = Kept<RenderSites>()
  private let keptScopes = Kept<TemplateScopes>()

  private let keptImports = Kept<ProjectImports>()
  private let keptSignals = Kept<SignalConnections>()
  private let keptMigrations = Kept<CheckedMigrations>()
  private let keptStartup = Kept<StartupModules>()
  private let keptFixtures = Kept<PytestFixtures>()
  private let keptSettings = Kept<SettingNames>()
  private let keptTasks = Kept<CeleryTasks>()
  private let keptGraph = Kept<ImportGraph>()
  private let keptDefinitions = Kept<Definitions>()
  private let keptRoutes = Kept<ApiRoutes>()

  public init(
    _ sources: ProjectSources, _ dump: RegistryDump, base: CheckedBase? = nil, beside: CheckedBeside = .init(),
    configuration: CheckConfiguration = .init(), _ parallelism: any Parallelism
  ) {
    self.parallelism = parallelism
    self.dump = dump
    self.base = base
    self.beside = beside
    self.configuration = configuration
    tables = ProjectTables(sources, dump)
    paths = PathIndex(sources)
  }

  private init(_ other: CheckedProject, base: CheckedBase?, configuration: CheckConfiguration) {
    parallelism = other.parallelism
    dump = other.dump
    tables = other.tables
    paths = other.paths
    beside = other.beside
    self.base = base
    self.configuration = configuration
  }

  /// The same project, judged against a change and by another configuration.
  public func with(base: CheckedBase?, configuration: CheckConfiguration) -> CheckedProject {
    if base == nil, self.base == nil, configuration.identity == self.configuration.identity { return self }
    return CheckedProject(self, base: base, configuration: configuration)
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

  /// The templates by name.
  public var templateInventory: TemplateInventory { keptTemplates.get { TemplateInventory(dump) } }
  /// The templates that code names.
  public var templateUses: TemplateUses { keptUses.get { TemplateUses(self) } }
  /// The libraries of tags and filters.
  public var tagInventory: TagInventory { keptTags.get { TagInventory(self) } }

  /// What code renders templates with.
  public var renderSites: RenderSites { keptSitesOfTemplates.get { RenderSites(self) } }
  /// The names in the contexts of templates.
  public var templateScopes: TemplateScopes { keptScopes.get { TemplateScopes(self) } }
  /// Fixtures of pytest.
  public var fixtures: PytestFixtures { keptFixtures.get { PytestFixtures(self) } }

  /// The queries that functions make.
  public var queries: QueryFacts {
    keptQueries.get {
      var reader = QueryReader(self)
      reader.run()
      return reader.facts
    }
  }
  /// What may be a setting.
  public var settingNames: SettingNames { keptSettings.get { SettingNames(self) } }
  /// Routes of FastAPI.
  public var apiRoutes: ApiRoutes { keptRoutes.get { ApiRoutes(self) } }
  /// Which module imports which.
  public var importGraph: ImportGraph { keptGraph.get { ImportGraph(self) } }
  /// What conventions speak of.
  public var definitions: Definitions { keptDefinitions.get { Definitions(self) } }
  /// Celery's tasks.
  public var tasks: CeleryTasks { keptTasks.get { CeleryTasks(self) } }

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
  /// The bytes of any file of the project as the rules saw it, and where its lines start.
  public func text(of path: String) -> SourceText? {
    if let row = paths.python[path] {
      return SourceText(bytes: sources.python[row].file.source, lines: sources.python[row].lines)
    }
    if let row = paths.templates[path] {
      return SourceText(bytes: sources.templates[row].file.bytes, lines: sources.templates[row].lines)
    }
    if let text = beside.texts.first(where: { $0.path == path }) {
      return SourceText(bytes: text.bytes, lines: text.lines)
    }
    return beside.read(path).map { SourceText(bytes: $0, lines: LineIndex($0)) }
  }

  /// Where the lines of a file start.
  public func lines(of path: String) -> LineIndex? { text(of: path)?.lines }
}

/// A file's bytes and where its lines start.
public struct SourceText: Sendable {
  public let bytes: [UInt8]
  public let lines: LineIndex

  /// Line and column of an offset, both from 1; the column counts characters as Unicode has them (code points).
  public func position(of offset: UInt32) -> SourcePosition {
    let offset = min(offset, UInt32(bytes.count))
    let line = lines.line(of: offset)
    let start = Int(lines.starts[line - 1])
    return SourcePosition(line: line, column: bytes[start..<Int(offset)].count { $0 & 0xC0 != 0x80 } + 1)
  }

  /// A line's text without its end.
  public func line(_ number: Int) -> String {
    guard number >= 1, number <= lines.lineCount else { return "" }
    let start = Int(lines.starts[number - 1])
    let end = number < lines.lineCount ? Int(lines.starts[number]) : bytes.count
    var text = bytes[start..<end]
    while let last = text.last, last == 10 || last == 13 { text.removeLast() }
    return String(decoding: text, as: UTF8.self)
  }
}

/// A place as people and editors name it.
public struct SourcePosition: Sendable, Equatable {
  public var line: Int
  public var column: Int
}
