import Base
import Django
import PythonSyntax

/// Names of routes that Django reverses itself: of settings, options of views, and what a sitemap lists.
extension ProjectReader {
  /// A text that is the name of a route.
  mutating func mentionRoute(_ node: ID<Node>, _ file: PythonFile, _ scope: Scope) {
    guard scope.isRecording, let text = file.string(node), routeNames.contains(text) else { return }
    add(.reverses, to: routeNode(text), .proved, file.contents(node), scope)
  }

  /// `LOGIN_URL = "login"` in settings, `pattern_name = "home"` in a view.
  mutating func readURLNames(
    _ targets: ArraySlice<ID<Node>>, _ value: ID<Node>, _ file: PythonFile, _ scope: Scope
  ) {
    guard scope.isRecording, scope.function.isNone, file.string(value) != nil else { return }
    for target in targets where file.kind(target) == .name {
      let name = file.name(file[target].symbol)
      let isSetting = scope.type.isNone ? settingsModules.contains(scope.module) : isSettings(scope.type)
      if isSetting, SettingsModules.urlNames.contains(name) { mentionRoute(value, file, scope) }
      if !scope.type.isNone, reverses(name, tables.classes[scope.type].libraryAncestors) {
        mentionRoute(value, file, scope)
      }
    }
  }

  /// `RedirectView.as_view(pattern_name="home")`, of a class with these bases of libraries.
  mutating func readViewNames(_ call: Call, _ bases: [String], _ file: PythonFile, _ scope: Scope) {
    guard scope.isRecording else { return }
    for keyword in call.keywords where reverses(keyword.name, bases) { mentionRoute(keyword.value, file, scope) }
  }

  /// Whether a view with these bases takes the option for a name.
  private func reverses(_ option: String, _ bases: [String]) -> Bool {
    switch option {
    case "pattern_name": bases.contains { $0.hasSuffix(".RedirectView") }
    case "next_page": bases.contains { $0.hasPrefix("django.contrib.auth.views.Log") }
    case "login_url": bases.contains { $0.hasPrefix("django.contrib.auth.mixins.") }
    default: false
    }
  }

  /// `items()` of a sitemap whose `location()` reverses them.
  mutating func readSitemap(_ id: ID<FunctionRow>, _ file: PythonFile, _ scope: Scope) {
    let row = tables.functions[id]
    guard scope.isRecording, row.name == "items", !row.owner.isNone,
      tables.classes[row.owner].libraryAncestors.contains(where: { $0.hasSuffix(".Sitemap") }),
      case .function(let location)? = shared.member("location", of: row.owner)?.member, reversesItem(location)
    else { return }
    var own = scope
    own.owner = functionNode(id)
    for node in file.subtree(of: row.node) where file.nodes[node].kind == .returnStatement {
      guard let value = file.firstChild(of: ID(node)), [.list, .tuple].contains(file.kind(value)) else { continue }
      for item in file.children(of: value) { mentionRoute(item, file, own) }
    }
  }

  /// Whether it hands what it is given to `reverse`.
  private func reversesItem(_ id: ID<FunctionRow>) -> Bool {
    let row = tables.functions[id]
    let file = tables.file(row.file)
    guard let view = FunctionDefinition(row.node, in: file), view.parameters.count == 2 else { return false }
    return file.subtree(of: row.node).contains { index in
      guard let call = Call(ID(index), in: file), let first = call.arguments.first else { return false }
      return ["reverse", "reverse_lazy"].contains(call.calleeName?.dottedParts.last)
        && file.dottedName(of: first) == view.parameters[1].name
    }
  }
}
