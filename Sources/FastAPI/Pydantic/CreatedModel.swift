import Base
import Evaluation

/// What `create_model(…)` was given.
struct CreatedModel {
  var fields: [ModelField] = []
  /// Something was given that is not known.
  var isOpen = false
}

extension APIHost {
  /// `create_model("Name", __base__=…, field=(type, default))`: a class of the project, without a body.
  func createModel(_ call: HostCall, in evaluator: inout Evaluator) -> Value? {
    guard let name = call.text(0, "model_name", in: evaluator) ?? call.text(0, "__model_name", in: evaluator) else {
      return nil
    }
    let bases = bases(of: call, in: &evaluator)
    guard !bases.isEmpty else { return nil }
    let namespace = evaluator.makeDict([])
    let made = evaluator.makeClass(evaluator.text(name), bases: bases, namespace: namespace, at: call.place)
    guard case .class(let type) = made else { return nil }
    createdModels[type] = CreatedModel()
    for keyword in call.keywords { add(keyword, to: type, in: &evaluator) }
    return made
  }

  private func bases(of call: HostCall, in evaluator: inout Evaluator) -> [Value] {
    if let given = call.keyword("__base__", in: evaluator), given != .none {
      return evaluator.elements(of: given) ?? [given]
    }
    return evaluator.resolve(APIHost.pydanticModels[0]).map { [$0] } ?? []
  }

  private func add(_ keyword: Keyword, to type: ID<ClassObject>, in evaluator: inout Evaluator) {
    guard let name = keyword.name.map({ evaluator.string($0) }) else {
      createdModels[type]?.isOpen = true
      return
    }
    if name.hasPrefix("__") { return }
    var field = ModelField(name: name, owner: type)
    let parts = evaluator.elements(of: keyword.value)
    field.typeText = parts?.first.flatMap { evaluator.shown($0) } ?? "?"
    if let value = parts?.last, parts?.count == 2 { state(&field, evaluator.certain(value), in: &evaluator) }
    createdModels[type]?.fields.append(field)
  }
}
