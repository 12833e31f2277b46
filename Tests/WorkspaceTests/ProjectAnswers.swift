import Base
import Django
import Facts
import Graph
import Platform
import Search

@testable import Workspace

/// Everything a project is asked in these tests, as text.
struct ProjectAnswers: Equatable {
  private var parts: [(name: String, text: String)] = []

  init(_ project: LiveProject, boot: Bool = true) {
    var request = CapsuleRequest(task: "add a total to Order and show it in the list /orders/ and Post.title")
    request.commits = 50
    let capsule = Result { () throws(WorkspaceError) in try project.capsule(request) }
    note("capsule", capsule) { String(decoding: $0.text + $0.json, as: UTF8.self) }
    request.explains = true
    let ranking = Result { () throws(WorkspaceError) in try project.capsule(request) }
    note("ranking", ranking) { "\($0.explanation)" }
    // After the capsule, which may then come from a cache.
    let workspace = Result { () throws(WorkspaceError) in try project.workspace() }
    note("workspace", workspace) { Self.text(of: $0) }
    guard boot else { return }
    note("dump", Result { () throws(WorkspaceError) in try project.dumpText(.init(), tool: "test") }) {
      String(decoding: $0, as: UTF8.self)
    }
    for name in Self.names(workspace) {
      note("impact \(name)", Result { () throws(ImpactFailure) in try project.impact(ImpactRequest(name: name)) }) {
        "\($0)"
      }
    }
  }

  private mutating func note<Value, Failure>(
    _ name: String, _ result: Result<Value, Failure>, _ text: (Value) -> String
  ) {
    switch result {
    case .success(let value): parts.append((name, text(value)))
    case .failure(let error): parts.append((name, "failed: \(error)"))
    }
  }

  /// A model, and a file that no boot needs to read.
  private static func names(_ workspace: Result<Workspace, WorkspaceError>) -> [String] {
    guard case .success(let workspace) = workspace else { return [] }
    return Array(workspace.project.models.map(\.label).sorted().prefix(2))
      + workspace.project.files.map(\.path).filter { $0.hasSuffix(".html") }.prefix(1)
  }

  private static func text(of workspace: Workspace) -> String {
    var report = workspace.report
    report.stages = []
    let graph = workspace.graph
    let documents = workspace.index.documents.map { "\($0.path) \($0.terms.lengths) \($0.terms.rows.count)" }
    return
      "\(report)\n\(graph.files)\n\(graph.symbols)\n\(graph.edges)\n\(graph.fileEdges)\n\(workspace.project.links)\n"
      + "\(workspace.project.models)\n\(workspace.project.routes)\n\(workspace.project.views)\n\(documents)"
  }

  static func == (a: ProjectAnswers, b: ProjectAnswers) -> Bool {
    a.parts.elementsEqual(b.parts) { $0 == $1 }
  }

  /// The first place where two sets of answers part.
  func difference(from other: ProjectAnswers) -> String? {
    for (mine, fresh) in zip(parts, other.parts) where mine != fresh {
      let common = zip(mine.text.utf8, fresh.text.utf8).prefix { $0 == $1 }.count
      let start = max(0, common - 60)
      func excerpt(_ text: String) -> String { String(decoding: text.utf8.dropFirst(start).prefix(200), as: UTF8.self) }
      return "\(mine.name):\n  kept:  …\(excerpt(mine.text))\n  fresh: …\(excerpt(fresh.text))"
    }
    return parts.count == other.parts.count ? nil : "more answers"
  }
}
