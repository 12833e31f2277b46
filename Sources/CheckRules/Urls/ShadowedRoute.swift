import Checks

let shadowedRoute = Rule(
  "DJU005", "shadowed-route",
  "An earlier route takes every path that this one could.",
  why: "Django takes the first route that fits: this one is never reached, and its view never called.",
  .warning, .proven,
  examples: [
    .bad(
      """
      --- shop/urls.py
      from django.urls import path
      from . import views

      urlpatterns = [
          path("posts/<slug:slug>/", views.post),
          «path("posts/new/", views.post_new)»,
      ]
      --- shop/views.py
      from django.http import HttpResponse

      def post(request, slug): return HttpResponse()

      def post_new(request): return HttpResponse()
      """),
    .good(
      """
      --- shop/urls.py
      from django.urls import path, re_path
      from . import views

      urlpatterns = [
          path("posts/new/", views.post_new),
          path("posts/<int:pk>/", views.post),
          path("posts/<slug:slug>/", views.post),
          path("posts/New Year/", views.post_new),
          re_path(r"^pages/(?P<slug>\\w+)/$", views.post),
          path("pages/new/", views.post_new),
          path("posts/<slug:slug>/lines/", views.post),
      ]
      --- shop/views.py
      from django.http import HttpResponse

      def post(request, slug=None, pk=None): return HttpResponse()

      def post_new(request): return HttpResponse()
      """),
    .bad(
      """
      --- urls.py
      from django.urls import include, path
      from shop import views

      urlpatterns = [
          path("shop/<path:rest>", views.post),
          path("shop/", include("shop.urls")),
      ]
      --- shop/urls.py
      from django.urls import path
      from . import views

      urlpatterns = [«path("posts/<int:pk>/", views.post_new)»]
      --- shop/views.py
      from django.http import HttpResponse

      def post(request, rest): return HttpResponse()

      def post_new(request, pk): return HttpResponse()
      """),
    .good(
      """
      --- shop/urls.py
      from django.urls import include, path
      from shop import accounts

      urlpatterns = [
          path("accounts/", include(accounts)),
          path("accounts/", include("django.contrib.auth.urls")),
      ]
      --- shop/accounts.py
      from django.urls import path
      from . import views

      urlpatterns = [path("login/", views.login, name="login")]
      --- shop/views.py
      from django.http import HttpResponse

      def login(request): return HttpResponse()
      """),
    .bad(
      """
      --- shop/urls.py
      from django.contrib.auth import views as auth_views
      from django.contrib.auth.urls import urlpatterns as auth_urls
      from django.urls import include, path
      from . import views

      urlpatterns = [
          path("login/", views.login, name="login"),
          path("password_reset/", auth_views.PasswordResetView.as_view(), name="password_reset"),
          «path("password_reset/", views.slow_reset, name="password_reset")»,
          path("", include(auth_urls)),
      ]
      --- shop/views.py
      from django.http import HttpResponse

      def login(request): return HttpResponse()

      def slow_reset(request): return HttpResponse()
      """),
  ],
  .project { project, findings in
    var earlier: [(language: RouteLanguage, row: Int)] = []
    var seen: Set<SourcePlace> = []
    let routes = project.dump.routes.items
    for (row, route) in routes.enumerated() {
      guard route.note.condition == nil, let language = RouteLanguage(route) else { continue }
      if let site = project.routeSites.site(ofRoute: row), !site.isConditional,
        let other = earlier.first(where: { $0.language.covers(language) }),
        routes[other.row].callback != route.callback,
        project.routeSites.site(ofRoute: other.row)?.place != site.place,
        route.callback.value ?? nil != nil, seen.insert(site.place).inserted
      {
        let above = project.routeSites.site(ofRoute: other.row)
        let text = above?.text ?? routes[other.row].parts.value?.map(\.text).joined() ?? ""
        findings.report(
          "never reached: '\(text)' before it takes the same paths", at: site.call.id, in: site.file,
          related: above.map { [RelatedPlace($0.place, "takes the same paths")] } ?? [])
      }
      earlier.append((language, row))
    }
  }
)
