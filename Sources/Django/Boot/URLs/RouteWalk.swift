import Base
import Evaluation

/// Flattens the patterns of an urlconf through all includes, as `get_resolver()` reaches them.
struct RouteWalk {
  private(set) var routes: [DumpedRoute] = []
  /// The prefixes below which routes may exist that are not seen.
  private(set) var open: [String] = []
  /// The namespaces, from the root on, in which names may exist that are not seen.
  private(set) var openNamespaces: Set<RouteNamespace> = []
  /// The views that were met, in order.
  private(set) var views: [Value] = []

  private static let maximumRoutes = 50_000
  private static let maximumDepth = 30

  /// What a resolver passes on to what it includes.
  struct Surrounding {
    var parts: [DumpedRoute.Part] = []
    /// False below a prefix that is not known.
    var isKnown = true
    var namespaces: [String] = []
    var appNames: [String] = []
    var namespace: RouteNamespace { RouteNamespace(instances: namespaces, applications: appNames) }
    var converters: [String: String] = [:]
    var extraArguments: [String] = []
    var urlconfFile: String?
    var condition: String?
    /// The urlconf modules around, against those that include one another.
    var modules: [ID<Module>] = []
    var depth = 0

    /// The literal text all routes below start with.
    var prefix: String {
      var text = ""
      for part in parts {
        if part.syntax == .i18n { return text }
        for character in part.text {
          if "<({[\\?*+$|.".contains(character) { return text }
          if character != "^" { text.append(character) }
        }
      }
      return text
    }
  }

  mutating func walk(urlconf: Value, in evaluator: inout Evaluator) {
    walk(included: urlconf, Surrounding(), in: &evaluator)
  }

  /// What a resolver includes: a module, or patterns.
  private mutating func walk(included: Value, _ around: Surrounding, in evaluator: inout Evaluator) {
    var inner = around
    guard let urlconf = evaluator.urlconf(included) else { return markOpen(around) }
    guard case .module(let id) = urlconf else { return walk(patterns: urlconf, inner, in: &evaluator) }
    if around.modules.contains(id) { return markOpen(around) }
    inner.modules.append(id)
    let path = evaluator.modules[id].path
    inner.urlconfFile = path.isEmpty ? nil : path
    guard let patterns = evaluator.attribute("urlpatterns", of: urlconf) else { return markOpen(around) }
    walk(patterns: patterns, inner, in: &evaluator)
  }

  private mutating func walk(patterns: Value, _ around: Surrounding, in evaluator: inout Evaluator) {
    if case .either(let id) = patterns {
      for one in evaluator.lists[id].elements {
        walk(patterns: one, around.under("one of several lists"), in: &evaluator)
      }
      return
    }
    guard around.depth < RouteWalk.maximumDepth, let elements = evaluator.elements(of: patterns) else {
      return markOpen(around)
    }
    if evaluator.isOpen(patterns) { markOpen(around) }
    for element in elements { walk(element, around, in: &evaluator) }
  }

  private mutating func walk(_ element: Value, _ around: Surrounding, in evaluator: inout Evaluator) {
    switch element {
    case .maybe(let id):
      let maybe = evaluator.maybes[id]
      walk(maybe.value, around.under(evaluator.explain(maybe.reason)), in: &evaluator)
    case .either(let id):
      let all = evaluator.lists[id].elements
      // `path()` of what is not seen, a view or what is included: only views have names.
      if let route = all.first(where: { isNamed($0, in: &evaluator) }) {
        return walk(route, around, in: &evaluator)
      }
      for one in all { walk(one, around.under("one of several patterns"), in: &evaluator) }
    case .instance:
      if routes.count >= RouteWalk.maximumRoutes { return markOpen(around) }
      if evaluator.attribute("urlconf_name", of: element).map(isSeen) == true {
        walk(resolver: element, around, in: &evaluator)
      } else {
        add(pattern: element, around, in: &evaluator)
      }
    case .list, .tuple: break  // Django refuses a list among the patterns.
    case .symbolic:
      guard let pattern = evaluator.patternLike(element) else { return markOpen(around) }
      let known = routes.count
      add(pattern: pattern, around, in: &evaluator)
      for row in known..<routes.count { routes[row].note.evidence = .likely }
    default: markOpen(around)
    }
  }

  /// Whether an attribute was set: of library objects, those that were not are symbolic.
  ///
  /// Django refuses None for a view: in a project that runs, it stands for something that was not seen.
  private func isSeen(_ value: Value) -> Bool {
    switch value {
    case .symbolic, .none: false
    default: true
    }
  }

  private mutating func walk(resolver: Value, _ around: Surrounding, in evaluator: inout Evaluator) {
    var inner = around
    inner.depth += 1
    inner.add(pattern: evaluator.attribute("pattern", of: resolver) ?? .none, in: &evaluator)
    inner.extraArguments += evaluator.keys(of: evaluator.attribute("default_kwargs", of: resolver)) ?? []
    for (name, keep) in [("namespace", true), ("app_name", false)] {
      guard let value = evaluator.attribute(name, of: resolver), value != .none else { continue }
      guard let text = evaluator.text(of: value) else {
        openNamespaces.insert(around.namespace)
        continue
      }
      if text.isEmpty { continue }
      if keep { inner.namespaces.append(text) } else { inner.appNames.append(text) }
    }
    guard let name = evaluator.attribute("urlconf_name", of: resolver) else { return markOpen(inner) }
    if case .module? = evaluator.urlconf(name) { return walk(included: name, inner, in: &evaluator) }
    guard let patterns = evaluator.attribute("url_patterns", of: resolver) else { return markOpen(inner) }
    walk(patterns: patterns, inner, in: &evaluator)
  }

  private mutating func add(pattern: Value, _ around: Surrounding, in evaluator: inout Evaluator) {
    let callback = evaluator.attribute("callback", of: pattern) ?? .none
    var own = around
    own.add(pattern: evaluator.attribute("pattern", of: pattern) ?? .none, in: &evaluator)
    guard isSeen(callback) || own.isKnown && isNamed(pattern, in: &evaluator) else { return markOpen(around) }
    var route = DumpedRoute(
      parts: own.isKnown ? .value(own.parts) : .unknown("a part of the route is not known"), name: .value(nil))
    if let name = evaluator.attribute("name", of: pattern), name != .none {
      route.name = evaluator.text(of: name).map { .value($0) } ?? .unknown("the name is not known")
      if route.name.value == nil { openNamespaces.insert(own.namespace) }
    }
    // Its name is known, what it matches is not.
    if !own.isKnown, !open.contains(own.prefix) { open.append(own.prefix) }
    let target = ViewTarget(callback, in: &evaluator)
    route.callback = evaluator.viewName(of: target.value)
    route.place = evaluator.dumpedPlace(of: target.value)
    route.actions = target.actions
    route.namespaces = .value(own.namespaces)
    route.appNames = .value(own.appNames)
    route.converters = .value(own.converters)
    let arguments = evaluator.keys(of: evaluator.attribute("default_args", of: pattern))
    route.extraArguments = .value((own.extraArguments + (arguments ?? [])).sortedUnique())
    route.urlconfFile = own.urlconfFile.map { .value($0) } ?? .unstated
    route.note.condition = own.condition
    routes.append(route)
    if isSeen(callback) { views.append(target.value) }
  }

  /// Whether it is a route although its view is not seen: what is included has no name.
  private func isNamed(_ pattern: Value, in evaluator: inout Evaluator) -> Bool {
    evaluator.attribute("name", of: pattern).flatMap { evaluator.text(of: $0) } != nil
  }

  private mutating func markOpen(_ around: Surrounding) {
    let prefix = around.prefix
    if !open.contains(prefix) { open.append(prefix) }
    openNamespaces.insert(around.namespace)
  }
}

extension [String] {
  fileprivate func sortedUnique() -> [String] { Set(self).sorted() }
}

extension RouteWalk.Surrounding {
  fileprivate func under(_ condition: String) -> RouteWalk.Surrounding {
    var inner = self
    inner.condition = inner.condition ?? condition
    return inner
  }

  /// Appends what a pattern object matches.
  fileprivate mutating func add(pattern: Value, in evaluator: inout Evaluator) {
    for (name, syntax) in [("_route", DumpedRoute.Syntax.path), ("_regex", .re)] {
      guard case .instance(let id) = pattern, let value = evaluator.ownAttribute(name, of: id) else { continue }
      guard let text = evaluator.text(of: value) else { break }
      parts.append(DumpedRoute.Part(text, syntax))
      addConverters(of: pattern, in: &evaluator)
      return
    }
    if case .instance(let id) = pattern, evaluator.ownAttribute("prefix_default_language", of: id) != nil {
      parts.append(DumpedRoute.Part("<i18n>/", .i18n))
    } else {
      isKnown = false
    }
  }

  private mutating func addConverters(of pattern: Value, in evaluator: inout Evaluator) {
    guard case .dict(let id)? = evaluator.attribute("converters", of: pattern) else { return }
    for (key, value) in zip(evaluator.dicts[id].keys, evaluator.dicts[id].values) {
      guard let name = evaluator.text(of: key), case .instance(let converter) = value else { continue }
      converters[name] = evaluator.dottedName(of: .class(evaluator.instances[converter].type))
    }
  }
}

extension Evaluator {
  /// What was set on an object, not what its class has.
  fileprivate mutating func ownAttribute(_ name: String, of id: ID<Instance>) -> Value? {
    let text = text(name)
    return instances[id].attributes[text].map { certain($0) }
  }

  /// A reason with where it arose.
  fileprivate mutating func explain(_ reason: ID<Reason>) -> String {
    let (text, place) = (reasons[reason].text, reasons[reason].place)
    return place.isNowhere ? text : text + ": " + describe(place)
  }

  /// The texts that are the keys of a dict.
  fileprivate mutating func keys(of value: Value?) -> [String]? {
    guard let value, case .dict(let id) = payload(value) else { return nil }
    return dicts[id].keys.compactMap { text(of: $0) }
  }
}
