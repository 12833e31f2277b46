import Base
public import Django
import Facts

/// The graph while it is being filled: nodes first, then edges between them, then the order both are kept in.
struct GraphBuilder: Sendable {
  var project: DjangoProject
  var graph = ProjectGraph()
  /// Definition → node, for each file.
  var definitionNodes: [[NodeID]] = []
  /// Binding → node, for each file; none where a binding is no symbol.
  var bindingNodes: [[NodeID]] = []
  var routeNodes: [NodeID] = []
  /// The nodes of what stands in each file, without the file's own.
  var ownNodes: [Range<Int>] = []
  let classesByName: [String: ID<ProjectClass>]
  /// The one file whose edges are wanted; nil for those of all.
  var wanted: ID<ProjectFile>?

  init(_ project: DjangoProject) {
    self.project = project
    let named = project.classes.enumerated().map { ($1.qualifiedName, ID<ProjectClass>($0)) }
    classesByName = Dictionary(named, uniquingKeysWith: { first, _ in first })
  }
}

extension ProjectGraph {
  /// Builds the graph of a linked project.
  public init(_ project: DjangoProject) { self = GrownGraph(project).graph }
}
