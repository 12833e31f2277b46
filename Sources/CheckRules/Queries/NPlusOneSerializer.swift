import Checks

let nPlusOneSerializer = Rule(
  "DJQ103", "n-plus-one-serializer",
  "A list of an API writes relations that its query does not load.",
  why: "Each object of the list asks the database once more for every such field.",
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

      class Line(models.Model):
          order = models.ForeignKey(Order, models.CASCADE, related_name="lines")
      --- shop/views.py
      from rest_framework import generics, serializers
      from shop.models import Customer, Order

      class CustomerSerializer(serializers.ModelSerializer):
          class Meta:
              model = Customer
              fields = ["name"]

      class OrderSerializer(serializers.ModelSerializer):
          customer = CustomerSerializer()

          class Meta:
              model = Order
              fields = ["id", "customer", "lines"]

      class Orders(generics.ListAPIView):
          queryset = «Order.objects.all()»
          serializer_class = OrderSerializer

      class Named(generics.ListAPIView):
          serializer_class = OrderSerializer

          def get_queryset(self):
              return «Order.objects.filter(pk__gt=3).select_related("customer")»

      class Shared:
          def get_queryset(self):
              return Order.objects.filter(pk__gt=5)

      class «Others»(Shared, generics.ListAPIView):
          serializer_class = OrderSerializer
      --- shop/urls.py
      from django.urls import path
      from shop import views
      urlpatterns = [path("orders/", views.Orders.as_view()), path("named/", views.Named.as_view()),
                     path("others/", views.Others.as_view())]
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
      from rest_framework import generics, serializers
      from shop.models import Customer, Order

      class CustomerSerializer(serializers.ModelSerializer):
          class Meta:
              model = Customer
              fields = ["name"]

      class OrderSerializer(serializers.ModelSerializer):
          customer = CustomerSerializer()

          class Meta:
              model = Order
              fields = ["id", "customer"]

      class KeySerializer(serializers.ModelSerializer):
          class Meta:
              model = Order
              fields = ["id", "customer", "customer_id"]

      class Orders(generics.ListAPIView):
          queryset = Order.objects.select_related("customer")
          serializer_class = OrderSerializer

      class Keys(generics.ListAPIView):
          queryset = Order.objects.all()
          serializer_class = KeySerializer

      class One(generics.RetrieveAPIView):
          queryset = Order.objects.all()
          serializer_class = OrderSerializer
      --- shop/urls.py
      from django.urls import path
      from shop import views
      urlpatterns = [
          path("orders/", views.Orders.as_view()), path("keys/", views.Keys.as_view()),
          path("one/<int:pk>/", views.One.as_view()),
      ]
      """),
  ],
  .project { project, findings in
    guard !project.serializers.isEmpty else { return }
    var reads = SerializerReads(project)
    var seen: Set<SourcePlace> = []
    for row in project.dump.views.items where row.kind.value == .class {
      guard let view = row.view.value.flatMap({ CheckedClass($0, project) }), lists(view),
        let serializer = (row.serializerClass.value ?? nil).flatMap({ reads.serializer($0) }),
        let rows = reads.rows(of: view.type), !rows.eager.isOpen, let model = project.fields[rows.model],
        seen.insert(place(rows, view)).inserted, let needs = reads.needs(of: serializer, on: model)
      else { continue }
      report(needs, rows, view, serializer, model, project, &findings)
    }
  }
)

private let listing: Set<String> = [
  "ListModelMixin", "ListAPIView", "ListCreateAPIView", "ModelViewSet", "ReadOnlyModelViewSet",
]

/// A view that lists as the framework does it.
private func lists(_ view: CheckedClass) -> Bool {
  !view.file.isTest && !view.defines("list", "get_serializer_class", "get_serializer", "filter_queryset")
    && view.row.libraryAncestors.contains {
      $0.hasPrefix("rest_framework.") && listing.contains(String($0.split(separator: ".").last ?? ""))
    }
}

private func report(
  _ needs: [SerializerReads.Need], _ rows: Rows, _ view: CheckedClass, _ serializer: CheckedSerializer,
  _ model: ModelEntry,
  _ project: CheckedProject, _ findings: inout Findings
) {
  let missing = needs.filter { project.fields.uncovered($0.path, of: rows) != nil }
  guard !missing.isEmpty else { return }
  var paths: [[String]] = []
  for path in missing.map(\.path).sorted(by: { $0.count > $1.count })
  where !paths.contains(where: { $0.starts(with: path) }) {
    paths.append(path)
  }
  let advice = project.fields.advice(paths.sorted { $0.joined() < $1.joined() }, of: model.type)
  let names = Set(missing.map(\.field)).sorted().joined(separator: ", ")
  findings.report(
    "\(serializer.type.name) asks the database for every row (\(names)); add \(advice)", at: place(rows, view),
    related: [RelatedPlace(serializer.type.place, "the serializer")] + project.related(rows),
    symbol: serializer.type.dotted,
    fix: project.fix(advice, rows, near: rows.origin))
}

/// The query where it is the view's own; a mixin's serves others, who read something else.
private func place(_ rows: Rows, _ view: CheckedClass) -> SourcePlace {
  let isOwn = rows.origin.file == view.file.row && view.isInside(rows.origin.node, of: view.file)
  return isOwn ? view.project.place(rows.origin) : view.place
}
