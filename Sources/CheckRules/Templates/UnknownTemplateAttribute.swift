import Checks

let unknownTemplateAttribute = Rule(
  "DJT005", "unknown-template-attribute",
  "A template reads something of a model's instance that the model does not have.",
  why: "Django shows nothing in its place and says nothing of it.",
  .warning, .likely,
  examples: [
    .bad(
      """
      --- shop/models.py
      from django.db import models

      class Customer(models.Model):
          name = models.CharField(max_length=20)

      class Order(models.Model):
          customer = models.ForeignKey(Customer, models.CASCADE)
      --- shop/views.py
      from django.shortcuts import get_object_or_404, render
      from shop.models import Order

      def detail(request, pk):
          order = get_object_or_404(Order, pk=pk)
          return render(request, "order.html", {"order": order, "orders": Order.objects.all()})
      --- shop/templates/order.html
      {{ order.«custmer».name }} {{ order.customer.name }} {{ order.pk }} {{ order.id }}
      {% for one in orders %}{{ one.customer.«nam» }}{{ one.customer_id }}{% endfor %}
      """),
    .good(
      """
      --- shop/models.py
      from django.db import models

      class Customer(models.Model):
          name = models.CharField(max_length=20)

          def __getattr__(self, name): ...

      class Order(models.Model):
          customer = models.ForeignKey(Customer, models.CASCADE)
          status = models.CharField(max_length=2, choices=[("a", "A")])

          @property
          def total(self): ...
      --- shop/views.py
      from django.db.models import Count
      from django.shortcuts import get_object_or_404, render
      from shop.models import Order

      def detail(request, pk):
          order = get_object_or_404(Order, pk=pk)
          order.colour = "red"
          orders = Order.objects.annotate(lines=Count("pk"))
          return render(request, "order.html", {"order": order, "orders": orders, "page": request.page})
      --- shop/templates/order.html
      {{ order.total }} {{ order.get_status_display }} {{ order.colour }} {{ order.customer.anything }}
      {% if order.open == None %}{{ order.open }}{% endif %}
      {% for one in orders %}{{ one.lines }}{% endfor %}{{ page.whatever }}{{ order.customer.order_set.count }}
      """),
  ],
  .project { project, findings in
    for one in project.templateReads.unknown {
      let near = project.fields.nearestAttribute(one.name, on: one.model).map { "; did you mean \($0)?" } ?? ""
      findings.report("\(one.model.name) has no \(one.name)\(near)", at: one.place)
    }
  }
)
