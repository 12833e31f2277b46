import Base
import Evaluation

/// The settings module and Django's defaults.
struct SettingsRegistry {
  /// What `DJANGO_SETTINGS_MODULE` names, evaluated.
  var module: ID<Module>?
  /// `django.conf.global_settings`.
  var defaults: ID<Module>?
  /// Whether a class that is not known makes the settings.
  var isUndecided = false
  /// Set by `settings.configure(…)` or by assignment to an attribute.
  var overrides: [String: Value] = [:]
  /// `django.conf.settings`.
  var object: Value?
}

extension DjangoHost {
  /// Evaluates the settings module; false when there is none of that name.
  func loadSettings(_ dottedName: String, in evaluator: inout Evaluator) -> Bool {
    if case .module(let id)? = evaluator.importModule("django.conf.global_settings") { settings.defaults = id }
    guard case .module(let id)? = evaluator.importModule(dottedName) else { return false }
    settings.module = id
    return true
  }

  /// The effective value of a setting; nil when neither the project nor Django sets it.
  func setting(_ name: String, in evaluator: inout Evaluator) -> Value? {
    let value = written(name, in: &evaluator)
    guard name == "MEDIA_URL" || name == "STATIC_URL", let value, let text = evaluator.text(of: value) else {
      return value
    }
    // LazySettings._add_script_prefix
    if text.hasPrefix("/") || text.hasPrefix("http://") || text.hasPrefix("https://") { return value }
    return evaluator.makeString("/" + text)
  }

  private func written(_ name: String, in evaluator: inout Evaluator) -> Value? {
    if let value = settings.overrides[name] { return value }
    if let value = assigned(name, in: &evaluator) { return value }
    if let module = settings.module {
      let text = evaluator.text(name)
      if let value = evaluator.modules[module].namespace[text] { return value }
      if evaluator.modules[module].isOpen {
        return evaluator.makeUnknown("\(name) may be set by what is imported with *")
      }
      if settings.isUndecided {
        return evaluator.makeUnknown("\(name) is set by a class, DJANGO_CONFIGURATION says which")
      }
    }
    return settings.defaults.flatMap { evaluator.attribute(name, of: .module($0)) }.flatMap(known)
  }

  /// Whether a setting is set under a condition that was not decided, and has no default.
  func mayLackSetting(_ name: String, in evaluator: inout Evaluator) -> Bool {
    guard settings.module != nil, case .maybe? = setting(name, in: &evaluator) else { return false }
    return true
  }

  /// What the running project has set as an attribute of `django.conf.settings`.
  private func assigned(_ name: String, in evaluator: inout Evaluator) -> Value? {
    guard let object = settings.object ?? evaluator.resolve("django.conf.settings") else { return nil }
    settings.object = object
    guard case .instance(let id) = object else { return nil }
    return evaluator.instances[id].attributes[evaluator.text(name)]
  }

  /// A default that is not there shows as a reference: library modules do not say absent.
  private func known(_ value: Value) -> Value? {
    if case .symbolic = value { return nil }
    return value
  }

  static var settingsNatives: [Native] {
    [
      Native("django.conf.LazySettings.__getattr__") { host, call, evaluator in
        guard let name = call.text(1, "name", in: evaluator) else { return nil }
        if let value = host.setting(name, in: &evaluator) { return evaluator.certain(value) }
        if host.settings.module == nil { return evaluator.makeUnknown("the settings are not loaded") }
        if name == "configured" { return .bool(true) }
        return evaluator.raiseException("AttributeError", "no setting \(name)", at: call.place)
      },
      Native("django.conf.LazySettings.__setattr__") { host, call, _ in
        nil
      },
      Native("django.conf.LazySettings.configure") { _, _, _ in Value.none },
      Native("django.conf.LazySettings.is_overridden") { _, _, evaluator in evaluator.makeUnknown("is_overridden()") },
    ]
  }
}
