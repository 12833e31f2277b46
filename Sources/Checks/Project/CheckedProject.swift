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
  public let tables: SharedTables
  /// What a change is judged against; nil where none is judged.
  public let base: CheckedBase?
  public let paths: PathIndex
  /// Texts, and what FastAPI has.
  public let beside: CheckedBeside
  public let configuration: CheckConfiguration
  /// What is asked of each file, by row.
  let known: [KnownFile]
  let analyses: KeptAnalyses
  /// Migrations tell new ones from old ones, so each side of a change has its own.
  private let keptMigrations = Kept<CheckedMigrations>()
  /// Whom this is another view of: what both keep was made for it.
  private let original: CheckedProject?
  let parallelism: any Parallelism

  public init(
    _ sources: ProjectSources, _ dump: RegistryDump, base: CheckedBase? = nil, beside: CheckedBeside = .init(),
    configuration: CheckConfiguration = .init(), _ parallelism: any Parallelism
  ) {
    self.parallelism = parallelism
    self.dump = dump
    self.base = base
    self.beside = beside
    self.configuration = configuration
    tables = SharedTables(ProjectTables(sources, dump))
    paths = PathIndex(sources)
    let settings = dump.settings.value?.file.value ?? nil
    known = sources.python.map { KnownFile($0, isSettings: PathKind.isSettings($0.path, used: settings)) }
    analyses = KeptAnalyses()
    original = nil
  }

  private init(_ other: CheckedProject, base: CheckedBase?, configuration: CheckConfiguration) {
    parallelism = other.parallelism
    dump = other.dump
    tables = other.tables
    paths = other.paths
    beside = other.beside
    known = other.known
    analyses = other.analyses
    original = other.original ?? other
    self.base = base
    self.configuration = configuration
  }

  /// The same project, judged against a change and by another configuration.
  ///
  /// What was worked out for one holds for the other.
  public func with(base: CheckedBase?, configuration: CheckConfiguration) -> CheckedProject {
    if base == nil, self.base == nil, configuration.identity == self.configuration.identity { return self }
    return CheckedProject(self, base: base, configuration: configuration)
  }

  public var sources: ProjectSources { tables.sources }

  /// For whom shared things are made: views in them refer to it, and it lives as long as they do.
  var maker: CheckedProject { original ?? self }

  /// The migrations of the project's own applications.
  public var migrations: CheckedMigrations { keptMigrations.get { CheckedMigrations(self) } }

  /// The files that rules look into.
  public var filePaths: [String] {
    sources.python.map(\.path) + sources.templates.map(\.path)
  }

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
