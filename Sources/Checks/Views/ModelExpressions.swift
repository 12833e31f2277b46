/// Which expressions of a function are query sets and instances of models, read off their own text.
public struct ModelExpressions: Sendable {
  public enum Kind: Sendable, Equatable {
    case querySet(ID<ClassRow>)
    case instance(ID<ClassRow>)
    /// Something that a query set gives and that is neither: a number, dictionaries.
    case value(ID<ClassRow>)
  }

  private let file: CheckedFile

  public init(_ file: CheckedFile) { self.file = file }

  private static let lazyMethods: Set<String> = [
    "all", "filter", "exclude", "order_by", "select_related", "prefetch_related", "distinct", "none", "reverse",
    "annotate", "only", "defer", "using", "select_for_update",
  ]
  private static let single: Set<String> = ["get", "first", "last", "latest", "earliest", "create"]

  /// Nil for everything else, and for variables that are bound more than once.
  public func kind(of node: ID<Node>, depth: Int = 0) -> Kind? {
    switch file.tree.kind(node) {
    case .call: return Call(node, in: file.tree).flatMap { called($0, depth) }
    case .attribute: return manager(node).map { .querySet($0) }
    case .name: return depth < 3 ? variable(node, depth) : nil
    default: return nil
    }
  }

  private func called(_ call: Call, _ depth: Int) -> Kind? {
    if let dotted = file.dotted(call.callee) {
      guard dotted == "django.shortcuts.get_object_or_404", let first = call.arguments.first else { return nil }
      return model(first).map { .instance($0) }
    }
    guard file.tree.kind(call.callee) == .attribute, let value = file.tree.firstChild(of: call.callee),
      case .querySet(let type)? = kind(of: value, depth: depth + 1)
    else { return nil }
    let method = file.tree.name(file.tree[call.callee].symbol)
    if Self.lazyMethods.contains(method) { return .querySet(type) }
    return Self.single.contains(method) ? .instance(type) : .value(type)
  }

  /// `Order.objects`, or another manager of a model.
  private func manager(_ node: ID<Node>) -> ID<ClassRow>? {
    guard let value = file.tree.firstChild(of: node), let type = model(value) else { return nil }
    let name = file.tree.name(file.tree[node].symbol)
    return file.project.tables.hasManager(name, of: type) ? type : nil
  }

  private func model(_ node: ID<Node>) -> ID<ClassRow>? {
    guard let written = file.tree.dottedName(of: node), !file.isLocal(String(written.prefix { $0 != "." }), at: node),
      case .type(let type)? = file.project.tables.meaning(ofDotted: written, in: file.row),
      file.project.tables.classes[type].model != nil
    else { return nil }
    return type
  }

  private func variable(_ node: ID<Node>, _ depth: Int) -> Kind? {
    let tree = file.tree
    guard let function = tree.enclosing(node, .functionDef, .asyncFunctionDef, .lambda) else { return nil }
    let name = tree.name(tree[node].symbol)
    var values: [ID<Node>] = []
    for index in tree.subtree(of: function).dropFirst() {
      switch tree.nodes[index].kind {
      case .parameter, .starParameter, .doubleStarParameter:
        if tree.name(tree.nodes[index].symbol) == name { return nil }
      case .assign, .annotatedAssign:
        for (target, value) in tree.boundNames(of: ID(index)) where tree.name(tree[target].symbol) == name {
          guard let value else { return nil }
          values.append(value)
        }
      case .forStatement, .asyncForStatement, .withItem, .augmentedAssign, .comprehension, .namedExpression:
        let targets = tree.children(of: ID(index)).filter { tree.kind($0) != .block }
        if targets.contains(where: { binds($0, name) }), tree.nodes[index].kind != .withItem { return nil }
        if tree.nodes[index].kind == .withItem, let last = targets.last, binds(last, name) { return nil }
      default: break
      }
    }
    guard values.count == 1 else { return nil }
    return kind(of: values[0], depth: depth + 1)
  }

  private func binds(_ target: ID<Node>, _ name: String) -> Bool {
    file.tree.kind(target) == .name && file.tree.dottedName(of: target) == name
  }
}
