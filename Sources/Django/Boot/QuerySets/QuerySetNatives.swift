import Base
import Evaluation

/// Query sets answer which model they are of; what is in the database nobody knows.
extension DjangoHost {
  static let querySetClass = "django.db.models.query.QuerySet"
  static let managerBase = "django.db.models.manager.BaseManager"

  /// Methods whose result is a query set of the same model.
  private static let chained = [
    "all", "none", "filter", "exclude", "complex_filter", "union", "intersection", "difference", "select_for_update",
    "select_related", "prefetch_related", "annotate", "alias", "order_by", "distinct", "extra", "reverse", "defer",
    "only", "using", "values", "values_list", "dates", "datetimes", "fetch_mode", "_chain", "_clone",
  ]

  static var querySetNatives: [Native] {
    let chain = chained.map { name in
      Native(querySetClass + "." + name) { _, call, evaluator in
        call.arguments.first.flatMap { evaluator.querySet(behind: $0) }
      }
    }
    return chain + [
      Native(querySetClass + ".__init__") { _, call, evaluator in
        let model = call.argument(1, "model", in: evaluator) ?? .none
        evaluator.setAttribute(evaluator.text("model"), of: call.arguments[0], to: model)
        return Value.none
      },
      Native(managerBase + "._get_queryset_methods") { _, call, evaluator in
        guard call.arguments.count == 2, case .class(let manager) = call.arguments[0],
          case .class(let querySet) = call.arguments[1]
        else { return nil }
        return evaluator.querySetMethods(of: querySet, for: manager)
      },
    ]
  }

  /// `Manager.contribute_to_class`: each class has its managers for itself, and `objects` if it declares none.
  func bindManagers(of type: ID<ClassObject>, in evaluator: inout Evaluator) {
    guard let model = models[type], !model.isAbstract else { return }
    var names: [String] = []
    for entry in evaluator.classes[type].order {
      guard case .class(let parent) = entry else { continue }
      for (name, value) in evaluator.classes[parent].namespace.entries() {
        guard case .instance(let id) = evaluator.certain(value), !names.contains(evaluator.string(name)),
          evaluator.inherits(evaluator.instances[id].type, from: DjangoHost.managerBase)
        else { continue }
        names.append(evaluator.string(name))
        evaluator.bindManager(id, named: name, to: type)
      }
    }
    if names.isEmpty, let manager = evaluator.resolve("django.db.models.manager.Manager"),
      case .instance(let id) = evaluator.call(manager, [], [], at: .nowhere)
    {
      evaluator.bindManager(id, named: evaluator.text("objects"), to: type)
      names = ["objects"]
    }
    guard let first = names.first, let manager = evaluator.attribute(first, of: .class(type)) else { return }
    for name in ["_default_manager", "_base_manager"] {
      evaluator.setAttribute(evaluator.text(name), of: .class(type), to: manager)
    }
  }
}

extension Evaluator {
  /// A copy of the manager that knows its model.
  fileprivate mutating func bindManager(_ id: ID<Instance>, named name: Text, to type: ID<ClassObject>) {
    let copy = makeInstance(of: instances[id].type, at: instances[id].place)
    for (key, value) in instances[id].attributes.entries() { setAttribute(key, of: .instance(copy), to: value) }
    setAttribute(text("model"), of: .instance(copy), to: .class(type))
    setAttribute(text("name"), of: .instance(copy), to: .string(name))
    let place = classes[type].namespace.place(of: name) ?? classes[type].place
    setAttribute(name, of: .class(type), to: .instance(copy), at: place)
  }

  /// The query set a method of it gives, also through a manager.
  fileprivate mutating func querySet(behind receiver: Value) -> Value? {
    guard case .instance(let id) = receiver else { return nil }
    if inherits(instances[id].type, from: DjangoHost.querySetClass) { return receiver }
    return attribute("get_queryset", of: receiver).map { call($0, [], [], at: .nowhere) }
  }

  /// The public methods a manager takes over: they run on the manager, which answers `filter()` and the like itself.
  fileprivate mutating func querySetMethods(of type: ID<ClassObject>, for manager: ID<ClassObject>) -> Value {
    var found: [(Value, Value)] = []
    var seen: Set<Text> = []
    for case .class(let parent) in classes[type].order {
      for (name, value) in classes[parent].namespace.entries() {
        guard case .function(let id) = certain(value), seen.insert(name).inserted else { continue }
        let flag = functions[id].attributes[text("queryset_only")]
        if flag == .bool(true) || flag == nil && string(name).hasPrefix("_") { continue }
        if rawAttribute(name, in: manager) == nil { found.append((.string(name), value)) }
      }
    }
    return makeDict(found)
  }
}
