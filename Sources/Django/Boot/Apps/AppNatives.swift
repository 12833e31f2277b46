import Base
import Evaluation

/// `django.apps.apps` and what imports modules of all applications.
extension DjangoHost {
  static var appNatives: [Native] {
    let registry = "django.apps.registry.Apps."
    return [
      Native(registry + "__init__") { _, call, evaluator in
        for (flag, value) in [("ready", false), ("apps_ready", true), ("models_ready", false)] {
          evaluator.setAttribute(evaluator.text(flag), of: call.arguments[0], to: .bool(value))
        }
        return Value.none
      },
      Native(registry + "get_app_configs") { host, _, evaluator in
        evaluator.makeList(host.apps.configs.map { .instance($0.instance) })
      },
      Native(registry + "get_app_config") { host, call, evaluator in
        guard let label = call.text(1, "app_label", in: evaluator) else { return evaluator.makeUnknown("an app label") }
        if let app = host.apps.config(label: label) { return .instance(app.instance) }
        if !host.apps.isComplete { return evaluator.makeUnknown("whether \(label) is installed") }
        return evaluator.raiseException("LookupError", "No installed app with label '\(label)'.", at: call.place)
      },
      Native(registry + "is_installed") { host, call, evaluator in
        guard let name = call.text(1, "app_name", in: evaluator) else { return evaluator.makeUnknown("an app name") }
        if let app = host.apps.configs.first(where: { $0.name == name }) {
          return app.condition == nil ? .bool(true) : evaluator.makeUnknown("whether \(name) is installed")
        }
        return host.apps.isComplete ? .bool(false) : evaluator.makeUnknown("whether \(name) is installed")
      },
      Native(registry + "get_model") { host, call, evaluator in host.getModel(call, in: &evaluator) },
      Native(registry + "get_registered_model") { host, call, evaluator in
        guard let label = call.text(1, "app_label", in: evaluator), let name = call.text(2, "model_name", in: evaluator)
        else {
          return evaluator.makeUnknown("a model's label")
        }
        if let model = host.models.find(label: label, name: name) { return .class(model.type) }
        if !host.apps.isComplete { return evaluator.makeUnknown("the model \(label).\(name)") }
        return evaluator.raiseException("LookupError", "Model '\(label).\(name)' not registered.", at: call.place)
      },
      Native(registry + "get_models") { host, call, evaluator in host.getModels(call, of: nil, in: &evaluator) },
      Native(registry + "check_apps_ready") { _, _, _ in Value.none },
      Native(registry + "check_models_ready") { _, _, _ in Value.none },
      Native("django.apps.config.AppConfig.import_models") { host, call, evaluator in
        guard case .instance(let id)? = call.arguments.first,
          let app = host.apps.configs.first(where: { $0.instance == id })
        else { return nil }
        host.importModels(of: app, in: &evaluator)
        return Value.none
      },
      Native("django.apps.config.AppConfig.get_model") { host, call, evaluator in
        guard case .instance(let id)? = call.arguments.first,
          let app = host.apps.configs.first(where: { $0.instance == id }),
          let name = call.text(1, "model_name", in: evaluator)
        else { return nil }
        return host.model(app.label, name, call, in: &evaluator)
      },
      Native("django.apps.config.AppConfig.get_models") { host, call, evaluator in
        guard case .instance(let id)? = call.arguments.first,
          let app = host.apps.configs.first(where: { $0.instance == id })
        else { return nil }
        return host.getModels(call, of: app.label, in: &evaluator)
      },
      Native("django.utils.module_loading.autodiscover_modules") { host, call, evaluator in
        for argument in call.arguments {
          guard let name = evaluator.text(of: argument) else { continue }
          host.autodiscover(name, in: &evaluator)
        }
        if !host.apps.isComplete { host.openRegistry(of: call, in: &evaluator) }
        return Value.none
      },
      Native("wagtail.utils.apps.get_app_submodules") { host, call, evaluator in
        guard let name = call.text(0, "submodule_name", in: evaluator) else { return nil }
        let modules = host.autodiscover(name, in: &evaluator)
        let pairs = modules.map { evaluator.makeTuple([evaluator.makeString($0.app), .module($0.module)]) }
        return evaluator.makeList(pairs)
      },
      Native("django.utils.module_loading.import_string") { _, call, evaluator in
        guard let path = call.text(0, "dotted_path", in: evaluator) else {
          return evaluator.makeUnknown("a dotted path")
        }
        return evaluator.resolve(path) ?? evaluator.raiseException("ImportError", "no \(path)", at: call.place)
      },
      Native("django.utils.module_loading.module_has_submodule") { _, call, evaluator in
        guard case .module(let id)? = call.arguments.first, let name = call.text(1, "module_name", in: evaluator) else {
          return nil
        }
        let dotted = evaluator.string(evaluator.modules[id].name) + "." + name
        switch evaluator.finder.find(dotted) {
        case .found, .namespace: return .bool(true)
        case .absent: return .bool(false)
        case .unknown: return evaluator.makeUnknown("whether there is \(dotted)")
        }
      },
    ]
  }

  /// Modules of applications that are not seen register things, too: `autodiscover_modules("admin", register_to=site)`.
  private func openRegistry(of call: HostCall, in evaluator: inout Evaluator) {
    guard let target = call.keyword("register_to", in: evaluator),
      let registry = evaluator.attemptAttribute("_registry", of: target)
    else { return }
    evaluator.markOpen(registry)
  }

  /// Imports `<app>.<name>` of every application that has it.
  @discardableResult
  func autodiscover(_ name: String, in evaluator: inout Evaluator) -> [(app: String, module: ID<Module>)] {
    var found: [(app: String, module: ID<Module>)] = []
    for app in apps.configs {
      guard case .module(let id)? = evaluator.importModule(app.name + "." + name) else { continue }
      evaluator.runWholly(id)
      found.append((app.name, id))
    }
    return found
  }

  private func getModel(_ call: HostCall, in evaluator: inout Evaluator) -> Value? {
    guard let first = call.text(1, "app_label", in: evaluator) else { return evaluator.makeUnknown("an app label") }
    if let name = call.text(2, "model_name", in: evaluator) { return model(first, name, call, in: &evaluator) }
    let parts = first.dottedParts
    guard parts.count == 2 else { return evaluator.makeUnknown("a model's label") }
    return model(String(parts[0]), String(parts[1]), call, in: &evaluator)
  }

  private func model(_ label: String, _ name: String, _ call: HostCall, in evaluator: inout Evaluator) -> Value {
    if let model = models.find(label: label, name: name) { return .class(model.type) }
    if !apps.isComplete { return evaluator.makeUnknown("the model \(label).\(name)") }
    if !models.isComplete { return modelBeforeReady(label, name, call, in: &evaluator) }
    return evaluator.raiseException("LookupError", "App '\(label)' doesn't have a '\(name)' model.", at: call.place)
  }

  /// While models are still imported: `require_ready=False` imports those of the application, else Django raises.
  private func modelBeforeReady(
    _ label: String, _ name: String, _ call: HostCall, in evaluator: inout Evaluator
  ) -> Value {
    let flag = call.keywords.first { $0.name.map { evaluator.string($0) } == "require_ready" }?.value
    guard flag == .bool(false) else {
      guard let type = evaluator.resolve("django.core.exceptions.AppRegistryNotReady") else {
        return evaluator.makeUnknown("the model \(label).\(name)")
      }
      return evaluator.raiseObject(
        evaluator.call(type, [evaluator.makeString("Models aren't loaded yet.")], [], at: call.place))
    }
    if let app = apps.config(label: label) { importModels(of: app, in: &evaluator) }
    return models.find(label: label, name: name).map { .class($0.type) }
      ?? evaluator.makeUnknown("the model \(label).\(name)")
  }
}
