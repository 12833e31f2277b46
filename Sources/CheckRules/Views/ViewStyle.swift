import Checks

let viewStyle = Rule(
  "DJV201", "view-style",
  "A view is written in another style than the project's views are.",
  why: "Base classes, mixins and decorators of the project do not reach it, and readers look for what is not there.",
  .warning, enabled: .auto, .proven, facets: ["html", "api", "crud"],
  examples: [
    .bad(
      """
      --- shop/urls.py
      from django.urls import path
      from . import views

      urlpatterns = [
          path("a/", views.orders), path("b/", views.Order.as_view()), path("c/", views.stripe_webhook)]
      --- shop/views.py
      from django.views import View

      def «orders»(request): ...

      def stripe_webhook(request): ...

      class Order(View):
          def get(self, request): ...
      """, facet: "html",
      configuration: """
        [views]
        html = "class"
        """),
    .bad(
      """
      --- shop/urls.py
      from django.urls import path
      from . import views

      urlpatterns = [path("a/", views.orders), path("b/", views.Order.as_view()), path("c/", views.page)]
      --- shop/views.py
      from rest_framework.decorators import api_view
      from rest_framework.views import APIView

      @api_view(["GET"])
      def «orders»(request): ...

      class Order(APIView):
          def get(self, request): ...

      def page(request): ...
      """, facet: "api",
      configuration: """
        [views]
        api = "apiview"
        """),
    .bad(
      """
      --- shop/urls.py
      from django.urls import path
      from . import views

      urlpatterns = [path("a/<int:pk>/", views.edit), path("b/", views.report)]
      --- shop/models.py
      from django.db import models

      class Order(models.Model):
          total = models.IntegerField()
      --- shop/forms.py
      from django import forms
      from shop.models import Order

      class OrderForm(forms.ModelForm):
          class Meta:
              model = Order
              fields = ["total"]
      --- shop/views.py
      from django.shortcuts import get_object_or_404, redirect, render
      from shop.forms import OrderForm
      from shop.models import Order

      def «edit»(request, pk):
          order = get_object_or_404(Order, pk=pk)
          form = OrderForm(request.POST or None, instance=order)
          if form.is_valid():
              form.save()
              return redirect("/")
          return render(request, "order.html", {"form": form})

      def report(request):
          return render(request, "report.html", {})
      """, facet: "crud",
      configuration: """
        [views]
        html = "crud-class"
        """),
    .good(
      """
      --- shop/urls.py
      from django.urls import path
      from . import views

      urlpatterns = [path("a/", views.orders), path("b/", views.health), path("c/", views.Api.as_view())]
      --- shop/views.py
      from rest_framework.views import APIView

      def orders(request): ...

      def health(request): ...

      class Api(APIView):
          def get(self, request): ...
      """,
      configuration: """
        [views]
        html = "function"
        """),
  ],
  .project { project, findings in
    let views = routedViews(project)
    let wanted = project.configuration.views
    let isSilent = wanted.html == nil && wanted.api == nil
    let html = wanted.html ?? (isSilent ? asked(project, htmlWords) ?? habit(views.filter { !$0.isAPI }) : nil)
    let api = wanted.api ?? (isSilent ? asked(project, apiWords) : nil)
    for view in views where !isExempt(view, project) {
      if view.isAPI {
        checkAPI(view, api, &findings)
      } else {
        checkHTML(view, html, project, &findings)
      }
    }
  }
)

private let htmlWords = [
  ("class-based views", "class"), ("cbv for crud", "crud-class"), ("cbvs for crud", "crud-class"),
]
private let apiWords = [("apiview instead of", "apiview"), ("viewsets for standard", "viewset")]

/// What a sentence of the instructions asks for.
private func asked(_ project: CheckedProject, _ words: [(String, String)]) -> String? {
  let texts = project.beside.texts.filter(\.isInstruction).map { $0.text.lowercased() }
  return words.first { pair in texts.contains { $0.contains(pair.0) } }?.1
}

/// What nine in ten of at least ten views are.
private func habit(_ views: [Routed]) -> String? {
  let functions = views.count { $0.kind == .function }
  guard views.count >= 10 else { return nil }
  if functions * 10 >= views.count * 9 { return "function" }
  return functions * 10 <= views.count ? "class" : nil
}

/// A view that a route leads to.
private struct Routed {
  enum Kind { case function, type, viewSet }

  var name: String
  var kind: Kind
  var isAPI: Bool
  var place: SourcePlace
  var function: ViewFunction?
}

private func routedViews(_ project: CheckedProject) -> [Routed] {
  var found: [Routed] = []
  var seen: Set<SourcePlace> = []
  for one in project.viewFunctions where one.type.isNone {
    found.append(Routed(name: one.name, kind: .function, isAPI: one.isAPI, place: one.place, function: one))
  }
  for (row, route) in project.dump.routes.items.enumerated() {
    guard case .type(let id)? = RoutedView(route, row, project)?.view, let type = CheckedClass(id, project),
      !type.file.isTest, seen.insert(type.place).inserted
    else { continue }
    let bases = type.row.libraryAncestors
    let isAPI = bases.contains { $0.hasPrefix("rest_framework.") }
    let isSet = bases.contains { $0.hasPrefix("rest_framework.viewsets.") }
    found.append(Routed(name: type.name, kind: isSet ? .viewSet : .type, isAPI: isAPI, place: type.place))
  }
  return found
}

/// Small things that no style is for.
private func isExempt(_ view: Routed, _ project: CheckedProject) -> Bool {
  let words =
    project.configuration.option("exempt", of: "DJV201")
    ?? [
      "webhook", "health", "ping", "robots", "favicon", "redirect", "status", "callback", "manifest", "handler",
      "error",
    ]
  return words.contains { view.name.lowercased().contains($0) }
}

private func checkHTML(_ view: Routed, _ style: String?, _ project: CheckedProject, _ findings: inout Findings) {
  switch style {
  case "class" where view.kind == .function:
    findings.report("views of this project are classes", at: view.place, facet: "html")
  case "function" where view.kind != .function:
    findings.report("views of this project are functions", at: view.place, facet: "html")
  case "crud-class":
    guard let function = view.function, let generic = generic(function) else { return }
    findings.report("this is what \(generic) does", at: view.place, facet: "crud", symbol: function.symbol)
  case nil: return
  default: findings.complies()
  }
}

private func checkAPI(_ view: Routed, _ style: String?, _ findings: inout Findings) {
  let isWanted: Bool
  switch style {
  case "apiview": isWanted = view.kind == .type
  case "viewset": isWanted = view.kind == .viewSet
  case "function": isWanted = view.kind == .function
  default: return
  }
  if isWanted { return findings.complies() }
  let words =
    style == "apiview" ? "classes of APIView" : style == "viewset" ? "view sets" : "functions with @api_view"
  findings.report("API views of this project are \(words)", at: view.place, facet: "api")
}

/// The generic view whose work a function does: a form that is checked, saved and left for another page.
private func generic(_ function: ViewFunction) -> String? {
  guard let block = function.block else { return nil }
  let tree = function.file.tree
  let names = Set(
    tree.own(.call, in: block).compactMap { row -> String? in
      let callee = ID<Node>(row.index + 1)
      return tree.kind(callee) == .attribute || tree.kind(callee) == .name ? tree.name(tree[callee].symbol) : nil
    })
  let statements = tree.subtree(of: block).count { tree.nodes[$0].kind == .ifStatement }
  guard names.contains("is_valid"), names.contains("save"), names.contains("redirect"), names.contains("render"),
    statements <= 2, !names.contains("filter"), !names.contains("send_mail")
  else { return nil }
  let allowed: Set<String> = [
    "is_valid", "save", "redirect", "render", "get_object_or_404", "reverse", "get_absolute_url",
  ]
  let others = names.subtracting(allowed).filter { !$0.hasSuffix("Form") }
  guard others.isEmpty else { return nil }
  return names.contains("get_object_or_404") ? "UpdateView" : "CreateView"
}
