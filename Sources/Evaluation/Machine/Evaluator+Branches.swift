import Base
import PythonSyntax

/// `if`, `match` and the join of branches of which none was decided.
extension Evaluator {
  /// One way a statement may go on.
  private struct Outcome {
    var flow: Flow
    /// What was bound, each name of a target once.
    var bindings: [Binding]
    var returned: Value

    func binding(_ target: JournalEntry.Target, _ name: Text) -> Value?? {
      for binding in bindings where binding.name == name && binding.target == target { return .some(binding.value) }
      return nil
    }
  }

  private struct Binding {
    var target: JournalEntry.Target
    var name: Text
    /// Nil when the name was deleted.
    var value: Value?
  }

  mutating func executeIf(_ row: Int, _ context: Context) -> Flow {
    // Most tests are decided: nothing is written down for those.
    let test = row + 1
    let first = typeChecking(test, context) ?? leftOpen(row, context) ?? self.test(test, context)
    if raised != nil { return .raised }
    if first == .yes { return executeBlock(end(context, test), context) }
    return executeClauses(row, first, context)
  }

  /// The rest of an `if` whose first test was not answered with yes.
  private mutating func executeClauses(_ row: Int, _ first: Truth, _ context: Context) -> Flow {
    var (clause, answer) = (row, first)
    var next = end(context, end(context, row + 1))
    let last = end(context, row)
    while answer == .no {
      if next >= last { return .normal }
      clause = next
      next = end(context, clause)
      if node(context, clause).kind == .elseClause { return executeBlock(clause + 1, context) }
      answer = typeChecking(clause + 1, context) ?? test(clause + 1, context)
      if raised != nil { return .raised }
    }
    if answer == .yes { return executeBlock(end(context, clause + 1), context) }
    return executeUndecided(clause, next, last, context)
  }

  /// From a clause on whose test is not decided; the clauses behind it lie between `next` and `last`.
  private mutating func executeUndecided(_ first: Int, _ next: Int, _ last: Int, _ context: Context) -> Flow {
    let reason = makeReason("the test is not decided", at: place(context, first + 1))
    var branches: [Int?] = [end(context, first + 1)]
    var isCertain = false
    var clause = next
    clauses: while clause < last {
      let test = clause + 1
      if node(context, clause).kind == .elseClause {
        branches.append(test)
        isCertain = true
        break
      }
      let truth = typeChecking(test, context) ?? self.test(test, context)
      if raised != nil { return .raised }
      switch truth {
      case .yes:
        branches.append(end(context, test))
        isCertain = true
        break clauses
      case .no: break
      case .undecided: branches.append(end(context, test))
      }
      clause = end(context, clause)
    }
    if !isCertain { branches.append(nil) }
    return join(branches, reason, context)
  }

  /// `TYPE_CHECKING` is false: what it guards is not there at run time.
  private mutating func typeChecking(_ test: Int, _ context: Context) -> Truth? {
    let node = node(context, test)
    guard node.kind == .name || node.kind == .attribute else { return nil }
    return string(of: test, context) == "TYPE_CHECKING" ? .no : nil
  }

  /// A test that the host does not want decided by what is known of an object now.
  private mutating func leftOpen(_ row: Int, _ context: Context) -> Truth? {
    guard let host, modules[context.module].origin == .project else { return nil }
    let open = host.openAttributes(of: ID(row), in: files[context.file].tree)
    if open.isEmpty { return nil }
    for test in row + 1..<end(context, row + 1) where node(context, test).kind == .attribute {
      let name = string(of: test, context)
      guard open.values.contains(where: { $0.contains(name) }), case .instance(let id) = evaluate(test + 1, context)
      else { continue }
      if open[id]?.contains(name) == true { return .undecided }
    }
    raised = nil
    return nil
  }

  /// Runs each branch from the same start and joins what they bind; `nil` is the branch that does nothing.
  mutating func join(_ branches: [Int?], _ reason: ID<Reason>, _ context: Context) -> Flow {
    let saved = condition
    condition = reason
    var outcomes: [Outcome] = []
    for branch in branches {
      let mark = journal.count
      journalDepth += 1
      let flow = branch.map { executeBlock($0, context) } ?? .normal
      journalDepth -= 1
      // An exception behind a test that was not decided is taken not to happen.
      if flow == .raised, !isExhausted { raised = nil }
      outcomes.append(Outcome(flow: flow, bindings: rollBack(to: mark), returned: returned))
      if isExhausted { break }
    }
    condition = saved
    if isExhausted { return .raised }
    return merge(outcomes, reason)
  }

  /// Undoes the bindings since `mark`; returns what they were.
  private mutating func rollBack(to mark: Int) -> [Binding] {
    var made: [Binding] = []
    for row in mark..<journal.count {
      let entry = journal[row]
      if made.contains(where: { $0.name == entry.name && $0.target == entry.target }) { continue }
      made.append(Binding(target: entry.target, name: entry.name, value: current(entry.target, entry.name)))
    }
    while journal.count > mark { restore(journal.removeLast()) }
    return made
  }

  private func current(_ target: JournalEntry.Target, _ name: Text) -> Value? {
    switch target {
    case .module(let id): modules[id].namespace[name]
    case .scope(let id): scopes[id][name]
    case .body(let id): classes[id].namespace[name]
    }
  }

  private mutating func restore(_ entry: JournalEntry) {
    if let old = entry.old {
      bindDirectly(entry.target, entry.name, old)
      return
    }
    switch entry.target {
    case .module(let id): modules[id].namespace.remove(entry.name)
    case .scope(let id): scopes[id].unbind(entry.name)
    case .body(let id): unbind(entry.name, inClass: id)
    }
  }

  private mutating func bindDirectly(_ target: JournalEntry.Target, _ name: Text, _ value: Value) {
    switch target {
    case .module(let id):
      modules[id].namespace.bind(name, value, at: modules[id].namespace.place(of: name) ?? placeOf(value))
    case .scope(let id): scopes[id].bind(name, value)
    case .body(let id):
      bind(name, value, inClass: id, at: classes[id].namespace.place(of: name) ?? placeOf(value))
    }
  }

  /// Where a value was made, as far as it says.
  public func placeOf(_ value: Value) -> Place {
    switch value {
    case .list(let id), .tuple(let id), .either(let id): lists[id].place
    case .dict(let id), .set(let id): dicts[id].place
    case .class(let id): classes[id].place
    case .function(let id): functions[id].place
    case .instance(let id): instances[id].place
    case .symbolic(let id): symbolics[id].place
    case .maybe(let id), .splat(let id): placeOf(maybes[id].value)
    case .method(let id): placeOf(methods[id].function)
    case .descriptor(let id): placeOf(descriptors[id].function)
    case .unknown(let id): reasons[id].place
    default: .nowhere
    }
  }

  private mutating func merge(_ outcomes: [Outcome], _ reason: ID<Reason>) -> Flow {
    let going = outcomes.filter { $0.flow == .normal }
    for outcome in outcomes where outcome.flow == .returned { conditionalReturns.append(outcome.returned) }
    if !going.isEmpty { bindJoined(going, reason) }
    if going.isEmpty { return flowOfEnds(outcomes) }
    // The rest runs only if none of the branches left.
    if going.count < outcomes.filter({ $0.flow != .raised }).count { condition = reason }
    return .normal
  }

  private mutating func flowOfEnds(_ outcomes: [Outcome]) -> Flow {
    let flows = outcomes.map(\.flow)
    if flows.contains(.returned) {
      returned = conditionalReturns.count > firstReturn ? conditionalReturns.removeLast() : .none
      return .returned
    }
    return flows.first { $0 != .raised } ?? .normal
  }

  private mutating func bindJoined(_ outcomes: [Outcome], _ reason: ID<Reason>) {
    var targets: [(JournalEntry.Target, Text)] = []
    for outcome in outcomes {
      for binding in outcome.bindings where !targets.contains(where: { $0 == (binding.target, binding.name) }) {
        targets.append((binding.target, binding.name))
      }
    }
    targets.sort { $0.1.index < $1.1.index }
    for (target, name) in targets {
      let old = current(target, name)
      let values = outcomes.map { $0.binding(target, name) ?? old }
      let bound = values.compactMap { $0 }.map { certain($0) }
      guard !bound.isEmpty else { continue }
      let joined = lengthened(old.map { certain($0) }, bound, reason) ?? join(bound)
      let value = bound.count == values.count ? joined : makeMaybe(joined, reason)
      if journalDepth > 0 { journal.append(JournalEntry(target: target, name: name, old: old)) }
      bindDirectly(target, name, value)
    }
  }

  // MARK: match

  mutating func executeMatch(_ row: Int, _ context: Context) -> Flow {
    let parts = children(context, row)
    let subject = evaluate(parts[0], context)
    var branches: [Int?] = []
    for matchCase in parts.dropFirst() {
      let inner = children(context, matchCase)
      guard let block = inner.last else { continue }
      var truth = matches(inner[0], subject, context)
      if inner.count > 2, truth != .no {
        let guarded = self.truth(evaluate(inner[1] + 1, context))
        if guarded != .yes { truth = guarded }
      }
      switch truth {
      case .yes:
        branches.append(block)
        return branches.count == 1 ? executeBlock(block, context) : join(branches, undecided(row, context), context)
      case .no: continue
      case .undecided: branches.append(block)
      }
    }
    return branches.isEmpty ? .normal : join(branches + [nil], undecided(row, context), context)
  }

  private mutating func undecided(_ row: Int, _ context: Context) -> ID<Reason> {
    makeReason("the subject is not decided", at: place(context, row))
  }

  private mutating func matches(_ pattern: Int, _ subject: Value, _ context: Context) -> Truth {
    let node = node(context, pattern)
    switch node.kind {
    case .matchValue, .matchSingleton: return equal(evaluate(pattern + 1, context), subject)
    case .matchOr:
      var result = Truth.no
      for child in children(context, pattern) {
        switch matches(child, subject, context) {
        case .yes: return .yes
        case .undecided: result = .undecided
        case .no: break
        }
      }
      return result
    case .matchAs:
      let parts = children(context, pattern)
      if node.payload != 0 { bind(text(node.symbol, context), subject, context, at: pattern) }
      guard let first = parts.first, self.node(context, first).kind != .identifier else { return .yes }
      return matches(first, subject, context)
    default: return .undecided
    }
  }
}
