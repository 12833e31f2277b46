import Base

/// A route joined to the view of the project that it leads to.
public struct RoutedView: Sendable {
  public struct Problem: Sendable {
    public var message: String
    public var place: SourcePlace
    public var facet: String?
    public var related: [RelatedPlace]
    public var symbol: String?
  }

  public unowned let project: CheckedProject
  public let route: DumpedRoute
  /// Where the route is written; nil for routers and where it was not found.
  public let site: RouteSite?
  public let view: View

  public enum View: Sendable {
    case function(ID<FunctionRow>)
    case type(ID<ClassRow>)
  }

  public init?(_ route: DumpedRoute, _ row: Int, _ project: CheckedProject) {
    guard let dotted = route.callback.value ?? nil else { return nil }
    self.project = project
    self.route = route
    site = project.routeSites.site(ofRoute: row)
    if let function = project.tables.functionIndex[dotted] {
      view = .function(function)
    } else if let type = project.tables.classIndex[dotted], project.tables.classes[type].file != nil {
      view = .type(type)
    } else {
      return nil
    }
  }

  /// What is wrong with calling the view as the route does.
  public func problems(_ call: ViewCall) -> [Problem] {
    switch view {
    case .function(let id): function(id, call).map { [$0] } ?? []
    case .type(let id): handlers(of: id, call) + (lookUp(of: id, call).map { [$0] } ?? [])
    }
  }

  // MARK: Functions

  private func function(_ id: ID<FunctionRow>, _ call: ViewCall) -> Problem? {
    let row = project.tables.functions[id]
    guard let site, row.owner.isNone, !row.isLocal, isWrittenPlainly(site.view, as: row.name, in: site.file),
      let misfit = misfit(row, call, skipping: 1)
    else { return nil }
    return problem(misfit, row, at: site.file.place(site.view), call)
  }

  /// `views.detail`, or that in decorators which change nothing.
  private func isWrittenPlainly(_ node: ID<Node>, as name: String, in file: CheckedFile) -> Bool {
    if let call = Call(node, in: file.tree) {
      guard let only = call.arguments.first, call.arguments.count == 1 else { return false }
      let decorator = Call(call.callee, in: file.tree)?.callee ?? call.callee
      return TransparentDecorators.contains(decorator, in: file) && isWrittenPlainly(only, as: name, in: file)
    }
    guard let dotted = file.tree.dottedName(of: node),
      case .function(let id)? = project.tables.meaning(ofDotted: dotted, in: file.row)
    else { return false }
    return project.tables.functions[id].name == name
  }

  private func misfit(_ row: FunctionRow, _ call: ViewCall, skipping: Int) -> ViewCall.Misfit? {
    let file = project.file(row.file)
    guard let definition = FunctionDefinition(row.node, in: file.tree),
      definition.decorators.allSatisfy({ TransparentDecorators.contains($0, in: file) })
    else { return nil }
    return call.misfit(definition, skipping: skipping)
  }

  private func problem(
    _ misfit: ViewCall.Misfit, _ row: FunctionRow, at place: SourcePlace, _ call: ViewCall, facet: String? = nil
  ) -> Problem {
    let file = project.file(row.file)
    let words =
      switch misfit {
      case .unexpected(let name): "\(row.name)() has no parameter '\(name)', which the URL captures"
      case .missing(let name): "\(row.name)() needs '\(name)', which the URL does not capture"
      case .tooMany(let count): "the URL captures more than the \(count) arguments that \(row.name)() takes"
      }
    return Problem(
      message: words, place: place, facet: facet,
      related: [RelatedPlace(file.namePlace(of: row.node), "called with \(call.words)")], symbol: row.dotted)
  }

  // MARK: Classes

  private static let methods = ["get", "post", "put", "patch", "delete"]

  private func handlers(of type: ID<ClassRow>, _ call: ViewCall) -> [Problem] {
    guard isView(type), dispatchesPlainly(type) else { return [] }
    let actions = route.actions.value ?? [:]
    let names = actions.isEmpty ? Self.methods : Set(actions.values).sorted()
    var problems: [Problem] = []
    for name in names {
      guard case .function(let id)? = project.tables.member(name, of: type)?.member else { continue }
      let row = project.tables.functions[id]
      guard !row.isStatic, !row.isClassMethod, let misfit = misfit(row, call, skipping: 2) else {
        // A class with several routes may answer another method in each.
        if actions.isEmpty { return [] }
        continue
      }
      // What a router makes is written at the method only.
      let place = site.map { $0.file.place($0.view) } ?? project.file(row.file).namePlace(of: row.node)
      problems.append(problem(misfit, row, at: place, call, facet: "handler"))
    }
    return actions.isEmpty ? Array(problems.prefix(1)) : problems
  }

  private func isView(_ type: ID<ClassRow>) -> Bool {
    project.tables.classes[type].libraryAncestors.contains {
      let isLibrary = $0.hasPrefix("django.views.") || $0.hasPrefix("rest_framework.")
      return isLibrary && ($0.hasSuffix("View") || $0.hasSuffix("ViewSet"))
    }
  }

  /// Whether nothing of the project stands between the URL and the handler.
  private func dispatchesPlainly(_ type: ID<ClassRow>) -> Bool {
    for name in ["dispatch", "setup", "as_view", "initialize_request", "initial", "__init__"] {
      guard case .function(let id)? = project.tables.member(name, of: type)?.member else { continue }
      let row = project.tables.functions[id]
      let text = project.tables.file(row.file).text(of: row.node)
      if name == "as_view" || name == "setup" { return false }
      if name == "dispatch", !text.contains("dispatch(request, *args, **kwargs)") { return false }
      if text.contains("kwargs.pop") || text.contains("kwargs[") && text.contains("] =") || text.contains("del ") {
        return false
      }
    }
    return project.tables.classes[type].libraryAncestors.allSatisfy {
      $0.hasPrefix("django.") || $0.hasPrefix("rest_framework.") || $0 == "object" || $0.hasSuffix("Mixin")
    }
  }

  private static let details: Set<String> = ["DetailView", "UpdateView", "DeleteView"]
  private static let apiDetails: Set<String> = [
    "RetrieveAPIView", "UpdateAPIView", "DestroyAPIView", "RetrieveUpdateAPIView", "RetrieveDestroyAPIView",
    "RetrieveUpdateDestroyAPIView",
  ]

  /// Generic views look their object up by a name that the route must capture.
  private func lookUp(of type: ID<ClassRow>, _ call: ViewCall) -> Problem? {
    let row = project.tables.classes[type]
    guard let site, let written = Call(site.view, in: site.file.tree), written.keywords.isEmpty,
      written.arguments.isEmpty, written.calleeName?.hasSuffix("as_view") ?? false,
      row.libraryAncestors.allSatisfy({ $0.hasPrefix("django.") || $0.hasPrefix("rest_framework.") }),
      row.ancestors.allSatisfy({ !project.tables.hasUnreadBase($0) }), dispatchesPlainly(type)
    else { return nil }
    let last = row.libraryAncestors.compactMap { $0.dottedParts.last.map(String.init) }
    let isDetail =
      row.libraryAncestors.contains { $0.hasPrefix("django.views.generic") }
      && last.contains { Self.details.contains($0) }
    let isAPI = !isDetail && last.contains { Self.apiDetails.contains($0) }
    guard isDetail || isAPI, call.positional == 0 else { return nil }
    let overriding = ["get_object"] + (isAPI ? ["get_serializer"] : ["get", "post", "get_queryset"])
    if overriding.contains(where: { defines($0, type) }) || isAPI && !looksUp(type, last) { return nil }
    let names: [String]
    if isAPI {
      guard let field = text("lookup_url_kwarg", of: type, ""), let plain = text("lookup_field", of: type, "pk") else {
        return nil
      }
      names = [field.isEmpty ? plain : field]
    } else {
      guard let key = text("pk_url_kwarg", of: type, "pk"), let slug = text("slug_url_kwarg", of: type, "slug") else {
        return nil
      }
      names = [key, slug]
    }
    guard call.required.union(call.optional).isDisjoint(with: names) else { return nil }
    return Problem(
      message: "\(row.name) looks its object up by '\(names[0])', which the URL does not capture",
      place: site.file.place(site.view), facet: "lookup",
      related: [RelatedPlace(project.file(row.file ?? 0).namePlace(of: row.node), "called with \(call.words)")],
      symbol: row.dotted)
  }

  /// Whether one of the methods that ask for the object is left as the REST framework has it.
  private func looksUp(_ type: ID<ClassRow>, _ bases: [String]) -> Bool {
    Self.handlers.contains { kind, methods in
      bases.contains { Self.apiDetails.contains($0) && $0.contains(kind) }
        && !methods.contains { defines($0, type) }
    }
  }

  private static let handlers = [
    ("Retrieve", ["get", "retrieve"]), ("Update", ["put", "patch", "update", "partial_update"]),
    ("Destroy", ["delete", "destroy"]),
  ]

  private func defines(_ name: String, _ type: ID<ClassRow>) -> Bool { project.tables.member(name, of: type) != nil }

  /// A class's attribute that is a literal; nil where it is something else.
  private func text(_ name: String, of type: ID<ClassRow>, _ fallback: String) -> String? {
    guard let (owner, member) = project.tables.member(name, of: type) else { return fallback }
    guard case .value(_, let value?, _) = member, let file = project.tables.classes[owner].file else { return nil }
    return project.tables.file(file).string(value)
  }
}
