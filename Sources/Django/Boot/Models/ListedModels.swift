import Base
import Evaluation

/// `apps.get_models()`.
extension DjangoHost {
  func getModels(_ call: HostCall, of app: String?, in evaluator: inout Evaluator) -> Value {
    func isAsked(_ row: Int, _ name: String) -> Bool { call.argument(row, name, in: evaluator) == .bool(true) }
    let automatic = isAsked(1, "include_auto_created")
    let swapped = isAsked(2, "include_swapped")
    var values: [Value] = []
    for model in listedModels(includingAutomatic: automatic, includingSwapped: swapped, in: &evaluator) {
      if app != nil, model.appLabel != app { continue }
      let value = Value.class(model.type)
      values.append(evaluator.classes[model.type].condition.map { evaluator.makeMaybe(value, $0) } ?? value)
    }
    let list = evaluator.makeList(values)
    if mayHaveMoreModels(app, in: evaluator) { evaluator.markOpen(list) }
    return list
  }

  /// Whether an application, or any, may have models that were not seen.
  private func mayHaveMoreModels(_ app: String?, in evaluator: borrowing Evaluator) -> Bool {
    if app == nil, !apps.isComplete || !apps.unresolved.isEmpty { return true }
    return unseenModels(in: evaluator).contains { app == nil || $0.app == app }
  }

  /// Application by application, as they are installed.
  func listedModels(
    includingAutomatic automatic: Bool = false, includingSwapped swapped: Bool = false, in evaluator: inout Evaluator
  ) -> [BootedModel] {
    var groups: [[BootedModel]] = Array(repeating: [], count: apps.configs.count + 1)
    var rows: [String: Int] = [:]
    for (row, config) in apps.configs.enumerated() { rows[config.label] = row }
    for model in models.registered where model.isRegistered && !model.isAbstract {
      if model.isAutomatic && !automatic || apps.disowns(model) { continue }
      if !swapped, isSwapped(model, in: &evaluator) { continue }
      groups[model.appLabel.flatMap { rows[$0] } ?? apps.configs.count].append(model)
    }
    return groups.flatMap { $0 }
  }

  private func isSwapped(_ model: BootedModel, in evaluator: inout Evaluator) -> Bool {
    guard let name = evaluator.attribute("swappable", of: .instance(model.options)), evaluator.text(of: name) != nil
    else { return false }
    return evaluator.attribute("swapped", of: .instance(model.options)).flatMap { evaluator.text(of: $0) } != nil
  }
}
