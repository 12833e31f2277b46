import Base
import Evaluation

/// Classes whose metaclass derives much from a model: what is derived waits until somebody asks for it.
extension DjangoHost {
  static var deferredNatives: [Native] {
    [
      Native("django_tables2.tables.DeclarativeColumnsMetaclass.__new__") { host, call, evaluator in
        host.makeTable(call, in: &evaluator)
      },
      Native("django_filters.filterset.FilterSetMetaclass.__new__") { host, call, evaluator in
        host.makeFilterSet(call, in: &evaluator)
      },
    ]
  }

  /// `__new__(metaclass, name, bases, namespace)` of a class that is made for sure, once models are complete.
  private struct ClassCall {
    var metaclass: ID<ClassObject>
    var name: Text
    var bases: [Value]
    var namespace: Value
    var entries: [(key: Value, value: Value)]
  }

  private func classCall(_ call: HostCall, in evaluator: inout Evaluator) -> ClassCall? {
    guard models.isComplete, evaluator.condition == nil, call.keywords.isEmpty, call.arguments.count == 4,
      case .class(let metaclass) = call.arguments[0], case .string(let name) = call.arguments[1],
      let bases = evaluator.elements(of: call.arguments[2]), let entries = evaluator.items(of: call.arguments[3]),
      !evaluator.isOpen(call.arguments[3])
    else { return nil }
    return ClassCall(
      metaclass: metaclass, name: name, bases: bases, namespace: call.arguments[3], entries: entries)
  }

  /// A class of tables without its columns, which are worked out of the model's fields.
  private func makeTable(_ call: HostCall, in evaluator: inout Evaluator) -> Value? {
    guard let wanted = classCall(call, in: &evaluator) else { return nil }
    var (written, rest): ([(Value, Value)], [(Value, Value)]) = ([], [])
    let cell = Value.string(evaluator.text("__classcell__"))
    for (key, value) in wanted.entries {
      switch value {
      case .unknown, .either, .maybe: return nil
      default: break
      }
      if key != cell { written.append((key, value)) }
      if !isColumn(value, in: evaluator) { rest.append((key, value)) }
    }
    let namespace = evaluator.makeDict(rest)
    let made = evaluator.makeClass(wanted.metaclass, wanted.name, wanted.bases, namespace, [], at: call.place)
    if case .class(let type) = made {
      let arguments = Array(call.arguments[..<3]) + [evaluator.makeDict(written)]
      evaluator.deferAttributes(
        ["_meta", "base_columns"], of: type, toClassOf: call.function, arguments, at: call.place)
    }
    return made
  }

  private func isColumn(_ value: Value, in evaluator: borrowing Evaluator) -> Bool {
    guard case .instance(let id) = value else { return false }
    return evaluator.inherits(evaluator.instances[id].type, from: "django_tables2.columns.base.Column")
  }

  /// As the library writes it, but for `base_filters`.
  private func makeFilterSet(_ call: HostCall, in evaluator: inout Evaluator) -> Value? {
    guard let wanted = classCall(call, in: &evaluator),
      let declare = evaluator.attribute("get_declared_filters", of: call.arguments[0]),
      let options = evaluator.resolve("django_filters.filterset.FilterSetOptions")
    else { return nil }
    let declared = evaluator.call(declare, [call.arguments[2], wanted.namespace], [], at: call.place)
    evaluator.setItem(evaluator.makeString("declared_filters"), of: wanted.namespace, to: declared)
    let made = evaluator.makeClass(
      wanted.metaclass, wanted.name, wanted.bases, wanted.namespace, [], at: call.place)
    guard case .class(let type) = made else { return made }
    let inner = evaluator.attribute("Meta", of: made) ?? .none
    let meta = evaluator.call(options, [inner], [], at: call.place)
    evaluator.setAttribute(evaluator.text("_meta"), of: made, to: meta, at: call.place)
    guard let filters = evaluator.attribute("get_filters", of: made) else { return made }
    evaluator.deferAttribute("base_filters", of: type, to: filters, [], at: call.place)
    return made
  }
}
