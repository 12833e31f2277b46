import Base
public import Django
import Facts
public import Graph
import Platform
public import Search

/// A project, read and linked: the one type that commands, tools and hooks talk to.
///
/// Every Python file and template is linked as Django would, and the search index prepared. Everything is a value;
/// nothing of the project is run.
public struct Workspace: Sendable {
  /// As given, without a trailing slash.
  public let root: String
  public let project: DjangoProject
  public let graph: ProjectGraph
  public let index: SearchIndex
  public let report: IndexReport

  /// The project at `root`, read from nothing.
  public init(root given: String) throws(WorkspaceError) {
    var (sources, work) = (KeptSources(), RefreshWork())
    self = try sources.workspace(given, ProjectSnapshot(of: given, after: nil), &work)
  }

  /// The same project with another report.
  init(_ other: Workspace, _ report: IndexReport) {
    root = other.root
    project = other.project
    graph = other.graph
    index = other.index
    self.report = report.counting(project, graph)
  }

  /// As the cache kept it.
  init(_ root: String, _ parts: PackedWorkspace, _ report: IndexReport) {
    self.init(root, parts.project, parts.graph, SearchIndex(files: parts.documents), report)
  }

  init(
    _ root: String, _ project: DjangoProject, _ graph: ProjectGraph, _ index: SearchIndex, _ report: IndexReport
  ) {
    self.root = root.count > 1 && root.hasSuffix("/") ? String(root.dropLast()) : root
    self.project = project
    self.graph = graph
    self.index = index
    self.report = report.counting(project, graph)
  }

  /// Whether the folder looks like a Django project at all: a settings module, a model, a route or a manage.py.
  public var isDjango: Bool {
    !project.models.isEmpty || !project.routes.isEmpty || !project.apps.isEmpty
      || project.files.contains { $0.role == .settings || $0.path == "manage.py" || $0.path.hasSuffix("/manage.py") }
  }
}

extension IndexReport {
  mutating func add(_ record: FileRecord) {
    switch record.content {
    case .failed(let error): unreadable.append((record.path, error.description))
    case .read(let facts, _, let problems):
      bytes += Int(facts.byteCount)
      lines += facts.lines.lineCount
      importsFastAPI = importsFastAPI || facts.imports.contains(where: \.isOfFastAPI)
      if problems > 0 { brokenFiles.append(record.path) }
      switch facts.kind {
      case .python: pythonFiles += 1
      case .template: templates += 1
      }
    }
  }

  fileprivate func counting(_ project: DjangoProject, _ graph: ProjectGraph) -> IndexReport {
    var report = self
    report.symbols = graph.symbols.count
    report.edges = graph.edges.count
    report.models = project.models.count
    report.routes = project.routes.count
    return report
  }
}

extension WalkProblem.Reason {
  var words: String {
    switch self {
    case .file(let error): error.description
    case .undecodableName: "its name is not UTF-8"
    }
  }
}

extension ImportFact {
  fileprivate var isOfFastAPI: Bool { level == 0 && (module == "fastapi" || module.hasPrefix("fastapi.")) }
}
