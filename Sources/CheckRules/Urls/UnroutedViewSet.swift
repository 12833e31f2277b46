import Checks

let unroutedViewSet = Rule(
  "DJU202", "unrouted-viewset",
  "A view set is wired by hand instead of registered with a router.",
  why: "The project keeps to routers: routes written by hand lack names, suffixes and actions that clients expect.",
  .warning, enabled: .auto, .proven,
  examples: [
    .bad(
      """
      --- shop/urls.py
      from django.urls import path
      from . import views

      urlpatterns = [path("orders/", «views.OrderViewSet.as_view({"get": "list"})»)]
      --- shop/views.py
      from rest_framework.viewsets import ViewSet

      class OrderViewSet(ViewSet):
          def list(self, request): ...
      """),
    .good(
      """
      --- shop/urls.py
      from django.urls import include, path
      from rest_framework.routers import SimpleRouter
      from . import views

      router = SimpleRouter()
      router.register("orders", views.OrderViewSet, basename="order")
      urlpatterns = [path("", include(router.urls)), path("page/", views.Page.as_view())]
      --- shop/views.py
      from django.views import View
      from rest_framework.viewsets import ViewSet

      class OrderViewSet(ViewSet):
          def list(self, request): ...

      class Page(View):
          def get(self, request): ...
      """),
  ],
  .project { project, findings in
    for site in project.routeSites.all where !site.file.isTest {
      guard let call = Call(site.view, in: site.file.tree), let written = call.calleeName,
        written.hasSuffix(".as_view"), let actions = call.arguments.first, site.file.tree.kind(actions) == .dict,
        case .type(let id)? = project.tables.meaning(ofDotted: String(written.dropLast(8)), in: site.file.row),
        project.tables.classes[id].libraryAncestors.contains(where: { $0.hasPrefix("rest_framework.viewsets.") })
      else { continue }
      findings.report(
        "register \(project.tables.classes[id].name) with a router instead", at: site.view, in: site.file)
    }
  }
)
