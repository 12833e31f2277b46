import Checks

let viewSignatureMismatch = Rule(
  "DJU001", "view-signature-mismatch",
  "A view cannot be called with what its URL captures.",
  why: "Django passes captured values by the names in the route: another parameter is a TypeError on every request.",
  .error, .proven, fix: .risky, isCore: true, facets: ["handler", "lookup", "as-view"],
  examples: [
    .bad(
      """
      --- shop/urls.py
      from django.urls import path
      from . import views

      urlpatterns = [
          path("orders/<int:order_id>/", «views.order_detail»),
          path("orders/<int:pk>/edit/", views.order_edit),
          path("orders/", «views.order_edit»),
      ]
      --- shop/views.py
      from django.contrib.auth.decorators import login_required
      from django.http import HttpResponse

      @login_required
      def order_detail(request, pk): return HttpResponse()

      def order_edit(request, pk): return HttpResponse()
      """),
    .bad(
      """
      --- shop/urls.py
      from django.urls import path
      from django.views.generic import TemplateView
      from . import views

      urlpatterns = [
          path("a/", TemplateView.as_view(«tempalte_name="a.html"»)),
          path("b/", views.Order.as_view(template_name="a.html", size=3, «colour="red"»)),
          path("c/", views.Order.as_view(«get=3»)),
          path("d/", views.Open.as_view(anything=3)),
      ]
      --- shop/views.py
      from django.views.generic import DetailView
      from somewhere import Mixin

      class Order(DetailView):
          size = 2

      class Open(Mixin, DetailView): ...
      """, facet: "as-view"),
    .good(
      """
      --- shop/urls.py
      from django.urls import path, re_path
      from django.contrib.auth.decorators import login_required
      from . import views

      urlpatterns = [
          path("orders/<int:pk>/", login_required(views.order_detail)),
          path("orders/<int:number>/lines/", views.any_detail),
          path("orders/<int:number>/rest/", views.made(1)),
          path("orders/<int:number>/decorated/", views.decorated),
          path("orders/<int:number>/forwarded/", views.forwarded),
          path("orders/<int:number>/given/", views.given),
          path("help/", views.order_detail, {"pk": 1}),
          re_path(r"^old/(\\d+)/$", views.order_detail),
          re_path(r"^older/(?:(?P<page>\\d+)/)?$", views.paged),
      ]
      --- shop/views.py
      import functools
      from django.http import HttpResponse

      def order_detail(request, pk, tab="lines"): return HttpResponse()

      def any_detail(request, *args, **kwargs): return HttpResponse()

      def paged(request, page=1): return HttpResponse()

      def made(what):
          def view(request, number): return HttpResponse()
          return view

      def with_order(view):
          @functools.wraps(view)
          def inner(request, number, **kwargs): return view(request, order=number, **kwargs)
          return inner

      @with_order
      def decorated(request, order): return HttpResponse()

      def logged(view):
          @functools.wraps(view)
          def inner(request, *args, **kwargs): return view(request, *args, **kwargs)
          return inner

      @logged
      def forwarded(request, number): return HttpResponse()

      def with_client(view):
          @functools.wraps(view)
          def inner(*args, **kwargs): return view(object(), *args, **kwargs)
          return inner

      @with_client
      def given(client, request, number): return HttpResponse()
      """),
    .bad(
      """
      --- shop/models.py
      from django.db import models

      class Order(models.Model):
          slug = models.SlugField()
      --- shop/urls.py
      from django.urls import path
      from . import views

      urlpatterns = [
          path("<int:number>/", «views.OrderPage.as_view()»),
          path("<int:order>/detail/", «views.OrderDetail.as_view()»),
          path("<int:pk>/fine/", views.OrderDetail.as_view()),
          path("<int:order>/own/", views.OwnDetail.as_view()),
          path("<int:order>/renamed/", views.RenamedDetail.as_view()),
          path("<slug:slug>/slug/", views.OrderDetail.as_view()),
      ]
      --- shop/views.py
      from django.http import HttpResponse
      from django.views import View
      from django.views.generic import DetailView
      from .models import Order

      class OrderPage(View):
          def get(self, request, pk): return HttpResponse()

      class OrderDetail(DetailView):
          model = Order

      class OwnDetail(DetailView):
          def get_object(self, queryset=None): return Order.objects.get(pk=self.kwargs["order"])

      class RenamedDetail(DetailView):
          model = Order
          pk_url_kwarg = "order"
      """),
    .bad(
      """
      --- shop/models.py
      from django.db import models

      class Order(models.Model):
          name = models.CharField(max_length=20)
      --- shop/urls.py
      from django.urls import include, path
      from rest_framework.routers import SimpleRouter
      from . import views

      router = SimpleRouter()
      router.register("orders", views.OrderViewSet)
      urlpatterns = [path("", include(router.urls))]
      --- shop/views.py
      from rest_framework.decorators import action
      from rest_framework.response import Response
      from rest_framework.viewsets import ModelViewSet
      from .models import Order

      class OrderViewSet(ModelViewSet):
          queryset = Order.objects.all()

          @action(detail=True)
          def «pay»(self, request): return Response()

          @action(detail=True)
          def cancel(self, request, pk=None): return Response()

          @action(detail=False)
          def latest(self, request): return Response()
      """, facet: "handler"),
    .bad(
      """
      --- shop/models.py
      from django.db import models

      class Order(models.Model):
          slug = models.SlugField()
      --- shop/urls.py
      from django.urls import path
      from . import views

      urlpatterns = [
          path("<int:order>/move/", views.Move.as_view()),
          path("<int:order>/end/", views.End.as_view()),
          path("<int:order>/both/", «views.Both.as_view()»),
          path("<int:order>/", «views.Change.as_view()»),
      ]
      --- shop/views.py
      from rest_framework import generics
      from rest_framework.response import Response
      from .models import Order

      class Move(generics.UpdateAPIView):
          def update(self, request, *args, **kwargs): return Response({"order": kwargs.pop("order")})

      class End(generics.DestroyAPIView):
          def destroy(self, request, *args, **kwargs): return Response({"order": kwargs["order"]})

      class Both(generics.RetrieveUpdateAPIView):
          queryset = Order.objects.all()

          def update(self, request, *args, **kwargs): return Response()

      class Change(generics.UpdateAPIView):
          queryset = Order.objects.all()
      """, facet: "lookup"),
  ],
  .project { project, findings in
    var seen: Set<SourcePlace> = []
    for (row, route) in project.dump.routes.items.enumerated() {
      guard let call = ViewCall(route), let target = RoutedView(route, row, project) else { continue }
      for problem in target.problems(call) where seen.insert(problem.place).inserted {
        findings.report(
          problem.message, at: problem.place, facet: problem.facet, related: problem.related, symbol: problem.symbol)
      }
    }
    for site in project.routeSites.all where !site.file.isTest {
      for one in ViewKeywords.unknown(site) {
        findings.report(one.message, at: one.node, in: site.file, facet: "as-view")
      }
    }
  }
)
