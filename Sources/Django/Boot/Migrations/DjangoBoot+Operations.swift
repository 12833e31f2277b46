import Base
import Evaluation

extension DjangoBoot {
  mutating func operations(of type: ID<ClassObject>) -> OpenList<DumpedOperation> {
    guard let value = evaluator.attribute("operations", of: .class(type)) else { return [] }
    if case .symbolic(let id) = value, case .attribute = evaluator.symbolics[id].form { return [] }
    guard let elements = evaluator.elements(of: value) else {
      return .unknown("operations is not a list that is known")
    }
    var list = OpenList<DumpedOperation>([], evaluator.isOpen(value) ? .open : .closed)
    for element in elements {
      if !isConditional(element), let operation = operation(element) {
        list.items.append(operation)
      } else {
        list.openness = .open
      }
    }
    return list
  }

  private mutating func operation(_ value: Value) -> DumpedOperation? {
    guard case .instance(let id) = value else { return outside(value) }
    let type = evaluator.instances[id].type
    var row = DumpedOperation(op: .value(evaluator.string(evaluator.classes[type].name)))
    row.modelName = name("model_name", of: value)
    row.name = name("name", of: value)
    row.oldName = name("old_name", of: value)
    row.newName = name("new_name", of: value)
    if let field = evaluator.attribute("field", of: value) { row.fieldClass = dotted(field) }
    if let code = evaluator.attribute("code", of: value) { row.code = dotted(unwrapped(code)) }
    return row
  }

  /// An operation of a library whose source is not at hand: only its class is known.
  private mutating func outside(_ value: Value) -> DumpedOperation? {
    guard case .symbolic(let id) = value, case .call(let callee, _, _) = evaluator.symbolics[id].form,
      let name = evaluator.dottedName(of: callee)?.dottedParts.last
    else { return nil }
    var row = DumpedOperation(op: .value(String(name)))
    (row.modelName, row.name) = (.unknown("its source is not at hand"), .unknown("its source is not at hand"))
    return row
  }

  /// Only what is a `str` counts.
  private mutating func name(_ attribute: String, of operation: Value) -> Known<String?> {
    guard let value = evaluator.attribute(attribute, of: operation) else { return .value(nil) }
    if let text = evaluator.text(of: value) { return .value(text) }
    switch value {
    case .unknown, .either, .maybe: return .unknown("\(attribute) is not known")
    case .symbolic(let id):
      // A class of a library that says nothing of the attribute does not have it.
      if case .attribute(of: operation, _) = evaluator.symbolics[id].form { return .value(nil) }
      return .unknown("\(attribute) is not known")
    default: return .value(nil)
    }
  }

  private mutating func dotted(_ value: Value) -> Known<String?> {
    switch value {
    case .instance(let id): .value(evaluator.dottedName(of: .class(evaluator.instances[id].type)))
    case .class, .function, .method, .descriptor: .value(evaluator.dottedName(of: value))
    case .symbolic(let id):
      switch evaluator.symbolics[id].form {
      case .call(let callee, _, _): .value(evaluator.dottedName(of: callee))
      case .reference: .value(evaluator.dottedName(of: value))
      case .attribute, .item, .union, .expression, .sized: .value(nil)
      }
    case .unknown, .either, .maybe: .unknown("not known")
    default: .value(nil)
    }
  }
}
