import Base
public import Django
import Facts
public import Graph
import Platform
import PythonSyntax
public import Search

/// A project, read and linked: the one type that commands, tools and hooks talk to.
///
/// Opening walks the folder, parses every Python file and template, links them as Django would and prepares the search
/// index. Everything is a value; nothing is stored on disk and nothing of the project is run.
public struct Workspace: Sendable {
  /// As given, without a trailing slash.
  public let root: String
  public let project: DjangoProject
  public let graph: ProjectGraph
  public let index: SearchIndex
  public let report: IndexReport

  public init(root given: String) throws(WorkspaceError) {
    root = given.count > 1 && given.hasSuffix("/") ? String(given.dropLast()) : given
    var report = IndexReport()
    let walk = try Workspace.walk(root, &report)
    let (sources, queue) = Workspace.read(walk, root, &report)
    guard report.pythonFiles > 0 else { throw .noPython(path: given) }
    let ((project, graph), index) = concurrently {
      let project = report.measure("link") { DjangoProject(linking: sources, parallel: AllCores()) }
      return (project, report.measure("graph") { ProjectGraph(project) })
    } while: {
      SearchIndex(files: zip(sources, queue.drain()).map { SearchDocument(path: $0.path, terms: $1) })
    }
    self.index = index
    report.symbols = graph.symbols.count
    report.edges = graph.edges.count
    report.models = project.models.count
    report.routes = project.routes.count
    self.project = project
    self.graph = graph
    self.report = report
  }

  /// Whether the folder looks like a Django project at all: a settings module, a model, a route or a manage.py.
  public var isDjango: Bool {
    !project.models.isEmpty || !project.routes.isEmpty || !project.apps.isEmpty
      || project.files.contains { $0.role == .settings || $0.path == "manage.py" || $0.path.hasSuffix("/manage.py") }
  }

  private static func walk(
    _ root: String, _ report: inout IndexReport
  ) throws(WorkspaceError) -> [(path: String, kind: SourceKind)] {
    let watch = Stopwatch()
    let result: WalkResult
    do throws(FileError) {
      result = try DirectoryWalk(root: root).run(keep: SourceKind.mayKeep)
    } catch {
      throw error == .notADirectory ? .isFile(path: root) : .unreadable(path: root, error)
    }
    report.skipped = result.skipped.map { ($0.path, $0.reason.rawValue) }
    report.unreadable = result.problems.map { ($0.path, $0.reason.words) }
    report.stages.append(("walk", watch.milliseconds))
    return result.files.compactMap { file in SourceKind(path: file.path).map { (file.path, $0) } }
  }

  private static func read(
    _ files: [(path: String, kind: SourceKind)], _ root: String, _ report: inout IndexReport
  ) -> (sources: [SourceFile], terms: TermQueue) {
    let records = report.measure("read") {
      parallelMap(count: files.count, makeScratch: { PythonParser() }) { i, parser in
        FileRecord(path: files[i].path, kind: files[i].kind, root: root, &parser)
      }
    }
    var sources: [SourceFile] = []
    var terms: [TermSource] = []
    for record in records {
      report.add(record)
      guard case .read(let facts, let source, _) = record.content else { continue }
      sources.append(SourceFile(path: record.path, facts: facts))
      terms.append(source)
    }
    return (sources, TermQueue(terms))
  }
}

extension IndexReport {
  mutating func add(_ record: FileRecord) {
    switch record.content {
    case .failed(let error): unreadable.append((record.path, error.description))
    case .read(let facts, _, let problems):
      bytes += Int(facts.byteCount)
      lines += facts.lines.lineCount
      if problems > 0 { brokenFiles.append(record.path) }
      switch facts.kind {
      case .python: pythonFiles += 1
      case .template: templates += 1
      }
    }
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
