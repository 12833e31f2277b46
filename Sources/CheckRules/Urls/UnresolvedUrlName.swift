import Checks

let unresolvedUrlName = Rule(
  "DJU002", "unresolved-url-name",
  "No URL has the name that is reversed.",
  why: "`reverse()` and `{% url %}` raise NoReverseMatch when they are reached: the page answers 500.",
  .error, .proven, fix: .safe, isCore: true, facets: ["missing-namespace", "unknown-namespace", "typo"],
  examples: [
    .bad(
      """
      --- shop/urls.py
      from django.urls import path
      from . import views

      app_name = "orders"
      urlpatterns = [path("orders/<int:pk>/", views.detail, name="order-detail")]
      --- shop/views.py
      from django.shortcuts import render

      def detail(request, pk):
          return render(request, "shop/detail.html")
      --- shop/templates/shop/detail.html
      <a href="{% url «'order-detail'» pk=order.pk %}">Order</a>
      """, facet: "missing-namespace",
      fixed: """
        --- shop/urls.py
        from django.urls import path
        from . import views

        app_name = "orders"
        urlpatterns = [path("orders/<int:pk>/", views.detail, name="order-detail")]
        --- shop/views.py
        from django.shortcuts import render

        def detail(request, pk):
            return render(request, "shop/detail.html")
        --- shop/templates/shop/detail.html
        <a href="{% url 'orders:order-detail' pk=order.pk %}">Order</a>
        """),
    .good(
      """
      --- shop/urls.py
      from django.urls import path
      from . import views

      app_name = "orders"
      urlpatterns = [path("orders/<int:pk>/", views.detail, name="order-detail")]
      --- shop/views.py
      from django.shortcuts import render

      def detail(request, pk):
          return render(request, "shop/detail.html")
      --- shop/templates/shop/detail.html
      <a href="{% url 'orders:order-detail' pk=order.pk %}">Order</a>
      {% url 'nothing' as found %}{% if found %}<a href="{{ found }}">Found</a>{% endif %}
      {# {% url 'nothing' %} #}{% comment %}{% url 'nothing' %}{% endcomment %}{% url name %}
      {% if 'wiki' in INSTALLED %}{% url 'wiki' %}{% elif with_forum %}{% url 'forum' %}{% endif %}
      --- shop/templates/README.md
      Write `{% url 'nothing' %}` for a page.
      """),
    .bad(
      """
      --- shop/urls.py
      from django.urls import path
      from . import views

      urlpatterns = [path("orders/", views.orders, name="order-list")]
      --- shop/views.py
      from django.shortcuts import render

      def orders(request):
          return render(request, "shop/orders.html", {"orders": [], "message": ""})
      --- shop/templates/shop/orders.html
      {% if user.is_authenticated %}{% url «'wiki'» %}{% endif %}
      {% if orders %}{% url «'forum'» %}{% endif %}
      {% if not INSTALLED %}{% url «'board'» %}{% endif %}
      {% if with_forum %}{% else %}{% url «'chat'» %}{% endif %}
      {% if user.is_staff or with_forum %}{% url «'blog'» %}{% endif %}
      """),
    .bad(
      """
      --- shop/urls.py
      from django.urls import path
      from . import views

      urlpatterns = [path("orders/", views.index, name="order-list")]
      --- shop/views.py
      from django.http import HttpResponse
      from django.shortcuts import redirect
      from django.urls import reverse, reverse_lazy
      from django.views.generic import RedirectView

      def index(request):
          if request.GET:
              return redirect(«"order-lits"»)
          return HttpResponse(reverse(«"order_list"»))

      def late(request):
          from django.urls import reverse as address
          return address(«"order-lsit"»)

      class Old(RedirectView):
          pattern_name = «"orderlist"»
      """, facet: "typo"),
    .bad(
      """
      --- shop/urls.py
      from django.urls import path
      from . import views

      app_name = "shop"
      urlpatterns = [path("orders/", views.index, name="list")]
      --- shop/views.py
      from django.urls import reverse

      def index(request):
          return reverse(«"warehouse:stock"»)
      """, facet: "unknown-namespace"),
    .good(
      """
      --- shop/urls.py
      from django.conf import settings
      from django.urls import path
      from . import views

      urlpatterns = [path("orders/", views.index, name="order-list")]
      if settings.DEBUG:
          urlpatterns += [path("debug/", views.index, name="debug")]
      --- shop/views.py
      from django.http import HttpResponse
      from django.shortcuts import redirect
      from django.urls import NoReverseMatch, reverse

      def index(request):
          try:
              return HttpResponse(reverse("elsewhere"))
          except NoReverseMatch:
              pass
          if request.GET:
              return redirect("orders/")
          if request.POST:
              return redirect("page.html")
          reverse("debug")
          return redirect("order-list")
      """),
    .good(
      """
      --- shop/urls.py
      from django.urls import path
      from . import views
      from .registry import more

      app_name = "shop"
      urlpatterns = [path("orders/", views.index, name="list"), *more()]
      --- shop/registry.py
      import importlib.metadata

      def more():
          return [point.load() for point in importlib.metadata.entry_points()]
      --- shop/views.py
      from django.http import HttpResponse
      from django.urls import reverse

      def index(request):
          return HttpResponse(reverse("shop:of-a-plugin"))
      """),
  ],
  .project { project, findings in
    let (index, sites) = (project.routeIndex, project.routeSites)
    for call in project.reverses.all {
      switch index.find(call.name) {
      case .found, .unknown: continue
      case _ where project.mayBeSwitchedOff(call): continue
      case .noNamespace(let namespace): reportNamespace(namespace, call, index, sites, &findings)
      case .noName: reportName(call, index, sites, isCertain: true, &findings)
      case .slip where sites.mayBeRegistered(call.name): continue
      case .slip: reportName(call, index, sites, isCertain: false, &findings)
      }
    }
  }
)

private func reportNamespace(
  _ namespace: String, _ call: ReverseCall, _ index: RouteIndex, _ sites: RouteSites, _ findings: inout Findings
) {
  if sites.mayExist(call.name) { return }
  let hint = hint(call.name, index)
  // An application that is not always installed.
  if call.isGuarded, !isSlip(call.name, hint) { return }
  findings.report(
    "there is no URL namespace '\(namespace)'" + (hint.map { ": did you mean '\($0)'" } ?? ""),
    at: call.place, facet: "unknown-namespace", symbol: call.symbol)
}

private func reportName(
  _ call: ReverseCall, _ index: RouteIndex, _ sites: RouteSites, isCertain: Bool, _ findings: inout Findings
) {
  let namesakes = index.namesakes(of: call.name)
  if !call.name.contains(":"), namesakes.count == 1, let full = namesakes.first {
    findings.report(
      "URL '\(call.name)' is in a namespace: write '\(full)'", at: call.place, facet: "missing-namespace",
      symbol: call.symbol, fix: Fix(.safe, "write \(full)", [.init(call.contents, full)]))
    return
  }
  if sites.mayExist(call.name) { return }
  let hint = hint(call.name, index) ?? (namesakes.count == 1 ? namesakes.first : nil)
  if call.isGuarded, call.name.contains(":"), !isSlip(call.name, hint) { return }
  findings.report(
    "no URL is called '\(call.name)'" + (hint.map { ": did you mean '\($0)'" } ?? ""), at: call.place,
    facet: hint == nil ? nil : "typo", symbol: call.symbol, isCertain: isCertain)
}

/// Whether the name is but a letter or two from one that exists.
private func isSlip(_ name: String, _ hint: String?) -> Bool {
  hint.map { Suggestion.distance(name, $0) <= 2 } ?? false
}

private func hint(_ name: String, _ index: RouteIndex) -> String? {
  Suggestion.nearest(to: name, in: index.names)
}
