import Base
import Django
import Graph
import Platform
import Search

/// A project as the cache kept it: enough for a capsule; the facts it was linked from are not there.
struct LoadedWorkspace: Sendable {
  let workspace: Workspace
  private var trace: DiskTrace
  private let names: ContentHash

  /// The cached project, if all its files are as they were.
  init?(_ root: String, _ now: ProjectSnapshot, _ cache: ProjectCache) {
    let names = now.sourceNames
    let tree = DiskTree(root: root)
    guard let found = cache.find(.workspace, Self.key, names: names, tree, now),
      let parts = PackedWorkspace(packed: found.payload)
    else { return nil }
    workspace = Workspace(root, parts, IndexReport(now))
    trace = found.trace
    self.names = names
  }

  /// Whether its files still are what they were.
  mutating func holds(_ root: String, _ now: ProjectSnapshot) -> Bool {
    names == now.sourceNames && trace.firstChange(in: DiskTree(root: root), now) == nil
  }

  static let key = ContentHash(["workspace"])

  /// Keeps a project that was just linked; one with a file that could not be read is not worth it.
  static func keep(
    _ workspace: Workspace, _ records: [FileRecord], _ names: ContentHash, _ cache: ProjectCache
  ) {
    var trace = DiskTrace()
    for record in records {
      guard let hash = record.hash else { return }
      trace.files[record.path] = .init(stamp: record.stamp, hash: hash, isRacy: record.isRacy)
    }
    cache.put(.workspace, key, names: names, trace) { PackedWorkspace(workspace).packed }
  }
}

/// The parts of a workspace that a capsule is made of.
struct PackedWorkspace: Packed {
  var project: DjangoProject
  var graph: ProjectGraph
  var documents: [SearchDocument]

  static var blank: PackedWorkspace { PackedWorkspace(project: .blank, graph: .blank, documents: []) }

  mutating func pack(_ coder: inout PackCoder) {
    coder(&project)
    coder(&graph)
    coder(&documents)
    if coder.isReading { graph.findRoutes(of: project) }
  }
}

extension PackedWorkspace {
  init(_ workspace: Workspace) {
    self.init(project: workspace.project, graph: workspace.graph, documents: workspace.index.documents)
  }
}
