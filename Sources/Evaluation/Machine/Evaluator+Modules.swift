import Base
import PythonSyntax

/// Modules: found, loaded, run.
extension Evaluator {
  /// The module of a dotted name as `import` gives it: a module, something symbolic outside, or nil when there is none.
  public mutating func importModule(_ dottedName: String) -> Value? {
    let text = texts.intern(dottedName)
    if let known = knownModule(text) {
      run(known)
      return .module(known)
    }
    let parent = dottedName.lastIndex(of: ".").map { String(dottedName[..<$0]) }
    var package: ID<Module>?
    if let parent {
      guard let value = importModule(parent) else { return nil }
      guard case .module(let id) = value else { return makeReference(dottedName) }
      package = id
      // Running the parent can have imported this one.
      if let known = knownModule(text) { return .module(known) }
    }
    guard let module = load(text, dottedName) else { return missing(dottedName, in: package) }
    run(module)
    if let package, let parent {
      bindSubmodule(module, texts.intern(String(dottedName.dropFirst(parent.count + 1))), in: package)
    }
    return .module(module)
  }

  /// Whether somebody has imported the module.
  public mutating func isImported(_ dottedName: String) -> Bool { knownModule(texts.intern(dottedName)) != nil }

  /// A module that was loaded already.
  func knownModule(_ name: Text) -> ID<Module>? { moduleNumbers[name].map { ID($0) } }

  /// An attribute of the parent can be a module without being a file: `os.path`, `six.moves`.
  private mutating func missing(_ dottedName: String, in package: ID<Module>?) -> Value? {
    if let package, let dot = dottedName.lastIndex(of: ".") {
      let name = texts.intern(String(dottedName[dottedName.index(after: dot)...]))
      if let value = global(name, in: package) {
        switch value {
        case .module, .symbolic: return value
        default: break
        }
      }
    }
    if case .unknown = finder.find(dottedName) { return makeReference(dottedName) }
    return nil
  }

  private mutating func load(_ name: Text, _ dottedName: String) -> ID<Module>? {
    switch finder.find(dottedName) {
    case .found(let source): return add(source, name: name)
    case .namespace:
      let source = ModuleSource(path: "", file: PythonFile([]), isPackage: true, origin: .project)
      return add(source, name: name)
    case .absent, .unknown: return nil
    }
  }

  mutating func addFile(_ source: ModuleSource) -> ID<LoadedFile> {
    let symbols = [UInt32](repeating: .max, count: source.file.symbolCount)
    files.append(
      LoadedFile(
        tree: source.file, path: source.path, isReduced: source.origin == .catalogue, symbols: symbols))
    return ID(files.count - 1)
  }

  mutating func add(_ source: ModuleSource, name: Text) -> ID<Module> {
    let file = addFile(source)
    let id = ID<Module>(modules.count)
    modules.append(
      Module(
        name: name, file: file, path: source.path, isPackage: source.isPackage, origin: source.origin))
    moduleNumbers.insert(name, Int(id.index))
    let dotted = texts[name]
    let package = source.isPackage ? dotted : dotted.lastIndex(of: ".").map { String(dotted[..<$0]) } ?? ""
    set(words.dunderName, .string(name), in: id)
    set(words.dunderDoc, .none, in: id)
    set(words.dunderFile, makeString(filePath(source)), in: id)
    set(words.dunderPackage, makeString(package), in: id)
    set(words.dunderSpec, makeReference(dotted + ".__spec__"), in: id)
    if source.isPackage {
      let folder = makeString(filePath(source).pathParts.dropLast().reduce("") { $0 + "/" + $1 })
      set(words.dunderPath, makeList([folder]), in: id)
    }
    return id
  }

  private func filePath(_ source: ModuleSource) -> String {
    guard source.path.hasPrefix("site:") else { return "/@/" + source.path }
    return "/@site/" + source.path.dropFirst(5)
  }

  private mutating func set(_ name: Text, _ value: Value, in module: ID<Module>) {
    modules[module].namespace.bind(name, value, at: .nowhere)
  }

  /// Runs a module of the project; of a library only the names are noted.
  mutating func run(_ module: ID<Module>) {
    guard modules[module].state == .named else { return }
    modules[module].state = .running
    switch modules[module].origin {
    case .project: runWhole(module)
    case .environment, .catalogue, .prelude: notePending(module)
    }
  }

  private mutating func runWhole(_ module: ID<Module>) {
    guard depth < Evaluator.maximumDepth else { return }
    let saved = suspend()
    defer { resume(saved) }
    depth += 1
    currentModule = module
    let context = self.context(of: module)
    var row = 1
    let last = end(context, 0)
    while row < last {
      if !modules[module].ranEarly.contains(UInt32(row)) {
        if isAssignment(row, context) { modules[module].ranEarly.insert(UInt32(row)) }
        runTopLevel(row, context)
      }
      row = end(context, row)
    }
    modules[module].state = .finished
  }

  /// `APPS = APPS + […]` may not run itself to find out what `APPS` is.
  private func isAssignment(_ row: Int, _ context: Context) -> Bool {
    [.assign, .augmentedAssign, .annotatedAssign].contains(node(context, row).kind)
  }

  /// One statement of a module; what it raises ends it alone, so that one surprise does not cost the module.
  mutating func runTopLevel(_ row: Int, _ context: Context) {
    // What a statement imports has fuel of its own: the importing one pays for none of it, and has used up none of it.
    let (limit, before, exhausted) = (stepLimit, steps, isExhausted)
    refuel()
    isExhausted = false
    defer {
      stepLimit = limit == 0 ? 0 : limit + (steps - before)
      isExhausted = exhausted
    }
    let flow = execute(row, context)
    guard flow == .raised, let exception = raised else { return }
    raised = nil
    problems.append(Reason(text: describe(exception), place: place(context, row), cause: nil))
    if modules[context.module].origin == .project { openWork(of: row, context) }
  }

  /// A project that starts gets to the end of each statement: where the reader did not, names and containers may have
  /// more than was seen.
  private mutating func openWork(of statement: Int, _ context: Context) {
    var row = statement
    while row < end(context, statement) {
      switch node(context, row).kind {
      case .functionDef, .asyncFunctionDef, .classDef, .lambda:
        row = end(context, row)
        continue
      case .assign, .augmentedAssign, .annotatedAssign: openTarget(row + 1, context)
      case .expressionStatement where node(context, row + 1).kind == .call:
        if node(context, row + 2).kind == .attribute { openTarget(row + 3, context) }
      default: break
      }
      row += 1
    }
  }

  private mutating func openTarget(_ row: Int, _ context: Context) {
    guard node(context, row).kind == .name else { return }
    let name = text(of: row, context)
    let value = modules[context.module].namespace[name]
    switch value.map({ certain($0) }) {
    case .list(let id), .tuple(let id): lists[id].isOpen = true
    case .dict(let id), .set(let id): dicts[id].isOpen = true
    case nil:
      bind(name, makeUnknown("a statement that was not read to its end", at: place(context, row)), context, at: row)
    default: break
    }
  }

  /// What belongs to the running code and not to what it imports.
  struct Suspended {
    var condition: ID<Reason>?
    var returned: Value
    var firstReturn: Int
    var module: ID<Module>
    var depth: Int
    var journalDepth: Int
    var handlerDepth: Int
  }

  mutating func suspend() -> Suspended {
    let saved = Suspended(
      condition: condition, returned: returned, firstReturn: firstReturn, module: currentModule, depth: depth,
      journalDepth: journalDepth, handlerDepth: handlerDepth)
    firstReturn = conditionalReturns.count
    journalDepth = 0
    handlerDepth = 0
    return saved
  }

  mutating func resume(_ saved: Suspended) {
    condition = saved.condition
    returned = saved.returned
    conditionalReturns.removeLast(conditionalReturns.count - firstReturn)
    firstReturn = saved.firstReturn
    currentModule = saved.module
    depth = saved.depth
    journalDepth = saved.journalDepth
    handlerDepth = saved.handlerDepth
  }
}
