public import Django

extension ProjectGraph {
  /// Builds the graph of a linked project.
  public init(_ project: borrowing DjangoProject) { self.init() }
}
