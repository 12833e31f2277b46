import Checks

let missingStr = Rule(
  "DJM201", "missing-str",
  "A model has no `__str__`.",
  why: "The admin, choices of forms and logs show \"Shelf object (3)\".",
  .warning, enabled: .auto, .proven,
  examples: [
    .bad(
      """
      from django.db import models

      class «Shelf»(models.Model):
          code = models.SlugField()
      """),
    .good(
      """
      from typing import ClassVar
      from django.db import models

      class Named(models.Model):
          code = models.SlugField()

          class Meta:
              abstract: ClassVar[bool] = True

          def __str__(self):
              return self.code

      class Shelf(Named):
          pass

      class Book(models.Model):
          shelves = models.ManyToManyField(Shelf, through="Place")

          def __str__(self):
              return "book"

      class Place(models.Model):
          shelf = models.ForeignKey(Shelf, models.CASCADE)
          book = models.ForeignKey(Book, models.CASCADE)

      class View(models.Model):
          class Meta:
              managed = False

      class Proxy(Shelf):
          class Meta:
              proxy = True
      """),
  ],
  .models { model, findings in
    guard model.entry.isAbstract.value == false, model.entry.isProxy.value == false,
      model.entry.isManaged.value == true, !model.file.isTest,
      let attributes = model.project.fields[model.type]?.attributes, !attributes.contains("__str__"),
      !isThrough(model)
    else { return }
    findings.report("\(model.label) has no __str__", at: model.place, symbol: model.label)
  }
)

/// A table between two models, and no more.
private func isThrough(_ model: CheckedModel) -> Bool {
  model.project.dump.models.items.contains { other in
    other.fields.items.contains { field in
      if case .model(let label)? = field.relation?.through.value ?? nil { return label == model.label }
      return false
    }
  }
}
