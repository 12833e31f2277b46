/// A call of `path()`, `re_path()` or `url()` as it is written.
public struct RouteSite: Sendable {
  public var file: CheckedFile
  public var call: Call
  public var isRegex: Bool
  /// The pattern; nil where it is computed.
  public var text: String?
  public var textNode: ID<Node>
  public var view: ID<Node>
  public var name: String?
  public var nameNode: ID<Node>?
  /// Whether more than its file decides if it is there.
  public var isConditional: Bool

  init?(_ node: ID<Node>, _ file: CheckedFile) {
    guard let call = Call(node, in: file.tree), let kind = Self.kind(call, file) else { return nil }
    let given = call.arguments
    guard let text = given.first ?? call[keyword: "route"] ?? call[keyword: "regex"],
      let view = given.count > 1 ? given[1] : call[keyword: "view"], file.tree.kind(view) != .starred
    else { return nil }
    self.file = file
    self.call = call
    isRegex = kind
    // `_("about/")`.
    textNode = Call(text, in: file.tree)?.arguments.first ?? text
    self.text = file.tree.string(textNode)
    self.view = view
    nameNode = given.count > 3 ? given[3] : call[keyword: "name"]
    name = nameNode.flatMap { file.tree.string($0) }
    isConditional =
      file.enclosing(
        node, .ifStatement, .tryStatement, .functionDef, .asyncFunctionDef, .forStatement, .whileStatement,
        .conditional,
        .listComprehension, .lambda) != nil
  }

  private static let paths: Set<String> = ["django.urls.path", "django.urls.conf.path"]
  private static let expressions: Set<String> = [
    "django.urls.re_path", "django.urls.conf.re_path", "django.conf.urls.url", "django.conf.urls.re_path",
  ]

  private static func kind(_ call: Call, _ file: CheckedFile) -> Bool? {
    guard [.name, .attribute].contains(file.tree.kind(call.callee)), let dotted = file.dotted(call.callee) else {
      return nil
    }
    return paths.contains(dotted) ? false : expressions.contains(dotted) ? true : nil
  }

  /// `include(…)`.
  public var include: Call? {
    guard let call = Call(view, in: file.tree), file.dotted(call.callee)?.hasSuffix("urls.include") ?? false else {
      return nil
    }
    return call
  }

  public var place: SourcePlace { file.place(call.id) }

  /// Whether the view is the route's, by its name.
  fileprivate func leads(to route: DumpedRoute) -> Bool {
    let callee = Call(view, in: file.tree)?.callee
    let named = callee.flatMap { file.tree.kind($0) == .attribute ? file.tree.firstChild(of: $0) : nil } ?? view
    guard let callback = route.callback.value ?? nil, let dotted = file.dotted(named) else { return false }
    return callback.dottedParts.last == dotted.dottedParts.last
  }
}

/// All routes that the files of a project write, and the registry's routes that come of them.
public struct RouteSites: Sendable {
  public private(set) var all: [RouteSite] = []
  /// Row of the registry's route to the row of what was written for it.
  public private(set) var written: [Int: Int] = [:]
  /// Names given to routes where the boot did not see them or did not decide about them.
  public private(set) var unseenNames: Set<String> = []
  /// The same of what routers make names from.
  public private(set) var unseenBases: Set<String> = []
  /// The same of every router, of those too whose class is not at hand.
  private var bases: Set<String> = []

  init(_ project: CheckedProject) {
    let reached = Set(project.dump.routes.items.compactMap { $0.urlconfFile.value ?? nil })
    var unseen: [(name: String, site: Int?)] = []
    for file in project.files where mayHoldRoutes(file) {
      read(file, isReached: reached.contains(file.path), &unseen)
    }
    join(project)
    // What is written in a function or under a condition, and is a route of the registry after all, is seen.
    let joined = Set(written.values)
    unseenNames = Set(unseen.filter { one in !(one.site.map(joined.contains) ?? false) }.map(\.name))
    let tails = project.dump.routes.items.compactMap { $0.name.value ?? nil }
    unseenBases = unseenBases.filter { base in !tails.contains { $0.hasPrefix(base + "-") } }
  }

  private func mayHoldRoutes(_ file: CheckedFile) -> Bool {
    file.project.tables.modules[file.row].bindings.values.contains {
      if case .imported(let module, let name) = $0 {
        return module.hasPrefix("django.urls") || module.hasPrefix("django.conf.urls") || module.contains("outers")
          || name.contains("outer") || name.hasSuffix("urls")
      }
      return false
    }
  }

  private mutating func read(_ file: CheckedFile, isReached: Bool, _ unseen: inout [(name: String, site: Int?)]) {
    for row in file.tree.nodes.indices where file.tree.nodes[row].kind == .call {
      let site = RouteSite(ID(row), file)
      if let site { all.append(site) }
      let isSeen = isReached && site.map { !$0.isConditional } ?? isReached
      if isSeen, site != nil { continue }
      guard let call = Call(ID(row), in: file.tree) else { continue }
      let given = call.arguments
      if let name = call[keyword: "name"] ?? (given.count > 3 ? given[3] : nil), let text = file.tree.string(name) {
        unseen.append((text, site == nil ? nil : all.count - 1))
      }
      guard call.calleeName?.hasSuffix("register") ?? false else { continue }
      let texts = [call[keyword: "basename"], call[keyword: "base_name"], given.first].compactMap {
        $0.flatMap { file.tree.string($0) }
      }
      bases.formUnion(texts)
      // A router of an urlconf is seen; one that is mounted under a condition is not.
      if !isReached || isConditional(call, file) { unseenBases.formUnion(texts) }
    }
  }

  private func isConditional(_ call: Call, _ file: CheckedFile) -> Bool {
    file.enclosing(call.id, .ifStatement, .tryStatement, .functionDef) != nil
  }

  /// Whether a name of this ending is written somewhere that the boot did not reach.
  public func mayExist(_ name: String) -> Bool {
    let tail = name.split(separator: ":").last.map(String.init) ?? name
    return unseenNames.contains(tail) || unseenBases.contains { tail.hasPrefix($0 + "-") }
  }

  /// Whether some router may have made the name, where not all of them are seen.
  public func mayBeRegistered(_ name: String) -> Bool {
    let tail = name.split(separator: ":").last.map(String.init) ?? name
    return bases.contains { tail.hasPrefix($0 + "-") }
  }

  private mutating func join(_ project: CheckedProject) {
    let routes = project.dump.routes.items
    var claims: [Int: [Int]] = [:]
    var index: [String: [Int]] = [:]
    for (row, site) in all.enumerated() where site.text != nil {
      index[(site.text ?? "") + "\0" + (site.name ?? ""), default: []].append(row)
    }
    for (row, route) in routes.enumerated() {
      guard let last = route.parts.value?.last, let name = route.name.value,
        let sites = index[last.text + "\0" + (name ?? "")]
      else { continue }
      let file = route.urlconfFile.value ?? nil
      // A library's route of the same words is written there.
      if file?.hasPrefix("site:") ?? false { continue }
      let here = sites.filter { all[$0].file.path == file }
      let fitting = here.filter { all[$0].leads(to: route) }
      // The list may stand elsewhere: then nothing else may be meant.
      if let only = [here, fitting, sites].first(where: { $0.count == 1 })?.first {
        claims[only, default: []].append(row)
      }
    }
    for (site, rows) in claims {
      // A library's list of routes, included as the list that it is, looks as if it were written where it is included.
      let fitting = rows.filter { all[site].leads(to: routes[$0]) }
      for row in fitting.isEmpty ? rows : fitting { written[row] = site }
    }
  }

  public func site(ofRoute row: Int) -> RouteSite? { written[row].map { all[$0] } }
}
