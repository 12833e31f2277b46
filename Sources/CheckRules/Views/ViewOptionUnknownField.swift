import Checks

let viewOptionUnknownField = Rule(
  "DJV002", "view-option-unknown-field",
  "An option of an API view names a field that the model does not have.",
  why: "The name goes into a query: FieldError, and a 500, whenever a client searches, filters or sorts.",
  .error, .proven,
  examples: [
    .bad(
      """
      --- shop/models.py
      from django.db import models

      class Customer(models.Model):
          name = models.CharField(max_length=20)

      class Order(models.Model):
          customer = models.ForeignKey(Customer, on_delete=models.CASCADE)
          created_at = models.DateTimeField()
      --- shop/views.py
      from rest_framework.viewsets import ModelViewSet
      from .models import Order

      class OrderViewSet(ModelViewSet):
          queryset = Order.objects.all()
          search_fields = [«"customer"», "^customer__name", «"=customer__nmae"»]
          ordering_fields = ["created_at", "-id", «"createdAt"»]
          ordering = [«"-created"»]
          filterset_fields = ["customer", "customer__name", «"custmer"»]
      """),
    .good(
      """
      --- shop/models.py
      from django.db import models

      class Order(models.Model):
          name = models.CharField(max_length=20)
          lines = models.JSONField()
      --- shop/views.py
      from django.db.models import Count
      from rest_framework.viewsets import ModelViewSet
      from .models import Order

      class OrderViewSet(ModelViewSet):
          queryset = Order.objects.annotate(total=Count("name"))
          ordering_fields = ["total"]

      class Own(ModelViewSet):
          queryset = Order.objects.all()
          ordering_fields = "__all__"
          search_fields = ["@name", "lines__a"]

          def get_queryset(self): return Order.objects.extra()

      class Free(ModelViewSet):
          ordering_fields = ["anything"]

      class Chosen(ModelViewSet):
          queryset = Order.objects.all()
          ordering_fields = ["name_length"]

          def get_queryset(self): return super().get_queryset().annotate(name_length=Count("name"))
      """),
  ],
  .nodes([.classDef]) { node, file, findings in
    guard !file.isTest, let type = file.project.tables.classNodes[file.row][node.index],
      let view = CheckedClass(type, file.project),
      view.row.libraryAncestors.contains(where: { $0.hasPrefix("rest_framework.") }),
      !view.defines("get_queryset", "filter_queryset"), view.lineage.allSatisfy({ !annotates($0) }),
      let option = view.option("queryset"),
      case .querySet(let model)? = ModelExpressions(option.file).kind(of: option.value),
      let entry = file.project.fields[model]
    else { return }
    for name in ["search_fields", "ordering_fields", "ordering", "filterset_fields"] {
      // Inherited options are reported where they stand, once.
      guard let written = view.option(name), written.owner.type == type else { continue }
      if name == "filterset_fields", file.tree.kind(written.value) == .dict { continue }
      check(name, written, entry, file.project.fields, &findings)
    }
  }
)

private func annotates(_ type: CheckedClass) -> Bool {
  let text = type.file.tree.text(of: type.node)
  return text.contains("annotate(") || text.contains("alias(") || text.contains("extra(")
}

private func check(
  _ option: String, _ written: WrittenOption, _ entry: ModelEntry, _ fields: FieldBook, _ findings: inout Findings
) {
  for item in written.names.items where item.text != "__all__" && item.text != "?" {
    let prefixes: Set<Character> = option == "search_fields" ? ["^", "=", "@", "$"] : ["-"]
    let path = item.text.first.map(prefixes.contains) ?? false ? String(item.text.dropFirst()) : item.text
    switch fields.resolve(path, on: entry, guessing: true) {
    case .unknown: continue
    case .broken(let broken):
      findings.report(
        broken.text, at: item.place, facet: nil, symbol: written.owner.dotted, isCertain: broken.isCertain)
    case .found(let end):
      guard option == "search_fields", end.rest.isEmpty, isRelation(end.step) else { continue }
      findings.report(
        "a search needs text: name a field of the related model, \(path)__…", at: item.place,
        symbol: written.owner.dotted)
    }
  }
}

private func isRelation(_ step: FieldBook.Step) -> Bool {
  switch step {
  case .reverse: true
  case .field(let field): field.relation != nil && !field.isGenericKey
  }
}
