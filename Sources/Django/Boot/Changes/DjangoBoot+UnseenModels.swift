import Base
import Evaluation

/// Models that migrations have and the boot does not, though the project may have them.
extension DjangoBoot {
  /// Says of an application that it is not fully known where a class of it may be, or may have made, a model that only
  /// migrations have: a base or a decorator comes from a library whose source is not at hand.
  mutating func missUnseenModels(in old: inout ProjectModels, besides new: [ModelKey: ModelState]) {
    let lost = old.models.keys.filter { new[$0] == nil }.sorted()
    if lost.isEmpty { return }
    let open = openClasses()
    for key in lost {
      guard let app = host.apps.config(label: key.app) else { continue }
      for type in open {
        let name = evaluator.string(evaluator.classes[type].name)
        let module = evaluator.string(evaluator.classes[type].module)
        if evaluator.classes[type].isOpen, name.lowercased() == key.name.lowercased(), module.hasPrefix(app.name + ".")
        {
          old.miss(key.app, "a base of \(name) is not known")
        } else if !evaluator.classes[type].decorators.isEmpty, isOfModels(module, app) {
          old.miss(key.app, "a decorator of \(name) may make models")
        }
      }
    }
  }

  /// Says so, too, where migrations have a field that a decorator of such a library may have given to its model.
  mutating func missUnseenFields(in old: inout ProjectModels, besides new: [ModelKey: ModelState]) {
    for (key, state) in new {
      guard let type = state.type, let before = old.models[key], let decorator = evaluator.unseenDecorator(of: type),
        before.fields.contains(where: { state.row(of: $0.name) == nil })
      else { continue }
      old.miss(key.app, "\(decorator) may add fields to \(state.name)")
    }
  }

  /// Classes of the project that have something of libraries whose source is not at hand.
  private func openClasses() -> [ID<ClassObject>] {
    evaluator.classes.indices.map { ID<ClassObject>($0) }.filter { id in
      evaluator.classes[id].origin == .project
        && (evaluator.classes[id].isOpen && host.models[id] == nil || !evaluator.classes[id].decorators.isEmpty)
    }
  }

  /// Whether Django imports the module for the application's models.
  private func isOfModels(_ module: String, _ app: BootedApp) -> Bool {
    module == app.name + ".models" || module.hasPrefix(app.name + ".models.")
  }
}
