import Checks

let undefinedVariable = Rule(
  "DJT004", "undefined-variable",
  "A template reads a variable that nothing which renders it provides.",
  why: "Django shows nothing for an unknown variable, and loops over nothing: the page is silently incomplete.",
  .warning, .likely, isCore: true, facets: ["near-miss"],
  examples: [
    .bad(
      """
      --- shop/views.py
      from django.shortcuts import render

      def index(request):
          return render(request, "orders/list.html", {"order_list": []})
      --- shop/templates/orders/list.html
      {% for o in «orders» %}{{ o }}{% endfor %}{{ request.path }}
      """),
    .good(
      """
      --- shop/views.py
      from django.shortcuts import render

      def index(request, **kwargs):
          context = {"orders": []}
          context["page"] = 1
          context.update({"title": "Orders"}, more=1)
          return render(request, "orders/list.html", context)

      def other(request):
          return render(request, "orders/free.html", locals())

      def third(request, extra):
          return render(request, "orders/third.html", {"a": 1, **extra})
      --- shop/templates/orders/list.html
      {% for o in orders %}{{ o }}{{ forloop.counter }}{% endfor %}{{ page }}{{ title }}{{ more }}{{ user }}
      {% if optional %}{{ optional.name }}{% endif %}{{ other|default:"" }}{% firstof a b "c" %}
      {% with total=orders|length %}{{ total }}{% endwith %}{% include "orders/row.html" with row=1 missing=nothing %}
      {% url 'x' as link %}{{ link }}
      --- shop/templates/orders/row.html
      {{ row }}{{ missing }}{{ title }}
      --- shop/templates/orders/free.html
      {{ anything }}
      --- shop/templates/orders/third.html
      {{ anything }}
      --- shop/templates/orders/unknown.html
      {{ anything }}
      """),
    .bad(
      """
      --- shop/models.py
      from django.db import models

      class Order(models.Model):
          name = models.CharField(max_length=20)
      --- shop/urls.py
      from django.urls import path
      from . import views

      urlpatterns = [path("<int:pk>/", views.OrderDetail.as_view()), path("", views.OrderList.as_view())]
      --- shop/views.py
      from django.views.generic import DetailView, ListView
      from .models import Order

      class Titled:
          def get_context_data(self, **kwargs):
              context = super().get_context_data(**kwargs)
              context["title"] = "Order"
              return context

      class OrderDetail(Titled, DetailView):
          model = Order

      class OrderList(ListView):
          model = Order
          context_object_name = "orders"
          extra_context = {"heading": "All"}
      --- shop/templates/shop/order_detail.html
      {{ order }}{{ object }}{{ view }}{{ title }}{{ «orderr».name }}
      --- shop/templates/shop/order_list.html
      {{ orders }}{{ order_list }}{{ heading }}{{ page_obj.number }}{{ «paginater» }}
      """),
    .bad(
      """
      --- shop/templatetags/__init__.py
      --- shop/templatetags/rows.py
      from django import template

      register = template.Library()

      @register.inclusion_tag("shop/row.html")
      def row(order):
          return {"order": order}
      --- shop/templates/shop/row.html
      {{ order }}{{ «user» }}
      """),
    .good(
      """
      --- shop/views.py
      from django.shortcuts import render
      from django.template.loader import get_template

      TEMPLATE = "shop/second.html"

      def index(request):
          return render(request, "shop/page.html", {"orders": []})

      def second(request):
          render(request, "shop/second.html", {})
          return get_template(TEMPLATE).render({"anything": 1})
      --- shop/templates/shop/page.html
      {% extends "shop/base.html" %}{% block body %}{{ orders }}{{ around }}{% endblock %}
      --- shop/templates/shop/base.html
      {% for around in orders %}{% block body %}{% endblock %}{% endfor %}
      --- shop/templates/shop/second.html
      {{ anything }}
      """),
    .bad(
      """
      --- shop/views.py
      from django.shortcuts import render

      def index(request):
          return render(request, "shop/page.html", {"orders": []})
      --- shop/templates/shop/page.html
      {% extends "shop/middle.html" %}{% block body %}{{ orders }}{% endblock %}
      {% block side %}{{ block.super }}{% endblock %}
      --- shop/templates/shop/middle.html
      {% extends "shop/base.html" %}{% block foot %}{% endblock %}
      --- shop/templates/shop/base.html
      {% block body %}{{ greeting }}{% endblock %}{% block foot %}{{ year }}{% endblock %}
      {% block side %}{{ «menu» }}{% endblock %}
      """),
    .bad(
      """
      --- shop/views.py
      from django.shortcuts import render
      from django.views.generic import TemplateView

      class Named(TemplateView):
          def get_context_data(self, **kwargs):
              context = super(Named, self).get_context_data(**kwargs)
              context["app_name"] = "shop"
              return context

      class Mapped(Named):
          def get_context_data(self, **kwargs):
              context = super(Mapped, self).get_context_data(**kwargs)
              context["layers"] = []
              return context

      class Plugin(Mapped):
          def get(self, request):
              context = self.get_context_data(plugin="maps")
              context["menu"] = {}
              return render(request, "shop/plugin.html", context)
      --- shop/templates/shop/plugin.html
      {{ app_name }}{{ layers }}{{ plugin }}{{ menu }}{{ view }}{{ «script» }}
      """),
    .good(
      """
      --- shop/views.py
      from django.views.generic import TemplateView

      class Board(TemplateView):
          template_name = "shop/board.html"

          def get(self, request, *args, **kwargs):
              kwargs["graphs"] = []
              return super().get(request, *args, **kwargs)
      --- shop/templates/shop/board.html
      {{ graphs }}
      """),
  ],
  .templates { template, findings in
    let project = template.project
    guard template.isBooted, let name = project.templateInventory.name(ofPath: template.path),
      let known = project.templateScopes.names(of: name)
    else { return }
    let uses = VariableUses(template)
    for use in uses.unguarded where !known.contains(use.root) {
      if project.templateScopes.isNeverShown(use.range, in: template.tree, of: name) { continue }
      let near = nearMiss(use.root, known.subtracting(uses.read))
      if near == nil, project.templateScopes.isPart(name) { continue }
      let hint = near.map { ": did you mean '\($0)'" } ?? ""
      findings.report(
        "nothing that renders this template gives it '\(use.root)'\(hint)", at: template.place(use.range),
        facet: near == nil ? nil : "near-miss", symbol: name)
    }
  }
)

/// A provided name that the template does not read, and that is nearly this one.
private func nearMiss(_ name: String, _ unread: Set<String>) -> String? {
  let candidates = unread.sorted()
  let forms = [name + "s", String(name.dropLast()), name + "_list", "object_" + name]
  let singular = name.hasSuffix("s") ? String(name.dropLast()) + "_list" : name
  return candidates.first { forms.contains($0) || $0 == singular } ?? Suggestion.nearest(to: name, in: candidates)
}
