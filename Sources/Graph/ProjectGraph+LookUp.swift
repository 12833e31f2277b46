public import Base
public import Django

/// Finding nodes by the words people use.
extension ProjectGraph {
  public subscript(id: NodeID) -> SymbolNode { symbols[Int(id.index)] }
  public subscript(id: FileID) -> FileNode { files[Int(id.index)] }
  public subscript(id: ID<Edge>) -> Edge { edges[Int(id.index)] }

  // One column of a row: copying all of a row counts references of each of its strings.

  public func kind(of node: NodeID) -> SymbolNode.Kind { symbols[Int(node.index)].kind }
  public func roles(of node: NodeID) -> Roles { symbols[Int(node.index)].roles }
  public func lines(of node: NodeID) -> ClosedRange<Int> { symbols[Int(node.index)].lines }
  /// The class or function around it; the file's own symbol at module level; none for files.
  public func parent(of node: NodeID) -> NodeID { symbols[Int(node.index)].parent }
  public func file(of node: NodeID) -> FileID { symbols[Int(node.index)].file }
  public func role(of file: FileID) -> FileRole { files[Int(file.index)].role }
  public func flags(of file: FileID) -> FileFlags { files[Int(file.index)].flags }
  public func path(of file: FileID) -> String { files[Int(file.index)].path }
  public func app(of file: FileID) -> String { files[Int(file.index)].app }

  /// The symbol that stands for a file as a whole.
  public func symbol(of file: FileID) -> NodeID { NodeID(file.index) }

  /// Where a route is written.
  public func node(of route: ID<Route>) -> NodeID? {
    index.routeNodes.indices.contains(Int(route.index)) ? index.routeNodes[Int(route.index)] : nil
  }

  public func file(at path: String) -> FileID? { index.filesByPath[path] }

  /// The model with the label `app.Model`; case does not matter, as in Django.
  public func model(labelled label: String) -> NodeID? { index.modelsByLabel[label.lowercased()] }

  /// The models with this class name, in any app.
  public func models(named name: String) -> [NodeID] { index.modelsByName[name] ?? [] }

  /// Symbols with exactly this short name, files not included, in order of path and place.
  public func symbols(named name: String) -> [NodeID] { index.symbolsByName[name] ?? [] }

  /// Files that are the template `name`, the one that wins first.
  public func templates(named name: String) -> [FileID] { index.templates[name] ?? [] }

  /// Routes with the URL name, namespaces included; a name without namespace also finds namespaced routes.
  public func routes(named name: String) -> [NodeID] { index.routesByName[name] ?? [] }

  /// Routes that a literal HTTP path such as `/orders/7/` can reach, the most literal first.
  public func routes(matching path: String) -> [NodeID] {
    index.routeFinder.find(path).map { index.routeNodes[Int($0.route.index)] }
  }

  /// The migrations of an app that no other depends on: one, or several after a bad merge.
  public func latestMigrations(of app: String) -> [FileID] { index.latestMigrations[app] ?? [] }
}
