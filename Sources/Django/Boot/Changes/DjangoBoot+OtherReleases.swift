import Base
import Evaluation

/// What is of a library whose source is not that of the release the project asks for.
extension DjangoBoot {
  /// Why what was planned for an application is not sure: bases of a release bring other fields, indexes and options
  /// than those of another, and its fields write other arguments.
  func otherRelease(among migrations: [PlannedMigration], _ states: [ModelKey: ModelState]) -> String? {
    for migration in migrations {
      for step in migration.operations {
        guard let state = states[ModelKey(migration.app, step.model)], let type = state.type else { continue }
        if let doubt = otherRelease(above: type, "\(state.name) inherits from") { return doubt }
        for field in state.fields where step.op == "CreateModel" || step.name == field.name {
          guard case .instance(let id) = field.value else { continue }
          let words = "\(state.name).\(field.name) is a field of"
          if let doubt = otherRelease(above: evaluator.instances[id].type, words) { return doubt }
        }
      }
    }
    return nil
  }

  private func otherRelease(above type: ID<ClassObject>, _ words: String) -> String? {
    for case .class(let base) in evaluator.classes[type].order {
      guard let release = otherRelease(of: base) else { continue }
      let package = evaluator.string(evaluator.classes[base].module).prefix { $0 != "." }
      return "\(words) \(package): the project asks for \(release.asked), what is at hand is \(release.held)"
    }
    return nil
  }

  /// Whether the class is taken from another release of its library than the project asks for.
  func otherRelease(of type: ID<ClassObject>) -> (asked: String, held: String)? {
    guard evaluator.classes[type].origin == .catalogue else { return nil }
    return files.otherRelease(of: String(evaluator.string(evaluator.classes[type].module).prefix { $0 != "." }))
  }
}
