import Checks

let implicitDbIndex = Rule(
  "DJM202", "implicit-db-index",
  "Whether a column is indexed is not said.",
  why: "A look-up by a column without an index reads the whole table.",
  .info, enabled: .auto, .heuristic, facets: ["relation", "lookup"],
  examples: [
    .bad(
      """
      --- desk/models.py
      from django.db import models

      class Event(models.Model):
          «kind» = models.CharField(max_length=20)
          when = models.DateTimeField(db_index=True)
      --- desk/views.py
      from desk.models import Event

      def all(request):
          Event.objects.filter(kind="a", when=3)
          Event.objects.exclude(kind="b")
          Event.objects.order_by("kind")
          Event.objects.filter(when=3)
          Event.objects.filter(when=4)
      """, facet: "lookup"),
    .bad(
      """
      from django.db import models

      class Event(models.Model):
          name = models.CharField(max_length=20)

      class Note(models.Model):
          «event» = models.ForeignKey(Event, models.CASCADE)
      """, facet: "relation"),
    .good(
      """
      --- desk/models.py
      from django.db import models

      class Event(models.Model):
          kind = models.CharField(max_length=20, db_index=True)
          parent = models.ForeignKey("self", models.CASCADE, db_index=True)
          done = models.BooleanField()
          title = models.CharField(max_length=20)

          class Meta:
              indexes = [models.Index(fields=["title", "kind"])]
      --- desk/views.py
      from desk.models import Event

      def all(request):
          Event.objects.filter(kind="a", done=True)
          Event.objects.filter(kind="b", done=True, title="x")
          Event.objects.filter(kind="c", done=True, title="y")
          Event.objects.filter(title="z", pk=3)
      """),
  ],
  .project { project, findings in
    let uses = leadingTerms(project)
    for model in project.models where !model.file.isTest {
      for field in model.writtenFields { check(field, model, uses, &findings) }
    }
  }
)

private func check(_ field: WrittenField, _ model: CheckedModel, _ uses: [String: Int], _ findings: inout Findings) {
  guard let entry = model.project.fields[model.type], let row = entry.fields[field.name] else { return }
  let symbol = model.label + "." + field.name
  if field.isDjangos, field.kind == "ForeignKey" || field.kind == "OneToOneField" {
    if field.call[keyword: "db_index"] == nil, !field.isOpen, field.kind == "ForeignKey" {
      findings.report("say db_index=True or db_index=False", at: field.place, facet: "relation", symbol: symbol)
    }
    return
  }
  guard row.isIndexed.value == false, row.isUnique.value == false, row.relation == nil,
    (row.internalType.value ?? nil) != "BooleanField", row.hasChoices.value == false,
    let count = uses[model.label + "." + field.name], count >= 3, !leadsIndex(field.name, model)
  else { return }
  findings.report(
    "\(count) queries look for \(field.name), which has no index", at: field.place, facet: "lookup", symbol: symbol)
}

private func leadsIndex(_ name: String, _ model: CheckedModel) -> Bool {
  let groups = (model.entry.indexes.value ?? []) + (model.entry.uniqueTogether.value ?? [])
  if model.entry.constraints.value?.isEmpty != true { return true }
  return groups.contains { $0.first == name || $0.first == "-" + name }
}

/// How many calls outside of tests look for a field: `shop.Order.total`.
private func leadingTerms(_ project: CheckedProject) -> [String: Int] {
  var counts: [String: Int] = [:]
  for call in project.queries.calls where ["filter", "exclude", "get", "order_by"].contains(call.method) {
    let file = project.file(call.call.file)
    guard !file.isTest, let view = Call(call.call.node, in: file.tree), let model = project.fields[call.rows.model]
    else {
      continue
    }
    var names = Set(view.keywords.compactMap { FieldBook.parts(of: $0.name).first })
    for argument in view.arguments {
      if let text = file.tree.string(argument) { names.insert(text.hasPrefix("-") ? String(text.dropFirst()) : text) }
    }
    for name in names where model.fields[name] != nil { counts[model.label + "." + name, default: 0] += 1 }
  }
  return counts
}
