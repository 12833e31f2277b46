import Base
import Evaluation

extension DjangoHost {
  /// django-configurations: a class's attributes become the settings module's.
  ///
  /// Where nobody says which class, or there is none of that name, any setting may have any value. Source:
  /// `configurations/importer.py`, `ConfigurationLoader.load_module`; the work is done by the prelude's own.
  func applyConfiguration(_ name: String?, in evaluator: inout Evaluator) {
    guard let module = settings.module, evaluator.isImported("configurations.base"),
      case .class(let base)? = evaluator.resolve("configurations.base.Configuration"),
      hasConfigurations(in: module, from: base, in: &evaluator)
    else { return }
    guard let name, case .class(let type)? = evaluator.attribute(name, of: .module(module)),
      evaluator.classes[type].order.contains(.class(base)),
      let apply = evaluator.resolve("configurations.importer.apply")
    else {
      settings.isUndecided = true
      return
    }
    settings.isUndecided = evaluator.attempt(apply, [.module(module), .class(type)], []) == nil
  }

  private func hasConfigurations(
    in module: ID<Module>, from base: ID<ClassObject>, in evaluator: inout Evaluator
  ) -> Bool {
    evaluator.modules[module].namespace.names.contains { name in
      guard case .class(let type)? = evaluator.modules[module].namespace[name], type != base else { return false }
      return evaluator.classes[type].order.contains(.class(base))
    }
  }
}
