import Checks

let signedQuantityField = Rule(
  "DJM103", "signed-quantity-field",
  "A quantity that cannot be negative is kept in a signed field.",
  why: "Nothing stops a negative count from being saved.",
  .info, enabled: .never, .heuristic, fix: .risky,
  examples: [
    .bad(
      """
      from django.db import models

      class Seat(models.Model):
          «row_count» = models.IntegerField(default=0)
      """),
    .good(
      """
      from django.core.validators import MinValueValidator
      from django.db import models

      class Seat(models.Model):
          row_count = models.PositiveIntegerField(default=0)
          stock = models.IntegerField(validators=[MinValueValidator(0)])
          size_delta = models.IntegerField()
          age = models.IntegerField(default=-1)
          width = models.IntegerField()

          class Meta:
              constraints = [models.CheckConstraint(condition=models.Q(width__gte=0), name="wide")]
      """),
  ],
  .models { model, findings in
    if model.file.isTest { return }
    let limited = model.ownMeta?.option("constraints").map { $0.tree.text(of: $0.value) } ?? ""
    for field in model.writtenFields where isQuantity(field) && !limited.contains(field.name + "__") {
      findings.report(
        "use a Positive\(field.kind)", at: field.place, symbol: model.label + "." + field.name)
    }
  }
)

private let quantities: Set<String> = [
  "quantity", "qty", "count", "stock", "age", "duration", "days", "minutes", "seconds", "views", "likes", "size",
  "width", "height", "capacity", "seats", "num",
]
private let signed: Set<String> = ["delta", "offset", "balance", "score", "change", "diff", "sort", "order"]

private func isQuantity(_ field: WrittenField) -> Bool {
  guard field.isDjangos, ["IntegerField", "SmallIntegerField", "BigIntegerField"].contains(field.kind), !field.isOpen,
    field.call[keyword: "validators"] == nil
  else { return false }
  let words = Set(field.name.split(separator: "_").map(String.init))
  if words.isDisjoint(with: quantities) || !words.isDisjoint(with: signed) { return false }
  return field.call[keyword: "default"].map { field.file.tree.kind($0) != .unaryOp } ?? true
}
