import Base
import PythonSyntax

/// Statements.
extension Evaluator {
  mutating func executeBlock(_ row: Int, _ context: Context) -> Flow {
    var child = row + 1
    let last = end(context, row)
    while child < last {
      let flow = execute(child, context)
      if flow != .normal { return flow }
      child = end(context, child)
    }
    return .normal
  }

  mutating func execute(_ row: Int, _ context: Context) -> Flow {
    steps += 1
    let node = node(context, row)
    switch node.kind {
    case .expressionStatement:
      // Most are docstrings.
      if self.node(context, row + 1).kind != .string { _ = evaluate(row + 1, context) }
    case .assign: executeAssign(row, context)
    case .annotatedAssign: executeAnnotated(row, context)
    case .augmentedAssign: executeAugmented(row, node, context)
    case .functionDef, .asyncFunctionDef, .classDef: return executeDefinition(row, decorators: [], context)
    case .decorated:
      let parts = children(context, row)
      guard let definition = parts.last else { return .normal }
      return executeDefinition(definition, decorators: Array(parts.dropLast()), context)
    case .importStatement: return executeImport(row, context)
    case .importFrom: return executeImportFrom(row, context)
    case .alias: return executeAlias(row, context)
    case .ifStatement: return executeIf(row, context)
    case .forStatement, .asyncForStatement: return executeFor(row, context)
    case .whileStatement: return executeWhile(row, context)
    case .tryStatement: return executeTry(row, context)
    case .withStatement, .asyncWithStatement: return executeWith(row, context)
    case .matchStatement: return executeMatch(row, context)
    case .returnStatement:
      returned = node.size > 1 ? evaluate(row + 1, context) : .none
      return raised == nil ? .returned : .raised
    case .raiseStatement: return executeRaise(row, node, context)
    case .breakStatement: return .broke
    case .continueStatement: return .continued
    case .deleteStatement: for target in children(context, row) { delete(target, context) }
    case .globalStatement, .nonlocalStatement: declare(row, node.kind, context)
    case .typeAlias:
      bind(text(of: row + 1, context), makeSymbolic(.expression, at: place(context, row)), context, at: row)
    case .block, .error: return executeBlock(row, context)
    case .assertStatement, .passStatement: break
    default: break
    }
    return raised == nil ? .normal : .raised
  }

  private mutating func executeRaise(_ row: Int, _ node: Node, _ context: Context) -> Flow {
    if node.size > 1 {
      let value = evaluate(row + 1, context)
      if raised == nil { raised = value }
    } else {
      raised = handled.last ?? makeUnknown("an exception raised again", at: place(context, row))
    }
    return .raised
  }

  private mutating func declare(_ row: Int, _ kind: NodeKind, _ context: Context) {
    guard let scope = context.scope else { return }
    for child in children(context, row) {
      let name = text(of: child, context)
      if kind == .globalStatement { scopes[scope].globals.append(name) } else { scopes[scope].nonlocals.append(name) }
    }
  }

  private mutating func delete(_ target: Int, _ context: Context) {
    let node = node(context, target)
    switch node.kind {
    case .name: unbind(text(node.symbol, context), context)
    case .tuple, .list: for child in children(context, target) { delete(child, context) }
    case .subscript:
      let base = evaluate(target + 1, context)
      deleteItem(evaluate(end(context, target + 1), context), of: base, at: place(context, target))
    case .attribute:
      if case .instance(let id) = evaluate(target + 1, context) {
        instances[id].attributes.remove(text(node.symbol, context))
      }
    default: break
    }
  }

  // MARK: Assignment

  private mutating func executeAssign(_ row: Int, _ context: Context) {
    guard let valueRow = lastChild(context, row) else { return }
    let value = evaluate(valueRow, context)
    if raised != nil { return }
    var target = row + 1
    while target < valueRow {
      assign(target, value, context)
      target = end(context, target)
    }
  }

  private mutating func executeAnnotated(_ row: Int, _ context: Context) {
    let parts = children(context, row)
    if let body = context.body, parts.count > 1, node(context, parts[0]).kind == .name {
      noteAnnotation(text(of: parts[0], context), parts[1], body, context)
    }
    guard parts.count > 2 else { return }
    let value = evaluate(parts[2], context)
    if raised == nil { assign(parts[0], value, context) }
  }

  /// `x: int` in a class body; the annotation is kept as the row it stands in.
  private mutating func noteAnnotation(_ name: Text, _ row: Int, _ body: ID<ClassObject>, _ context: Context) {
    var dict: ID<DictObject>
    if case .dict(let known)? = classes[body].namespace[words.dunderAnnotations] {
      dict = known
    } else {
      dict = addDict(at: place(context, row))
      bind(words.dunderAnnotations, .dict(dict), inClass: body, at: place(context, row))
    }
    let annotation = makeSymbolic(.expression, at: Place(context.file, row + 1))
    dicts[dict].set(.string(name), annotation)
  }

  private mutating func executeAugmented(_ row: Int, _ node: Node, _ context: Context) {
    let target = row + 1
    let valueRow = end(context, target)
    let old = evaluate(target, context)
    let value = evaluate(valueRow, context)
    if raised != nil { return }
    guard let operation = BinaryOperator(rawValue: UInt8(node.payload)) else { return }
    if operation == .add, case .list(let list) = old, case .list = payload(value) {
      extend(list, with: value)
      if case .name = self.node(context, target).kind { assign(target, old, context) }
      return
    }
    if operation == .add, case .list(let list) = old {
      extend(list, with: value)
      return
    }
    assign(target, binary(operation, old, value, at: place(context, row)), context)
  }

  mutating func assign(_ target: Int, _ value: Value, _ context: Context) {
    let node = node(context, target)
    switch node.kind {
    case .name, .identifier: bind(text(node.symbol, context), value, context, at: target)
    case .attribute:
      let base = evaluate(target + 1, context)
      setAttribute(text(node.symbol, context), of: base, to: value, at: place(context, target))
    case .subscript:
      let base = evaluate(target + 1, context)
      setItem(evaluate(end(context, target + 1), context), of: base, to: value, at: place(context, target))
    case .tuple, .list:
      if !unpackPlainly(value, target, context) { unpack(value, to: children(context, target), context) }
    case .starred: assign(target + 1, value, context)
    default: break
    }
  }

  /// `a, b = value` with as many known elements as there are names; false, and nothing done, when it is another case.
  private mutating func unpackPlainly(_ value: Value, _ target: Int, _ context: Context) -> Bool {
    let elements: [Value]
    switch value {
    case .list(let id), .tuple(let id):
      if lists[id].isOpen { return false }
      elements = lists[id].elements
    default: return false
    }
    var row = target + 1
    var count = 0
    let last = end(context, target)
    while row < last {
      if node(context, row).kind == .starred { return false }
      count += 1
      row = end(context, row)
    }
    guard count == elements.count, !elements.contains(where: \.isSplat) else { return false }
    row = target + 1
    for element in elements {
      assign(row, certain(element), context)
      row = end(context, row)
    }
    return true
  }

  private mutating func unpack(_ value: Value, to targets: [Int], _ context: Context) {
    guard let values = elements(of: value), !isOpen(value), !values.contains(where: \.isSplat) else {
      for (i, target) in targets.enumerated() { assign(target, elementUnknown(value, i), context) }
      return
    }
    let star = targets.firstIndex { node(context, $0).kind == .starred }
    guard let star else {
      if values.count == targets.count {
        for (target, value) in zip(targets, values) { assign(target, certain(value), context) }
      } else {
        unpackWrongly(values, to: targets, context)
      }
      return
    }
    let after = targets.count - star - 1
    for (i, target) in targets.enumerated() {
      if i < star {
        assign(target, i < values.count ? values[i] : makeUnknown("too few values to unpack"), context)
      } else if i == star {
        let rest = values.dropFirst(star).dropLast(after)
        assign(target + 1, makeList(Array(rest), at: place(context, target)), context)
      } else {
        let index = values.count - (targets.count - i)
        assign(target, index >= 0 && index < values.count ? values[index] : makeUnknown("too few values"), context)
      }
    }
  }

  /// Python raises; where nobody would handle that, what was unpacked was not understood.
  private mutating func unpackWrongly(_ values: [Value], to targets: [Int], _ context: Context) {
    let isCertain = !values.contains { if case .maybe = $0 { true } else { false } }
    if isCertain, handlerDepth > 0, let target = targets.first {
      let much = values.count > targets.count ? "too many" : "not enough"
      _ = raiseException("ValueError", much + " values to unpack", at: place(context, target))
      return
    }
    for target in targets { assign(target, makeUnknown("another number of values to unpack"), context) }
  }

  private mutating func elementUnknown(_ value: Value, _ index: Int) -> Value {
    switch value {
    case .symbolic: makeSymbolic(.item(of: value, key: .int(index)))
    default: makeUnknown("an element of what is not known", from: value)
    }
  }
}
