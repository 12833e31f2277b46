import Base
import Django
import FastAPI
import Impact
import Platform
import PythonSyntax
import TemplateSyntax

extension Workspace {
  /// What in the project depends on a thing of it, down to the strings that name a field.
  static func answer(
    _ request: ImpactRequest, _ impact: ProjectImpact, root: String
  ) throws(ImpactFailure) -> ImpactReport {
    switch impact.resolve(request.name, project: folderName(root)) {
    case .found(let target): return ImpactReport(impact.answer(target, depth: request.depth))
    case .ambiguous(let names): throw .ambiguous(name: request.name, names)
    case .unknown(let candidates): throw .unknown(name: request.name, candidates: candidates)
    }
  }

  /// The graph of the booted project, for several questions.
  static func impact(
    _ reading: BootReading, _ dump: Traced<RegistryDump>, _ apis: APIReport = APIReport()
  ) -> Traced<ProjectImpact> {
    impact(of: sources(reading, dump.value), dump, apis)
  }

  /// The same of files that were read.
  static func impact(
    of read: (sources: ProjectSources, trace: DiskTrace), _ dump: Traced<RegistryDump>, _ apis: APIReport
  ) -> Traced<ProjectImpact> {
    let sources = read.sources
    var whole = dump.trace
    whole.add(read.trace)
    let made = onDeepStack { ProjectImpact(sources, dump.value, apis, AllCores.deep) }
    return Traced(value: made, trace: whole, names: dump.names)
  }

  private static func folderName(_ root: String) -> String? {
    let absolute = FilePath(root).absolute
    return ((try? absolute.resolved()) ?? absolute).text.pathParts.last.map(String.init)
  }

  /// What one file is to impact.
  private enum Source: Sendable {
    case python(ProjectSources.Python)
    case template(ProjectSources.Template)
    case data(ProjectSources.Data)
  }

  /// The parsed files of a project, and what they stand on.
  static func sources(
    _ reading: BootReading, _ dump: RegistryDump
  ) -> (sources: ProjectSources, trace: DiskTrace) {
    let templates = Set(dump.templates.items.compactMap { $0.path.value })
    let fixtures = FixturePaths(reading.paths, settings: settings(reading, dump))
    let paths = reading.paths.filter { path in
      path.hasSuffix(".py") || templates.contains(path) || SourceKind(path: path) == .template
        || fixtures.contains(path)
    }
    let read = parallelMap(count: paths.count, makeScratch: { PythonParser() }) { i, parser in
      let path = paths[i]
      let (bytes, witness) = reading.tree.witness(file: path, reading.moment)
      let isTemplate = templates.contains(path) || SourceKind(path: path) == .template
      return (witness, bytes.map { source(path, $0, witness.hash, isTemplate: isTemplate, reading.trees, &parser) })
    }
    var (sources, trace) = (ProjectSources(python: []), DiskTrace())
    for (path, (witness, source)) in zip(paths, read) {
      trace.files[path] = witness
      switch source {
      case .python(let file): sources.python.append(file)
      case .template(let file): sources.templates.append(file)
      case .data(let file): sources.data.append(file)
      case nil: break
      }
    }
    return (sources, trace)
  }

  /// The settings module, which is read once more with all the others.
  private static func settings(_ reading: BootReading, _ dump: RegistryDump) -> PythonFile? {
    guard let path = dump.settings.value?.file.value ?? nil else { return nil }
    let (bytes, witness) = reading.tree.witness(file: path, reading.moment)
    if let hash = witness.hash, let known = reading.trees.tree(path, hash) { return known }
    return bytes.map { PythonFile($0) }
  }

  private static func source(
    _ path: String, _ bytes: [UInt8], _ hash: ContentHash?, isTemplate: Bool, _ trees: ParsedTrees,
    _ parser: inout PythonParser
  ) -> Source {
    if path.hasSuffix(".py") {
      let known = hash.flatMap { trees.tree(path, $0) }
      let file = known ?? parser.parse(bytes)
      if known == nil, let hash { trees.keep(file, path, hash) }
      return .python(.init(path: path, file: file))
    }
    if isTemplate { return .template(.init(path: path, file: TemplateFile(bytes, dialect: .init(path: path)))) }
    return .data(.init(path: path, bytes: bytes))
  }
}
