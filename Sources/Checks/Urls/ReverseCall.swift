/// A place that names a route: a call, a tag, a setting, an attribute.
public struct ReverseCall: Sendable {
  public enum Form: Sendable {
    case call, tag, setting, attribute
    /// A field of Django REST framework.
    case field
  }

  public var form: Form
  /// `order-detail`, `orders:order-detail`.
  public var name: String
  /// The literal.
  public var place: SourcePlace
  /// The literal without its quotes.
  public var contents: SourcePlace
  public var arguments: ReverseArguments
  /// The call or tag that holds it.
  public var whole: SourcePlace
  public var symbol: String?
  /// Only some projects or settings may get there: a condition stands before it, or it is a test.
  public var isGuarded: Bool
}

/// Every place of a project that names a route and fails at run time when there is none.
public struct ReverseCalls: Sendable {
  public private(set) var all: [ReverseCall] = []

  init(_ project: CheckedProject) {
    if project.replacesReverse { return }
    let templates = Set(project.dump.templateGraph.items.compactMap(\.path.value))
    let viewsChoose = project.tables.classes.contains { $0.members["versioning_class"] != nil }
    for file in project.files where !file.isMigration && !file.isOutsidePackages {
      var reader = ReverseReader(file, viewsChooseVersioning: viewsChoose)
      reader.read()
      all += reader.found
    }
    for template in project.templates where templates.contains(template.path) && template.tree.dialect == .django {
      if !Self.isPlainText(template, project) { all += template.reverses }
    }
  }

  /// Notes for people that lie among the templates: tags in them are examples.
  private static func isPlainText(_ template: CheckedTemplate, _ project: CheckedProject) -> Bool {
    guard [".md", ".markdown", ".rst"].contains(where: { template.path.lowercased().hasSuffix($0) }) else {
      return false
    }
    guard let name = project.templateInventory.name(ofPath: template.path) else { return true }
    return !project.templateUses.all.contains { $0.names.contains(name) } && project.templateScopes.isPart(name)
  }
}

extension CheckedTemplate {
  /// Its `{% url %}` tags with a literal name, without those that put the URL into a variable: they fail silently.
  fileprivate var reverses: [ReverseCall] {
    let outline = TemplateOutline(tree)
    // A library that every template has may have a `url` of its own, as django-hosts does.
    let inventory = project.tagInventory
    if !inventory.builtins.isClosed || inventory.overridden.contains("url") { return [] }
    // `{% load url from … %}`.
    if outline.loads.contains(where: { $0.members.contains { $0.text == "url" } }) { return [] }
    let conditions = tree.nodes.filter { $0.kind == .block && $0.tag == .if }.map(\.range)
    return outline.routes.compactMap { route in
      guard route.result == nil, let name = route.target.literal, !name.isEmpty else { return nil }
      let contents = TextRange(route.target.range.start + 1, route.target.range.end - 1)
      return ReverseCall(
        form: .tag, name: name, place: place(route.target.range), contents: place(contents),
        arguments: arguments(of: route), whole: place(route.range), symbol: nil,
        isGuarded: conditions.contains { $0.contains(route.range) })
    }
  }

  private func arguments(of route: TemplateOutline.Route) -> ReverseArguments {
    if route.keywords.isEmpty {
      return .positional(Array(repeating: nil, count: max(route.positionalCount, 0)))
    }
    if route.positionalCount > 0 { return .both }
    return .keywords(Dictionary(route.keywords.map { ($0.text, nil) }) { first, _ in first })
  }
}
