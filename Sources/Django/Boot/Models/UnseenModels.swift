import Base
import Evaluation

/// A class whose base is not seen, in a models module: it may be a model.
struct UnseenModel {
  /// The label of its application.
  var app: String
  var name: String
  var type: ID<ClassObject>
}

extension DjangoHost {
  /// What is called a manager, a query set, an error or a mixin is none.
  func unseenModels(in evaluator: borrowing Evaluator) -> [UnseenModel] {
    var found: [UnseenModel] = []
    for row in evaluator.classes.indices where evaluator.classes[row].origin == .project {
      let type = ID<ClassObject>(row)
      guard mayBeModel(type, in: evaluator),
        let app = appOfModels(evaluator.string(evaluator.classes[type].module))
      else { continue }
      found.append(UnseenModel(app: app.label, name: evaluator.string(evaluator.classes[type].name), type: type))
    }
    return found
  }

  private func mayBeModel(_ type: ID<ClassObject>, in evaluator: borrowing Evaluator) -> Bool {
    let order = evaluator.classes[type].order
    let isSeen = order.allSatisfy { if case .class = $0 { true } else { false } }
    guard !isSeen, evaluator.isWritten(type), !evaluator.inherits(type, from: DjangoHost.modelBase) else {
      return false
    }
    let name = evaluator.string(evaluator.classes[type].qualifiedName)
    if name.utf8.contains(UInt8(ascii: "<")) { return false }
    let bases = order.compactMap { evaluator.dottedName(of: $0) }
    return !DjangoHost.otherKinds.contains { kind in
      name.hasSuffix(kind) || kind != "Mixin" && bases.contains { $0.hasSuffix(kind) }
    }
  }

  private func appOfModels(_ module: String) -> BootedApp? {
    apps.configs.first { module == $0.name + ".models" || module.hasPrefix($0.name + ".models.") }
  }

  private static let otherKinds = [
    "Manager", "QuerySet", "Queryset", "Error", "Exception", "Mixin", "Field", "Enum", "Choices", "Lookup", "Meta",
  ]
}
