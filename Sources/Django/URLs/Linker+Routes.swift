import Base
import Facts

/// URL tables joined into full routes, from the root URLconfs down.
extension Linker {
  /// An include that is being followed.
  struct RoutePrefix {
    var parts: [(text: String, isRegex: Bool)] = []
    var namespaces: [String] = []
    var depth = 0
    /// The include gave a namespace, so the module's `app_name` does not count.
    var hasOwnNamespace = false
    /// Every part is known.
    var isExact = true
  }

  mutating func linkRoutes() {
    routeFiles = project.files.indices.filter { !project.files[$0].facts.routes.isEmpty }
    var included: Set<ID<ProjectFile>> = []
    for index in routeFiles { collectIncluded(ID(index), &included) }
    let roots = rootUrlconfs()
    for root in roots {
      follow(list: "urlpatterns", in: root, RoutePrefix())
      followRest(of: root, RoutePrefix())
    }
    // A table that nothing reached is still worth knowing: its prefix is not.
    for index in routeFiles where !visitedTables.contains(ID(index)) && !included.contains(ID(index)) {
      followLoose(ID(index))
    }
    for index in routeFiles where !visitedTables.contains(ID(index)) { followLoose(ID(index)) }
  }

  /// The URLconfs that `ROOT_URLCONF` settings name, in order of path.
  private mutating func rootUrlconfs() -> [ID<ProjectFile>] {
    var roots: [ID<ProjectFile>] = []
    for file in project.files where !file.flags.contains(.test) {
      for binding in file.facts.bindings where binding.name == "ROOT_URLCONF" {
        guard let name = rootName(binding.value, file.facts),
          case (.file(let id), let rest) = resolver.resolve(absolute: name), rest.isEmpty, !roots.contains(id)
        else { continue }
        roots.append(id)
      }
    }
    return roots
  }

  /// `"shop.urls"`, also in `values.Value("shop.urls")` and `env("ROOT_URLCONF", "shop.urls")`.
  private func rootName(_ value: ID<Expression>, _ facts: FileFacts) -> String? {
    guard !value.isNone, facts[value].kind == .call else { return facts.string(value) }
    return facts.children(of: value).filter { facts[$0].kind == .string }.last.map { facts.text(of: $0) }
  }

  private mutating func collectIncluded(_ file: ID<ProjectFile>, _ included: inout Set<ID<ProjectFile>>) {
    for route in project.files[file].facts.routes {
      switch route.target {
      case .module(let name): if case .file(let id) = resolver.module(name) { included.insert(id) }
      case .named(let text):
        if case (.file(let id), let rest) = resolver.resolve(text, in: file), rest.isEmpty { included.insert(id) }
      case .view, .nested, .unknown: break
      }
    }
  }

  private mutating func followLoose(_ file: ID<ProjectFile>) {
    let facts = project.files[file].facts
    var scopes: [String: ID<Definition>] = [:]
    var lists: [String] = []
    for route in facts.routes where route.parent.isNone && !lists.contains(route.list) {
      lists.append(route.list)
      scopes[route.list] = route.scope
    }
    for list in lists {
      var prefix = RoutePrefix()
      prefix.isExact = false
      if let namespace = configNamespace(around: scopes[list] ?? .none, in: file) { prefix.namespaces = [namespace] }
      follow(list: list, in: file, prefix)
    }
  }

  /// The `namespace` of the class whose method builds a table, as in oscar's app configs.
  private func configNamespace(around scope: ID<Definition>, in file: ID<ProjectFile>) -> String? {
    guard !scope.isNone, case let parent = project.files[file].facts.parent(of: scope), !parent.isNone,
      let type = resolver.class(parent, in: file)
    else { return nil }
    return string(binding("namespace", of: type))
  }

  /// Adds the routes of the list `name` in a file.
  private mutating func follow(list name: String, in file: ID<ProjectFile>, _ prefix: RoutePrefix) {
    guard prefix.depth < 12, project.routes.count < 50_000 else { return }
    visitedTables.insert(file)
    followedLists.insert(ListKey(file: file, list: name))
    let facts = project.files[file].facts
    var prefix = prefix
    if prefix.depth > 0, !prefix.hasOwnNamespace, name == "urlpatterns", let own = appName(facts) {
      prefix.namespaces.append(own)
    }
    for (index, route) in facts.routes.enumerated() where route.list == name && route.parent.isNone {
      add(ID(index), in: file, prefix)
    }
    follow(spliced: name, in: file, prefix)
  }

  /// `urlpatterns = [...] + router.urls`, `urlpatterns += api_urls`: other lists that are part of this one.
  private mutating func follow(spliced name: String, in file: ID<ProjectFile>, _ prefix: RoutePrefix) {
    let facts = project.files[file].facts
    for binding in facts.bindings where binding.name == name && !binding.value.isNone && binding.scope.isNone {
      for part in names(in: binding.value, facts) where part != name { follow(named: part, in: file, prefix) }
    }
  }

  /// Lists of a root table that no expression mounts: joined by code that was not followed.
  private mutating func followRest(of file: ID<ProjectFile>, _ prefix: RoutePrefix) {
    let facts = project.files[file].facts
    var mounted: Set<String> = ["urlpatterns"]
    for route in facts.routes {
      if case .named(let text) = route.target { mounted.insert(text) }
      if route.target == .nested { mounted.formUnion(names(in: route.value, facts)) }
    }
    var inner = prefix
    inner.isExact = false
    for binding in facts.bindings where binding.scope.isNone && mounted.insert(binding.name).inserted {
      let isTable = facts.routes.contains { $0.list == binding.name && $0.form != .register && $0.parent.isNone }
      if isTable, !followedLists.contains(ListKey(file: file, list: binding.name)) {
        follow(list: binding.name, in: file, inner)
      }
    }
  }

  struct ListKey: Hashable {
    var file: ID<ProjectFile>
    var list: String
  }

  /// Names that are added to a list or are the list.
  private func names(in value: ID<Expression>, _ facts: FileFacts) -> [String] {
    switch facts[value].kind {
    case .name: return [facts.text(of: value)]
    case .add, .starred: return facts.children(of: value).flatMap { names(in: $0, facts) }
    case .list, .tuple:
      return facts.children(of: value).filter { facts[$0].kind == .starred }.flatMap { names(in: $0, facts) }
    default: return []
    }
  }

  /// As in `include(router.urls)`, `include(api_urls)`, `include(views.urls)`.
  private mutating func follow(named text: String, in file: ID<ProjectFile>, _ prefix: RoutePrefix) {
    let facts = project.files[file].facts
    let list = text.hasSuffix(".urls") ? String(text.dropLast(".urls".count)) : text
    if facts.routes.contains(where: { $0.list == list }) || facts.bindings.contains(where: { $0.name == list }) {
      var inner = prefix
      inner.depth += 1
      inner.hasOwnNamespace = true
      follow(list: list, in: file, inner)
      return
    }
    let (target, rest) = resolver.resolve(text, in: file)
    switch target {
    case .file(let id) where rest.isEmpty: follow(module: id, prefix)
    case .constant(let source, let id):
      var inner = prefix
      inner.depth += 1
      follow(list: project.files[source].facts.bindings[Int(id.index)].name, in: source, inner)
    default: break
    }
  }

  private mutating func follow(module file: ID<ProjectFile>, _ prefix: RoutePrefix) {
    var inner = prefix
    inner.depth += 1
    follow(list: "urlpatterns", in: file, inner)
  }

  private func appName(_ facts: FileFacts) -> String? {
    facts.bindings.last { $0.name == "app_name" && $0.scope.isNone }.flatMap { facts.string($0.value) }
  }

  // MARK: Entries

  private mutating func add(_ id: ID<RouteFact>, in file: ID<ProjectFile>, _ prefix: RoutePrefix) {
    let facts = project.files[file].facts
    let fact = facts.routes[Int(id.index)]
    var inner = prefix
    if fact.isLocalised, prefix.parts.isEmpty { inner.parts.append(("<i18n>/", false)) }
    // A prefix that is wholly computed is the path the deployment is mounted at: usually nothing.
    let isMount = fact.route == "{}" && fact.isInclude
    if isMount { inner.isExact = false } else { inner.parts.append((fact.route, fact.form == .regex)) }
    inner.hasOwnNamespace = false
    let namespace = fact.namespace.isEmpty ? fact.appNamespace : fact.namespace
    if !namespace.isEmpty {
      inner.namespaces.append(namespace)
      inner.hasOwnNamespace = true
    }
    switch fact.target {
    case .view(let view): addRoute(fact, id, view, file, inner)
    case .unknown: if !fact.name.isEmpty { addRoute(fact, id, "", file, inner) }
    case .module(let name):
      guard case (.file(let target), let rest) = resolver.resolve(absolute: name), rest.isEmpty else { return }
      mount(file, target, fact)
      follow(module: target, inner)
    case .named(let text): follow(named: text, in: file, inner)
    case .nested:
      inner.depth += 1
      for (index, child) in facts.routes.enumerated() where child.parent == id { add(ID(index), in: file, inner) }
      for part in names(in: fact.value, facts) { follow(named: part, in: file, inner) }
    }
  }

  private mutating func mount(_ file: ID<ProjectFile>, _ target: ID<ProjectFile>, _ fact: RouteFact) {
    let link = Link(
      .mounts, from: .file(file), to: .file(target), evidence: .proved, file: file, range: fact.targetRange)
    if !project.links.contains(link) { project.links.append(link) }
  }

  private mutating func addRoute(
    _ fact: RouteFact, _ id: ID<RouteFact>, _ view: String, _ file: ID<ProjectFile>, _ prefix: RoutePrefix
  ) {
    let text = prefix.parts.map(\.text).joined()
    let target = resolver.resolve(view, in: file)
    let dotted = view.isEmpty ? "" : dottedName(view, in: file)
    let name = { (short: String) in
      short.isEmpty ? "" : (prefix.namespaces + [short]).joined(separator: ":")
    }
    let view = viewID(target.target, rest: target.rest)
    func append(_ suffix: String, _ routeName: String) {
      var route = Route(
        text: text + suffix, pattern: RoutePattern(prefix.parts + [(suffix, false)]), name: routeName, view: dotted,
        file: file, fact: id, range: fact.range)
      route.viewID = view
      route.evidence = prefix.isExact ? .proved : .likely
      project.routes.append(route)
    }
    guard fact.form == .register else { return append("", name(fact.name)) }
    // A router makes a list and a detail route of every registration, and one of every extra action.
    let base = fact.name.isEmpty ? baseName(of: target.target) : fact.name
    let slash = hasTrailingSlash(fact.list, in: file) ? "/" : ""
    append(slash, name(base.isEmpty ? "" : base + "-list"))
    append("/<pk>" + slash, name(base.isEmpty ? "" : base + "-detail"))
    guard case .class(let type) = target.target else { return }
    for action in actions(of: type) {
      let path = (action.isDetail ? "/<pk>/" : "/") + action.path + slash
      append(path, name(base.isEmpty ? "" : base + "-" + action.name))
    }
  }
}

extension RouteFact {
  /// It mounts other entries.
  fileprivate var isInclude: Bool {
    switch target {
    case .module, .named, .nested: true
    case .view, .unknown: false
    }
  }
}
