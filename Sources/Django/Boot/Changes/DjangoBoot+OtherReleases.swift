import Base
import Evaluation

/// Models that inherit from a library whose source is not that of the release the project asks for.
extension DjangoBoot {
  /// Why what was planned for an application is not sure: bases of a release bring other fields, indexes and options
  /// than those of another.
  func otherRelease(among migrations: [PlannedMigration], _ states: [ModelKey: ModelState]) -> String? {
    for migration in migrations {
      for step in migration.operations {
        guard let state = states[ModelKey(migration.app, step.model)], let type = state.type else { continue }
        for case .class(let base) in evaluator.classes[type].order
        where evaluator.classes[base].origin == .catalogue {
          let package = evaluator.string(evaluator.classes[base].module).prefix { $0 != "." }
          if let release = files.otherRelease(of: String(package)) {
            return "\(state.name) inherits from \(package): the project asks for \(release.asked), "
              + "what is at hand is \(release.held)"
          }
        }
      }
    }
    return nil
  }
}
