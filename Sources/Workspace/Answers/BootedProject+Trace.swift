import Base
import Django

/// From a URL to what stands behind it.
extension BootedProject {
  /// The routes that `words` stand for: an HTTP path, a URL name, or a view.
  ///
  /// - Parameter source: tells what the code of function views renders and is guarded by, which no registry knows.
  public func trace(_ words: String, in source: Workspace) -> [TracedRoute] {
    let routes = dump.routes.items
    let byName = routes.filter { Self.fits(Self.fullName(of: $0), words, ":") }
    if !byName.isEmpty { return byName.map { traced($0, source) } }
    let byView = routes.filter { Self.fits($0.callback.value ?? nil, words, ".") }
    if !byView.isEmpty { return byView.map { traced($0, source) } }
    let path = words.split { $0 == "?" || $0 == "#" }.first.map(String.init) ?? ""
    return routes.filter { Self.reaches($0, path) }.map { traced($0, source) }
  }

  /// URL names and routes, for those who mistyped one.
  public var routeNames: [String] {
    let routes = dump.routes.items.flatMap { [Self.fullName(of: $0), Self.pattern(of: $0)] }
    return Set(routes.compactMap(\.self)).sorted()
  }

  /// Whether `name` is what is wanted, or ends in it.
  private static func fits(_ name: String?, _ wanted: String, _ separator: String) -> Bool {
    guard let name, !wanted.isEmpty else { return false }
    return name == wanted || name.hasSuffix(separator + wanted)
  }

  private func traced(_ route: DumpedRoute, _ source: Workspace) -> TracedRoute {
    let view = route.callback.value ?? nil
    let row = view.flatMap { name in dump.views.items.first { $0.view.value == name } }
    var place: String?
    if case .text(let text) = ShownCell(route.place) { place = text }
    return TracedRoute(
      route: Self.pattern(of: route) ?? "?", name: Self.fullName(of: route), view: view, place: place,
      parts: (row.map(parts) ?? []) + (row?.kind == .value(.function) ? written(view, source) : []))
  }

  /// What stands in a function.
  private func written(_ name: String?, _ source: Workspace) -> [(role: String, name: String)] {
    let project = source.project
    guard let view = project.views.first(where: { $0.qualifiedName == name }) else { return [] }
    var parts: [(role: String, name: String)] = []
    if !view.permissions.isEmpty { parts.append(("guards", view.permissions.joined(separator: ", "))) }
    parts += view.formClasses.map { ("form", project.classes[$0].qualifiedName) }
    parts += view.serializers.map { ("serializer", project.classes[$0].qualifiedName) }
    for template in view.templates {
      parts.append(("template", template))
      parts += extended(by: template).map { ("extends", $0) }
    }
    return parts
  }

  private func parts(of view: DumpedView) -> [(role: String, name: String)] {
    var parts: [(role: String, name: String)] = []
    func add(_ role: String, _ name: Known<String?>) {
      if case .value(let name?) = name { parts.append((role, name)) }
    }
    if case .value(let classes?) = view.permissionClasses, !classes.isEmpty {
      parts.append(("permissions", classes.joined(separator: ", ")))
    }
    add("filter set", view.filterSetClass)
    add("form", view.formClass)
    add("serializer", view.serializerClass)
    add("pagination", view.paginationClass)
    add("model", view.model)
    if view.querySetModel != view.model { add("model", view.querySetModel) }
    add("template", view.templateName)
    if case .value(let name?) = view.templateName { parts += extended(by: name).map { ("extends", $0) } }
    return parts
  }

  /// The templates a template stands on, nearest first.
  private func extended(by name: String) -> [String] {
    var found: [String] = []
    var next: String? = name
    while let current = next, found.count < 5 {
      next = parent(of: current)
      if let next { found.append(next) }
    }
    return found
  }

  private func parent(of name: String) -> String? {
    dump.templateGraph.items.first { $0.name == name }?.extends.items.first
  }
}

// MARK: Matching paths

extension BootedProject {
  static func pattern(of route: DumpedRoute) -> String? {
    guard case .value(let parts) = route.parts else { return nil }
    return "/" + parts.map { $0.syntax == .i18n ? "<i18n>/" : $0.text }.joined()
  }

  static func fullName(of route: DumpedRoute) -> String? {
    guard case .value(let name?) = route.name, case .value(let spaces) = route.namespaces else { return nil }
    return (spaces + [name]).joined(separator: ":")
  }

  /// Whether a literal path can be what the pattern says; a part in angle brackets or parentheses takes any piece.
  private static func reaches(_ route: DumpedRoute, _ path: String) -> Bool {
    guard let plain = pattern(of: route)?.filter({ $0 != "^" && $0 != "$" }) else { return false }
    if plain == path { return true }
    let wanted = pieces(path)
    var expected = pieces(plain)
    if expected.first == "<i18n>", expected.count > wanted.count { expected.removeFirst() }
    let takesRest = expected.last?.hasPrefix("<path:") ?? false
    guard expected.count == wanted.count || takesRest && expected.count < wanted.count else { return false }
    return zip(expected, wanted).allSatisfy { $0 == $1 || $0.contains("<") || $0.contains("(") }
  }

  /// What stands between slashes, those of a regular expression's brackets left alone.
  private static func pieces(_ path: String) -> [String] {
    var pieces = [""]
    var depth = 0
    for character in path {
      if character == "[" || character == "(" { depth += 1 }
      if character == "]" || character == ")" { depth -= 1 }
      if character == "/", depth <= 0 { pieces.append("") } else { pieces[pieces.count - 1].append(character) }
    }
    return pieces.filter { !$0.isEmpty }
  }
}
