import Base
import Django
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
    _ root: String, _ files: [String], _ dump: RegistryDump, overlay: TreeOverlay = .none
  ) -> ProjectImpact {
    onDeepStack { ProjectImpact(sources(DiskTree(root: root, overlay: overlay), files, dump), dump) }
  }

  private static func folderName(_ root: String) -> String? {
    let absolute = FilePath(root).absolute
    return ((try? absolute.resolved()) ?? absolute).text.split(separator: "/").last.map(String.init)
  }

  private static func sources(_ tree: DiskTree, _ files: [String], _ dump: RegistryDump) -> ProjectSources {
    let sorted = files.sorted()
    let templates = Set(dump.templates.items.compactMap { $0.path.value })
    var sources = ProjectSources(python: [])
    var parser = PythonParser()
    for path in sorted {
      let isTemplate = templates.contains(path) || SourceKind(path: path) == .template
      let isData = path.contains("fixtures/") && [".json", ".yaml", ".yml"].contains { path.hasSuffix($0) }
      guard path.hasSuffix(".py") || isTemplate || isData, let bytes = tree.read(path) else {
        continue
      }
      if path.hasSuffix(".py") {
        sources.python.append(.init(path: path, file: parser.parse(bytes)))
      } else if isTemplate {
        sources.templates.append(.init(path: path, file: TemplateFile(bytes, dialect: .init(path: path))))
      } else {
        sources.data.append(.init(path: path, bytes: bytes))
      }
    }
    return sources
  }
}
