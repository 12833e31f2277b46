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
}

extension Evaluator {
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
