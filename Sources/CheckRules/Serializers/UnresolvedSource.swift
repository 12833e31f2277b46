import Checks

let unresolvedSource = Rule(
  "DJS002", "unresolved-source",
  "A serializer's field takes its value from an attribute that the model does not have.",
  why: "Serializing raises AttributeError; a field that is only read vanishes from the answer without a word.",
  .error, .proven, isCore: true, facets: ["missing", "missing-read-only", "redundant", "slug-field"],
  examples: [
    .bad(
      """
      --- shop/models.py
      from django.db import models

      class Customer(models.Model):
          name = models.CharField(max_length=20)

      class Order(models.Model):
          customer = models.ForeignKey(Customer, models.CASCADE)
          grand_total = models.DecimalField(max_digits=9, decimal_places=2)
      --- shop/serializers.py
      from rest_framework import serializers
      from shop.models import Order

      class OrderSerializer(serializers.ModelSerializer):
          total = serializers.DecimalField(source=«"grand_totl"», max_digits=9, decimal_places=2)
          who = serializers.CharField(source=«"customer.nam"»)

          class Meta:
              model = Order
              fields = ["total", "who"]
      --- shop/urls.py
      from shop import serializers
      urlpatterns = []
      """, facet: "missing"),
    .bad(
      """
      --- shop/models.py
      from django.db import models

      class Order(models.Model):
          total = models.IntegerField()
      --- shop/serializers.py
      from rest_framework import serializers
      from shop.models import Order

      class OrderSerializer(serializers.ModelSerializer):
          total = serializers.IntegerField(source=«"total"»)

          class Meta:
              model = Order
              fields = ["total"]
      --- shop/urls.py
      from shop import serializers
      urlpatterns = []
      """, facet: "redundant"),
    .bad(
      """
      --- shop/models.py
      from django.db import models

      class Customer(models.Model):
          name = models.CharField(max_length=20)

      class Order(models.Model):
          customer = models.ForeignKey(Customer, models.CASCADE)
      --- shop/serializers.py
      from rest_framework import serializers
      from shop.models import Customer, Order

      class OrderSerializer(serializers.ModelSerializer):
          customer = serializers.SlugRelatedField(slug_field=«"nam"», queryset=Customer.objects.all())

          class Meta:
              model = Order
              fields = ["customer"]
      --- shop/urls.py
      from shop import serializers
      urlpatterns = []
      """, facet: "slug-field"),
    .good(
      """
      --- shop/models.py
      from django.db import models

      class Customer(models.Model):
          name = models.CharField(max_length=20)
          extra = models.JSONField(default=dict)

          @property
          def initials(self):
              return self.name[:1]

      class Order(models.Model):
          customer = models.ForeignKey(Customer, models.CASCADE, related_name="orders")
      --- shop/serializers.py
      from django.db.models import Count
      from rest_framework import serializers, viewsets
      from shop.models import Customer, Order

      class OrderSerializer(serializers.ModelSerializer):
          who = serializers.CharField(source="customer.initials")
          colour = serializers.CharField(source="customer.extra.colour")
          everything = serializers.CharField(source="*")
          lines = serializers.IntegerField(source="line_count", read_only=True)
          code = serializers.CharField(source="coupon", write_only=True)
          customer_id = serializers.IntegerField()
          state = serializers.SerializerMethodField(source="get_state")

          def get_state(self, order):
              return "new"

          class Meta:
              model = Order
              fields = ["who", "colour", "everything", "lines", "code", "customer_id", "state"]

      class RowSerializer(serializers.ModelSerializer):
          who = serializers.CharField(source="customer__name")
          other = serializers.CharField(source="nothing")

          class Meta:
              model = Order
              fields = ["who", "other"]

      class Orders(viewsets.ModelViewSet):
          serializer_class = OrderSerializer
          queryset = Order.objects.annotate(line_count=Count("pk"))

      class FriendSerializer(serializers.ModelSerializer):
          known_as = serializers.CharField(source="initials")

          class Meta:
              model = Order
              fields = ["known_as"]

      class Friends(viewsets.ModelViewSet):
          serializer_class = FriendSerializer
          queryset = Customer.objects.all()
      --- shop/urls.py
      from shop import serializers
      urlpatterns = []
      """),
  ],
  .project { project, findings in
    for serializer in project.serializers where !serializer.readsDictionaries && !serializer.writesItself {
      for field in serializer.ownDeclared { check(field, serializer, &findings) }
    }
  }
)

private func check(
  _ field: (name: String, target: ID<Node>, call: Call), _ serializer: CheckedSerializer, _ findings: inout Findings
) {
  let file = serializer.type.file
  let symbol = serializer.type.dotted + "." + field.name
  // A SerializerMethodField overwrites what it is given.
  let hasOwnSource = field.call.calleeName?.hasSuffix("SerializerMethodField") ?? false
  if !hasOwnSource, let value = field.call[keyword: "source"], let source = file.tree.string(value) {
    if source == field.name {
      findings.report(
        "source=\"\(source)\" is the field's own name: leave it out", at: file.place(value), facet: "redundant",
        symbol: symbol)
    } else {
      checkSource(source, value, field.call, serializer, symbol, &findings)
    }
  }
  checkSlug(field, serializer, symbol, &findings)
}

private func checkSource(
  _ source: String, _ value: ID<Node>, _ call: Call, _ serializer: CheckedSerializer, _ symbol: String,
  _ findings: inout Findings
) {
  guard let model = serializer.model, source != "*", serializer.isModelSerializer, !isTrue("write_only", call),
    !takesItsOwnWay(call, serializer)
  else { return }
  let project = serializer.type.project
  guard let (name, owner, isCertain) = missing(source.split(separator: ".").map(String.init), model, project),
    !isGivenOthers(serializer, model)
  else { return }
  let hint = project.fields.nearestAttribute(name, on: owner).map { "; did you mean \"\($0)\"?" } ?? ""
  let isRead = isTrue("read_only", call) || call[keyword: "default"] != nil || isFalse("required", call)
  findings.report(
    "\(owner.name) has no attribute \"\(name)\"\(hint)", at: serializer.type.file.place(value),
    facet: isRead ? "missing-read-only" : "missing", symbol: symbol, isCertain: isCertain)
}

/// Whether a view hands the serializer rows of another model than the one it names.
private func isGivenOthers(_ serializer: CheckedSerializer, _ model: ModelEntry) -> Bool {
  let (project, tables) = (serializer.type.project, serializer.type.project.tables)
  return tables.classes.indices.contains { row in
    guard let file = tables.classes[row].file,
      case .value(_, let used?, _) = tables.classes[row].members["serializer_class"],
      case .value(_, let rows?, _) = tables.classes[row].members["queryset"]
    else { return false }
    let tree = tables.file(file)
    guard
      case .type(serializer.type.type)? = tree.dottedName(of: used).flatMap({ tables.meaning(ofDotted: $0, in: file) }),
      let call = Call(rows, in: tree), let root = call.calleeName?.split(separator: ".").first,
      case .type(let other)? = tables.meaning(ofDotted: String(root), in: file), let entry = project.fields[other]
    else { return false }
    return !tables.isA(entry.type, model.type)
  }
}

/// The first part of a path that no instance has.
private func missing(_ parts: [String], _ model: ModelEntry, _ project: CheckedProject) -> (
  String, ModelEntry, isCertain: Bool
)? {
  var model = model
  for part in parts {
    if let lack = project.fields.lacks(part, on: model) {
      let names = project.writtenNames
      let isMade = names.stored.contains(part) || names.annotated.contains(part) || names.selected.contains(part)
      return isMade ? nil : (part, model, lack.isCertain)
    }
    switch project.fields.attribute(part, on: model) {
    case .absent, .unknown, .found(.column), .found(.other): return nil
    case .found(.field(let field)):
      guard field.isToOne, let target = project.fields.target(of: field) else { return nil }
      model = target
    case .found(.accessor(let reverse)):
      guard !reverse.isMany, let source = project.fields[reverse.source] else { return nil }
      model = source
    }
  }
  return nil
}

/// A class of the project, or the serializer, may fetch values as it likes.
private func takesItsOwnWay(_ call: Call, _ serializer: CheckedSerializer) -> Bool {
  if serializer.type.defines("to_representation", "get_attribute") { return true }
  guard
    case .type(let type)? = serializer.type.project.tables.meaning(
      ofDotted: call.calleeName ?? "", in: serializer.type.file.row)
  else { return false }
  return CheckedClass(type, serializer.type.project)?.defines("get_attribute", "__init__", "bind") ?? true
}

private func isTrue(_ name: String, _ call: Call) -> Bool {
  call[keyword: name].map { call.file.kind($0) == .true } ?? false
}

private func isFalse(_ name: String, _ call: Call) -> Bool {
  call[keyword: name].map { call.file.kind($0) == .false } ?? false
}

/// `SlugRelatedField(slug_field="nam")`: the name is asked of the related model.
private func checkSlug(
  _ field: (name: String, target: ID<Node>, call: Call), _ serializer: CheckedSerializer, _ symbol: String,
  _ findings: inout Findings
) {
  let project = serializer.type.project
  guard let dotted = serializer.type.file.dotted(field.call.callee), dotted.hasPrefix("rest_framework."),
    dotted.hasSuffix(".SlugRelatedField"), let model = serializer.model,
    let value = field.call[keyword: "slug_field"] ?? field.call.arguments.first,
    let slug = serializer.type.file.tree.string(value)
  else { return }
  let source = field.call[keyword: "source"].flatMap { serializer.type.file.tree.string($0) } ?? field.name
  guard let target = related(source, model, project),
    let (name, owner, isCertain) = missing(FieldBook.parts(of: slug), target, project)
  else { return }
  let hint = project.fields.nearestAttribute(name, on: owner).map { "; did you mean \"\($0)\"?" } ?? ""
  findings.report(
    "\(owner.name) has no attribute \"\(name)\"\(hint)", at: serializer.type.file.place(value), facet: "slug-field",
    symbol: symbol, isCertain: isCertain)
}

private func related(_ name: String, _ model: ModelEntry, _ project: CheckedProject) -> ModelEntry? {
  switch project.fields.attribute(name, on: model) {
  case .found(.field(let field)): project.fields.target(of: field)
  case .found(.accessor(let reverse)): project.fields[reverse.source]
  default: nil
  }
}
