import Checks

let nPlusOneTemplate = Rule(
  "DJQ102", "n-plus-one-template",
  "A loop of a template reads a relation that the view did not load with the rows.",
  why: "Rendering asks the database once more for every row that is shown.",
  .warning, .likely, fix: .risky, isCore: true,
  examples: [
    .bad(
      """
      --- shop/models.py
      from django.db import models

      class Customer(models.Model):
          name = models.CharField(max_length=20)

      class Order(models.Model):
          customer = models.ForeignKey(Customer, models.CASCADE)
          clerk = models.ForeignKey(Customer, models.CASCADE, related_name="sold")

          def shown(self):
              return self.customer.name

      class Line(models.Model):
          order = models.ForeignKey(Order, models.CASCADE, related_name="lines")
      --- shop/views.py
      from django.shortcuts import render
      from django.views.generic import ListView
      from shop.models import Order

      def orders(request):
          return render(request, "orders.html", {"orders": Order.objects.all()})

      class Orders(ListView):
          model = Order
          template_name = "list.html"
      --- shop/urls.py
      from django.urls import path
      from shop import views
      urlpatterns = [path("orders/", views.orders), path("list/", views.Orders.as_view())]
      --- shop/templates/orders.html
      {% for o in orders %}<li>{{ «o.customer.name» }} {{ o.clerk.name }} {% include "lines.html" %}</li>{% endfor %}
      --- shop/templates/lines.html
      {% for line in «o.lines.all» %}{{ line.pk }}{% endfor %}
      --- shop/templates/list.html
      {% for order in object_list %}{{ «order.shown» }}{% endfor %}
      """),
    .good(
      """
      --- shop/models.py
      from django.db import models

      class Customer(models.Model):
          name = models.CharField(max_length=20)

      class Order(models.Model):
          customer = models.ForeignKey(Customer, models.CASCADE)
      --- shop/views.py
      from django.shortcuts import render
      from django.views.generic import ListView
      from shop.models import Order

      def orders(request, things):
          context = {"orders": Order.objects.select_related("customer"), "things": things}
          return render(request, "orders.html", context)

      class Orders(ListView):
          template_name = "list.html"
          context_object_name = "orders"

          def get_queryset(self):
              return Order.objects.select_related("customer")
      --- shop/urls.py
      from django.urls import path
      from shop import views
      urlpatterns = [path("orders/", views.orders), path("list/", views.Orders.as_view())]
      --- shop/templates/orders.html
      {% for o in orders %}<li>{{ o.customer.name }} {{ o.customer_id }}</li>{% endfor %}
      {% for thing in things %}{{ thing.customer.name }}{% endfor %}
      --- shop/templates/list.html
      {% for order in orders %}{{ order.customer }}{% endfor %}
      """),
    .good(
      """
      --- shop/models.py
      from django.db import models

      class Customer(models.Model):
          name = models.CharField(max_length=20)

      class Order(models.Model):
          customer = models.ForeignKey(Customer, models.CASCADE)

      class Line(models.Model):
          order = models.ForeignKey(Order, models.CASCADE, related_name="lines")
      --- shop/views.py
      from django.shortcuts import render
      from django.template.loader import render_to_string
      from shop.models import Order

      def letters(request):
          letters = []
          for order in Order.objects.select_related("customer").prefetch_related("lines"):
              letters.append(render_to_string("letter.html", {"order": order, "lines": order.lines.all()}))
          return render(request, "letters.html", {"letters": letters})
      --- shop/urls.py
      from django.urls import path
      from shop import views
      urlpatterns = [path("letters/", views.letters)]
      --- shop/templates/letter.html
      {{ order.customer.name }} {% for line in lines %}{{ line.pk }}{% endfor %}
      --- shop/templates/letters.html
      {{ letters }}
      """),
  ],
  .project { project, findings in
    var told: Set<SourcePlace> = []
    for one in project.templateReads.loops {
      let rows = one.loop.rows
      // What belongs to one row is seldom many.
      if rows.back != nil { continue }
      var loop = one.loop
      loop.reads.removeAll(where: \.isCounted)
      let missing = project.fields.missing(of: loop).filter { missing in
        missing.read.template.map { told.insert($0).inserted } ?? false
      }
      // One edit mends what one template reads.
      let templates = Dictionary(grouping: missing) { $0.read.template?.path ?? "" }
      for (_, group) in templates.sorted(by: { $0.key < $1.key }) { report(group, rows, project, &findings) }
    }
  }
)

private func report(
  _ group: [MissingLoad], _ rows: Rows, _ project: CheckedProject, _ findings: inout Findings
) {
  let places = group.compactMap(\.read.template)
  guard let first = group.first, let place = places.first else { return }
  let name = first.path.joined(separator: ".")
  let cost = group.count == 1 ? "costs a query per row" : "and \(group.count - 1) more cost a query per row each"
  let advice =
    group.count == 1
    ? first.advice
    : project.fields.advice(group.flatMap(\.paths).sorted { $0.joined() < $1.joined() }, of: rows.model)
  findings.report(
    "\(name) \(cost); \(project.remedy(advice, to: rows))", at: place,
    related: project.related(rows)
      + (first.read.inside.map { [RelatedPlace(project.place($0), "read here")] } ?? [])
      + places.dropFirst().map { RelatedPlace($0, "and here") },
    fix: project.fix(advice, rows, near: rows.origin))
}
