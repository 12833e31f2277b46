import Checks

let serializerAllFields = Rule(
  "DJS201", "serializer-all-fields",
  "A serializer or form takes every field of its model.",
  why: "A field that is added to the model later is published without anybody deciding so.",
  .warning, enabled: .auto, .proven, fix: .risky, isCore: true, facets: ["all", "exclude"],
  examples: [
    .bad(
      """
      --- shop/models.py
      from django.db import models

      class Order(models.Model):
          total = models.IntegerField()
          note = models.TextField()
      --- shop/serializers.py
      from rest_framework import serializers
      from shop.models import Order

      class OrderSerializer(serializers.ModelSerializer):
          class Meta:
              model = Order
              fields = «"__all__"»
      --- shop/urls.py
      from shop import serializers
      urlpatterns = []
      """, facet: "all",
      fixed:
        """
        --- shop/models.py
        from django.db import models

        class Order(models.Model):
            total = models.IntegerField()
            note = models.TextField()
        --- shop/serializers.py
        from rest_framework import serializers
        from shop.models import Order

        class OrderSerializer(serializers.ModelSerializer):
            class Meta:
                model = Order
                fields = ["id", "total", "note"]
        --- shop/urls.py
        from shop import serializers
        urlpatterns = []
        """),
    .bad(
      """
      --- shop/forms.py
      from django import forms
      from django.contrib.auth.models import User

      class UserForm(forms.ModelForm):
          class Meta:
              model = User
              exclude = «["password"]»
      --- shop/urls.py
      from shop import forms
      urlpatterns = []
      """, facet: "exclude"),
    .good(
      """
      --- shop/forms.py
      from django import forms
      from django.contrib.auth.models import User

      class UserForm(forms.ModelForm):
          class Meta:
              model = User
              fields = ["email"]
              exclude = []
      --- shop/urls.py
      from shop import forms
      urlpatterns = []
      """),
  ],
  .project { project, findings in
    for serializer in project.serializers where serializer.isModelSerializer {
      check(serializer.type, serializer.row.fields, &findings) { Array(serializer.row.fields.items.keys) }
    }
    for row in project.dump.forms.items where row.isModelForm.value == true {
      guard let type = row.className.value.flatMap({ CheckedClass($0, row.place, project) }) else { continue }
      check(type, row.fields, &findings) { Array(row.fields.items.keys) }
    }
    for row in project.dump.filterSets.items {
      guard let type = row.className.value.flatMap({ CheckedClass($0, row.place, project) }) else { continue }
      check(type, row.filters, &findings) { [] }
    }
  }
)

private func check<Field>(
  _ type: CheckedClass, _ fields: OpenMap<Field>, _ findings: inout Findings, _ names: () -> [String]
) {
  guard !type.file.isTest, type.row.members["Meta"] != nil, let meta = type.meta else { return }
  if let option = meta.option("fields"), option.owner.type == meta.type, option.text == "__all__" {
    let place = option.file.place(option.value)
    findings.report(
      "list the fields instead of \"__all__\"", at: place, facet: "all", symbol: type.dotted,
      fix: fields.openness == .closed ? listed(names(), type, place) : nil)
  } else if let option = meta.option("exclude"), option.owner.type == meta.type, meta.option("fields") == nil,
    !option.names.items.isEmpty
  {
    findings.report(
      "list the fields instead of those to leave out", at: option.file.place(option.value), facet: "exclude",
      symbol: type.dotted)
  }
}

/// In the order of the model, what the class adds behind.
private func listed(_ names: [String], _ type: CheckedClass, _ place: SourcePlace) -> Fix? {
  guard !names.isEmpty, let option = type.meta?.option("model"), let dotted = option.file.dotted(option.value),
    let model = type.project.tables.classIndex[dotted].flatMap({ type.project.fields[$0] })
  else { return nil }
  let order = model.row.fields.items.compactMap { $0.name.value }
  let known = order.filter { names.contains($0) }
  let all = known + names.filter { !known.contains($0) }.sorted()
  let text = all.map { "\"\($0)\"" }.joined(separator: ", ")
  return Fix(.risky, "list the fields", [.init(place, "[\(text)]")])
}
