import Base

/// What a loop does with its rows beside reading them.
extension CheckedProject {
  /// Whether every turn writes its row anyway, makes another, mails or hands over to a worker, so that one query more is
  /// little.
  public func writesEveryRow(_ loop: QueryFacts.Loop) -> Bool {
    let file = file(loop.place.file)
    let parts = Array(file.tree.children(of: loop.place.node))
    guard [.forStatement, .asyncForStatement].contains(file.tree.kind(loop.place.node)), parts.count >= 3,
      let name = file.tree.dottedName(of: parts[0])
    else { return false }
    return writes(parts[2], LoopRow(name: name, model: loop.rows.model), file, depth: 2)
  }

  private struct LoopRow {
    /// Nil in a function that was not handed the row.
    var name: String?
    var model: ID<ClassRow>
  }

  /// Whether the row is written whatever way through the block is taken.
  private func writes(_ block: ID<Node>, _ row: LoopRow, _ file: CheckedFile, depth: Int) -> Bool {
    for statement in file.tree.children(of: block) {
      if isWrite(statement, row, file, depth: depth) { return true }
      // Some turns go no further.
      let leaving: [PythonSyntax.NodeKind] = [.continueStatement, .breakStatement, .returnStatement]
      if leaving.contains(where: { file.tree.has($0, in: statement) }) { return false }
    }
    return false
  }

  private func isWrite(_ statement: ID<Node>, _ row: LoopRow, _ file: CheckedFile, depth: Int) -> Bool {
    switch file.tree.kind(statement) {
    case .ifStatement:
      let blocks = blocks(of: statement, file)
      return blocks.hasElse && blocks.all.allSatisfy { writes($0, row, file, depth: depth) }
    case .forStatement, .asyncForStatement:
      // Where there is nothing to go through nothing is written, but nothing is read either, mostly.
      return file.tree.firstChild(of: statement, .block).map { writes($0, row, file, depth: depth) } ?? false
    case .tryStatement, .withStatement, .asyncWithStatement:
      return file.tree.firstChild(of: statement, .block).map { writes($0, row, file, depth: depth) } ?? false
    case .expressionStatement, .assign, .annotatedAssign, .returnStatement:
      return file.calls(in: statement).contains { writes($0, row, file, depth: depth) }
    default: return false
    }
  }

  private func blocks(of node: ID<Node>, _ file: CheckedFile) -> (all: [ID<Node>], hasElse: Bool) {
    var all: [ID<Node>] = []
    var hasElse = false
    for child in file.tree.children(of: node) {
      switch file.tree.kind(child) {
      case .block: all.append(child)
      case .elifClause, .elseClause:
        hasElse = hasElse || file.tree.kind(child) == .elseClause
        if let block = file.tree.lastChild(of: child) { all.append(block) }
      default: break
      }
    }
    return (all, hasElse)
  }

  private func writes(_ call: Call, _ row: LoopRow, _ file: CheckedFile, depth: Int) -> Bool {
    guard let written = call.calleeName else { return false }
    if let name = row.name, written.hasPrefix(name + ".") {
      let method = String(written.dropFirst(name.count + 1))
      if ["save", "asave", "delete", "adelete"].contains(method) { return true }
      guard depth > 0, case .function(let function)? = tables.member(method, of: row.model)?.member else {
        return false
      }
      return writes(function, 0, row.model, depth: depth - 1)
    }
    if Self.isDear(written) { return true }
    guard depth > 0, let function = file.target(of: call) else { return false }
    let place = row.name.flatMap { name in
      call.arguments.firstIndex { file.tree.dottedName(of: $0) == name }
    }
    return writes(
      function, place.map { $0 + (written.hasPrefix("self.") ? 1 : 0) }, row.model, depth: depth - 1)
  }

  /// Calls that write a row, mail or wake a worker.
  private static func isDear(_ written: String) -> Bool {
    let parts = written.dottedParts
    guard let name = parts.last else { return false }
    if ["send_mail", "send_mass_mail", "mail_admins", "mail_managers"].contains(name) { return true }
    if parts.count > 1, ["delay", "apply_async"].contains(name) { return true }
    let makes = ["create", "acreate", "get_or_create", "aget_or_create", "update_or_create", "aupdate_or_create"]
    return parts.count > 2 && parts[parts.count - 2] == "objects" && makes.contains(String(name))
  }

  private func writes(_ function: ID<FunctionRow>, _ parameter: Int?, _ model: ID<ClassRow>, depth: Int) -> Bool {
    let file = file(tables.functions[function].file)
    guard let view = FunctionDefinition(tables.functions[function].node, in: file.tree),
      parameter ?? -1 < view.parameters.count,
      let block = file.tree.firstChild(of: tables.functions[function].node, .block)
    else { return false }
    return writes(block, LoopRow(name: parameter.map { view.parameters[$0].name }, model: model), file, depth: depth)
  }

  /// Whether a `prefetch_related` of the project goes through the relation of `self` whose rows these are, and on to
  /// what they read: what is added to the relation itself would throw that away.
  public func isPrefetchedThrough(_ path: [String], _ rows: Rows) -> Bool {
    guard let from = rows.parameter, from.parameter.index == 0, let relation = from.path.last,
      !tables.functions[from.parameter.function].owner.isNone
    else { return false }
    let wanted = [relation] + path
    return queries.prefetched.contains { names in
      names.indices.contains { names[$0...].starts(with: wanted) }
    }
  }
}
