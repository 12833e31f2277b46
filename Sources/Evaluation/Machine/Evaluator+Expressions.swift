public import Base
import PythonSyntax

/// Expressions.
extension Evaluator {
  mutating func evaluate(_ row: Int, _ context: Context) -> Value {
    let node = node(context, row)
    switch node.kind {
    case .name: return lookUp(text(node.symbol, context), context, at: row)
    case .attribute: return evaluateAttribute(row, node, context)
    case .call: return evaluateCall(row, context)
    case .subscript: return evaluateSubscript(row, context)
    case .string: return .string(literal(row, context))
    case .bytes: return .bytes(literal(row, context))
    case .concatenation: return evaluateConcatenation(row, context)
    case .formattedString: return evaluateFormatted(row, context)
    case .integer:
      return files[context.file].tree.integer(of: row).map(Value.int) ?? makeUnknown("a number of more than 64 bits")
    case .float: return files[context.file].tree.float(of: row).map(Value.float) ?? makeUnknown("a number")
    case .none: return .none
    case .true: return .bool(true)
    case .false: return .bool(false)
    case .ellipsis: return .ellipsis
    case .list: return .list(addList(evaluateElements(row, context), at: place(context, row)))
    case .tuple: return .tuple(addList(evaluateElements(row, context), at: place(context, row)))
    case .set: return makeSet(evaluateElements(row, context), at: place(context, row))
    case .dict: return evaluateDict(row, context)
    case .boolOp: return evaluateBool(row, node, context)
    case .unaryOp: return evaluateUnary(row, node, context)
    case .binaryOp: return evaluateBinary(row, node, context)
    case .compare: return evaluateCompare(row, context)
    case .conditional: return evaluateConditional(row, context)
    case .lambda: return makeLambda(row, context)
    case .namedExpression:
      let value = evaluate(end(context, row + 1), context)
      assign(row + 1, value, context)
      return value
    case .listComprehension, .setComprehension, .generator, .dictComprehension:
      return evaluateComprehension(row, node.kind, context)
    case .yield, .yieldFrom: return evaluateYield(row, node.kind, context)
    case .await: return evaluate(row + 1, context)
    case .starred: return evaluate(row + 1, context)
    case .slice: return evaluateSlice(row, node, context)
    default: return makeUnknown("this expression is not evaluated", at: place(context, row))
    }
  }

  private mutating func evaluateAttribute(_ row: Int, _ node: Node, _ context: Context) -> Value {
    let base = evaluate(row + 1, context)
    if raised != nil { return base }
    let name = text(node.symbol, context)
    if let value = attribute(name, of: base, at: place(context, row)) { return value }
    if raised != nil { return .none }
    return missingAttribute(name, of: base, at: place(context, row))
  }

  mutating func missingAttribute(_ name: Text, of base: Value, at place: Place) -> Value {
    let message = "\(describe(base)) has no attribute '\(texts[name])'"
    if handlerDepth > 0 { return raise("AttributeError", message, at: place) }
    return makeUnknown(message, at: place)
  }

  /// The elements of a display, with `*` spread.
  mutating func evaluateElements(_ row: Int, _ context: Context) -> [Value] {
    var elements: [Value] = []
    var child = row + 1
    let last = end(context, row)
    while child < last {
      if node(context, child).kind == .starred {
        appendSpread(evaluate(child + 1, context), to: &elements)
      } else {
        elements.append(evaluate(child, context))
      }
      child = end(context, child)
    }
    return elements
  }

  mutating func appendSpread(_ value: Value, to elements: inout [Value]) {
    if let spread = self.elements(of: value) {
      elements += spread
      if isOpen(value) { elements.append(makeSplat(of: value)) }
    } else {
      elements.append(makeSplat(of: value))
    }
  }

  private mutating func evaluateDict(_ row: Int, _ context: Context) -> Value {
    let dict = addDict(at: place(context, row))
    var child = row + 1
    let last = end(context, row)
    while child < last {
      if node(context, child).kind == .dictUnpack {
        merge(evaluate(child + 1, context), into: dict)
        child = end(context, child)
      } else {
        let key = evaluate(child, context)
        let valueRow = end(context, child)
        set(key, evaluate(valueRow, context), in: dict)
        child = end(context, valueRow)
      }
    }
    return .dict(dict)
  }

  /// `{**value}` and `dict.update(value)`.
  public mutating func merge(_ value: Value, into dict: ID<DictObject>) {
    switch payload(value) {
    case .dict(let other) where isPlain(dict) && dicts[dict].count == 0:
      dicts[dict].fill(from: dicts[other])
      if dicts[other].isOpen { dicts[dict].isOpen = true }
    case .dict(let other):
      let (keys, values) = (dicts[other].keys, dicts[other].values)
      for i in keys.indices { set(keys[i], values[i], in: dict) }
      if dicts[other].isOpen { dicts[dict].isOpen = true }
    case .list, .tuple:
      for pair in elements(of: value) ?? [] {
        guard let parts = elements(of: pair), parts.count == 2 else {
          dicts[dict].isOpen = true
          continue
        }
        if case .maybe(let id) = pair {
          set(parts[0], makeMaybe(parts[1], maybes[id].reason), in: dict)
        } else {
          set(parts[0], parts[1], in: dict)
        }
      }
      if isOpen(value) { dicts[dict].isOpen = true }
    case .none: break
    case .instance(let id):
      guard let keys = keys(ofMapping: id) else { return dicts[dict].isOpen = true }
      for key in keys { set(key, item(key, of: value), in: dict) }
      if isOpen(value) { dicts[dict].isOpen = true }
    default: dicts[dict].isOpen = true
    }
  }

  /// What an object with `keys()` and `__getitem__` answers; nil when they have no bodies to run.
  private mutating func keys(ofMapping id: ID<Instance>) -> [Value]? {
    let type = instances[id].type
    guard let getter = rawAttribute(words.dunderGetitem, in: type), case .function(let item) = getter.value,
      !functions[item].isOpaque, let keys = rawAttribute(texts.intern("keys"), in: type)
    else { return nil }
    let view = call(bound(keys.value, to: .instance(id), type: type, fromClass: false), [], [], at: .nowhere)
    guard let elements = elements(of: view), !elements.contains(where: \.isSplat) else { return nil }
    return elements
  }

  /// Whether setting an entry of it does nothing else.
  private func isPlain(_ dict: ID<DictObject>) -> Bool {
    !dicts[dict].isLive && (condition == nil || condition == dicts[dict].birth)
  }

  /// Sets an entry; under a condition the old value stays possible.
  mutating func set(_ key: Value, _ value: Value, in dict: ID<DictObject>) {
    if dicts[dict].isLive, let owner = attributeDicts[dict], case .string(let name) = key {
      setDirectly(name, of: owner, to: value)
    }
    if key.isUnknown {
      dicts[dict].isOpen = true
      return
    }
    let key = canonicalKey(key)
    guard let condition, condition != dicts[dict].birth else {
      dicts[dict].set(key, value)
      return
    }
    if let old = dicts[dict][key] {
      dicts[dict].set(key, join([old, value]))
    } else {
      dicts[dict].set(key, makeMaybe(value, condition))
    }
  }

  private mutating func evaluateConditional(_ row: Int, _ context: Context) -> Value {
    let test = end(context, row + 1)
    let otherwise = end(context, test)
    switch self.test(test, context) {
    case .yes: return evaluate(row + 1, context)
    case .no: return evaluate(otherwise, context)
    case .undecided:
      let reason = makeReason("the test is not decided", at: place(context, test))
      let saved = condition
      condition = reason
      let a = evaluate(row + 1, context)
      let b = evaluate(otherwise, context)
      condition = saved
      return join([a, b])
    }
  }

  private mutating func evaluateYield(_ row: Int, _ kind: NodeKind, _ context: Context) -> Value {
    let value = node(context, row).size > 1 ? evaluate(row + 1, context) : .none
    guard let scope = generatorScope(context.scope) else { return .none }
    var yielded = scopes[scope].yielded ?? []
    if kind == .yieldFrom {
      appendSpread(value, to: &yielded)
    } else {
      yielded.append(condition.map { makeMaybe(value, $0) } ?? value)
    }
    scopes[scope].yielded = yielded
    return .none
  }

  private func generatorScope(_ scope: ID<Scope>?) -> ID<Scope>? {
    var scope = scope
    while let id = scope {
      if scopes[id].yielded != nil { return id }
      scope = scopes[id].parent
    }
    return nil
  }

  private mutating func evaluateSlice(_ row: Int, _ node: Node, _ context: Context) -> Value {
    var parts: [Value] = [.none, .none, .none]
    var child = row + 1
    for i in 0..<3 where node.payload & (1 << UInt32(i)) != 0 {
      parts[i] = evaluate(child, context)
      child = end(context, child)
    }
    let type = coreClass(.slice)
    let slice = makeInstance(of: type, at: place(context, row))
    instances[slice].arguments = parts
    return .instance(slice)
  }
}
