public import Base
public import PythonSyntax

/// What the expressions of a project stand for, as far as syntax, conventions and the registry tell.
public struct ExpressionTypes: Sendable {
  private var types: [[UInt32: Typed]]
  /// Expressions that were taken for different things: a function read for several callers.
  private var disputed: [Set<UInt32>]
  /// What depends on what; made on the way.
  public private(set) var graph = BootGraph()

  public init(_ tables: ProjectTables, _ parallelism: some Parallelism) {
    types = Array(repeating: [:], count: tables.modules.count)
    disputed = Array(repeating: [], count: tables.modules.count)
    var reader = ProjectReader(tables)
    reader.noted = self
    let graph = reader.run(parallelism)
    if let noted = reader.noted { self = noted }
    self.graph = graph
  }

  /// - Parameter module: the file's row in the tables.
  public subscript(_ node: ID<Node>, in module: Int) -> Typed? { types[module][node.index] }

  mutating func note(_ type: Typed?, of node: ID<Node>, in module: Int) {
    guard let type, !disputed[module].contains(node.index) else { return }
    if let known = types[module].updateValue(type, forKey: node.index), known.type != type.type {
      types[module][node.index] = nil
      disputed[module].insert(node.index)
    }
  }

  /// What another reader noted of its own modules.
  mutating func take(_ others: ExpressionTypes, of modules: Range<Int>) {
    for module in modules {
      types[module] = others.types[module]
      disputed[module] = others.disputed[module]
    }
  }
}
