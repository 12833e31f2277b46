public import Base
public import PythonSyntax

/// What the expressions of a project stand for, as far as syntax, conventions and the registry tell.
///
/// A module is read when somebody asks for one of its expressions: few do, and reading all is dear. What callers in
/// other modules hand to a function is therefore not known here, only what annotations, conventions, names and the
/// module itself say.
public final class ExpressionTypes: Sendable {
  private let reader: ProjectReader
  private let modules: [Kept<ModuleTypes>]

  public init(_ tables: SharedTables) {
    reader = ProjectReader(typesOf: tables)
    modules = tables.modules.map { _ in Kept() }
  }

  /// - Parameter module: the file's row in the tables.
  public subscript(_ node: ID<Node>, in module: Int) -> Typed? {
    modules[module].get {
      var reader = reader
      return reader.types(of: module)
    }[node]
  }
}

/// What the expressions of one module stand for.
struct ModuleTypes: Sendable {
  private var types: [UInt32: Typed] = [:]
  /// Expressions that were taken for different things: a function read for several callers.
  private var disputed: Set<UInt32> = []

  subscript(_ node: ID<Node>) -> Typed? { types[node.index] }

  mutating func note(_ type: Typed?, of node: ID<Node>) {
    guard let type, !disputed.contains(node.index) else { return }
    if let known = types.updateValue(type, forKey: node.index), known.type != type.type {
      types[node.index] = nil
      disputed.insert(node.index)
    }
  }
}
