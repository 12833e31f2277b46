import Base

/// Whether running a function is certain to reach the database.
public struct DatabaseNeeds: Sendable {
  private let project: CheckedProject

  public init(_ project: CheckedProject) { self.project = project }

  /// The expression that reaches it first, and how it reads.
  public func first(in node: ID<Node>, of file: CheckedFile, depth: Int = 3) -> (node: ID<Node>, text: String)? {
    guard let block = file.tree.firstChild(of: node, .block) else { return nil }
    for row in file.tree.own(.call, in: block) where isCertain(row, block, file) {
      guard let call = Call(row, in: file.tree) else { continue }
      if let text = direct(call, file) { return (row, text) }
      guard depth > 0, let target = file.target(of: call) else { continue }
      let function = project.tables.functions[target]
      let home = project.file(function.file)
      if home.tree.has(.yield, in: function.node) || home.tree.kind(function.node) == .asyncFunctionDef { continue }
      // What a decorator makes of it is not known.
      guard let view = FunctionDefinition(function.node, in: home.tree), view.decorators.isEmpty || function.isStatic
      else {
        continue
      }
      if let inner = first(in: function.node, of: home, depth: depth - 1) {
        return (row, "\(function.name)() runs \(inner.text)")
      }
    }
    return nil
  }

  /// Nothing on the way decides whether it runs.
  private func isCertain(_ node: ID<Node>, _ block: ID<Node>, _ file: CheckedFile) -> Bool {
    let way = file.ancestors(of: node).reversed().prefix { $0 != block }
    return way.dropFirst().allSatisfy { outer in
      switch file.tree.kind(outer) {
      case .ifStatement, .elifClause, .elseClause, .exceptHandler, .tryStatement, .forStatement, .whileStatement,
        .conditional, .boolOp, .lambda, .matchStatement, .listComprehension, .generator, .setComprehension,
        .dictComprehension:
        false
      case .withStatement: !file.tree.text(of: file.tree.firstChild(of: outer) ?? outer).contains("raises")
      default: true
      }
    }
  }

  private func direct(_ call: Call, _ file: CheckedFile) -> String? {
    if let name = call.calleeName?.dottedParts.last, name == "call_command",
      file.dotted(call.callee) == "django.core.management.call_command",
      let command = call.arguments.first.flatMap({ file.tree.string($0) }),
      ["migrate", "loaddata", "flush", "dumpdata", "createsuperuser"].contains(command)
    {
      return "call_command(\"\(command)\")"
    }
    return factory(call, file) ?? query(call, file)
  }

  private func factory(_ call: Call, _ file: CheckedFile) -> String? {
    var callee = call.callee
    var method: String?
    if file.tree.kind(callee) == .attribute, let owner = file.tree.firstChild(of: callee) {
      let name = file.tree.name(file.tree[callee].symbol)
      if ["create", "create_batch"].contains(name) { (method, callee) = (name, owner) }
    }
    guard let dotted = file.dotted(callee), let type = project.tables.classIndex[dotted],
      project.tables.classes[type].libraryAncestors.contains(where: { $0.hasSuffix("DjangoModelFactory") }),
      !project.tables.classes[type].ancestors.contains(where: { hasStrategy($0) })
    else { return nil }
    return "\(project.tables.classes[type].name)\(method.map { "." + $0 } ?? "")()"
  }

  private func hasStrategy(_ type: ID<ClassRow>) -> Bool {
    let members = project.tables.classes[type].members
    if members["_create"] != nil { return true }
    if case .type(let meta)? = members["Meta"] { return project.tables.classes[meta].members["strategy"] != nil }
    return false
  }

  private static let running: Set<String> = [
    "get", "create", "get_or_create", "update_or_create", "bulk_create", "count", "exists", "first", "last", "latest",
    "earliest", "aggregate", "update", "delete", "in_bulk", "bulk_update", "create_user", "create_superuser",
  ]
  private static let passing: Set<String> = [
    "all", "filter", "exclude", "order_by", "distinct", "select_related", "prefetch_related", "annotate", "values",
    "values_list", "only", "defer", "using", "none",
  ]

  /// `Order.objects.filter(…).count()` of a model with Django's own manager, or one that does not touch the method.
  private func query(_ call: Call, _ file: CheckedFile) -> String? {
    guard file.tree.kind(call.callee) == .attribute else { return nil }
    let name = file.tree.name(file.tree[call.callee].symbol)
    guard Self.running.contains(name), var node = file.tree.firstChild(of: call.callee) else { return nil }
    while let inner = Call(node, in: file.tree) {
      guard file.tree.kind(inner.callee) == .attribute,
        Self.passing.contains(file.tree.name(file.tree[inner.callee].symbol)),
        file.tree.name(file.tree[inner.callee].symbol) != "none", let next = file.tree.firstChild(of: inner.callee)
      else { return nil }
      node = next
    }
    guard file.tree.kind(node) == .attribute, let owner = file.tree.firstChild(of: node),
      let model = model(owner, file)
    else { return nil }
    let manager = file.tree.name(file.tree[node].symbol)
    guard project.tables.hasManager(manager, of: model) else { return nil }
    return "\(project.tables.classes[model].name).\(manager).\(name)()"
  }

  private func model(_ node: ID<Node>, _ file: CheckedFile) -> ID<ClassRow>? {
    guard let dotted = file.dotted(node), let type = project.tables.classIndex[dotted],
      let model = project.tables.classes[type].model, !model.isAbstract
    else { return nil }
    return type
  }
}
