import Base
import Evaluation

/// `apps.populate(settings.INSTALLED_APPS)` (django.apps.registry, django.apps.config).
extension DjangoHost {
  static let baseConfig = "django.apps.config.AppConfig"

  /// Phase 1: the configurations.
  func populate(in evaluator: inout Evaluator) {
    guard let installed = setting("INSTALLED_APPS", in: &evaluator), let entries = evaluator.elements(of: installed)
    else {
      apps.isComplete = false
      return
    }
    if evaluator.isOpen(installed) { apps.isComplete = false }
    for entry in entries {
      guard let name = evaluator.text(of: entry) else {
        apps.isComplete = false
        continue
      }
      var condition: ID<Reason>?
      if case .maybe(let id) = entry { condition = evaluator.maybes[id].reason }
      addApp(name, condition, in: &evaluator)
    }
  }

  private func addApp(_ entry: String, _ condition: ID<Reason>?, in evaluator: inout Evaluator) {
    guard let config = makeConfig(entry, in: &evaluator) else {
      apps.unresolved.append((entry, "its source is not at hand"))
      return
    }
    var app = config
    app.condition = condition
    guard let known = apps.configs.firstIndex(where: { $0.label == app.label }) else { return apps.configs.append(app) }
    if condition == nil { apps.configs[known].condition = nil }
  }

  /// `AppConfig.create(entry)`.
  private func makeConfig(_ entry: String, in evaluator: inout Evaluator) -> BootedApp? {
    if case .module(let module)? = evaluator.importModule(entry) {
      let choice = chosenConfig(of: entry, module, in: &evaluator)
      var app = makeConfig(entry, module, choice.type, in: &evaluator)
      if !choice.isCertain { app?.configClass = nil }
      return app
    }
    guard let dot = entry.lastIndex(of: "."),
      case .module(let module)? = evaluator.importModule(String(entry[..<dot])),
      case .class(let type)? = evaluator.attribute(String(entry[entry.index(after: dot)...]), of: .module(module)),
      let name = configName(type, in: &evaluator), case .module(let app)? = evaluator.importModule(name)
    else { return unseen(entry, in: &evaluator) }
    return makeConfig(name, app, type, in: &evaluator)
  }

  /// An application whose source is not at hand still has a name and a label.
  private func unseen(_ entry: String, in evaluator: inout Evaluator) -> BootedApp? { nil }

  private func configName(_ type: ID<ClassObject>, in evaluator: inout Evaluator) -> String? {
    evaluator.attribute("name", of: .class(type)).flatMap { evaluator.text(of: $0) }
  }

  private func makeConfig(
    _ entry: String, _ module: ID<Module>, _ type: ID<ClassObject>?, in evaluator: inout Evaluator
  ) -> BootedApp? {
    var type = type
    if type == nil, case .class(let base)? = evaluator.resolve(DjangoHost.baseConfig) { type = base }
    guard let type else { return nil }
    let name = configName(type, in: &evaluator) ?? entry
    var label = evaluator.attribute("label", of: .class(type)).flatMap { evaluator.text(of: $0) }
    let isGuessed = label == nil && evaluator.classes[type].isOpen
    label = label ?? name.dottedParts.last.map(String.init)
    let instance = evaluator.makeInstance(of: type)
    let path = directory(of: module, in: evaluator) ?? namespaceDirectory(name, type, in: evaluator)
    let values: [(String, Value)] = [
      ("name", evaluator.makeString(name)), ("label", evaluator.makeString(label ?? name)),
      ("module", .module(module)), ("models_module", .none), ("apps", .none),
      ("path", evaluator.makeString("/@/" + (path ?? ""))), ("verbose_name", evaluator.makeString(label ?? name)),
    ]
    for (key, value) in values { evaluator.setAttribute(evaluator.text(key), of: .instance(instance), to: value) }
    return BootedApp(
      name: name, label: label ?? name, path: path, instance: instance, isLabelGuessed: isGuessed,
      configClass: evaluator.dottedName(of: .class(type)) ?? DjangoHost.baseConfig)
  }

  /// A folder without `__init__.py` is where the module of the configuration lies, if that is inside.
  private func namespaceDirectory(
    _ name: String, _ type: ID<ClassObject>, in evaluator: borrowing Evaluator
  ) -> String? {
    let module = evaluator.string(evaluator.classes[type].module)
    guard module.hasPrefix(name + "."), !module.dropFirst(name.utf8.count + 1).contains("."),
      let path = evaluator.path(of: evaluator.classes[type].place), let slash = path.lastIndex(of: "/")
    else { return nil }
    return String(path[..<slash])
  }

  private func directory(of module: ID<Module>, in evaluator: borrowing Evaluator) -> String? {
    let path = evaluator.modules[module].path
    guard let slash = path.lastIndex(of: "/") else { return path.isEmpty ? nil : "." }
    return String(path[..<slash])
  }

  /// Phase 2: the models modules.
  func importModels(in evaluator: inout Evaluator) {
    for app in apps.configs {
      if !runOwnImport(of: app, in: &evaluator) { importModels(of: app, in: &evaluator) }
    }
  }

  /// An application may import its models only where they are used, and have none where it does not.
  private func runOwnImport(of app: BootedApp, in evaluator: inout Evaluator) -> Bool {
    let method = evaluator.attribute("import_models", of: .instance(app.instance))
    guard case .method(let id)? = method, let method,
      case .function(let function) = evaluator.methods[id].function, !evaluator.functions[function].isOpaque,
      evaluator.dottedName(of: .function(function)) != DjangoHost.baseConfig + ".import_models"
    else { return false }
    var hasRun = false
    evaluator.run { evaluator in hasRun = evaluator.callQuietly(method) != nil }
    guard hasRun else { return false }
    if let models = evaluator.attribute("models", of: .instance(app.instance)),
      evaluator.items(of: models)?.isEmpty == true, !evaluator.isOpen(models)
    {
      apps.emptied.insert(app.label)
    }
    return true
  }

  /// `AppConfig.import_models`; a model that is asked for early has it done before the application's turn.
  func importModels(of app: BootedApp, in evaluator: inout Evaluator) {
    guard case .module(let module)? = evaluator.importModule(app.name + ".models") else { return }
    evaluator.setAttribute(evaluator.text("models_module"), of: .instance(app.instance), to: .module(module))
    evaluator.runWholly(module)
  }

  /// Phase 3: `ready()`.
  func callReady(in evaluator: inout Evaluator) {
    for app in apps.configs {
      guard let ready = evaluator.attribute("ready", of: .instance(app.instance)) else { continue }
      let known = evaluator.modules.count
      evaluator.run { evaluator in
        evaluator.depending(on: app.condition) { _ = $0.call(ready, [], [], at: .nowhere) }
      }
      finishImports(of: app, since: known, in: &evaluator)
    }
  }

  /// What a library's `ready()` imports of its own is imported for what the module does: it connects receivers.
  private func finishImports(of app: BootedApp, since known: Int, in evaluator: inout Evaluator) {
    for row in known..<max(known, evaluator.modules.count) {
      let module = ID<Module>(row)
      if evaluator.string(evaluator.modules[module].name).hasPrefix(app.name + ".") { evaluator.runWholly(module) }
    }
  }
}
