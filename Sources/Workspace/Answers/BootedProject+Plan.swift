import Django
import Impact

/// An app as a plan for a feature sees it.
public struct PlannedApp: Sendable, Equatable {
  public var label: String
  /// Its folder below the root.
  public var path: String
  /// Those of its models that the goal names, as dotted names of their classes.
  public var models: [String] = []
  /// What the app has already, of `serializers`, `forms`, `views`, `urls`, `templates`, `admin`.
  public var parts: Set<String> = []
}

extension BootedProject {
  /// The project's own apps of these labels, or without any those whose models a goal names; what others depend on first.
  public func plannedApps(_ labels: [String], goal: String) -> [PlannedApp] {
    let named = namedModels(goal)
    let parts = partsByApp
    let own = dump.apps.items.compactMap { app -> PlannedApp? in
      guard let label = app.label.value, case .value(let path?) = app.path, !path.hasPrefix("/"), !path.hasPrefix("..")
      else { return nil }
      return PlannedApp(label: label, path: path, models: named[label] ?? [], parts: parts[label] ?? [])
    }
    let known = Dictionary(own.map { ($0.label, $0) }) { first, _ in first }
    let ordered = byDependence(own.map(\.label)).compactMap { known[$0] }
    return ordered.filter { labels.isEmpty ? !$0.models.isEmpty : labels.contains($0.label) }
  }

  // MARK: Order

  private func byDependence(_ labels: [String]) -> [String] {
    let needs = neededApps
    var ordered: [String] = []
    var seen: Set<String> = []
    func visit(_ label: String) {
      guard seen.insert(label).inserted else { return }
      for other in (needs[label] ?? []).sorted() { visit(other) }
      ordered.append(label)
    }
    for label in labels { visit(label) }
    return ordered
  }

  /// Which apps the models of an app lead to.
  private var neededApps: [String: Set<String>] {
    var needs: [String: Set<String>] = [:]
    for model in dump.models.items {
      guard let owner = app(ofLabel: model.label.value ?? nil) else { continue }
      for field in model.fields.items {
        guard case .value(let target?)? = field.relation?.relatedModel, let app = app(ofLabel: target), app != owner
        else { continue }
        needs[owner, default: []].insert(app)
      }
    }
    return needs
  }

  // MARK: Parts

  private var partsByApp: [String: Set<String>] {
    var parts: [String: Set<String>] = [:]
    func note(_ part: String, _ file: String?) {
      if let app = app(ofFile: file) { parts[app, default: []].insert(part) }
    }
    for item in dump.serializers.items { note("serializers", item.place.file.value ?? nil) }
    for item in dump.forms.items { note("forms", item.place.file.value ?? nil) }
    for item in dump.views.items { note("views", item.place.file.value ?? nil) }
    for item in dump.admin.items { note("admin", item.place.file.value ?? nil) }
    for item in dump.templates.items { note("templates", item.path.value) }
    for path in dump.modules.values where path.hasSuffix("/urls.py") || path.contains("/urls/") { note("urls", path) }
    return parts
  }

  private func namedModels(_ goal: String) -> [String: [String]] {
    Dictionary(grouping: models(namedIn: goal), by: \.app).mapValues { $0.map(\.className) }
  }
}

extension LiveProject {
  /// The files of the tests that reach one of these names, nearest first.
  public func testFiles(reaching names: [String], _ request: DumpRequest = .init()) throws(WorkspaceError) -> [String] {
    var files: [String] = []
    let tests = try projectImpact(request).tests(of: names).sorted { ($0.depth, $0.path) < ($1.depth, $1.path) }
    for test in tests where !files.contains(test.path) { files.append(test.path) }
    return files
  }
}
