import Base
import Evaluation

/// Models and fields whose classes are of a library of which the source at hand is not that of the release the project
/// asks for.
extension DjangoBoot {
  /// Why what was planned for an application is not sure: bases of a release bring other fields, indexes and options
  /// than those of another, and fields leave other arguments.
  func otherRelease(among migrations: [PlannedMigration], _ states: [ModelKey: ModelState]) -> String? {
    for migration in migrations {
      for step in migration.operations {
        guard let state = states[ModelKey(migration.app, step.model)], let type = state.type else { continue }
        if let doubt = otherRelease(of: type) { return "\(state.name) inherits from \(doubt)" }
        guard step.modelName != nil, let name = step.name, let row = state.row(of: name),
          case .instance(let field) = state.fields[row].value,
          let doubt = otherRelease(of: evaluator.instances[field].type)
        else { continue }
        return "\(state.name).\(name) is a field of \(doubt)"
      }
    }
    return nil
  }

  private func otherRelease(of type: ID<ClassObject>) -> String? {
    for case .class(let base) in evaluator.classes[type].order where evaluator.classes[base].origin == .catalogue {
      let package = evaluator.string(evaluator.classes[base].module).prefix { $0 != "." }
      guard let release = files.otherRelease(of: String(package)) else { continue }
      return "\(package): the project asks for \(release.asked), what is at hand is \(release.held)"
    }
    return nil
  }
}
