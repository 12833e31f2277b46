/// Reads what a Python file reverses.
struct ReverseReader {
  private let file: CheckedFile
  /// Whether a class of the project has a `versioning_class` of its own.
  private let viewsChooseVersioning: Bool
  private(set) var found: [ReverseCall] = []

  init(_ file: CheckedFile, viewsChooseVersioning: Bool) {
    self.file = file
    self.viewsChooseVersioning = viewsChooseVersioning
  }

  mutating func read() {
    let isSettings = file.project.dump.settings.value?.file.value == file.path
    for row in file.tree.nodes.indices {
      let node = ID<Node>(row)
      switch file.tree.kind(node) {
      case .call: if let call = Call(node, in: file.tree) { read(call) }
      case .assign: isSettings ? readSetting(node) : readAttribute(node)
      default: break
      }
    }
  }

  private static let lastNames: Set<String> = [
    "reverse", "reverse_lazy", "redirect", "resolve_url", "login_required", "user_passes_test", "permission_required",
    "HyperlinkedIdentityField", "HyperlinkedRelatedField", "as_view",
  ]

  private mutating func read(_ call: Call) {
    let kind = file.tree.kind(call.callee)
    guard kind == .name || kind == .attribute,
      Self.lastNames.contains(file.tree.name(file.tree[call.callee].symbol)) || kind == .name,
      let dotted = file.dotted(call.callee)
    else { return }
    switch dotted {
    case "django.urls.reverse", "django.urls.reverse_lazy", "django.urls.base.reverse",
      "django.urls.base.reverse_lazy", "django.core.urlresolvers.reverse":
      readReverse(call)
    case "rest_framework.reverse.reverse", "rest_framework.reverse.reverse_lazy":
      if let how = versioning { readReverse(call, mayPassMore: how == .byPath) }
    case "django.shortcuts.redirect", "django.shortcuts.resolve_url": readRedirect(call)
    case "django.contrib.auth.decorators.login_required", "django.contrib.auth.decorators.user_passes_test",
      "django.contrib.auth.decorators.permission_required":
      if let name = call[keyword: "login_url"] { addURL(name, .attribute, .none, call.id) }
    case "rest_framework.serializers.HyperlinkedIdentityField", "rest_framework.serializers.HyperlinkedRelatedField",
      "rest_framework.relations.HyperlinkedIdentityField", "rest_framework.relations.HyperlinkedRelatedField":
      if versioning != nil { readField(call) }
    case "django.views.generic.RedirectView.as_view", "django.views.generic.base.RedirectView.as_view":
      if let name = call[keyword: "pattern_name"] { add(name, .attribute, .unknown, call.id) }
    default: break
    }
  }

  /// What a versioned API adds where it reverses a name.
  private enum Versioning { case nothing, byPath }

  /// Nil where it may put a namespace of the request's before the name.
  private var versioning: Versioning? {
    guard !viewsChooseVersioning, let options = file.project.dump.settings.value?.restFramework else { return nil }
    switch options.items["DEFAULT_VERSIONING_CLASS"] {
    case nil, .some(.none): return .nothing
    case .string("rest_framework.versioning.AcceptHeaderVersioning"),
      .string("rest_framework.versioning.HostNameVersioning"),
      .string("rest_framework.versioning.QueryParameterVersioning"):
      return .nothing
    case .string("rest_framework.versioning.URLPathVersioning"): return .byPath
    default: return nil
    }
  }

  // MARK: Calls

  private mutating func readReverse(_ call: Call, mayPassMore: Bool = false) {
    let given = call.arguments
    guard let name = given.first ?? call[keyword: "viewname"] else { return }
    let urlconf = given.count > 1 ? given[1] : call[keyword: "urlconf"]
    if let urlconf, file.tree.kind(urlconf) != .none { return }
    if hasUnpacked(call) || mayPassMore { return add(name, .call, .unknown, call.id) }
    let positional = given.count > 2 ? given[2] : call[keyword: "args"]
    let named = given.count > 3 ? given[3] : call[keyword: "kwargs"]
    // Django REST framework passes the format on.
    let hasFormat = call[keyword: "format"] != nil
    add(name, .call, hasFormat ? .unknown : arguments(positional, named), call.id)
  }

  private func arguments(_ positional: ID<Node>?, _ named: ID<Node>?) -> ReverseArguments {
    let positional = positional.flatMap { file.tree.kind($0) == .none ? nil : $0 }
    let named = named.flatMap { file.tree.kind($0) == .none ? nil : $0 }
    switch (positional, named) {
    case (nil, nil): return .none
    case (let positional?, nil): return elements(positional)
    case (nil, let named?): return entries(named)
    case (let positional?, let named?):
      let (a, b) = (elements(positional), entries(named))
      if a == .positional([]) { return b }
      if b == .keywords([:]) { return a }
      return a == .unknown || b == .unknown ? .unknown : .both
    }
  }

  private func elements(_ node: ID<Node>) -> ReverseArguments {
    guard [.list, .tuple].contains(file.tree.kind(node)) else { return .unknown }
    let values = Array(file.tree.children(of: node))
    if values.contains(where: { file.tree.kind($0) == .starred }) { return .unknown }
    return .positional(values.map(literal))
  }

  private func entries(_ node: ID<Node>) -> ReverseArguments {
    if let call = Call(node, in: file.tree), call.calleeName == "dict", call.arguments.isEmpty, !hasUnpacked(call) {
      return .keywords(Dictionary(call.keywords.map { ($0.name, literal($0.value)) }) { $1 })
    }
    guard file.tree.kind(node) == .dict else { return .unknown }
    let rows = Array(file.tree.children(of: node))
    var found: [String: String?] = [:]
    var place = 0
    while place + 1 < rows.count {
      guard let key = file.tree.string(rows[place]) else { return .unknown }
      found[key] = .some(literal(rows[place + 1]))
      place += 2
    }
    return place == rows.count ? .keywords(found) : .unknown
  }

  private func literal(_ node: ID<Node>) -> String? {
    file.tree.kind(node) == .integer ? file.tree.text(of: node) : file.tree.string(node)
  }

  private func hasUnpacked(_ call: Call) -> Bool {
    file.tree.children(of: call.id).contains {
      file.tree.kind($0) == .starred || file.tree.kind($0) == .keywordUnpack
    }
  }

  private mutating func readRedirect(_ call: Call) {
    guard let name = call.arguments.first ?? call[keyword: "to"] else { return }
    if hasUnpacked(call) { return addURL(name, .call, .unknown, call.id) }
    let positional = call.arguments.dropFirst().map(literal)
    let named = call.keywords.filter { !["to", "permanent", "preserve_request"].contains($0.name) }
    let arguments: ReverseArguments =
      named.isEmpty
      ? .positional(positional)
      : positional.isEmpty ? .keywords(Dictionary(named.map { ($0.name, literal($0.value)) }) { $1 }) : .both
    addURL(name, .call, arguments, call.id)
  }

  private mutating func readField(_ call: Call) {
    let isIdentity = call.calleeName?.hasSuffix("HyperlinkedIdentityField") ?? false
    guard let name = call[keyword: "view_name"] ?? (isIdentity ? call.arguments.first : nil) else { return }
    add(name, .field, .unknown, call.id)
  }

  // MARK: Assignments

  private static let settings: Set<String> = ["LOGIN_URL", "LOGIN_REDIRECT_URL", "LOGOUT_REDIRECT_URL"]

  private mutating func readSetting(_ node: ID<Node>) {
    for (target, value) in file.tree.boundNames(of: node) {
      let name = file.tree.name(file.tree[target].symbol)
      guard let value, Self.settings.contains(name), let text = file.tree.string(value),
        file.project.dump.settings.value?.scalars[name].map({ $0 == .string(text) }) ?? true
      else { continue }
      addURL(value, .setting, .none, node)
    }
  }

  private mutating func readAttribute(_ node: ID<Node>) {
    let names = ["pattern_name", "login_url"]
    for (target, value) in file.tree.boundNames(of: node) {
      let name = file.tree.name(file.tree[target].symbol)
      guard let value, names.contains(name), file.tree.string(value) != nil,
        let outer = file.enclosing(node, .classDef, .functionDef, .asyncFunctionDef),
        let type = file.project.tables.classNodes[file.row][outer.index]
      else { continue }
      let above = file.project.tables.classes[type].libraryAncestors
      if name == "pattern_name", above.contains(where: { $0.hasSuffix(".RedirectView") }) {
        add(value, .attribute, .unknown, node)
      } else if name == "login_url", above.contains(where: { $0.hasPrefix("django.contrib.auth.mixins.") }) {
        addURL(value, .attribute, .none, node)
      }
    }
  }

  // MARK: Adding

  /// What Django takes for a URL unless it is a name.
  private mutating func addURL(
    _ name: ID<Node>, _ form: ReverseCall.Form, _ arguments: ReverseArguments, _ whole: ID<Node>
  ) {
    guard let text = file.tree.string(name), !text.contains("/"), !text.contains(".") else { return }
    add(name, form, arguments, whole)
  }

  private mutating func add(
    _ name: ID<Node>, _ form: ReverseCall.Form, _ arguments: ReverseArguments, _ whole: ID<Node>
  ) {
    guard file.tree.kind(name) == .string, let text = file.tree.string(name), !text.isEmpty, !isExpected(name),
      // A dotted path to a view.
      !text.contains(".") || form != .call
    else { return }
    found.append(
      ReverseCall(
        form: form, name: text, place: file.place(name),
        contents: SourcePlace(file.path, file.tree.contents(name)), arguments: arguments, whole: file.place(whole),
        symbol: file.symbol(around: name),
        isGuarded: file.isTest || file.enclosing(name, .ifStatement, .conditional) != nil))
  }

  /// Whether the code reckons with a failure.
  private func isExpected(_ node: ID<Node>) -> Bool {
    var inner = node
    for outer in file.ancestors(of: node).dropLast().reversed() {
      switch file.tree.kind(outer) {
      case .tryStatement: if file.tree.firstChild(of: outer) == inner { return true }
      case .withStatement, .asyncWithStatement:
        let items = file.tree.children(of: outer).filter { file.tree.kind($0) == .withItem }
        if items.contains(where: { isRaising($0) }) { return true }
      case .decorated: if isOverridden(outer) { return true }
      default: break
      }
      inner = outer
    }
    return false
  }

  private func isRaising(_ item: ID<Node>) -> Bool {
    let text = file.tree.text(of: item)
    return text.contains("aises") || text.contains("suppress") || text.contains("ROOT_URLCONF")
  }

  /// `@override_settings(ROOT_URLCONF=…)`, `@pytest.mark.urls(…)`.
  private func isOverridden(_ definition: ID<Node>) -> Bool {
    file.tree.children(of: definition).filter { file.tree.kind($0) == .decorator }.contains {
      let text = file.tree.text(of: $0)
      return text.contains("ROOT_URLCONF") || text.contains("mark.urls") || text.contains("urlconf")
    }
  }
}
