import Checks

let shortTextField = Rule(
  "DJM102", "short-text-field",
  "A field for running text holds 255 characters.",
  why: "What is longer is refused by forms and by the database; a TextField costs no more on most of them.",
  .info, .heuristic, isCore: true,
  examples: [
    .bad(
      """
      from django.db import models

      class Product(models.Model):
          «description» = models.CharField(max_length=255, blank=True)
      """),
    .good(
      """
      from django.db import models

      class Product(models.Model):
          description = models.TextField(blank=True)
          summary = models.CharField(max_length=200)
          seo_description = models.CharField(max_length=255)
          comment = models.CharField(max_length=255, db_index=True)
          text = models.CharField(max_length=255)

          class Meta:
              indexes = [models.Index(fields=["text"])]

      class Page(models.Model):
          short_description = models.CharField(max_length=255)

      class Article(models.Model):
          summary = models.CharField(max_length=255)
          body = models.TextField()
      """),
  ],
  .models { model, findings in
    if model.file.isTest || model.file.path.contains("test_utils/") { return }
    for field in model.writtenFields where isShort(field, model) {
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

/// A name that says how long it is, or a field of running text beside it that is longer.
private func isSaidShort(_ field: WrittenField, _ model: CheckedModel) -> Bool {
  if field.name.split(separator: "_").contains(where: { ["short", "brief", "alt"].contains($0) }) { return true }
  return model.writtenFields.contains { other in
    other.isDjangos && other.kind == "TextField" && texts.contains(other.name)
  }
}
