import Base
import Evaluation

/// Which class of configuration an application has whose entry names its package (`AppConfig.create`).
extension DjangoHost {
  struct ConfigChoice {
    /// Nil for the plain `AppConfig`.
    var type: ID<ClassObject>?
    var isCertain = true
  }

  func chosenConfig(of entry: String, _ app: ID<Module>, in evaluator: inout Evaluator) -> ConfigChoice {
    if let named = defaultConfig(of: app, in: &evaluator) { return named }
    guard case .module(let module)? = evaluator.importModule(entry + ".apps") else { return ConfigChoice() }
    let (known, possible) = configClasses(of: module, in: &evaluator)
    let marked = known.filter { defaultFlag($0, in: &evaluator) == true }
    if possible.isEmpty || marked.count == 1 {
      return ConfigChoice(type: automaticConfig(among: known, in: &evaluator))
    }
    let all = known + possible.compactMap { if case .class(let id) = $0 { id } else { nil } }
    let chosen = possible.count + known.count == all.count ? automaticConfig(among: all, in: &evaluator) : nil
    // Of several Django takes none: what their `ready()` would connect may be there or not.
    if chosen == nil { receivers.unknown.append(.nowhere) }
    return ConfigChoice(type: chosen, isCertain: false)
  }

  /// `default_app_config` in the application's package: before Django 4.1 that is the one.
  private func defaultConfig(of app: ID<Module>, in evaluator: inout Evaluator) -> ConfigChoice? {
    guard let release = apps.askedDjango ?? DjangoVersion(in: &evaluator), release < DjangoVersion(4, 1),
      let path = evaluator.attribute("default_app_config", of: .module(app)).flatMap({ evaluator.text(of: $0) }),
      let value = evaluator.resolve(path)
    else { return nil }
    switch value {
    case .class(let type):
      return mayBeConfig(type, in: evaluator) ? ConfigChoice(type: type) : nil
    case .symbolic, .unknown: return ConfigChoice(isCertain: false)
    default: return nil
    }
  }

  private func mayBeConfig(_ type: ID<ClassObject>, in evaluator: borrowing Evaluator) -> Bool {
    evaluator.inherits(type, from: DjangoHost.baseConfig) || evaluator.classes[type].isOpen
  }

  /// The configurations that a module has, and what may be another: a class with a base that is not seen, or one that
  /// is not seen itself.
  private func configClasses(
    of module: ID<Module>, in evaluator: inout Evaluator
  ) -> (known: [ID<ClassObject>], possible: [Value]) {
    let base = evaluator.resolve(DjangoHost.baseConfig)
    var (known, possible) = ([ID<ClassObject>](), [Value]())
    for name in evaluator.names(of: module) {
      switch evaluator.attribute(name, of: .module(module)) {
      case .class(let id)?:
        if .class(id) == base { continue }
        if evaluator.inherits(id, from: DjangoHost.baseConfig) {
          known.append(id)
        } else if evaluator.classes[id].isOpen, isCalledConfig(.class(id), in: evaluator) {
          possible.append(.class(id))
        }
      case .symbolic(let id)?:
        if case .reference = evaluator.symbolics[id].form, isCalledConfig(.symbolic(id), in: evaluator) {
          possible.append(.symbolic(id))
        }
      default: break
      }
    }
    return (known, possible)
  }

  private func isCalledConfig(_ value: Value, in evaluator: borrowing Evaluator) -> Bool {
    if evaluator.dottedName(of: value)?.hasSuffix("Config") == true { return true }
    guard case .class(let id) = value else { return false }
    return evaluator.classes[id].order.contains { evaluator.dottedName(of: $0)?.hasSuffix("Config") == true }
  }

  /// The one configuration that Django takes without being told.
  private func automaticConfig(
    among candidates: [ID<ClassObject>], in evaluator: inout Evaluator
  ) -> ID<ClassObject>? {
    let chosen = candidates.filter { defaultFlag($0, in: &evaluator) != false }
    if chosen.count == 1 { return chosen[0] }
    let marked = candidates.filter { defaultFlag($0, in: &evaluator) == true }
    return marked.count == 1 ? marked[0] : nil
  }

  private func defaultFlag(_ type: ID<ClassObject>, in evaluator: inout Evaluator) -> Bool? {
    guard case .bool(let flag)? = evaluator.attribute("default", of: .class(type)) else { return nil }
    return flag
  }
}
