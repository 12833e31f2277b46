import Base
import PythonSyntax

/// `import` statements.
extension Evaluator {
  /// One name of an import statement, for libraries.
  mutating func executeAlias(_ alias: Int, _ context: Context) -> Flow {
    guard let parent = files[context.file].tree.parent(of: ID(alias)) else { return .normal }
    let row = Int(parent.index)
    guard node(context, row).kind == .importFrom else { return executeImport(row, context) }
    let dotted = sourceName(of: row, context)
    guard let source = dotted.isEmpty ? nil : importModule(dotted) else { return importError(dotted, row, context) }
    return importName(alias, from: source, dotted, context)
  }

  mutating func executeImport(_ row: Int, _ context: Context) -> Flow {
    for alias in children(context, row) {
      let parts = children(context, alias)
      let names = children(context, parts[0]).map { string(of: $0, context) }
      let dotted = names.joined(separator: ".")
      guard let value = importModule(dotted) else { return importError(dotted, row, context) }
      if raised != nil { return .raised }
      if parts.count > 1 {
        bind(text(of: parts[1], context), value, context, at: alias)
      } else {
        let first = importModule(names[0]) ?? makeReference(names[0])
        bind(texts.intern(names[0]), first, context, at: alias)
      }
    }
    return .normal
  }

  /// Outside of `try` nobody could go on without the module: Python has it, the reader does not.
  private mutating func importError(_ dotted: String, _ row: Int, _ context: Context) -> Flow {
    if handlerDepth == 0 {
      problems.append(Reason(text: "no module named '\(dotted)'", place: place(context, row), cause: nil))
      bindMissing(dotted, row, context)
      return .normal
    }
    _ = raise("ModuleNotFoundError", "No module named '\(dotted)'", at: place(context, row))
    return .raised
  }

  private mutating func bindMissing(_ dotted: String, _ row: Int, _ context: Context) {
    let isFrom = node(context, row).kind == .importFrom
    for alias in children(context, row) where node(context, alias).kind == .alias {
      let parts = children(context, alias)
      let names = children(context, parts[0])
      let name = text(of: names[0], context)
      let local = parts.count > 1 ? text(of: parts[1], context) : name
      let target = isFrom ? dotted + "." + texts[name] : parts.count > 1 ? dotted : texts[name]
      bind(local, makeReference(target, at: place(context, alias)), context, at: alias)
    }
    if children(context, row).contains(where: { node(context, $0).kind == .starAlias }) {
      modules[context.module].isOpen = true
    }
  }

  /// The module behind `from`, imported.
  mutating func sourceModule(of row: Int, _ context: Context) -> Value? {
    let dotted = sourceName(of: row, context)
    return dotted.isEmpty ? nil : importModule(dotted)
  }

  func absolute(_ name: String, level: Int, from module: ID<Module>) -> String {
    if level == 0 { return name }
    var package = texts[modules[module].name].dottedParts
    let dropped = modules[module].isPackage ? level - 1 : level
    package.removeLast(min(dropped, package.count))
    return (package + (name.isEmpty ? [] : [Substring(name)])).joined(separator: ".")
  }

  mutating func sourceName(of row: Int, _ context: Context) -> String {
    var name = ""
    let first = row + 1
    if first < end(context, row), node(context, first).kind == .dottedName {
      name = children(context, first).map { string(of: $0, context) }.joined(separator: ".")
    }
    return absolute(name, level: Int(node(context, row).payload), from: context.module)
  }

  mutating func executeImportFrom(_ row: Int, _ context: Context) -> Flow {
    let dotted = sourceName(of: row, context)
    if dotted == "__future__" { return .normal }
    guard let source = dotted.isEmpty ? nil : importModule(dotted) else { return importError(dotted, row, context) }
    if raised != nil { return .raised }
    for child in children(context, row) {
      switch node(context, child).kind {
      case .starAlias: importStar(from: source, context, at: child)
      case .alias:
        let flow = importName(child, from: source, dotted, context)
        if flow != .normal { return flow }
      default: break
      }
    }
    return .normal
  }

  private mutating func importName(_ alias: Int, from source: Value, _ dotted: String, _ context: Context) -> Flow {
    let parts = children(context, alias)
    let name = text(of: children(context, parts[0])[0], context)
    let local = parts.count > 1 ? text(of: parts[1], context) : name
    guard let value = member(name, of: source, dotted) else {
      let message = "cannot import name '\(texts[name])' from '\(dotted)'"
      if handlerDepth == 0 {
        problems.append(Reason(text: message, place: place(context, alias), cause: nil))
        bind(local, makeUnknown(message, at: place(context, alias)), context, at: alias)
        return .normal
      }
      _ = raise("ImportError", message, at: place(context, alias))
      return .raised
    }
    bind(local, value, context, at: alias)
    return raised == nil ? .normal : .raised
  }

  /// A name of a module: bound in it, or a submodule (which wins only when nothing is bound).
  mutating func member(_ name: Text, of source: Value, _ dotted: String) -> Value? {
    guard case .module(let module) = source else { return attribute(name, of: source) }
    if let value = global(name, in: module) { return certain(value) }
    // The module's own answer comes before its submodules, if it says anything.
    let dynamic = moduleGetattr(name, module)
    if let dynamic, !isVague(dynamic) { return dynamic }
    if modules[module].isPackage, let value = importModule(dotted + "." + texts[name]) { return value }
    if let dynamic { return dynamic }
    if modules[module].isOpen { return makeUnknown("\(dotted).\(texts[name]) may come from *") }
    return modules[module].origin == .project && !modules[module].path.isEmpty
      ? nil : makeReference(dotted + "." + texts[name])
  }

  private func isVague(_ value: Value) -> Bool {
    switch value {
    case .symbolic, .unknown: true
    default: false
    }
  }

  /// PEP 562.
  mutating func moduleGetattr(_ name: Text, _ module: ID<Module>) -> Value? {
    guard name != words.dunderGetattr, let function = global(words.dunderGetattr, in: module), case .function = function
    else { return nil }
    // What is asked for while it is looked for is not there.
    if pendingNames.contains(where: { $0 == (module, name) }) { return nil }
    pendingNames.append((module, name))
    // That there is no such name is an answer, not a problem.
    handlerDepth += 1
    let value = call(function, [.string(name)], [], at: .nowhere)
    handlerDepth -= 1
    pendingNames.removeLast()
    if raised != nil {
      raised = nil
      return nil
    }
    // What a library loads in a way that is not followed is still known by its name.
    switch value {
    case .unknown, .symbolic:
      return modules[module].origin == .project ? value : makeReference(texts[modules[module].name] + "." + texts[name])
    default: return value
    }
  }

  private mutating func importStar(from source: Value, _ context: Context, at row: Int) {
    guard case .module(let module) = source else {
      modules[context.module].isOpen = true
      return
    }
    if modules[module].isOpen { modules[context.module].isOpen = true }
    let undecided = undecidedStarNames(of: module)
    for name in starNames(of: module) {
      guard let value = global(name, in: module) else {
        if let value = member(name, of: source, texts[modules[module].name]) { bind(name, value, context, at: row) }
        continue
      }
      let given = undecided.contains(name) ? makeMaybe(value, makeReason("__all__ may name it")) : value
      bind(name, beside(given, name, context), context, at: row)
    }
  }

  /// What may not be brought at all leaves possible what had the name before.
  private mutating func beside(_ value: Value, _ name: Text, _ context: Context) -> Value {
    guard case .maybe = value, let old = modules[context.module].namespace[name] else { return value }
    let joined = join([certain(old), certain(value)])
    if case .maybe(let id) = old { return makeMaybe(joined, maybes[id].reason) }
    return joined
  }

  /// The names of which it is not decided whether `__all__` has them.
  private mutating func undecidedStarNames(of module: ID<Module>) -> Set<Text> {
    guard let all = global(words.dunderAll, in: module), let elements = elements(of: all) else { return [] }
    var names: Set<Text> = []
    for case .maybe(let id) in elements {
      if case .string(let name) = certain(maybes[id].value) { names.insert(name) }
    }
    return names
  }

  /// The names of `__all__`, else all that do not start with an underscore.
  private mutating func starNames(of module: ID<Module>) -> [Text] {
    if let all = global(words.dunderAll, in: module), let elements = elements(of: all) {
      return elements.compactMap { if case .string(let name) = certain($0) { name } else { nil } }
    }
    var names = modules[module].namespace.names
    if modules[module].origin != .project {
      if !modules[module].isIndexed { notePending(module) }
      runNestedStars(of: module)
      names = modules[module].namespace.names
      let pending = modules[module].pending.keys.sorted { $0.index < $1.index }
      names += pending.filter { !names.contains($0) }
      let inner = self.context(of: module)
      for row in modules[module].stars {
        guard case .module(let id)? = sourceModule(of: Int(row), inner), id != module else { continue }
        names += starNames(of: id)
      }
    }
    return names.filter { !texts[$0].hasPrefix("_") }
  }
}
