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
  private let kept = Mutex<ExpressionTypes?>(nil)
  private let keptFields = Kept<FieldBook>()
  private let keptNames = Kept<WrittenNames>()
  let keptQueries = Kept<QueryFacts>()
  let keptAdmins = Kept<[CheckedAdmin]>()
  let keptSerializers = Kept<[CheckedSerializer]>()

  public init(_ sources: ProjectSources, _ dump: RegistryDump, base: CheckedBase? = nil) {
    self.dump = dump
    self.base = base
    tables = ProjectTables(sources, dump)
    paths = PathIndex(sources)
  }

  public var sources: ProjectSources { tables.sources }

  /// What expressions stand for; reading them all is dear, so only the first rule that asks pays.
  public var types: ExpressionTypes {
    kept.withLock { kept in
      if let kept { return kept }
      let made = ExpressionTypes(tables)
      kept = made
      return made
    }
  }

  /// What may be written where a field is wanted.
  public var fields: FieldBook { keptFields.get { FieldBook(self) } }
  public var writtenNames: WrittenNames { keptNames.get { WrittenNames(sources) } }

  /// The queries that functions make.
  public var queries: QueryFacts {
    keptQueries.get {
      var reader = QueryReader(self)
      reader.run()
      return reader.facts
    }
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
    return paths.templates[path].map { sources.templates[$0].lines }
  }
}
