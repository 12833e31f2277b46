import Checks

let missingOnDelete = Rule(
  "DJM001", "missing-on-delete",
  "A foreign key does not say what happens when its target is deleted.",
  why: "`on_delete` has no default: the module raises TypeError when it is imported, and nothing starts.",
  .error, .proven, fix: .risky, isCore: true,
  examples: [
    .bad(
      """
      from django.db import models

      class Customer(models.Model):
          name = models.CharField(max_length=20)

      class Invoice(models.Model):
          customer = «models.ForeignKey("Customer", related_name="invoices")»
      """),
    .good(
      """
      from django.db import models

      class Customer(models.Model):
          name = models.CharField(max_length=20)

      class Invoice(models.Model):
          customer = models.ForeignKey("Customer", on_delete=models.PROTECT, related_name="invoices")
          other = models.OneToOneField(Customer, models.CASCADE)
      """),
    .good(
      """
      from functools import partial
      from django.db import models

      Key = partial(models.ForeignKey, on_delete=models.CASCADE)

      class Owned(models.ForeignKey):
          def __init__(self, to, **kwargs):
              kwargs.setdefault("on_delete", models.CASCADE)
              super().__init__(to, **kwargs)

      class Customer(models.Model):
          name = models.CharField(max_length=20)

      class Invoice(models.Model):
          customer = Key("Customer")
          owner = Owned("Customer", related_name="owned")
      """),
  ],
  .nodes([.call]) { node, file, findings in
    guard let holder = file.parent(of: node), isField(holder, node, file), let call = Call(node, in: file.tree),
      lacksOnDelete(call, file), isForeignKey(call.callee, file)
    else { return }
    findings.report(
      "\(call.calleeName ?? "ForeignKey") needs on_delete, for example on_delete=models.CASCADE", at: node, in: file)
  }
)

private let names: Set<String> = [
  "django.db.models.ForeignKey", "django.db.models.OneToOneField", "django.db.models.fields.related.ForeignKey",
  "django.db.models.fields.related.OneToOneField",
]

/// A class of the project may pass on what it wants: only Django's own are known to need it.
private func isForeignKey(_ callee: ID<Node>, _ file: CheckedFile) -> Bool {
  file.dotted(callee).map(names.contains) ?? false
}

private func lacksOnDelete(_ call: Call, _ file: CheckedFile) -> Bool {
  call.arguments.count < 2 && call[keyword: "on_delete"] == nil
    && !file.tree.children(of: call.id).contains {
      file.tree.kind($0) == .keywordUnpack || file.tree.kind($0) == .starred
    }
}

/// What a model's body or an operation of a migration holds; elsewhere the call may be taken apart.
private func isField(_ holder: ID<Node>, _ node: ID<Node>, _ file: CheckedFile) -> Bool {
  switch file.tree.kind(holder) {
  case .assign, .annotatedAssign: file.enclosing(node, .functionDef, .lambda) == nil
  case .keyword: file.tree.name(file.tree[holder].symbol) == "field" && file.isMigration
  case .tuple: file.isMigration
  default: false
  }
}
