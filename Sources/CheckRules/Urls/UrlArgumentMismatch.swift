import Checks

let urlArgumentMismatch = Rule(
  "DJU003", "url-argument-mismatch",
  "The URL of this name takes other arguments.",
  why: "`reverse()` compares names and numbers of arguments, and raises NoReverseMatch when none of the routes fit.",
  .error, .proven, isCore: true,
  examples: [
    .bad(
      """
      --- shop/urls.py
      from django.urls import path
      from . import views

      app_name = "orders"
      urlpatterns = [path("orders/<int:pk>/", views.detail, name="detail")]
      --- shop/views.py
      from django.http import HttpResponse
      from django.urls import reverse

      def detail(request, pk):
          «reverse("orders:detail")»
          «reverse("orders:detail", args=[pk, 1])»
          «reverse("orders:detail", kwargs={"pk": "new"})»
          «reverse("orders:detail", args=[pk], kwargs={"pk": pk})»
          return HttpResponse(«reverse("orders:detail", kwargs={"id": pk})»)
      --- shop/templates/shop/detail.html
      «{% url 'orders:detail' %}»«{% url 'orders:detail' id=order.pk %}»{% url 'orders:detail' order.pk %}
      """),
    .good(
      """
      --- shop/urls.py
      from django.urls import path, re_path
      from . import views

      urlpatterns = [
          path("orders/<int:pk>/", views.detail, name="detail"),
          path("orders/<int:pk>/<slug:tab>/", views.detail, name="detail"),
          path("help/", views.detail, {"pk": 1}, name="help"),
          re_path(r"^old/(?:(?P<page>\\d+)/)?$", views.detail, name="old"),
          re_path(r"^older/(\\d+)/([a-z]+)/$", views.detail, name="older"),
      ]
      --- shop/views.py
      from django.http import HttpResponse
      from django.urls import reverse

      def detail(request, pk, tab=None, *rest, **given):
          reverse("detail", kwargs={"pk": pk})
          reverse("detail", kwargs={"pk": pk, "tab": "lines"})
          reverse("detail", args=["12"])
          reverse("detail", args=given)
          reverse("detail", kwargs=given)
          reverse("detail", kwargs={**given})
          reverse("detail", args=[*rest])
          reverse("help")
          reverse("help", kwargs={"pk": 1})
          reverse("old")
          reverse("old", kwargs={"page": 2})
          reverse("older", args=(1, "a"))
          return HttpResponse(reverse("detail", kwargs=dict(pk=pk)))
      """),
    .good(
      """
      --- shop/urls.py
      from rest_framework import routers
      from . import views

      router = routers.DefaultRouter()
      router.register("orders", views.OrderViewSet, basename="order")
      urlpatterns = router.urls
      --- shop/views.py
      from django.urls import reverse
      from rest_framework.viewsets import ViewSet

      class OrderViewSet(ViewSet):
          def retrieve(self, request, pk):
              return reverse("order-detail", args=[pk, "txt"])
      """),
    .good(
      """
      --- shop/urls.py
      from django.urls import path
      from . import views

      urlpatterns = [path("<str:version>/orders/", views.Orders.as_view(), name="orders")]
      --- shop/views.py
      from rest_framework.reverse import reverse
      from rest_framework.versioning import URLPathVersioning
      from rest_framework.views import APIView

      class Orders(APIView):
          versioning_class = URLPathVersioning

          def get(self, request, version):
              return reverse("orders", request=request)
      """),
  ],
  .project { project, findings in
    let (index, sites) = (project.routeIndex, project.routeSites)
    for call in project.reverses.all {
      guard case .found(let candidates) = index.find(call.name) else { continue }
      // A route of this name that was not seen may take what is given.
      if sites.mayExist(call.name) { continue }
      let fitting = candidates.filter { call.arguments.fit($0) }
      if fitting.isEmpty {
        report(call, candidates, &findings)
      } else if fitting.allSatisfy({ refuses(call.arguments, project.dump.routes.items[$0.row], $0) }) {
        findings.report(
          "'\(call.name)' takes another kind of value here", at: call.whole, symbol: call.symbol)
      }
    }
  }
)

private func report(_ call: ReverseCall, _ candidates: [RouteIndex.Candidate], _ findings: inout Findings) {
  let shapes = candidates.compactMap { $0.shape?.words }
  let wanted = Set(shapes).sorted().joined(separator: ", or ")
  findings.report(
    "'\(call.name)' takes \(wanted), not \(call.arguments.words)", at: call.whole, symbol: call.symbol)
}

/// Whether a literal is nothing that the converter of its parameter takes.
private func refuses(_ arguments: ReverseArguments, _ route: DumpedRoute, _ candidate: RouteIndex.Candidate) -> Bool {
  guard let shape = candidate.shape, let converters = route.converters.value else { return false }
  switch arguments {
  case .keywords(let values):
    return values.contains { name, value in value.map { isRefused($0, by: converters[name]) } ?? false }
  case .positional(let values):
    guard shape.variants.count == 1, let names = shape.variants.first, names.count == values.count else { return false }
    return zip(names, values).contains { name, value in value.map { isRefused($0, by: converters[name]) } ?? false }
  case .both, .unknown: return false
  }
}

private func isRefused(_ value: String, by converter: String?) -> Bool {
  switch converter {
  case "django.urls.converters.IntConverter": !value.utf8.allSatisfy { (48...57).contains($0) } || value.isEmpty
  case "django.urls.converters.SlugConverter":
    !value.utf8.allSatisfy { $0 == 45 || $0 == 95 || isAlphanumeric($0) } || value.isEmpty
  case "django.urls.converters.UUIDConverter": value.utf8.count != 36
  default: false
  }
}

private func isAlphanumeric(_ byte: UInt8) -> Bool {
  (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
}
