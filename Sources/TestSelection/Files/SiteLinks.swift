import Base
import Django
import Impact

/// What tests need because they ask the site for something.
struct SiteLinks {
  private let routes: RoutePaths
  private let views: [String]
  private let admins: [String]
  private let requestFiles: [String]
  private let commands: [String: String]
  private let data: [String: [String]]
  private let templates: [String: String]

  init(_ dump: RegistryDump, _ impact: ProjectImpact, _ routes: RoutePaths, _ wider: WiderRun) {
    self.routes = routes
    requestFiles = wider.requestFiles
    views = Set(dump.routes.items.flatMap(Self.files)).sorted()
    admins = impact.modules.keys.filter { $0.hasSuffix("/admin.py") || $0.contains("/admin/") }.sorted()
    commands = Dictionary(
      dump.commands.items.compactMap { row in
        row.name.value.flatMap { name in (row.file.value ?? nil).map { (name, $0) } }
      }
    ) { first, _ in first }
    templates = Dictionary(
      dump.templates.items.compactMap { row in row.name.value.flatMap { name in row.path.value.map { (name, $0) } } }
    ) { first, _ in first }
    var data: [String: [String]] = [:]
    for node in impact.graph.nodes where node.kind == .fixture {
      guard let path = node.path, let file = path.pathParts.last else { continue }
      data[String(file.prefix { $0 != "." }), default: []].append(path)
      data[String(file), default: []].append(path)
    }
    self.data = data
  }

  private static func files(of route: DumpedRoute) -> [String] {
    if let path = route.place.file.value ?? nil, !path.hasPrefix("site:") { return [path] }
    // A library's view may be given templates and classes of the project where its route is written.
    if let path = route.urlconfFile.value ?? nil, !path.hasPrefix("site:") { return [path] }
    return []
  }

  private static let clients: Set<String> = [
    "client", "Client", "api_client", "APIClient", "admin_client", "RequestFactory", "rf", "APIRequestFactory",
    "reverse",
    "live_server", "LiveServerTestCase", "StaticLiveServerTestCase", "async_client",
  ]

  func usesSite(_ source: TestSource) -> Bool {
    let words = source.all
    return words.usesSite || !words.names.isDisjoint(with: Self.clients)
  }

  func add(_ source: TestSource, to links: inout FileLinks) {
    let words = source.all
    for text in words.texts {
      for path in data[text] ?? [] { links.link(source.path, needs: path) }
      if let path = templates[text] { links.link(source.path, needs: path) }
      if words.names.contains("call_command"), let path = commands[text] { links.link(source.path, needs: path) }
    }
    addConftests(source, &links)
    guard words.usesSite || !words.names.isDisjoint(with: Self.clients) else { return }
    for path in requestFiles { links.link(source.path, needs: path) }
    var isKnown = !words.asksForUnknown
    for path in words.allPaths {
      let found = routes.matches(path)
      if found.isEmpty, words.paths.contains(path) { isKnown = false }
      for route in found { add(route, source, &links) }
    }
    let named = words.texts.flatMap(routes.named)
    for route in named { add(route, source, &links) }
    if words.asksByVariable, named.isEmpty, words.allPaths.isEmpty { isKnown = false }
    if !isKnown { for path in views { links.link(source.path, needs: path) } }
  }

  private func add(_ route: DumpedRoute, _ source: TestSource, _ links: inout FileLinks) {
    for path in Self.files(of: route) { links.link(source.path, needs: path) }
    if route.namespaces.value?.contains("admin") ?? false {
      for path in admins { links.link(source.path, needs: path) }
    }
  }

  private func addConftests(_ source: TestSource, _ links: inout FileLinks) {
    var folder = source.path[...]
    while let slash = folder.lastIndex(of: "/") {
      folder = folder[..<slash]
      links.link(source.path, needs: folder + "/conftest.py")
    }
    links.link(source.path, needs: "conftest.py")
  }
}
