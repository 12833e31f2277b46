import Base

/// The template tag libraries that `{% load %}` can name, and the builtins of the engines.
///
/// Django asks its own `templatetags` package first, then the apps' in order: a later library of a name replaces an
/// earlier one, and the engine's option `libraries` replaces both.
public struct LibraryFinder: Sendable {
  /// A module that is, or may be, a library.
  public struct Candidate: Sendable, Hashable {
    public var name: String
    public var module: String
    /// None when it is not at hand.
    public var file: String?
  }

  private let setup: TemplateSetup
  private let files: SortedPaths
  /// The file of a dotted module.
  private let locate: @Sendable (String) -> String?

  public init(_ setup: TemplateSetup, files: [String], locate: @escaping @Sendable (String) -> String?) {
    self.setup = setup
    self.files = SortedPaths(files)
    self.locate = locate
  }

  /// The modules to read before `libraries` can be told, each once.
  public func candidates() -> [Candidate] {
    var seen: Set<Candidate> = []
    return djangoEngines.flatMap { modules + named(by: $0) }.filter { seen.insert($0).inserted }
  }

  /// The section `template_tags`, from what each dotted module registers; one that is missing is not known.
  public func libraries(_ registrations: [String: LibraryRegistrations]) -> Section<DumpedTagLibrary> {
    var rows: [DumpedTagLibrary] = []
    var seen: Set<Candidate> = []
    for engine in djangoEngines {
      var named: [String: Candidate] = [:]
      for candidate in modules where registrations[candidate.module]?.isLibrary ?? true {
        named[candidate.name] = candidate
      }
      for candidate in self.named(by: engine) { named[candidate.name] = candidate }
      for (_, candidate) in named.sorted(by: { $0.key < $1.key }) where seen.insert(candidate).inserted {
        rows.append(row(candidate, registrations[candidate.module]))
      }
    }
    rows.sort { (key($0), $0.module) < (key($1), $1.module) }
    return Section(rows, setup.appOpenness)
  }

  private var djangoEngines: [TemplateEngine] { setup.engines.filter { $0.backend == .django } }

  private func key(_ row: DumpedTagLibrary) -> String { row.library.value ?? "" }

  private var modules: [Candidate] {
    ([InstalledApp(label: "", module: "django", path: "site:django")] + setup.apps).flatMap(modules)
  }

  /// What an engine names by itself: its option `libraries`, and the builtins.
  private func named(by engine: TemplateEngine) -> [Candidate] {
    let builtins = ["defaulttags", "defaultfilters", "loader_tags"].map { "django.template." + $0 } + engine.builtins
    let libraries = engine.libraries.sorted { $0.key < $1.key }
    return libraries.map { Candidate(name: $0.key, module: $0.value, file: locate($0.value)) }
      + builtins.map { Candidate(name: "<builtin>" + $0, module: $0, file: locate($0)) }
  }

  /// The modules of an app's `templatetags` package at any depth; each directory on the way must be a package.
  private func modules(of app: InstalledApp) -> [Candidate] {
    guard let path = app.path else { return [] }
    let directory = (path == "." ? "" : path + "/") + "templatetags"
    return files.files(below: directory).compactMap { file in
      let inside = SortedPaths.name(of: file, below: directory)
      guard inside.hasSuffix(".py"), inside != "__init__.py" else { return nil }
      var parts = inside.dropLast(3).pathParts.map(String.init)
      for count in 1..<parts.count where !isPackage(directory, parts.prefix(count)) { return nil }
      if parts.last == "__init__" { parts.removeLast() }
      let name = parts.joined(separator: ".")
      return Candidate(name: name, module: app.module + ".templatetags." + name, file: file)
    }
  }

  private func isPackage(_ directory: String, _ parts: ArraySlice<String>) -> Bool {
    files.holds(directory + "/" + parts.joined(separator: "/") + "/__init__.py")
  }

  private func row(_ candidate: Candidate, _ content: LibraryRegistrations?) -> DumpedTagLibrary {
    var row = DumpedTagLibrary(
      library: .value(candidate.name), module: candidate.module,
      file: candidate.file.map { .value($0) } ?? .unknown("its source is not at hand"))
    row.note.condition = candidate.file.flatMap { setup.condition(ofFile: $0) }
    guard let content else {
      (row.tags, row.filters) = (.unknown("its source is not at hand"), .unknown("its source is not at hand"))
      return row
    }
    let openness: Openness = content.isComplete ? .closed : .open
    row.tags = OpenMap(content.tags.mapValues { function($0, candidate) }, openness)
    row.filters = OpenMap(content.filters.mapValues { function($0, candidate) }, openness)
    return row
  }

  private func function(_ entry: LibraryRegistrations.Entry, _ candidate: Candidate) -> DumpedTagLibrary.Function {
    let name: Known<String?> = entry.function.map { .value($0) } ?? .unknown("a computed function")
    guard let line = entry.line else { return .init(function: name, place: .unstated) }
    let file: Known<String?> = (entry.file ?? candidate.file).map { .value($0) } ?? .unstated
    return .init(function: name, place: DumpedPlace(file: file, line: .value(line)))
  }
}
