import Checks

let filterSetUnknownField = Rule(
  "DJF002", "filterset-unknown-field",
  "A filter set filters by something that the model does not have.",
  why: "django-filter raises TypeError when the module is imported, or Django FieldError with the first request.",
  .error, .proven, facets: ["fields", "field-name", "method", "missing-fields"],
  examples: [
    .bad(
      """
      --- shop/models.py
      from django.db import models

      class Customer(models.Model):
          email = models.EmailField()

      class Order(models.Model):
          customer = models.ForeignKey(Customer, models.CASCADE)
      --- shop/filters.py
      from django_filters import FilterSet
      from shop.models import Order

      class OrderFilter(FilterSet):
          class Meta:
              model = Order
              fields = {«"customer__mail"»: ["exact"]}
      --- shop/urls.py
      from shop import filters
      urlpatterns = []
      """, facet: "fields"),
    .bad(
      """
      --- shop/models.py
      from django.db import models

      class Order(models.Model):
          total = models.IntegerField()
      --- shop/filters.py
      import django_filters
      from shop.models import Order

      class OrderFilter(django_filters.FilterSet):
          least = django_filters.NumberFilter(field_name=«"totl"», lookup_expr="gte")
          q = django_filters.CharFilter(method=«"serch"»)

          class Meta:
              model = Order
              fields = ["total", "least"]

          def search(self, queryset, name, value):
              return queryset
      --- shop/urls.py
      from shop import filters
      urlpatterns = []
      """),
    .bad(
      """
      --- shop/filters.py
      import django_filters
      from django.contrib.auth.models import User

      class UserFilter(django_filters.FilterSet):
          class «Meta»:
              model = User
      --- shop/urls.py
      from shop import filters
      urlpatterns = []
      """, facet: "missing-fields"),
    .good(
      """
      --- shop/models.py
      from django.db import models

      class Customer(models.Model):
          email = models.EmailField()
          extra = models.JSONField()

      class Order(models.Model):
          customer = models.ForeignKey(Customer, models.CASCADE)
          placed = models.DateTimeField()
      --- shop/filters.py
      import django_filters
      from shop.models import Customer, Order

      class OrderFilter(django_filters.FilterSet):
          q = django_filters.CharFilter(method="search", field_name="whatever")
          colour = django_filters.CharFilter(field_name="customer__extra__colour")
          size = django_filters.NumberFilter(field_name="line_count")
          year = django_filters.NumberFilter(field_name="placed__year")

          class Meta:
              model = Order
              fields = ["customer", "customer__email", "q"]

          def search(self, queryset, name, value):
              return queryset.annotate(line_count=1)

      class CustomerFilter(django_filters.FilterSet):
          class Meta:
              model = Customer
              fields = {"order__placed": ["year__gte"], "email": ["icontains"]}
      --- shop/urls.py
      from shop import filters
      urlpatterns = []
      """),
  ],
  .project { project, findings in
    for row in project.dump.filterSets.items {
      guard let type = row.className.value.flatMap({ CheckedClass($0, row.place, project) }),
        let model = (row.model.value ?? nil).flatMap({ project.fields.entry(label: $0) })
      else { continue }
      if type.row.members["Meta"] != nil, let meta = type.meta { checkMeta(type, meta, model, &findings) }
      checkFilters(type, model, &findings)
    }
  }
)

private func checkMeta(_ type: CheckedClass, _ meta: CheckedClass, _ model: ModelEntry, _ findings: inout Findings) {
  let makesItsOwn = type.defines("get_fields", "get_filters", "filter_for_field")
  guard let option = meta.option("fields") else {
    if !makesItsOwn, meta.option("exclude") == nil, meta.option("model")?.owner.type == meta.type,
      meta.isReadable(above: "object"),
      type.heirs.isEmpty, type.isReadable(above: "django_filters.")
    {
      findings.report("Meta needs fields or exclude", at: meta.place, facet: "missing-fields", symbol: type.dotted)
    }
    return
  }
  let names = option.names
  guard names.shape != .string else { return }
  for item in names.items where !type.defines(item.text, own: false) {
    guard case .broken(let found) = type.project.fields.resolve(item.text, on: model, guessing: true) else { continue }
    // A base out of sight may declare the filter.
    let isCertain = !makesItsOwn && found.isCertain && (type.isReadable(above: "django_filters.") || found.offset > 0)
    if !isCertain, type.project.fields.slip(of: found.part, on: model) == nil { continue }
    let isOwn = type.isInside(item.node, of: item.file)
    findings.report(
      found.text, at: isOwn ? item.place : type.place, facet: "fields", symbol: type.dotted,
      isCertain: isCertain)
  }
}

/// Filters written in the class's body.
private func checkFilters(_ type: CheckedClass, _ model: ModelEntry, _ findings: inout Findings) {
  for (name, member) in type.row.members.sorted(by: { $0.key < $1.key }) {
    guard case .value(_, let value?, _) = member, let call = Call(value, in: type.file.tree),
      let dotted = type.file.dotted(call.callee), dotted.hasPrefix("django_filters.")
    else { continue }
    let symbol = type.dotted + "." + name
    if let given = call[keyword: "method"] {
      if let method = type.file.tree.string(given), isMissing(method, type) {
        findings.report(
          "\(type.name) has no method \(method)()", at: type.file.place(given), facet: "method", symbol: symbol)
      }
      continue
    }
    guard let given = call[keyword: "field_name"], let path = type.file.tree.string(given),
      !type.defines("filter_queryset", "filter_" + name, "__init__")
    else { continue }
    guard case .broken(let found) = type.project.fields.resolve(path, on: model, guessing: true),
      !type.project.writtenNames.annotated.contains(found.part)
    else { continue }
    findings.report(
      found.text, at: type.file.place(given), facet: "field-name", symbol: symbol, isCertain: found.isCertain)
  }
}

private func isMissing(_ method: String, _ type: CheckedClass) -> Bool {
  guard type.isReadable(above: "django_filters.") else { return false }
  let family = [type.type] + type.heirs
  return !family.contains { type.project.tables.member(method, of: $0) != nil }
}
