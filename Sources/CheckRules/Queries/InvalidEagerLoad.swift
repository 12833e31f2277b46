import Checks

let invalidEagerLoad = Rule(
  "DJQ002", "invalid-eager-load",
  "`select_related` or `prefetch_related` names what is no relation.",
  why: "Django raises FieldError, AttributeError or ValueError when the query is carried out.",
  .error, .proven, facets: ["select-related", "prefetch-related"],
  examples: [
    .bad(
      """
      --- shop/models.py
      from django.db import models

      class Customer(models.Model):
          name = models.CharField(max_length=20)

      class Order(models.Model):
          customer = models.ForeignKey(Customer, models.CASCADE, related_name="orders")
          paid = models.BooleanField(default=False)

      class Line(models.Model):
          order = models.ForeignKey(Order, models.CASCADE, related_name="lines")
      --- shop/views.py
      from shop.models import Customer, Line, Order

      def orders(request):
          Order.objects.select_related(«"custmer"»)
          Order.objects.filter(paid=True).select_related("customer", «"paid"»)
          Line.objects.select_related(«"order__customers"»)
          Customer.objects.select_related(«"orders"»)
          Customer.objects.prefetch_related(«"orders__line"»)
          return Customer.objects.prefetch_related("orders__lines", «"order_set"»)
      """),
    .good(
      """
      --- shop/models.py
      from django.contrib.contenttypes.fields import GenericForeignKey
      from django.contrib.contenttypes.models import ContentType
      from django.db import models

      class Customer(models.Model):
          name = models.CharField(max_length=20)

          @property
          def last(self):
              return None

      class Order(models.Model):
          customer = models.ForeignKey(Customer, models.CASCADE, related_name="orders")

      class Invoice(models.Model):
          order = models.OneToOneField(Order, models.CASCADE)
          content_type = models.ForeignKey(ContentType, models.CASCADE)
          object_id = models.IntegerField()
          content = GenericForeignKey()
      --- shop/views.py
      from django.db.models import FilteredRelation, Prefetch, Q
      from shop.models import Customer, Invoice, Order

      def orders(request, names):
          Order.objects.select_related("customer", "invoice__content_type")
          Order.objects.select_related(None).select_related(*names)
          Order.objects.annotate(paid=FilteredRelation("invoice", condition=Q())).select_related("paid")
          Invoice.objects.prefetch_related("content", "order__customer__last__whatever")
          Customer.objects.prefetch_related(Prefetch("orders", to_attr="recent"), "recent__customer")
          try:
              Customer.objects.prefetch_related("nothing")
          except Exception:
              pass
      """),
  ],
  .project { project, findings in
    for call in project.queries.calls where ["select_related", "prefetch_related"].contains(call.method) {
      guard let model = project.fields[call.rows.model] else { continue }
      let file = project.file(call.call.file)
      guard let view = Call(call.call.node, in: file.tree), !isErrorExpected(call.call.node, file) else { continue }
      for argument in view.arguments {
        guard let path = file.tree.string(argument) else { continue }
        let parts = FieldBook.parts(of: path)
        if let head = parts.first, call.rows.annotations.contains(head) { continue }
        let isJoin = call.method == "select_related"
        let text = isJoin ? brokenJoin(parts, model, project) : brokenPrefetch(parts, model, project)
        guard let text else { continue }
        findings.report(
          text, at: argument, in: file, facet: isJoin ? "select-related" : "prefetch-related",
          symbol: file.symbol(around: argument))
      }
    }
  }
)

/// What is wrong with a path of `select_related`: it goes through columns that lead to one row.
private func brokenJoin(_ parts: [String], _ start: ModelEntry, _ project: CheckedProject) -> String? {
  var model = start
  for part in parts {
    switch project.fields.step(part, on: model) {
    case .unknown: return nil
    case .absent: return missing(part, model, project)
    case .found(.reverse(let reverse)):
      if reverse.isMany { return "\(model.name).\(part) has many rows: use prefetch_related" }
      guard let next = project.fields[reverse.source] else { return nil }
      model = next
    case .found(.field(let field)):
      if field.isManyToMany { return "\(model.name).\(part) has many rows: use prefetch_related" }
      if field.relation == nil { return isPlain(field) ? "\(model.name).\(part) is no relation" : nil }
      guard field.isToOne, let next = project.fields.target(of: field) else { return nil }
      model = next
    }
  }
  return nil
}

/// What is wrong with a path of `prefetch_related`: it goes through attributes.
private func brokenPrefetch(_ parts: [String], _ start: ModelEntry, _ project: CheckedProject) -> String? {
  var model = start
  for part in parts {
    if project.writtenNames.stored.contains(part) { return nil }
    switch project.fields.attribute(part, on: model) {
    case .unknown, .found(.column), .found(.other): return nil
    case .absent: return missing(part, model, project)
    case .found(.accessor(let reverse)):
      guard let next = project.fields[reverse.source] else { return nil }
      model = next
    case .found(.field(let field)):
      if field.relation == nil { return isPlain(field) ? "\(model.name).\(part) is no relation" : nil }
      guard let next = project.fields.target(of: field) else { return nil }
      model = next
    }
  }
  return nil
}

private func missing(_ name: String, _ model: ModelEntry, _ project: CheckedProject) -> String {
  let near = project.fields.nearest(name, on: model).map { "; did you mean \"\($0)\"?" } ?? ""
  return "\(model.name) has no relation \"\(name)\"\(near)"
}

/// Fields of others may be descriptors of their own.
private func isPlain(_ field: DumpedField) -> Bool {
  (field.className.value ?? nil)?.hasPrefix("django.db.models.fields.") ?? false
}
