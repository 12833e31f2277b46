import Checks

let invalidModelDefinition = Rule(
  "DJM003", "invalid-model-definition",
  "A model is defined in a way that Django's checks refuse.",
  why: "`manage.py check` fails, and with it `runserver`, `migrate` and the tests.",
  .error, .proven,
  facets: [
    "relation-target-missing", "set-null-without-null", "set-default-without-default", "missing-required-option",
    "auto-now-conflict", "two-primary-keys", "meta-unknown-field", "proxy-with-fields", "bad-name",
  ],
  examples: [
    .bad(
      """
      from django.contrib.auth.models import User
      from django.db import models

      class Review(models.Model):
          score = «models.DecimalField(max_digits=3)»
          author = models.ForeignKey(User, «models.SET_NULL»)
          editor = models.ForeignKey(User, on_delete=«models.SET_DEFAULT», related_name="+")
          book = models.ForeignKey(«"Bok"», models.CASCADE)
          seen = «models.DateTimeField(auto_now=True, auto_now_add=True)»

          class Meta:
              ordering = [«"-createdat"», "author__username"]
              unique_together = [("author", «"bok"»)]
              indexes = [models.Index(fields=[«"scor"»])]
              get_latest_by = «"when"»

      class Book(models.Model):
          one = models.IntegerField(primary_key=True)
          «two» = models.IntegerField(primary_key=True)
          «bad__name» = models.IntegerField()
          «worse_» = models.IntegerField()

      class Shown(Book):
          «more» = models.IntegerField()

          class Meta:
              proxy = True
      """),
    .good(
      """
      from django.contrib.auth.models import User
      from django.contrib.contenttypes.fields import GenericRelation
      from django.db import models
      from django.db.models.functions import Lower

      OPTIONS = {"decimal_places": 1}

      class Review(models.Model):
          score = models.DecimalField(max_digits=3, decimal_places=1)
          other = models.DecimalField(max_digits=3, **OPTIONS)
          author = models.ForeignKey(User, models.SET_NULL, null=True)
          book = models.ForeignKey("Book", models.CASCADE)
          again = models.ForeignKey("shop.Book", models.CASCADE, related_name="+")
          parent = models.ForeignKey("self", models.CASCADE)
          created_at = models.DateTimeField(auto_now_add=True)

          class Meta:
              ordering = ["-created_at", "pk", "?", "author__username", "book__name__lower", Lower("score")]
              unique_together = ("author", "book")
              indexes = [models.Index(fields=["-score", "author_id"]), models.Index(Lower("score"), name="low")]
              get_latest_by = "created_at"
              order_with_respect_to = None

      class Book(models.Model):
          name = models.CharField(max_length=20)

      class Named(models.Model):
          class Meta:
              abstract = True
              ordering = ["whatever"]

      class Shown(Book):
          marks = GenericRelation("contenttypes.ContentType")

          class Meta:
              proxy = True
      """),
  ],
  .models { model, findings in
    let definition = ModelDefinition(model)
    definition.checkFields(&findings)
    definition.checkMeta(&findings)
  }
)

private struct ModelDefinition {
  let model: CheckedModel
  let entry: ModelEntry?
  var project: CheckedProject { model.project }

  init(_ model: CheckedModel) {
    self.model = model
    entry = model.project.fields[model.type]
  }

  private func report(
    _ message: String, at node: ID<Node>, _ facet: String, _ name: String, isCertain: Bool = true,
    _ findings: inout Findings
  ) {
    findings.report(
      message, at: model.file.place(node), facet: facet, symbol: model.label + "." + name, isCertain: isCertain)
  }

  // MARK: Fields

  func checkFields(_ findings: inout Findings) {
    let fields = model.writtenFields
    let keys = fields.filter { $0.isDjangos && $0.isTrue("primary_key") }
    if keys.count > 1 {
      report(
        "\(model.label) has a primary key already: \(keys[0].name)", at: keys[1].target, "two-primary-keys",
        keys[1].name, &findings)
    }
    for field in fields where field.isDjangos {
      checkName(field, &findings)
      checkOptions(field, &findings)
      checkRelation(field, &findings)
      // A generic relation has no column.
      if model.entry.isProxy.value == true, !field.kind.hasPrefix("Generic") {
        report(
          "a proxy has the fields of its model and no others", at: field.target, "proxy-with-fields", field.name,
          &findings)
      }
    }
  }

  private func checkName(_ field: WrittenField, _ findings: inout Findings) {
    let name = field.name
    guard entry?.fields[name] != nil else { return }
    if name.hasSuffix("_") {
      report("a field's name may not end with an underscore", at: field.target, "bad-name", name, &findings)
    } else if name.contains("__") {
      report(
        "a field's name may not have two underscores: they join the parts of a path", at: field.target, "bad-name",
        name, &findings)
    } else if name == "pk" {
      report(
        "\"pk\" stands for the primary key and is no name for a field", at: field.target, "bad-name", name, &findings)
    }
  }

  private func checkOptions(_ field: WrittenField, _ findings: inout Findings) {
    if field.isOpen { return }
    if field.kind == "DecimalField", field.call.arguments.isEmpty {
      let missing = ["max_digits", "decimal_places"].filter { field.call[keyword: $0] == nil }
      if missing.count == 1 {
        report(
          "DecimalField needs \(missing[0])", at: field.call.id, "missing-required-option", field.name, &findings)
      }
    }
    if ["DateField", "DateTimeField", "TimeField"].contains(field.kind) {
      let given = ["auto_now", "auto_now_add"].filter { field.isTrue($0) } + (field.has("default") ? ["default"] : [])
      if given.count > 1 {
        report(
          "\(given.joined(separator: " and ")) exclude each other: keep one", at: field.call.id, "auto-now-conflict",
          field.name, &findings)
      }
    }
  }

  private func checkRelation(_ field: WrittenField, _ findings: inout Findings) {
    let isKey = field.kind == "ForeignKey" || field.kind == "OneToOneField"
    guard isKey || field.kind == "ManyToManyField" else { return }
    if let to = field.call[keyword: "to"] ?? field.call.arguments.first, let text = field.file.tree.string(to) {
      checkTarget(text, to, field, &findings)
    }
    guard isKey, !field.isOpen,
      let action = field.call[keyword: "on_delete"] ?? field.call.arguments.dropFirst().first,
      let name = field.file.tree.dottedName(of: action)?.split(separator: ".").last
    else { return }
    if name == "SET_NULL", !mayBe("null", field) {
      report("SET_NULL needs null=True", at: action, "set-null-without-null", field.name, &findings)
    } else if name == "SET_DEFAULT", !mayBe("default", field), field.call[keyword: "db_default"] == nil {
      report("SET_DEFAULT needs a default", at: action, "set-default-without-default", field.name, &findings)
    }
  }

  private func mayBe(_ keyword: String, _ field: WrittenField) -> Bool {
    guard let value = field.call[keyword: keyword] else { return false }
    return field.file.tree.kind(value) != .false && (keyword == "default" || field.file.tree.kind(value) != .none)
  }

  /// The name of a model that no installed application has.
  private func checkTarget(_ text: String, _ node: ID<Node>, _ field: WrittenField, _ findings: inout Findings) {
    guard text != "self", let label = absolute(text), project.tables.labels[label.lowercased()] == nil,
      let known = entry?.fields[field.name]?.relation?.relatedModel, known.value != .some(nil)
    else { return }
    let app = label.prefix { $0 != "." }.lowercased()
    guard isKnown(app), !isClass(label) else { return }
    let labels = project.dump.models.items.compactMap { $0.label.value ?? nil }
    let own = labels.filter { $0.lowercased().hasPrefix(app + ".") }
    let near = Suggestion.nearest(to: label, in: own.sorted()) ?? Suggestion.nearest(to: label, in: labels.sorted())
    let shown = near.map { text.contains(".") ? $0 : String($0.drop { $0 != "." }.dropFirst()) }
    report(
      "there is no model \"\(text)\"" + (shown.map { "; did you mean \"\($0)\"?" } ?? ""), at: node,
      "relation-target-missing", field.name, &findings)
  }

  private func absolute(_ text: String) -> String? {
    if text.contains(".") { return text.split(separator: ".").count == 2 ? text : nil }
    guard let label = model.entry.label.value ?? nil, model.entry.isAbstract.value == false else { return nil }
    return label.prefix { $0 != "." } + "." + text
  }

  /// Whether the project has a class of that name, which was not taken for a model: its base may be a library's.
  private func isClass(_ label: String) -> Bool {
    let name = label.drop { $0 != "." }.dropFirst().lowercased()
    return project.tables.classes.indices.contains { row in
      project.tables.classes[row].model == nil && project.tables.classes[row].name.lowercased() == name
    }
  }

  /// Whether every model of the application was seen.
  private func isKnown(_ app: String) -> Bool {
    let rows = project.dump.apps.items.filter { $0.label.value?.lowercased() == app }
    switch project.dump.models.openness {
    case .closed: return true
    case .hints: return !rows.isEmpty
    case .open, .unknown:
      return project.dump.models.items.contains { ($0.label.value ?? nil)?.lowercased().hasPrefix(app + ".") ?? false }
    }
  }

  // MARK: Meta

  func checkMeta(_ findings: inout Findings) {
    guard let entry, model.entry.isAbstract.value == false, let meta = model.ownMeta else { return }
    if let option = meta.option("ordering"), option.owner.type == meta.type { checkOrdering(option, entry, &findings) }
    if entry.isOpen { return }
    for name in ["get_latest_by", "order_with_respect_to"] {
      guard let option = meta.option(name), option.owner.type == meta.type else { continue }
      if let text = option.text { checkLocal(text, option.value, name, entry, &findings) }
      for item in option.names.items where option.text == nil {
        checkLocal(item.text, item.node, name, entry, &findings)
      }
    }
    if let option = meta.option("unique_together"), option.owner.type == meta.type {
      for row in option.tree.subtree(of: option.value) where option.tree.kind(ID(row)) == .string {
        checkLocal(option.tree.string(ID(row)) ?? "", ID(row), "unique_together", entry, &findings)
      }
    }
    for name in ["indexes", "constraints"] {
      guard let option = meta.option(name), option.owner.type == meta.type else { continue }
      checkCalls(option, name, entry, &findings)
    }
  }

  private func checkOrdering(_ option: WrittenOption, _ entry: ModelEntry, _ findings: inout Findings) {
    for item in option.names.items where item.file.row == model.file.row {
      let path = item.text.hasPrefix("-") || item.text.hasPrefix("+") ? String(item.text.dropFirst()) : item.text
      guard path != "?", path != "_order",
        case .broken(let found) = project.fields.resolve(path, on: entry, guessing: true)
      else { continue }
      report(
        found.text, at: item.node, "meta-unknown-field", "Meta.ordering", isCertain: found.isCertain, &findings)
    }
  }

  private func checkLocal(
    _ text: String, _ node: ID<Node>, _ option: String, _ entry: ModelEntry, _ findings: inout Findings
  ) {
    let name = text.hasPrefix("-") ? String(text.dropFirst()) : text
    if entry.fields[name] != nil || entry.key(ofColumn: name) != nil || name == "pk" || name == "_order" { return }
    if option == "get_latest_by", name.contains("__") { return }
    let near = project.fields.nearest(name, on: entry).map { "; did you mean \"\($0)\"?" } ?? ""
    report("\(entry.name) has no field \"\(name)\"\(near)", at: node, "meta-unknown-field", "Meta." + option, &findings)
  }

  /// `Index(fields=[…])`, `UniqueConstraint(fields=[…])`.
  private func checkCalls(_ option: WrittenOption, _ name: String, _ entry: ModelEntry, _ findings: inout Findings) {
    for row in option.tree.subtree(of: option.value) {
      guard let call = Call(ID(row), in: option.tree), let dotted = option.file.dotted(call.callee),
        dotted.hasPrefix("django."), dotted.hasSuffix("Index") || dotted.hasSuffix(".UniqueConstraint"),
        let fields = call[keyword: "fields"], [.list, .tuple].contains(option.tree.kind(fields))
      else { continue }
      for item in option.tree.children(of: fields) {
        if let text = option.tree.string(item) { checkLocal(text, item, name, entry, &findings) }
      }
    }
  }
}
