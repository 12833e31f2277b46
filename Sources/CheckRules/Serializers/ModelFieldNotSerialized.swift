import Checks

let modelFieldNotSerialized = Rule(
  "DJS102", "model-field-not-serialized",
  "A new field of a model is in none of the serializers and forms that list its other fields.",
  why: "The change is half done: the field can be neither read nor written by those who use the others.",
  .info, enabled: .never, .heuristic,
  examples: [
    .bad(
      """
      --- shop/models.py
      from django.db import models

      class Order(models.Model):
          total = models.IntegerField()
          note = models.CharField(max_length=20)
          «discount» = models.IntegerField(default=0)
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
      """,
      before: """
        --- shop/models.py
        from django.db import models

        class Order(models.Model):
            total = models.IntegerField()
            note = models.CharField(max_length=20)
        """),
    .good(
      """
      --- shop/models.py
      from django.db import models

      class Order(models.Model):
          total = models.IntegerField()
          note = models.CharField(max_length=20)
          discount = models.IntegerField(default=0)
          created_at = models.DateTimeField(auto_now_add=True)
      --- shop/serializers.py
      from rest_framework import serializers
      from shop.models import Order

      class OrderSerializer(serializers.ModelSerializer):
          class Meta:
              model = Order
              fields = ["id", "total", "note", "discount"]

      class NoteSerializer(serializers.ModelSerializer):
          class Meta:
              model = Order
              fields = ["note"]
      --- shop/urls.py
      from shop import serializers
      urlpatterns = []
      """,
      before: """
        --- shop/models.py
        from django.db import models

        class Order(models.Model):
            total = models.IntegerField()
            note = models.CharField(max_length=20)
        """),
  ],
  .project { project, findings in
    guard let base = project.base else { return }
    for model in project.models where !model.file.isTest && model.entry.isAbstract.value != true {
      guard let change = base.changed[model.file.path], let old = change.old,
        let before = fields(of: model.definition?.name ?? "", in: PythonFile(old)),
        let entry = project.fields[model.type]
      else { continue }
      for field in model.writtenFields where !before.contains(field.name) && isShown(field, entry) {
        report(field, model, entry, before, project, &findings)
      }
    }
  }
)

/// The names that a class of the older file binds; nil where there was none.
private func fields(of name: String, in tree: PythonFile) -> Set<String>? {
  guard let type = tree.all(ClassDefinition.self).first(where: { $0.name == name }) else { return nil }
  return Set(
    type.body.flatMap { statement in
      tree.kind(statement) == .assign ? tree.boundNames(of: statement).map { tree.text(of: $0.target) } : []
    })
}

/// Whether people are meant to see it.
private func isShown(_ field: WrittenField, _ entry: ModelEntry) -> Bool {
  guard let row = entry.fields[field.name], row.isEditable.value == true else { return false }
  let name = field.name.lowercased()
  let hidden = ["_hash", "_vector", "token", "password", "secret", "_at", "deleted", "internal"]
  return !hidden.contains { name.hasSuffix($0) }
}

private func report(
  _ field: WrittenField, _ model: CheckedModel, _ entry: ModelEntry, _ before: Set<String>, _ project: CheckedProject,
  _ findings: inout Findings
) {
  let others = entry.fields.values.filter { $0.isEditable.value == true && $0.isPrimaryKey.value != true }
    .compactMap(\.name.value).filter { $0 != field.name && before.contains($0) }
  guard others.count >= 2 else { return }
  var lists: [(words: String, place: SourcePlace, names: Set<String>)] = []
  for serializer in project.serializers where serializer.model?.type == model.type && serializer.isClosed {
    guard let written = serializer.meta?.option("fields")?.names, written.isComplete, written.shape != .string else {
      continue
    }
    lists.append((serializer.type.name, serializer.type.place, written.texts))
  }
  for form in project.dump.forms.items.compactMap({ CheckedForm($0, project) }) where form.model?.type == model.type {
    guard let written = form.type.meta?.option("fields")?.names, written.isComplete, written.shape != .string else {
      continue
    }
    lists.append((form.type.name, form.type.place, written.texts))
  }
  let wide = lists.filter { list in others.count { list.names.contains($0) } * 10 >= others.count * 6 }
  guard !wide.isEmpty, !lists.contains(where: { $0.names.contains(field.name) }) else { return }
  findings.report(
    "\(model.label).\(field.name) is new and not in \(wide.map(\.words).sorted().joined(separator: ", "))",
    at: field.place, related: wide.map { RelatedPlace($0.place, "lists the other fields") },
    symbol: model.label + "." + field.name)
}
