import Base
import Evaluation

extension DjangoBoot {
  /// `app.loader.import_default_modules()`: the modules that are listed, and those of every `autodiscover_tasks`.
  mutating func importTaskModules() {
    importListedModules()
    for discovery in host.tasks.discoveries {
      guard let related = discovery.relatedName else { continue }
      for package in packages(of: discovery) {
        evaluator.run { evaluator in
          guard case .module? = evaluator.importModule(package) else { return }
          if case .module(let id)? = evaluator.importModule(package + "." + related) { evaluator.runWholly(id) }
        }
      }
    }
  }

  /// `imports` and `include` of each application's configuration, and what the settings call so.
  private mutating func importListedModules() {
    // Without Celery there is nothing to look for among all objects.
    guard evaluator.module(named: evaluator.text("celery.app.base")) != nil else { return }
    let (applications, include) = (applications(), evaluator.text("include"))
    var lists: [Value] = []
    for application in applications {
      lists += evaluator.instances[application].keywords.filter { $0.name == include }.map(\.value)
    }
    for configuration in host.beat.configurations {
      for name in ["imports", "include"] {
        lists += evaluator.instances[configuration.id].attributes[evaluator.text(name)].map { [$0] } ?? []
      }
    }
    if host.settings.module != nil, !applications.isEmpty {
      for name in ["CELERY_IMPORTS", "CELERY_INCLUDE"] {
        lists += host.setting(name, in: &evaluator).map { [$0] } ?? []
      }
    }
    for name in lists.flatMap({ names(in: $0) }) {
      evaluator.run { evaluator in
        if case .module(let id)? = evaluator.importModule(name) { evaluator.runWholly(id) }
      }
    }
  }

  /// What of a list is not known may be a module with tasks.
  private mutating func names(in list: Value) -> [String] {
    guard list != .none else { return [] }
    let elements = evaluator.elements(of: list)
    let names = (elements ?? []).compactMap { evaluator.text(of: $0) }
    if names.count != elements?.count || evaluator.isOpen(list) { host.tasks.isOpen = true }
    return names
  }

  private mutating func packages(of discovery: TaskRegistry.Discovery) -> [String] {
    var packages = discovery.packages
    switch packages {
    case .none: return host.apps.configs.map(\.name)
    case .function, .method: packages = evaluator.call(packages, [], [], at: .nowhere)
    default: break
    }
    guard let elements = evaluator.elements(of: packages) else {
      host.tasks.isOpen = true
      return []
    }
    if elements.isEmpty { return host.apps.configs.map(\.name) }
    return elements.compactMap { evaluator.text(of: $0) }
  }

  mutating func taskSection() -> Section<DumpedTask> {
    var rows: [DumpedTask] = []
    for task in host.tasks.tasks {
      let place = place(ofFunction: task.function)
      var row = DumpedTask(
        name: .value(task.name),
        function: qualifiedName(of: task.function).map { .value($0) } ?? .unknown("a callable without a name"),
        place: dumpedPlace(place))
      let condition = task.condition ?? row.function.value.flatMap { $0 }.flatMap { host.apps.condition(ofName: $0) }
      row.note.condition = condition.map { evaluator.reasons[$0].text }
      rows.append(row)
    }
    rows.sort { ($0.name.value ?? "") < ($1.name.value ?? "") }
    return Section(rows, host.tasks.isOpen || !host.apps.isComplete ? .open : .closed)
  }
}
