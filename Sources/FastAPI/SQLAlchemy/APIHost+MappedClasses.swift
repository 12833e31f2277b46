import Base
import Evaluation

/// Which classes are mapped to tables.
extension APIHost {
  /// A mapped class: below a declarative base, not abstract; of SQLModel only with `table=True`.
  func isTable(_ type: ID<ClassObject>, in evaluator: borrowing Evaluator) -> Bool {
    let object = evaluator.classes[type]
    if evaluator.inherits(type, from: "sqlmodel.main.SQLModel") {
      return object.keywords.contains { keyword in
        keyword.name.map { evaluator.string($0) } == "table" && keyword.value == .bool(true)
      }
    }
    if isDecorated(type, APIHost.mappingDecorators, evaluator) { return true }
    let isMapped =
      inheritsAny(type, APIHost.declarativeRoots, evaluator)
      || object.order.dropFirst().contains { entry in
        guard case .class(let base) = entry else { return false }
        return declarativeBases.contains(base) || isDecorated(base, APIHost.baseDecorators, evaluator)
      }
    return isMapped && !isRoot(type, evaluator) && !isAbstract(type, evaluator)
  }

  private static let mappingDecorators = ["mapped", "mapped_as_dataclass"].flatMap { name in
    ["sqlalchemy.orm.decl_api.registry." + name, "sqlalchemy.orm.registry." + name, "sqlalchemy.orm.decl_api." + name]
  }
  private static let baseDecorators = [
    "sqlalchemy.orm.decl_api.as_declarative", "sqlalchemy.orm.as_declarative",
    "sqlalchemy.ext.declarative.as_declarative", "sqlalchemy.orm.decl_api.registry.as_declarative_base",
  ]

  private func isDecorated(
    _ type: ID<ClassObject>, _ names: [String], _ evaluator: borrowing Evaluator
  ) -> Bool {
    for decorator in evaluator.classes[type].decorators {
      if let name = evaluator.dottedName(of: decorator), names.contains(name) { return true }
    }
    return false
  }

  private func isRoot(_ type: ID<ClassObject>, _ evaluator: borrowing Evaluator) -> Bool {
    evaluator.classes[type].bases.contains { base in
      evaluator.dottedName(of: base).map { APIHost.declarativeRoots.contains($0) } ?? false
    }
  }

  /// The class whose registry knows a mapped class by its name.
  func declarativeBase(of type: ID<ClassObject>, _ evaluator: borrowing Evaluator) -> ID<ClassObject>? {
    for case .class(let base) in evaluator.classes[type].order {
      if declarativeBases.contains(base) || isRoot(base, evaluator)
        || isDecorated(base, APIHost.baseDecorators, evaluator)
      {
        return base
      }
    }
    return nil
  }

  private func isAbstract(_ type: ID<ClassObject>, _ evaluator: borrowing Evaluator) -> Bool {
    evaluator.classes[type].namespace.entries().contains { name, value in
      evaluator.string(name) == "__abstract__" && evaluator.certain(value) == .bool(true)
    }
  }

  /// The classes that state columns, in the order of the columns: mapped parents, the class itself, its mixins.
  func owners(of type: ID<ClassObject>, in evaluator: borrowing Evaluator) -> [ID<ClassObject>] {
    var parents: [ID<ClassObject>] = []
    var mixins: [ID<ClassObject>] = []
    for case .class(let owner) in evaluator.classes[type].order.dropFirst() where isProjects(owner, evaluator) {
      if isTable(owner, in: evaluator) { parents.append(owner) } else { mixins.append(owner) }
    }
    let isModel = evaluator.inherits(type, from: "sqlmodel.main.SQLModel")
    return isModel ? mixins.reversed() + parents.reversed() + [type] : parents.reversed() + [type] + mixins
  }
}
