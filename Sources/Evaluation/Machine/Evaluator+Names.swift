import Base
import PythonSyntax

/// Looking names up and binding them.
extension Evaluator {
  mutating func lookUp(_ name: Text, _ context: Context, at row: Int) -> Value {
    if let value = find(name, context) { return value }
    if modules[context.module].isOpen { return makeUnknown("may be imported with *", at: place(context, row)) }
    if name == words.omitted { return makeUnknown("left out of the catalogue", at: place(context, row)) }
    let message = "name '\(texts[name])' is not defined"
    if handlerDepth > 0 { return raise("NameError", message, at: place(context, row)) }
    problems.append(Reason(text: message, place: place(context, row), cause: nil))
    return makeUnknown(message, at: place(context, row))
  }

  /// Local, enclosing, global, built in (LEGB).
  mutating func find(_ name: Text, _ context: Context) -> Value? {
    if let body = context.body, let value = classes[body].namespace[name] { return certain(value) }
    var scope = context.scope
    while let id = scope {
      if let value = scopes[id][name] { return certain(value) }
      if scopes[id].globals.contains(name) { break }
      scope = scopes[id].parent
    }
    if let value = ownName(name, context) ?? global(name, in: context.module) { return certain(value) }
    return modules[builtins].namespace[name]
  }

  /// A name of a module, run now if the module is a library and the name was not asked for before.
  mutating func global(_ name: Text, in module: ID<Module>) -> Value? {
    if let value = modules[module].namespace[name] { return value }
    if modules[module].state == .finished { return nil }
    return pendingName(name, in: module)
  }

  mutating func bind(_ name: Text, _ value: Value, _ context: Context, at row: Int) {
    let place = place(context, row)
    if let body = context.body {
      if journalDepth > 0 { note(.body(body), name, classes[body].namespace[name]) }
      bind(name, value, inClass: body, at: place)
    } else if let scope = context.scope, let target = scopeThatBinds(name, from: scope) {
      if journalDepth > 0 { note(.scope(target), name, scopes[target][name]) }
      scopes[target].bind(name, value)
    } else {
      if journalDepth > 0 { note(.module(context.module), name, modules[context.module].namespace[name]) }
      modules[context.module].namespace.bind(name, value, at: place)
    }
  }

  /// Nil when the name is declared `global`.
  private func scopeThatBinds(_ name: Text, from scope: ID<Scope>) -> ID<Scope>? {
    if scopes[scope].globals.contains(name) { return nil }
    guard scopes[scope].nonlocals.contains(name) else { return scope }
    var outer = scopes[scope].parent
    while let id = outer {
      if scopes[id].holds(name) { return id }
      outer = scopes[id].parent
    }
    return scope
  }

  private mutating func note(_ target: JournalEntry.Target, _ name: Text, _ old: Value?) {
    journal.append(JournalEntry(target: target, name: name, old: old))
  }

  mutating func unbind(_ name: Text, _ context: Context) {
    if let body = context.body {
      unbind(name, inClass: body)
    } else if let scope = context.scope {
      scopes[scope].unbind(name)
    } else {
      modules[context.module].namespace.remove(name)
    }
  }

  mutating func makeScope(parent: ID<Scope>?) -> ID<Scope> {
    if let id = freeScopes.popLast() {
      scopes[id].parent = parent
      return id
    }
    scopes.append(Scope(parent: parent))
    return ID(scopes.count - 1)
  }

  /// Gives a scope back that nothing can refer to any more.
  mutating func free(_ scope: ID<Scope>) {
    scopes[scope].clear()
    freeScopes.append(scope)
  }
}
