import Checks

let floatMoneyField = Rule(
  "DJM101", "float-money-field",
  "An amount of money is kept as a floating-point number.",
  why: "Binary fractions cannot hold most amounts: sums are off by a cent sooner or later.",
  .warning, .heuristic, fix: .risky, isCore: true,
  examples: [
    .bad(
      """
      from django.db import models

      class Plan(models.Model):
          «monthly_fee» = models.FloatField()
          «worth» = models.FloatField(help_text="in EUR")
      """),
    .good(
      """
      from django.db import models

      class Plan(models.Model):
          monthly = models.DecimalField(max_digits=10, decimal_places=2)
          exchange_rate = models.FloatField()
          coffee = models.FloatField()
          amount = models.FloatField()
          total_seconds = models.FloatField()
      """),
  ],
  .models { model, findings in
    if model.file.isTest { return }
    for field in model.writtenFields where field.isDjangos && field.kind == "FloatField" && isMoney(field, model) {
      findings.report(
        "keep money in a DecimalField(max_digits=…, decimal_places=2)", at: field.place,
        symbol: model.label + "." + field.name)
    }
  }
)

private let money: Set<String> = [
  "price", "cost", "subtotal", "fee", "salary", "wage", "tax", "payment", "refund", "invoice", "revenue", "currency",
  "vat",
]
/// Words for other amounts as well: they need one of the others beside them.
private let vague: Set<String> = ["amount", "total", "balance", "discount", "deposit", "budget", "charge", "tip"]
private let others: Set<String> = [
  "rate", "ratio", "percent", "percentage", "pct", "weight", "score", "seconds", "minutes", "hours", "days", "km",
  "lat", "lng", "distance", "time", "duration", "factor", "count",
]

private func isMoney(_ field: WrittenField, _ model: CheckedModel) -> Bool {
  let words = Set(field.name.lowercased().split(separator: "_").map(String.init))
  if !words.isDisjoint(with: others) { return false }
  if !words.isDisjoint(with: money) { return true }
  if !words.isDisjoint(with: vague), isAboutMoney(model) { return true }
  let texts = [field.call.arguments.first, field.call[keyword: "verbose_name"], field.call[keyword: "help_text"]]
  return texts.compactMap { $0.flatMap { field.file.tree.string($0) } }.contains { text in
    text.contains("€") || text.contains("$") || text.contains("£")
      || text.split { !$0.isLetter }.contains { ["EUR", "USD", "GBP", "CHF"].contains($0) }
  }
}

/// Whether the model's name or another field speaks of money.
private func isAboutMoney(_ model: CheckedModel) -> Bool {
  let names = model.entry.fields.items.compactMap(\.name.value) + [model.label.lowercased()]
  return names.contains { name in
    let words = Set(name.split { $0 == "_" || $0 == "." }.map(String.init))
    return !words.isDisjoint(with: money) || words.contains("order") || words.contains("donation")
  }
}
