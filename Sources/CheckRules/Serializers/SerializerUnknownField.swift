import Checks

let serializerUnknownField = Rule(
  "DJS001", "serializer-unknown-field",
  "A model serializer lists a field that the model does not have.",
  why:
    "Django REST framework raises ImproperlyConfigured when the fields are first used: with the first request, not at import.",
  .error, .proven, isCore: true, facets: ["fields", "exclude"],
  examples: [
    .bad(
      """
      --- library/models.py
      from django.db import models

      class Author(models.Model):
          name = models.CharField(max_length=20)

      class Book(models.Model):
          author = models.ForeignKey(Author, models.CASCADE)
      --- library/serializers.py
      from rest_framework import serializers
      from library.models import Book

      class BookSerializer(serializers.ModelSerializer):
          class Meta:
              model = Book
              fields = ["id", «"autor"», «"author__name"»]
      --- library/urls.py
      from library import serializers
      urlpatterns = []
      """, facet: "fields"),
    .bad(
      """
      --- library/models.py
      from django.db import models

      class Book(models.Model):
          summary = models.TextField()
      --- library/serializers.py
      from rest_framework import serializers
      from library.models import Book

      class BookSerializer(serializers.ModelSerializer):
          class Meta:
              model = Book
              fields = ["id", «"sumamry"», "anything"]

          def get_fields(self):
              return {name: field for name, field in super().get_fields().items() if name != "anything"}
      --- library/urls.py
      from library import serializers
      urlpatterns = []
      """, facet: "fields"),
    .bad(
      """
      --- library/models.py
      from django.db import models

      class Author(models.Model):
          name = models.CharField(max_length=20)

      class Book(models.Model):
          author = models.ForeignKey(Author, models.CASCADE, related_name="books")
      --- library/serializers.py
      from rest_framework.serializers import ModelSerializer
      from library.models import Author

      class AuthorSerializer(ModelSerializer):
          class Meta:
              model = Author
              exclude = («"books"», "id")
      --- library/urls.py
      from library import serializers
      urlpatterns = []
      """, facet: "exclude"),
    .good(
      """
      --- library/models.py
      from django.db import models

      class Author(models.Model):
          name = models.CharField(max_length=20)

      class Book(models.Model):
          author = models.ForeignKey(Author, models.CASCADE, related_name="books")

          @property
          def title(self):
              return "Untitled"
      --- library/serializers.py
      from rest_framework import serializers
      from library.models import Author, Book

      class BookSerializer(serializers.ModelSerializer):
          author_name = serializers.CharField(source="author.name", read_only=True)

          class Meta:
              model = Book
              fields = ["id", "pk", "url", "author", "author_id", "author_name", "title"]

      class ShortSerializer(BookSerializer):
          class Meta:
              model = Book
              fields = ["*", "-title"]

      class AuthorSerializer(serializers.ModelSerializer):
          class Meta:
              model = Author
              fields = ("name", "books", "shelf")
              extra_kwargs = {"shelf": {"source": "name"}}

      class DynamicSerializer(BookSerializer):
          class Meta(BookSerializer.Meta):
              fields = BookSerializer.Meta.fields + ["anything", "notes"]

          def build_unknown_field(self, field_name, model_class):
              return serializers.CharField, {}

      class OwnSerializer(serializers.ModelSerializer):
          class Meta:
              model = Book
              fields = ["duration"]

          def to_representation(self, book):
              return {"duration": 3}
      --- library/urls.py
      from library import serializers
      urlpatterns = []
      """),
  ],
  .project { project, findings in
    for serializer in project.serializers where serializer.isModelSerializer {
      guard let model = serializer.model, let meta = serializer.meta else { continue }
      if let option = meta.option("fields") { checkFields(option, serializer, model, &findings) }
      if serializer.isDynamic { continue }
      if let option = meta.option("exclude") { checkExclude(option, serializer, model, &findings) }
    }
  }
)

private func checkFields(
  _ option: WrittenOption, _ serializer: CheckedSerializer, _ model: ModelEntry, _ findings: inout Findings
) {
  let names = option.names
  guard names.shape != .string, !names.items.contains(where: { isOwnNotation($0.text) }) else { return }
  let extra = serializer.meta?.option("extra_kwargs")
  for item in names.items where isUnknown(item.text, serializer, model) {
    if let extra, extra.names.texts.contains(item.text) || !extra.names.isComplete { continue }
    // A base out of sight may declare the field.
    let isCertain =
      !serializer.isDynamic && isRead(item.text, serializer)
      && serializer.type.project.fields.attribute(item.text, on: model).isAbsent
    if !isCertain, serializer.type.project.fields.slip(of: item.text, on: model) == nil { continue }
    findings.report(
      message(item.text, serializer, model), at: place(item, serializer), facet: "fields",
      related: [RelatedPlace(serializer.type.place, "the serializer")], symbol: serializer.type.dotted,
      isCertain: isCertain)
  }
}

/// `"*"` and `"-total"` are for code of the project's own, which makes another list of them.
private func isOwnNotation(_ text: String) -> Bool { text.first.map { !$0.isLetter && $0 != "_" } ?? false }

/// An inherited list is right for its own class: what is wrong is the one that inherits it.
private func place(_ item: WrittenList.Item, _ serializer: CheckedSerializer) -> SourcePlace {
  serializer.type.isInside(item.node, of: item.file) ? item.place : serializer.type.place
}

private func isUnknown(_ name: String, _ serializer: CheckedSerializer, _ model: ModelEntry) -> Bool {
  if serializer.booted(name) != nil || name == "url" || serializer.type.defines(name, own: false) { return false }
  return serializer.type.project.fields.lacks(name, on: model) != nil
}

/// What a library's base declares is in the boot's list, if it got that far.
private func isRead(_ name: String, _ serializer: CheckedSerializer) -> Bool {
  serializer.isReadable || serializer.isClosed || mentions(name, serializer)
}

/// Whether the framework, run by the boot, complained about that name.
private func mentions(_ name: String, _ serializer: CheckedSerializer) -> Bool {
  guard case .unknown(let reason) = serializer.row.fields.openness else { return false }
  return reason.contains("Field name `\(name)` is not valid")
}

private func message(_ name: String, _ serializer: CheckedSerializer, _ model: ModelEntry) -> String {
  if name.contains("__") {
    let source = name.replacing("__", with: ".")
    return "\"\(name)\" is no field of \(model.name): declare it with source=\"\(source)\""
  }
  let fields = serializer.type.project.fields
  let hint = fields.nearestAttribute(name, on: model).map { "; did you mean \"\($0)\"?" } ?? ""
  return "\(model.name) has no field or attribute \"\(name)\"\(hint)"
}

/// What may be left out is what would be there by default, so no relation of others to the model.
private func checkExclude(
  _ option: WrittenOption, _ serializer: CheckedSerializer, _ model: ModelEntry, _ findings: inout Findings
) {
  let fields = serializer.type.project.fields
  for item in option.names.items where model.fields[item.text] == nil && !model.isOpen {
    if serializer.type.defines(item.text, own: false) || !serializer.isReadable { continue }
    let isReverse = model.reverse(accessor: item.text) != nil
    guard isReverse || fields.attribute(item.text, on: model).isAbsent else { continue }
    let what =
      isReverse
      ? "\"\(item.text)\" is a relation to \(model.name) and not among the fields by default: there is nothing to exclude"
      : message(item.text, serializer, model)
    findings.report(what, at: place(item, serializer), facet: "exclude", symbol: serializer.type.dotted)
  }
}
