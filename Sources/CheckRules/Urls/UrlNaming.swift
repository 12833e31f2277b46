import Checks

let urlNaming = Rule(
  "DJU201", "url-naming",
  "A route's name, or the lack of a namespace, is not as the project wants it.",
  why: "Names are guessed by people and agents: one that follows no pattern is not found, or made a second time.",
  .warning, enabled: .auto, .proven, facets: ["app-name", "name-pattern"],
  examples: [
    .bad(
      """
      --- shop/urls.py
      from django.urls import path
      from . import views

      app_name = "shop"
      urlpatterns = [
          path("new/", views.create, name=«"createOrder"»),
          path("new/", views.create, name=«"order_create"»),
          path("new/", views.create, name="create-order"),
      ]
      --- shop/views.py
      def create(request): ...
      """, facet: "name-pattern",
      configuration: """
        [urls]
        name-pattern = "action-model"
        """),
    .bad(
      """
      --- urls.py
      from django.urls import include, path

      urlpatterns = [
          path("shop/", include(«"shop.urls"»)),
          path("named/", include("named.urls")),
          path("admin/", include("django.contrib.auth.urls")),
      ]
      --- shop/urls.py
      urlpatterns = []
      --- named/urls.py
      app_name = "named"
      urlpatterns = []
      """, facet: "app-name",
      configuration: """
        [urls]
        require-app-name = true
        """),
    .good(
      """
      --- urls.py
      from django.urls import include, path
      from shop import urls

      urlpatterns = [
          path("shop/", include("shop.urls")),
          path("more/", include(([], "more"))),
      ]
      --- shop/urls.py
      from django.urls import path
      from . import views

      app_name = "shop"
      urlpatterns = [
          path("new/", views.create, name="order-create"),
          path("old/", views.create, name="orders"),
          path("none/", views.create),
      ]
      --- shop/views.py
      def create(request): ...
      """,
      configuration: """
        [urls]
        name-pattern = "kebab"
        require-app-name = true
        """),
  ],
  .project { project, findings in
    let wanted = project.configuration.urls
    let isSilent = wanted.requiresAppName == nil && wanted.namePattern == nil
    let sites = project.routeSites.all.filter { !$0.file.isTest }
    if wanted.requiresAppName ?? (isSilent && asks(project, "namespaced per app", "app_name")) {
      for site in sites { checkNamespace(site, project, &findings) }
    }
    // Names that Django wants to be those of its functions are no choice.
    let named = sites.filter { $0.nameNode != nil && $0.name?.contains(".") == false }
    let pattern = wanted.namePattern ?? (isSilent ? asked(project) ?? habit(named) : nil)
    guard let pattern = pattern.flatMap(NamePattern.init) else { return }
    for site in named {
      guard let name = site.name, let node = site.nameNode else { continue }
      if pattern.matches(name) {
        findings.complies()
      } else {
        findings.report("'\(name)' is not \(pattern.words)", at: node, in: site.file, facet: "name-pattern")
      }
    }
  }
)

/// What a sentence of the instructions asks for.
private func asked(_ project: CheckedProject) -> String? {
  asks(project, "action-model") ? "action-model" : asks(project, "model-action") ? "model-action" : nil
}

private func asks(_ project: CheckedProject, _ words: String...) -> Bool {
  project.beside.texts.contains { text in
    text.isInstruction && words.contains { text.text.lowercased().contains($0) }
  }
}

/// What nine in ten of at least ten names are.
private func habit(_ sites: [RouteSite]) -> String? {
  let names = sites.compactMap(\.name).filter { $0.contains("-") || $0.contains("_") }
  guard names.count >= 10 else { return nil }
  return ["kebab", "snake"].first { style in
    let pattern = NamePattern(style)
    return names.count { pattern?.matches($0) ?? false } * 10 >= names.count * 9
  }
}

private func checkNamespace(_ site: RouteSite, _ project: CheckedProject, _ findings: inout Findings) {
  guard let include = site.include, let given = include.arguments.first, let module = site.file.tree.string(given),
    let row = project.tables.moduleIndex[module], project.tables.modules[row].bindings["app_name"] == nil,
    project.tables.modules[row].stars.isEmpty
  else { return }
  findings.report(
    "\(module) has no app_name: its names are everybody's", at: given, in: site.file,
    facet: "app-name", related: [RelatedPlace(SourcePlace(project.file(row).path, TextRange(0, 0)), "write it here")])
}

/// What names must look like.
private struct NamePattern {
  private enum Shape { case kebab, snake, actionFirst, actionLast, expression(String) }

  let words: String
  private let shape: Shape

  init?(_ text: String) {
    switch text {
    case "kebab": (shape, words) = (.kebab, "in lower case with hyphens")
    case "snake": (shape, words) = (.snake, "in lower case with underscores")
    case "action-model": (shape, words) = (.actionFirst, "an action and a model, like create-order")
    case "model-action": (shape, words) = (.actionLast, "a model and an action, like order-create")
    default:
      guard (try? Regex(text)) != nil else { return nil }
      (shape, words) = (.expression(text), "of the form \(text)")
    }
  }

  private static let actions: Set<Substring> = [
    "list", "detail", "create", "update", "delete", "add", "edit", "view", "new", "remove", "show", "index", "get",
    "search", "export", "import", "cancel", "confirm", "pay", "send", "upload", "download", "login", "logout",
    "retrieve",
    "submit", "approve", "reject", "archive", "restore", "change", "set", "reset", "manage", "browse",
  ]

  func matches(_ name: String) -> Bool {
    switch shape {
    case .kebab: return isPlain(name, "-")
    case .snake: return isPlain(name, "_")
    case .actionFirst: return isPlain(name, "-") && isAction(name.split(separator: "-").first, name)
    case .actionLast: return isPlain(name, "-") && isAction(name.split(separator: "-").last, name)
    case .expression(let text): return (try? Regex(text).wholeMatch(in: name)) != nil
    }
  }

  /// A name of one word has no order.
  private func isAction(_ word: Substring?, _ name: String) -> Bool {
    !name.contains("-") || word.map(Self.actions.contains) ?? false
  }

  private func isPlain(_ name: String, _ separator: Character) -> Bool {
    name.allSatisfy { $0.isLowercase || $0.isNumber || $0 == separator }
  }
}
