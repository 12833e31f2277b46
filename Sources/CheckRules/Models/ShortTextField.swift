import Checks

let shortTextField = Rule(
  "DJM102", "short-text-field",
  "A field that code fills with the text of an exception holds 255 characters.",
  why: "Nobody limits such a text, and the database refuses what is longer; a TextField costs no more on most.",
  .info, .heuristic, isCore: true,
  examples: [
    .bad(
      """
      from django.db import models

      class Product(models.Model):
          «error_message» = models.CharField(max_length=255, blank=True)

          def load(self, source):
              try:
                  source.read()
              except ValueError as error:
                  self.error_message = str(error)
      """),
    .bad(
      """
      --- shop/models.py
      from django.db import models

      class Job(models.Model):
          «message» = models.CharField(max_length=255, blank=True)
      --- shop/tasks.py
      from shop.models import Job

      def run(source):
          try:
              source.read()
          except ValueError as error:
              Job.objects.create(message=f"failed: {error}")
      """),
    .good(
      """
      from django.db import models

      class Product(models.Model):
          description = models.CharField(max_length=255)
          summary = models.CharField(max_length=200)
          message = models.CharField(max_length=255)
          comment = models.CharField(max_length=255, db_index=True)
          text = models.CharField(max_length=255)

          class Meta:
              indexes = [models.Index(fields=["text"])]

          def load(self, source, log):
              self.message = str(source)
              try:
                  source.read()
              except ValueError as error:
                  self.comment = str(error)
                  log.error(message=str(error))
                  self.message = "it cannot be read"

      class Page(models.Model):
          short_description = models.CharField(max_length=255)

      class Article(models.Model):
          summary = models.CharField(max_length=255)
          body = models.TextField()
      """),
  ],
  .models { model, findings in
    if model.file.isTest || model.file.path.contains("test_utils/") { return }
    for field in model.writtenFields where isShort(field, model) && takesExceptions(field, model) {
      findings.report(
        "\(field.name) may be longer than 255 characters: use a TextField", at: field.place,
        symbol: model.label + "." + field.name)
    }
  }
)

private let texts: Set<String> = [
  "description", "body", "content", "bio", "biography", "notes", "comment", "comments", "summary", "text", "message",
  "instructions", "html", "markdown", "about",
]

private func isShort(_ field: WrittenField, _ model: CheckedModel) -> Bool {
  guard field.isDjangos, field.kind == "CharField", let last = field.name.split(separator: "_").last,
    texts.contains(String(last)), last != "text" || field.name == "text",
    !["seo_", "meta_", "search_"].contains(where: { field.name.hasPrefix($0) }), !isSaidShort(field, model),
    let length = field.call[keyword: "max_length"], field.file.tree.kind(length) == .integer,
    [250, 254, 255, 256].contains(field.file.tree.integer(of: Int(length.index)) ?? 0)
  else { return false }
  if ["choices", "unique", "db_index", "primary_key"].contains(where: { field.has($0) }) { return false }
  let indexes = (model.entry.indexes.value ?? []) + (model.entry.uniqueTogether.value ?? [])
  return !indexes.contains { $0.contains(field.name) || $0.contains("-" + field.name) }
}

// MARK: What it is filled with

private func takesExceptions(_ field: WrittenField, _ model: CheckedModel) -> Bool {
  model.file.project.files.contains { file in
    !file.isTest && !file.isMigration && file.tree.nodes.indices.contains { takes(ID($0), field, model, file) }
  }
}

/// Whether the row hands the text of a caught exception to the field, as an attribute or by keyword.
private func takes(_ node: ID<Node>, _ field: WrittenField, _ model: CheckedModel, _ file: CheckedFile) -> Bool {
  let tree = file.tree
  switch tree.kind(node) {
  case .assign:
    guard let target = tree.firstChild(of: node), tree.kind(target) == .attribute,
      tree.name(tree[target].symbol) == field.name, let value = tree.lastChild(of: node), isOfException(value, file),
      let owner = tree.firstChild(of: target)
    else { return false }
    return isRow(owner, of: model, file)
  case .call:
    guard let call = Call(node, in: tree), let value = call[keyword: field.name], isOfException(value, file) else {
      return false
    }
    return makes(call, model, file)
  default: return false
  }
}

private func isRow(_ node: ID<Node>, of model: CheckedModel, _ file: CheckedFile) -> Bool {
  guard case .instance(let type)? = file.type(of: node)?.type else { return false }
  return file.project.tables.isA(type, model.type)
}

/// `Job(…)`, `Job.objects.create(…)`, `Job.objects.filter(…).update(…)`.
private func makes(_ call: Call, _ model: CheckedModel, _ file: CheckedFile) -> Bool {
  if case .type(let type)? = file.meaning(of: call.callee) { return file.project.tables.isA(type, model.type) }
  let writing: Set<String> = ["create", "update", "acreate", "aupdate"]
  guard file.tree.kind(call.callee) == .attribute, writing.contains(file.tree.name(file.tree[call.callee].symbol)),
    let owner = file.tree.firstChild(of: call.callee),
    case .querySet(let type)? = ModelExpressions(file).kind(of: owner)
  else { return false }
  return file.project.tables.isA(type, model.type)
}

/// A text made of what a handler around it caught.
private func isOfException(_ value: ID<Node>, _ file: CheckedFile) -> Bool {
  guard [.call, .formattedString, .binaryOp].contains(file.tree.kind(value)) else { return false }
  let caught = file.ancestors(of: value).compactMap { outer in
    file.tree.kind(outer) == .exceptHandler ? file.tree.name(file.tree[outer].symbol) : nil
  }
  return file.tree.subtree(of: value).contains { row in
    file.tree.nodes[row].kind == .name && caught.contains(file.tree.name(file.tree.nodes[row].symbol))
  }
}

/// A name that says how long it is, or a field of running text beside it that is longer.
private func isSaidShort(_ field: WrittenField, _ model: CheckedModel) -> Bool {
  if field.name.split(separator: "_").contains(where: { ["short", "brief", "alt"].contains($0) }) { return true }
  return model.writtenFields.contains { other in
    other.isDjangos && other.kind == "TextField" && texts.contains(other.name)
  }
}
