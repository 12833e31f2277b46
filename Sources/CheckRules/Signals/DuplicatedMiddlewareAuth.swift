import Checks

let duplicatedMiddlewareAuth = Rule(
  "DJH104", "duplicated-middleware-auth",
  "A view asks for a login that the middleware has asked for, or middleware stands in an order that cannot work.",
  why: "Two places decide who comes in: whoever changes one forgets the other.",
  .info, enabled: .never, .heuristic, facets: ["repeated", "order"],
  examples: [
    .bad(
      """
      +++ settings.py
      MIDDLEWARE = [
          "django.contrib.sessions.middleware.SessionMiddleware",
          "django.contrib.auth.middleware.AuthenticationMiddleware",
          "django.contrib.auth.middleware.LoginRequiredMiddleware",
      ]
      --- shop/urls.py
      from django.urls import path
      from . import views

      urlpatterns = [path("a/", views.home), path("b/", views.Page.as_view())]
      --- shop/views.py
      from django.contrib.auth.decorators import login_required
      from django.contrib.auth.mixins import LoginRequiredMixin
      from django.views import View

      @«login_required»
      def home(request): ...

      class Page(«LoginRequiredMixin», View):
          def get(self, request): ...
      """, facet: "repeated"),
    .bad(
      """
      +++ settings.py
      MIDDLEWARE = [
          «"django.contrib.auth.middleware.AuthenticationMiddleware"»,
          "django.contrib.sessions.middleware.SessionMiddleware",
      ]
      --- shop/models.py
      """, facet: "order"),
    .good(
      """
      +++ settings.py
      MIDDLEWARE = [
          "django.contrib.sessions.middleware.SessionMiddleware",
          "django.middleware.locale.LocaleMiddleware",
          "django.middleware.common.CommonMiddleware",
          "django.contrib.auth.middleware.AuthenticationMiddleware",
      ]
      --- shop/urls.py
      from django.urls import path
      from . import views

      urlpatterns = [path("a/", views.home)]
      --- shop/views.py
      from django.contrib.auth.decorators import login_required

      @login_required
      def home(request): ...
      """),
  ],
  .project { project, findings in
    guard let list = project.dump.settings.value?.lists["MIDDLEWARE"], list.openness == .closed else { return }
    let names = list.items.compactMap { if case .string(let name) = $0 { name } else { nil } }
    checkOrder(names, project, &findings)
    guard names.contains("django.contrib.auth.middleware.LoginRequiredMiddleware") else { return }
    for file in project.files where !file.isTest { checkRepeated(file, &findings) }
  }
)

private func checkRepeated(_ file: CheckedFile, _ findings: inout Findings) {
  let known: Set<String> = [
    "django.contrib.auth.decorators.login_required", "django.contrib.auth.mixins.LoginRequiredMixin",
  ]
  for row in file.tree.nodes.indices {
    switch file.tree.nodes[row].kind {
    case .decorator:
      guard let name = file.tree.firstChild(of: ID(row)), file.dotted(name).map(known.contains) ?? false else {
        continue
      }
      findings.report("LoginRequiredMiddleware has asked already", at: name, in: file, facet: "repeated")
    case .classDef:
      for base in ClassDefinition(ID(row), in: file.tree)?.bases ?? []
      where file.dotted(base).map(known.contains) ?? false {
        findings.report("LoginRequiredMiddleware has asked already", at: base, in: file, facet: "repeated")
      }
    default: break
    }
  }
}

// MARK: Order

/// Which must come before which (auth.E013, admin.E410, Django's notes on order).
private let pairs = [
  ("django.contrib.sessions.middleware.SessionMiddleware", "django.contrib.auth.middleware.AuthenticationMiddleware"),
  (
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware"
  ),
  ("django.contrib.sessions.middleware.SessionMiddleware", "django.contrib.messages.middleware.MessageMiddleware"),
  ("django.contrib.sessions.middleware.SessionMiddleware", "django.middleware.locale.LocaleMiddleware"),
  ("django.middleware.locale.LocaleMiddleware", "django.middleware.common.CommonMiddleware"),
]

private func checkOrder(_ names: [String], _ project: CheckedProject, _ findings: inout Findings) {
  for (first, second) in pairs {
    guard let before = names.firstIndex(of: second), let after = names.firstIndex(of: first), before < after,
      let (file, node) = written(second, project)
    else { continue }
    let short = first.split(separator: ".").last ?? ""
    findings.report("must stand behind \(short)", at: node, in: file, facet: "order")
  }
}

/// Where the settings in use say a name, if that is one place.
private func written(_ name: String, _ project: CheckedProject) -> (CheckedFile, ID<Node>)? {
  guard let path = project.dump.settings.value?.file.value ?? nil, let file = project.file(at: path) else { return nil }
  let rows = file.tree.nodes.indices.filter { row in
    file.tree.nodes[row].kind == .string && file.tree.literalText(of: row) == name
  }
  return rows.count == 1 ? (file, ID(rows[0])) : nil
}
