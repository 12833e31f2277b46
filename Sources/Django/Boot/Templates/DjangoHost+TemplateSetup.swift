import Base
import Evaluation

/// `settings.TEMPLATES` and the installed applications, as the finders of templates take them.
extension DjangoHost {
  static let djangoTemplates = "django.template.backends.django.DjangoTemplates"
  /// Leaves files of other endings to the engines behind it.
  private static let djangoJinja = "django_jinja.backend.Jinja2"
  private static let jinja2 = "django.template.backends.jinja2.Jinja2"

  func templateSetup(in evaluator: inout Evaluator) -> TemplateSetup {
    var reader = SettingsReader(start: startFolder(in: evaluator))
    let rows = reader.elements(setting("TEMPLATES", in: &evaluator), in: &evaluator)
    let engines = rows.map { engine($0, in: &evaluator) }
    let isComplete = apps.isComplete && apps.unresolved.isEmpty && !reader.isOpen
    return TemplateSetup(engines: engines, apps: installedApps, isComplete: isComplete)
  }

  private var installedApps: [InstalledApp] {
    apps.configs.map { config in
      var app = InstalledApp(label: config.label, module: config.name, path: config.path)
      app.isConditional = config.condition != nil
      return app
    }
  }

  /// The folder that the settings module is imported from: `manage.py` lies there, and people start it where it lies.
  private func startFolder(in evaluator: borrowing Evaluator) -> String {
    guard let module = settings.module.map({ evaluator.modules[$0] }) else { return "" }
    let depth = evaluator.string(module.name).dottedParts.count + (module.isPackage ? 1 : 0)
    return module.path.pathParts.dropLast(depth).joined(separator: "/")
  }

  private func engine(_ value: Value, in evaluator: inout Evaluator) -> TemplateEngine {
    var reader = SettingsReader(start: startFolder(in: evaluator))
    let entries = reader.entries(value, in: &evaluator)
    let row = Dictionary(entries.map { ($0.key, $0.value) }) { $1 }
    var engine = TemplateEngine(backend(row["BACKEND"], &reader, in: &evaluator))
    engine.dirs = reader.elements(row["DIRS"], in: &evaluator).compactMap { reader.path($0, in: &evaluator) }
    if let flag = row["APP_DIRS"] { engine.usesAppDirs = decided(flag, &reader, in: &evaluator) }
    if row["BACKEND"].flatMap({ evaluator.text(of: $0) }) == DjangoHost.djangoJinja { engine.extensions = [".jinja"] }
    readOptions(row["OPTIONS"], of: &engine, &reader, in: &evaluator)
    engine.isOpen = reader.isOpen
    return engine
  }

  private func decided(_ flag: Value, _ reader: inout SettingsReader, in evaluator: inout Evaluator) -> Bool {
    switch evaluator.truth(flag) {
    case .yes: return true
    case .no: return false
    case .undecided:
      _ = reader.text(flag, in: &evaluator)
      return false
    }
  }

  private func backend(
    _ value: Value?, _ reader: inout SettingsReader, in evaluator: inout Evaluator
  ) -> TemplateEngine.Backend {
    guard let value, let name = reader.text(value, in: &evaluator) else { return .other(appDirectory: "") }
    if name == DjangoHost.djangoTemplates { return .django }
    if name == DjangoHost.jinja2 { return .jinja2 }
    guard case .class(let type)? = evaluator.resolve(name) else { return .other(appDirectory: "") }
    let folder = evaluator.attribute("app_dirname", of: .class(type)).flatMap { evaluator.text(of: $0) }
    return .other(appDirectory: folder ?? "")
  }

  private func readOptions(
    _ value: Value?, of engine: inout TemplateEngine, _ reader: inout SettingsReader, in evaluator: inout Evaluator
  ) {
    for (name, value) in reader.entries(value, in: &evaluator) {
      switch name {
      case "loaders": engine.loaders = loaders(value, &reader, in: &evaluator)
      case "builtins": engine.builtins = reader.texts(value, in: &evaluator)
      case "context_processors": engine.contextProcessors = reader.texts(value, in: &evaluator)
      case "match_extension":
        engine.extensions = evaluator.text(of: value).map { [$0] } ?? reader.texts(value, in: &evaluator)
      case "match_regex": engine.pattern = reader.text(value, in: &evaluator)
      case "app_dirname":
        guard case .other = engine.backend, let folder = reader.text(value, in: &evaluator) else { continue }
        engine.backend = .other(appDirectory: folder)
      case "libraries":
        for (library, module) in reader.entries(value, in: &evaluator) {
          if let module = reader.text(module, in: &evaluator) { engine.libraries[library] = module }
        }
      default: break
      }
    }
  }

  /// Several possible lists that look into the same directories are one: `cached if not DEBUG else plain`.
  private func loaders(
    _ value: Value, _ reader: inout SettingsReader, in evaluator: inout Evaluator
  ) -> [TemplateLoader]? {
    guard case .either(let id) = value else {
      if value == .none { return nil }
      return reader.elements(value, in: &evaluator).map { loader($0, &reader, in: &evaluator) }
    }
    let candidates = evaluator.lists[id].elements.map { one in loaders(one, &reader, in: &evaluator) ?? [] }
    let flat = candidates.map { $0.flatMap(\.uncached) }
    guard let first = flat.first, flat.allSatisfy({ $0 == first }) else {
      _ = reader.text(value, in: &evaluator)
      return nil
    }
    return first
  }

  /// A dotted name, or a tuple of one and what it is made with (django.template.engine.Engine.find_template_loader).
  private func loader(
    _ value: Value, _ reader: inout SettingsReader, in evaluator: inout Evaluator
  ) -> TemplateLoader {
    var name = evaluator.text(of: value)
    var arguments: [Value] = []
    if name == nil {
      arguments = evaluator.elements(of: value) ?? []
      name = arguments.first.flatMap { reader.text($0, in: &evaluator) }
      arguments = Array(arguments.dropFirst())
    }
    switch name {
    case "django.template.loaders.filesystem.Loader":
      guard let dirs = arguments.first else { return .filesystem(dirs: nil) }
      return .filesystem(dirs: reader.elements(dirs, in: &evaluator).compactMap { reader.path($0, in: &evaluator) })
    case "django.template.loaders.app_directories.Loader": return .appDirectories
    case "django.template.loaders.cached.Loader":
      return .cached(loaders(arguments.first ?? .none, &reader, in: &evaluator) ?? [])
    default: return .other(name ?? "")
    }
  }
}
