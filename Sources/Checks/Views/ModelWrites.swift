/// Writes to the database that a function makes itself.
public struct ModelWrites: Sendable {
  public struct Write: Sendable {
    public var call: ID<Node>
    public var model: ID<ClassRow>
    public var method: String
  }

  /// In the order of the text, those in functions inside of the function left out.
  public private(set) var all: [Write] = []

  private static let ofRows: Set<String> = ["save", "delete"]
  private static let ofSets: Set<String> = [
    "create", "update", "delete", "bulk_create", "bulk_update", "get_or_create", "update_or_create",
  ]

  public init(_ function: ID<Node>, _ file: CheckedFile) {
    let (tree, expressions) = (file.tree, ModelExpressions(file))
    for row in tree.own(.call, in: function) {
      guard let call = Call(row, in: tree), tree.kind(call.callee) == .attribute,
        let value = tree.firstChild(of: call.callee)
      else { continue }
      let method = tree.name(tree[call.callee].symbol)
      guard Self.ofRows.contains(method) || Self.ofSets.contains(method) else { continue }
      switch expressions.kind(of: value) ?? Self.typed(value, file) {
      case .instance(let type)? where Self.ofRows.contains(method):
        all.append(Write(call: row, model: type, method: method))
      case .querySet(let type)? where Self.ofSets.contains(method):
        all.append(Write(call: row, model: type, method: method))
      default: break
      }
    }
  }

  private static func typed(_ node: ID<Node>, _ file: CheckedFile) -> ModelExpressions.Kind? {
    guard let typed = file.type(of: node), typed.evidence == .proved else { return nil }
    switch typed.type {
    case .instance(let type) where file.project.tables.classes[type].model != nil: return .instance(type)
    case .querySet(let type): return .querySet(type)
    default: return nil
    }
  }
}
