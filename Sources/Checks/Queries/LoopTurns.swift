import Base

/// What a loop does with its rows beside reading them.
extension CheckedProject {
  /// Whether turns of the loop write, mail, call another machine or hand over to a worker, so that one query more is
  /// little.
  ///
  /// What stands behind one condition counts, two are taken to be rare; so is what stands where a turn goes no further.
  public func worksInTurns(_ loop: QueryPlace, model: ID<ClassRow> = .none) -> Bool {
    let file = file(loop.file)
    guard [.forStatement, .asyncForStatement].contains(file.tree.kind(loop.node)) else { return false }
    let parts = Array(file.tree.children(of: loop.node))
    guard parts.count >= 3 else { return false }
    let name = model.isNone ? nil : file.tree.dottedName(of: parts[0])
    return TurnWork(project: self, file: file, row: name, model: model).isDone(in: parts[2])
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

/// Looks for work in a block, and in the functions that it calls.
private struct TurnWork {
  let project: CheckedProject
  let file: CheckedFile
  /// The name of the loop's row; nil in a function that was not handed it.
  var row: String?
  var model: ID<ClassRow>
  /// How many calls deep it goes on.
  var depth = 2
  /// Behind how many conditions work still counts.
  var conditions = 1

  func isDone(in block: ID<Node>) -> Bool {
    file.tree.children(of: block).contains { isDone(by: $0) }
  }

  private func isDone(by statement: ID<Node>) -> Bool {
    switch file.tree.kind(statement) {
    case .ifStatement: return isDoneBehind(statement)
    case .forStatement, .asyncForStatement, .whileStatement, .withStatement, .asyncWithStatement:
      return file.tree.firstChild(of: statement, .block).map { isDone(in: $0) } ?? false
    case .tryStatement:
      return file.tree.children(of: statement).contains { part in
        switch file.tree.kind(part) {
        case .block: isDone(in: part)
        case .elseClause, .finallyClause: file.tree.lastChild(of: part).map { isDone(in: $0) } ?? false
        default: false
        }
      }
    case .functionDef, .asyncFunctionDef, .classDef: return false
    default: return file.ownCalls(in: statement).contains { isWork($0) }
    }
  }

  /// Where all ways do it nothing is a condition.
  private func isDoneBehind(_ statement: ID<Node>) -> Bool {
    if let test = file.tree.firstChild(of: statement), file.ownCalls(in: test).contains(where: { isWork($0) }) {
      return true
    }
    var blocks: [ID<Node>] = []
    var hasElse = false
    for child in file.tree.children(of: statement) {
      switch file.tree.kind(child) {
      case .block: blocks.append(child)
      case .elifClause, .elseClause:
        hasElse = hasElse || file.tree.kind(child) == .elseClause
        if let block = file.tree.lastChild(of: child) { blocks.append(block) }
      default: break
      }
    }
    if hasElse, blocks.allSatisfy({ isDone(in: $0) }) { return true }
    guard conditions > 0 else { return false }
    var inner = self
    inner.conditions -= 1
    return blocks.contains { !leaves($0) && inner.isDone(in: $0) }
  }

  private func leaves(_ block: ID<Node>) -> Bool {
    guard let last = file.tree.lastChild(of: block) else { return false }
    return [.returnStatement, .raiseStatement, .continueStatement, .breakStatement].contains(file.tree.kind(last))
  }

  private func isWork(_ call: Call) -> Bool {
    if WorkCall.isWork(call) { return true }
    guard depth > 0, let (function, offset) = target(of: call) else { return false }
    let row = project.tables.functions[function]
    let other = project.file(row.file)
    guard let view = FunctionDefinition(row.node, in: other.tree),
      let block = other.tree.firstChild(of: row.node, .block)
    else { return false }
    let place =
      isOfRow(call)
      ? 0
      : self.row.flatMap { name in call.arguments.firstIndex { file.tree.dottedName(of: $0) == name } }.map {
        $0 + offset
      }
    let name = place.flatMap { view.parameters.indices.contains($0) ? view.parameters[$0].name : nil }
    return TurnWork(
      project: project, file: other, row: name, model: model, depth: depth - 1, conditions: conditions
    ).isDone(in: block)
  }

  /// The function, and how many of its parameters the receiver takes.
  private func target(of call: Call) -> (ID<FunctionRow>, Int)? {
    if isOfRow(call), let name = call.calleeName?.dottedParts.last, !model.isNone,
      case .function(let function)? = project.tables.member(String(name), of: model)?.member
    {
      return (function, 1)
    }
    return file.target(of: call).map { ($0, call.calleeName?.hasPrefix("self.") ?? false ? 1 : 0) }
  }

  /// `order.cancel()`.
  private func isOfRow(_ call: Call) -> Bool {
    guard let row, let written = call.calleeName else { return false }
    return written.hasPrefix(row + ".") && !written.dropFirst(row.utf8.count + 1).hasDot
  }
}

/// Calls that write a row, mail, wake a worker, start a program or ask another machine, by their names.
enum WorkCall {
  static func isWork(_ call: Call) -> Bool {
    guard let name = call.lastName else { return false }
    let parts = call.calleeName?.dottedParts ?? []
    if mails.contains(name) { return true }
    if isMethod(call) {
      if writes.contains(name) || hands.contains(name) { return true }
      // A dict is updated with another one.
      if name == "update" || name == "aupdate" { return call.arguments.isEmpty && !call.keywords.isEmpty }
      if let library = parts.first, machines.contains(String(library)) { return true }
    }
    return name == "urlopen"
  }

  private static func isMethod(_ call: Call) -> Bool { call.file.kind(call.callee) == .attribute }

  private static let writes: Set<String> = [
    "save", "asave", "delete", "adelete", "create", "acreate", "get_or_create", "aget_or_create", "update_or_create",
    "aupdate_or_create", "bulk_create", "abulk_create", "bulk_update", "abulk_update", "validated_save",
  ]
  private static let mails: Set<String> = [
    "send_mail", "send_mass_mail", "mail_admins", "mail_managers", "send_email", "send_message", "email_user",
  ]
  private static let hands: Set<String> = [
    "delay", "apply_async", "enqueue", "send_task", "send", "asend", "publish",
  ]
  private static let machines: Set<String> = ["requests", "httpx", "subprocess", "urllib"]
}
