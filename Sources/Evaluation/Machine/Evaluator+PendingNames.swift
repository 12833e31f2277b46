import Base
import PythonSyntax

/// Names on demand.
extension Evaluator {
  /// Notes which statements bind which names, so that a name can be run when it is asked for.
  mutating func notePending(_ module: ID<Module>) {
    let context = self.context(of: module)
    var row = 1
    let last = end(context, 0)
    while row < last {
      note(statement: row, of: row, context)
      row = end(context, row)
    }
    modules[module].isIndexed = true
  }

  /// Notes the names bound by `row`, which belongs to the top-level statement `top`.
  private mutating func note(statement row: Int, of top: Int, _ context: Context) {
    let node = node(context, row)
    switch node.kind {
    case .functionDef, .asyncFunctionDef, .classDef: notePending(text(node.symbol, context), top, context)
    case .decorated:
      if let definition = lastChild(context, row) { note(statement: definition, of: top, context) }
    case .importStatement, .importFrom: noteImport(row, top, context)
    case .assign, .augmentedAssign, .annotatedAssign, .typeAlias: noteTargets(row, top, context)
    case .expressionStatement: noteCall(row, top, context)
    case .ifStatement, .elifClause, .elseClause, .tryStatement, .exceptHandler, .finallyClause, .block, .withStatement,
      .forStatement, .whileStatement:
      for child in children(context, row) { note(statement: child, of: top, context) }
    default: break
    }
  }

  /// `X.append(…)`, `register.filter(…)`: belongs to the name it works on.
  private mutating func noteCall(_ row: Int, _ top: Int, _ context: Context) {
    var inner = row + 1
    while inner < end(context, row) {
      switch node(context, inner).kind {
      case .call, .attribute, .subscript: inner += 1
      case .name:
        let name = text(of: inner, context)
        notePending(name, top, context)
        if inner == row + 2 { for global in globals(ofCalled: name, context) { notePending(global, top, context) } }
        return
      default: return
      }
    }
  }

  private mutating func noteTargets(_ row: Int, _ top: Int, _ context: Context) {
    let kind = node(context, row).kind
    let parts = children(context, row)
    let targets = kind == .assign ? Array(parts.dropLast()) : Array(parts.prefix(1))
    for target in targets { noteTarget(target, top, context) }
    noteOptions(targets, parts.last, top, context)
  }

  /// `field = Order._meta.get_field("total")` belongs to the class, and so does what is done to `field` later.
  private mutating func noteOptions(_ targets: [Int], _ value: Int?, _ top: Int, _ context: Context) {
    guard let value, let owner = ownerOfOptions(value, context) else { return }
    notePending(owner, top, context)
    for target in targets where node(context, target).kind == .name {
      modules[context.module].takenFromOptions[text(of: target, context)] = owner
    }
  }

  /// The name in front of `._meta.…(…)`.
  private mutating func ownerOfOptions(_ value: Int, _ context: Context) -> Text? {
    for row in value..<end(context, value) {
      switch node(context, row).kind {
      case .call, .subscript: continue
      case .attribute:
        guard text(of: row, context) == words.options else { continue }
        return node(context, row + 1).kind == .name ? text(of: row + 1, context) : nil
      default: return nil
      }
    }
    return nil
  }

  private mutating func noteTarget(_ row: Int, _ top: Int, _ context: Context) {
    switch node(context, row).kind {
    case .name, .identifier: notePending(text(of: row, context), top, context)
    case .tuple, .list, .starred: for child in children(context, row) { noteTarget(child, top, context) }
    case .attribute, .subscript, .call: noteTarget(row + 1, top, context)
    default: break
    }
  }

  private mutating func noteImport(_ row: Int, _ top: Int, _ context: Context) {
    for child in children(context, row) {
      switch node(context, child).kind {
      case .starAlias where row == top: modules[context.module].stars.append(UInt32(top))
      case .starAlias: modules[context.module].nestedStars.append(UInt32(top))
      case .alias:
        let parts = children(context, child)
        let name = parts.count > 1 ? parts[1] : children(context, parts[0])[0]
        // An import that always runs is run alias by alias, so that cycles between libraries do no harm.
        notePending(text(of: name, context), row == top ? child : top, context)
      default: break
      }
    }
  }

  private mutating func notePending(_ name: Text, _ top: Int, _ context: Context) {
    let row = UInt32(top)
    if let owner = modules[context.module].takenFromOptions[name] { notePending(owner, top, context) }
    if modules[context.module].pending[name]?.last != row {
      modules[context.module].pending[name, default: []].append(row)
    }
  }

  /// Runs what binds `name` in a library, or early in a module that is still running (an import cycle).
  mutating func pendingName(_ name: Text, in module: ID<Module>) -> Value? {
    if modules[module].missing[name] != nil { return nil }
    if let value = override(name, in: module) { return value }
    if !modules[module].isIndexed { notePending(module) }
    if let rows = modules[module].pending.removeValue(forKey: name) {
      runEarly(rows, in: module)
      // What is bound for type checkers alone is not there yet.
      if let value = modules[module].namespace[name] { return value }
    }
    if let value = starred(name, in: module) ?? replaced(name, in: module) { return value }
    // A running module of the project may still bind it.
    if modules[module].origin != .project { modules[module].missing.insert(name, 0) }
    return nil
  }

  /// Of a library that puts another module in its place, which may have the name: Celery and its kin call it so.
  private mutating func replaced(_ name: Text, in module: ID<Module>) -> Value? {
    guard modules[module].origin != .project,
      let rows = modules[module].pending.removeValue(forKey: words.newModule)
    else { return nil }
    runEarly(rows, in: module)
    return modules[module].namespace[name]
  }

  mutating func runEarly(_ rows: [UInt32], in module: ID<Module>) {
    guard depth < Evaluator.maximumDepth else { return }
    let saved = suspend()
    defer { resume(saved) }
    depth += 1
    if modules[module].origin != .project { condition = nil }
    currentModule = module
    let context = self.context(of: module)
    for row in rows where modules[module].ranEarly.insert(row).inserted { runTopLevel(Int(row), context) }
  }

  private mutating func starred(_ name: Text, in module: ID<Module>) -> Value? {
    guard modules[module].origin != .project, !texts[name].hasPrefix("_") else { return nil }
    let context = self.context(of: module)
    for row in modules[module].stars {
      guard modules[module].startedStars.insert([name.index, row]).inserted else { continue }
      guard let source = sourceModule(of: Int(row), context) else { continue }
      guard case .module(let id) = source else {
        modules[module].isOpen = true
        continue
      }
      guard id != module, modules[module].askedStars.insert([name.index, id.index]).inserted else { continue }
      if let value = global(name, in: id), isPublic(name, in: id) {
        modules[module].namespace.bind(name, value, at: .nowhere)
        return value
      }
    }
    runNestedStars(of: module)
    return modules[module].namespace[name]
  }

  /// Star imports under an `if` or `try`: which of them count only their statements can tell.
  mutating func runNestedStars(of module: ID<Module>) {
    let rows = modules[module].nestedStars
    modules[module].nestedStars = []
    if !rows.isEmpty { runEarly(rows, in: module) }
  }

  /// Whether `from module import *` brings the name.
  private mutating func isPublic(_ name: Text, in module: ID<Module>) -> Bool {
    guard let all = global(words.dunderAll, in: module), !isOpen(all), let names = elements(of: all) else {
      return true
    }
    return names.contains { certain($0) == .string(name) }
      || names.contains { if case .string = $0 { false } else { true } }
  }

  /// A name of a library that the host runs itself.
  private mutating func override(_ name: Text, in module: ID<Module>) -> Value? {
    guard modules[module].origin != .project, hostNames.contains(name) else { return nil }
    let dotted = texts[modules[module].name] + "." + texts[name]
    if modules[module].origin == .prelude, let builtin = Evaluator.preludeBuiltins[dotted] {
      modules[module].namespace.bind(name, .builtin(builtin), at: .nowhere)
      return .builtin(builtin)
    }
    guard let host, let native = host.functions[dotted], !isPlainFunction(name, in: module) else { return nil }
    functions.append(
      FunctionObject(
        name: name, qualifiedName: name, module: module, place: definition(of: name, in: module), isOpaque: true,
        origin: modules[module].origin, native: native))
    let value = Value.function(ID(functions.count - 1))
    modules[module].namespace.bind(name, value, at: .nowhere)
    return value
  }

  /// A `def` without decorators carries its native itself, so that the host can leave a call to its body.
  private mutating func isPlainFunction(_ name: Text, in module: ID<Module>) -> Bool {
    let place = definition(of: name, in: module)
    guard !place.isNowhere else { return false }
    return node(context(of: module, file: place.file), Int(place.node)).kind == .functionDef
  }

  private mutating func definition(of name: Text, in module: ID<Module>) -> Place {
    if !modules[module].isIndexed { notePending(module) }
    guard let row = modules[module].pending[name]?.last else { return .nowhere }
    return Place(modules[module].file, Int(row))
  }
}
