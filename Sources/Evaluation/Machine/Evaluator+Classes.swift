public import Base
import PythonSyntax

/// `class` statements, `type(…)`, the order of resolution and construction.
extension Evaluator {
  mutating func defineClass(_ row: Int, _ context: Context) -> Value {
    var bases: [Value] = []
    var keywords: [Keyword] = []
    let parts = children(context, row)
    for part in parts.dropFirst() where isHeader(node(context, part).kind) {
      evaluateArguments(from: part, to: end(context, part), context, &bases, &keywords)
    }
    if raised != nil { return .none }
    bases = entries(of: bases)
    let name = text(node(context, row).symbol, context)
    let metaclass = takeMetaclass(&keywords) ?? inheritedMetaclass(bases)
    let id = addClass(name, context, row, bases, keywords)
    classes[id].metaclass = metaclass
    runBody(of: id, parts.last, context)
    if raised != nil { return .none }
    if let metaclass, let made = build(id, metaclass, keywords, at: place(context, row)) { return made }
    finish(id)
    return .class(id)
  }

  private func isHeader(_ kind: NodeKind) -> Bool {
    switch kind {
    case .identifier, .typeParameters, .block: false
    default: true
    }
  }

  /// PEP 560: what stands in for a base (`Generic[T]`, `List[int]`) is replaced by the class it is made of.
  private mutating func entries(of bases: [Value]) -> [Value] {
    var result: [Value] = []
    for base in bases {
      switch certain(base) {
      case .symbolic(let id):
        if case .item(let of, _) = symbolics[id].form { result.append(of) } else { result.append(base) }
      case .either(let id):
        let classes = lists[id].elements.filter { if case .class = $0 { true } else { false } }
        result.append(classes.first ?? base)
      case .instance(let id): result += replacements(of: id, among: bases) ?? [base]
      case let other: result.append(other)
      }
    }
    return result
  }

  /// `__mro_entries__`; nil when the object does not say what stands for it.
  private mutating func replacements(of base: ID<Instance>, among bases: [Value]) -> [Value]? {
    guard let method = rawAttribute(words.dunderMROEntries, in: instances[base].type),
      case .function(let function) = method.value, !functions[function].isOpaque
    else { return nil }
    let entries = call(method.value, [.instance(base), makeTuple(bases)], [], at: instances[base].place)
    return elements(of: entries)
  }

  private mutating func takeMetaclass(_ keywords: inout [Keyword]) -> ID<ClassObject>? {
    guard let index = keywords.firstIndex(where: { $0.name == words.metaclass }) else { return nil }
    if case .class(let id) = keywords.remove(at: index).value { return id }
    return nil
  }

  private func inheritedMetaclass(_ bases: [Value]) -> ID<ClassObject>? {
    var best: ID<ClassObject>?
    for case .class(let id) in bases {
      guard let meta = classes[id].metaclass else { continue }
      if best == nil || classes[meta].order.contains(.class(best ?? meta)) { best = meta }
    }
    return best
  }

  private mutating func addClass(
    _ name: Text, _ context: Context, _ row: Int, _ bases: [Value], _ keywords: [Keyword]
  ) -> ID<ClassObject> {
    let qualified = qualified(name, context)
    classes.append(
      ClassObject(
        name: name, qualifiedName: qualified, module: modules[context.module].name, bases: bases, keywords: keywords,
        condition: condition, place: place(context, row), origin: modules[context.module].origin))
    let id = ID<ClassObject>(classes.count - 1)
    if let host, classes[id].origin == .catalogue || classes[id].origin == .environment, !host.completeClasses.isEmpty,
      host.completeClasses.contains(texts[classes[id].module] + "." + texts[qualified])
    {
      completeClasses.insert(id)
    }
    return id
  }

  private mutating func runBody(of id: ID<ClassObject>, _ block: Int?, _ context: Context) {
    guard let block, node(context, block).kind == .block else { return }
    var inner = context
    inner.body = id
    inner.owner = id
    inner.prefix = texts.intern(texts[classes[id].qualifiedName] + ".")
    bind(words.dunderModule, .string(classes[id].module), inClass: id, at: classes[id].place)
    bind(words.dunderQualname, .string(classes[id].qualifiedName), inClass: id, at: classes[id].place)
    let saved = depth
    depth += 1
    var row = block + 1
    while row < end(context, block), !isExhausted {
      if execute(row, inner) == .raised, !contain(at: place(context, row)) { break }
      row = end(context, row)
    }
    depth = saved
  }

  /// Notes an exception that nothing would catch and goes on; false when something does.
  mutating func contain(at place: Place) -> Bool {
    guard let exception = raised, handlerDepth == 0, !isExhausted else { return false }
    problems.append(Reason(text: describe(exception), place: place, cause: nil))
    raised = nil
    return true
  }

  /// Runs a metaclass that has code of its own; nil when there is none.
  private mutating func build(
    _ id: ID<ClassObject>, _ metaclass: ID<ClassObject>, _ keywords: [Keyword], at place: Place
  ) -> Value? {
    guard let maker = rawAttribute(words.dunderNew, in: metaclass), isRunnableMeta(maker.value, maker.owner) else {
      finish(id)
      initialise(id, metaclass, keywords, at: place)
      return .class(id)
    }
    var entries = classes[id].namespace.entries().map { (Value.string($0.name), $0.value) }
    entries.append((.string(words.dunderClassCell), .class(id)))
    let namespace = prepared(id, metaclass, keywords, entries, at: place)
    let arguments = [.class(metaclass), .string(classes[id].name), makeTuple(classes[id].bases), namespace]
    let made = call(maker.value, arguments, keywords, at: place)
    if raised != nil { return Value.none }
    guard case .class(let result) = made else {
      if case .instance = made { return made }
      finish(id)
      return .class(id)
    }
    initialise(result, metaclass, keywords, at: place)
    return .class(result)
  }

  /// The body's names in what `__prepare__` gives, set one after the other as the body would (PEP 3115).
  private mutating func prepared(
    _ id: ID<ClassObject>, _ metaclass: ID<ClassObject>, _ keywords: [Keyword], _ entries: [(Value, Value)],
    at place: Place
  ) -> Value {
    guard var maker = rawAttribute(words.dunderPrepare, in: metaclass)?.value else {
      return makeDict(entries, at: place)
    }
    if case .descriptor(let descriptor) = maker { maker = descriptors[descriptor].function }
    let arguments = [.class(metaclass), .string(classes[id].name), makeTuple(classes[id].bases)]
    let namespace = call(maker, arguments, keywords, at: place)
    guard case .instance = namespace else { return makeDict(entries, at: place) }
    for (key, value) in entries { setItem(key, of: namespace, to: value, at: place) }
    return namespace
  }

  private mutating func initialise(
    _ id: ID<ClassObject>, _ metaclass: ID<ClassObject>, _ keywords: [Keyword], at place: Place
  ) {
    guard let initialiser = rawAttribute(words.dunderInit, in: metaclass),
      isRunnableMeta(initialiser.value, initialiser.owner)
    else { return }
    let namespace = dictOf(classes[id].namespace)
    let arguments = [.class(id), .string(classes[id].name), makeTuple(classes[id].bases), namespace]
    _ = call(initialiser.value, arguments, keywords, at: place)
  }

  private func isRunnableMeta(_ maker: Value, _ owner: ID<ClassObject>) -> Bool {
    guard case .function(let function) = maker, !functions[function].isOpaque else { return false }
    if classes[owner].origin == .project || classes[owner].origin == .prelude { return true }
    let dotted = texts[classes[owner].module] + "." + texts[classes[owner].qualifiedName]
    return host.map { !$0.metaclasses.contains(dotted) } ?? true
  }

  /// `type(name, bases, namespace)` and `type.__new__`.
  mutating func makeType(
    _ metaclass: ID<ClassObject>?, _ name: Text, _ bases: [Value], _ namespace: Value, _ keywords: [Keyword],
    at place: Place
  ) -> Value {
    if metaclass == nil, let winner = inheritedMetaclass(bases), let maker = rawAttribute(words.dunderNew, in: winner),
      isRunnableMeta(maker.value, maker.owner)
    {
      return call(.class(winner), [.string(name), makeTuple(bases), namespace], keywords, at: place)
    }
    var id: ID<ClassObject>?
    var entries: [(Text, Value)] = []
    if case .dict(let dict) = payload(namespace) {
      for (key, value) in zip(dicts[dict].keys, dicts[dict].values) {
        guard case .string(let key) = key else { continue }
        if key == words.dunderClassCell, case .class(let cell) = value {
          id = cell
        } else {
          entries.append((key, value))
        }
      }
    }
    let target = id ?? addDynamicClass(name, bases, at: place)
    rebind(target, entries)
    classes[target].name = name
    classes[target].bases = bases
    for (key, value) in entries {
      guard case .string(let text) = value else { continue }
      if key == words.dunderModule { classes[target].module = text }
      if key == words.dunderQualname { classes[target].qualifiedName = text }
    }
    if let metaclass { classes[target].metaclass = metaclass }
    if classes[target].metaclass == nil { classes[target].metaclass = inheritedMetaclass(bases) }
    finish(target)
    return .class(target)
  }

  private mutating func rebind(_ id: ID<ClassObject>, _ entries: [(Text, Value)]) {
    let old = classes[id].namespace
    unbindAll(inClass: id)
    for (name, value) in entries {
      bind(name, value, inClass: id, at: old.place(of: name) ?? classes[id].place)
    }
  }

  private mutating func addDynamicClass(_ name: Text, _ bases: [Value], at place: Place) -> ID<ClassObject> {
    let module = currentModule.isNone ? builtins : currentModule
    classes.append(
      ClassObject(
        name: name, qualifiedName: name, module: modules[module].name, bases: bases, condition: condition, place: place,
        origin: modules[module].origin))
    return ID(classes.count - 1)
  }

  /// The class is complete: order, hooks of its parts and parents, the host.
  mutating func finish(_ id: ID<ClassObject>) {
    setOrder(order(of: id), of: id)
    classes[id].isOpen = classes[id].order.contains { if case .class = $0 { false } else { true } }
    nameParts(of: id)
    callInitSubclass(id)
    host?.made(id, in: &self)
  }

  private mutating func nameParts(of id: ID<ClassObject>) {
    for (name, value) in classes[id].namespace.entries() {
      guard case .instance(let instance) = certain(value),
        let setter = rawAttribute(words.dunderSetName, in: instances[instance].type), case .function = setter.value
      else { continue }
      _ = call(setter.value, [value, .class(id), .string(name)], [], at: classes[id].place)
    }
  }

  private mutating func callInitSubclass(_ id: ID<ClassObject>) {
    guard let hook = rawAttribute(words.dunderInitSubclass, order: classes[id].order.dropFirst()) else { return }
    var function = hook.value
    if case .descriptor(let descriptor) = function { function = descriptors[descriptor].function }
    _ = call(makeMethod(function, of: .class(id)), [], classes[id].keywords, at: classes[id].place)
    raised = nil
  }

  // MARK: C3

  /// The method resolution order (C3); bases that cannot be ordered stand in the order in which they are written.
  private mutating func order(of id: ID<ClassObject>) -> [Value] {
    if classes[id].bases.count == 1, case .class(let parent) = classes[id].bases[0], !classes[parent].order.isEmpty {
      return prepending(.class(id), to: classes[parent].order)
    }
    var sequences: [[Value]] = []
    for base in classes[id].bases {
      if case .class(let parent) = base {
        sequences.append(classes[parent].order.isEmpty ? [base] : classes[parent].order)
      } else {
        sequences.append([base])
      }
    }
    let object = Value.class(coreClass(.object))
    if classes[id].bases.isEmpty, .class(id) != object { sequences.append([object]) }
    sequences.append(classes[id].bases)
    return [.class(id)] + (merged(sequences) ?? depthFirst(sequences))
  }

  private func merged(_ lists: [[Value]]) -> [Value]? {
    var starts = [Int](repeating: 0, count: lists.count)
    var result: [Value] = []
    while let first = lists.indices.first(where: { starts[$0] < lists[$0].count }) {
      let good = (first..<lists.count).first { row in
        starts[row] < lists[row].count && isGood(lists[row][starts[row]], lists, starts)
      }
      guard let good, result.count < 1_000 else { return nil }
      let head = lists[good][starts[good]]
      result.append(head)
      for row in lists.indices where starts[row] < lists[row].count && lists[row][starts[row]] == head {
        starts[row] += 1
      }
    }
    return result
  }

  /// Whether it stands behind no other in what is left of the lists.
  private func isGood(_ head: Value, _ lists: [[Value]], _ starts: [Int]) -> Bool {
    for row in lists.indices {
      for i in starts[row]..<lists[row].count where i > starts[row] && lists[row][i] == head { return false }
    }
    return true
  }

  private func depthFirst(_ sequences: [[Value]]) -> [Value] {
    var result: [Value] = []
    for sequence in sequences { for one in sequence where !result.contains(one) { result.append(one) } }
    return result
  }

  /// Whether a class is `parent` or below it; nil when a base that is not known leaves it open.
  public func isSubclass(_ id: ID<ClassObject>, of parent: ID<ClassObject>) -> Bool? {
    if classes[id].order.contains(.class(parent)) || id == parent { return true }
    return classes[id].isOpen ? nil : false
  }

  /// Whether a class of this dotted name is in the order, itself included; names of what is outside count.
  public func inherits(_ id: ID<ClassObject>, from dottedName: String) -> Bool {
    let wanted = dottedName.utf8.span
    for entry in classes[id].order {
      if case .class(let one) = entry {
        if texts.isDotted(wanted, classes[one].module, classes[one].qualifiedName) { return true }
      } else if self.dottedName(of: entry) == dottedName {
        return true
      }
    }
    return false
  }
}
