import Django
import Facts
import Graph
import Platform
import Search

/// The files that could be read, linked, and with what linked them.
struct LinkedSources: Sendable {
  private var project: LinkedProject
  private var graph: GrownGraph
  private var index: SearchIndex

  /// Links all files.
  init(_ records: [FileRecord], _ report: inout IndexReport) {
    var sources: [SourceFile] = []
    var waiting: [TermSource] = []
    for record in records {
      guard case .read(let facts, let terms, _) = record.content else { continue }
      sources.append(SourceFile(path: record.path, facts: facts))
      waiting.append(terms)
    }
    let queue = TermQueue(waiting)
    waiting = []
    var measured = report
    ((project, graph), index) = concurrently {
      let project = measured.measure("link") { LinkedProject(sources, parallel: AllCores()) }
      return (project, measured.measure("graph") { GrownGraph(project.project) })
    } while: { [sources] in
      SearchIndex(files: zip(sources, queue.drain()).map { SearchDocument(path: $0.path, terms: $1) })
    }
    report = measured
  }

  /// Takes files that were read again; false where all must be linked, and then this is of no use any more.
  mutating func replace(_ records: [FileRecord]) -> Bool {
    var tally = TermTally()
    var documents: [SearchDocument] = []
    for record in records {
      guard case .read(let facts, let terms, _) = record.content, let file = project.replace(facts, at: record.path)
      else { return false }
      graph.replace(file, with: project.project)
      documents.append(SearchDocument(path: record.path, terms: terms.terms(&tally)))
    }
    index.replace(documents)
    return true
  }

  /// The terms of a file; nil where it could not be read.
  func terms(of path: String) -> FileTerms? { index.number(of: path).map { index.documents[$0].terms } }

  func workspace(_ root: String, _ report: IndexReport) -> Workspace {
    Workspace(root, project.project, graph.graph, index, report)
  }
}
