import Checks

let badDefault = Rule(
  "DJM004", "bad-default",
  "A field's default is shared, computed at import, or cannot be written into a migration.",
  why:
    "One list is shared by all rows, one moment of import by all rows, and makemigrations fails with ValueError on a lambda.",
  .error, .proven, fix: .risky, facets: ["shared-mutable", "evaluated-at-import", "unserializable"],
  examples: [
    .bad(
      """
      from datetime import date, datetime
      from uuid import uuid4
      from django.db import models
      from django.utils import timezone

      class Draft(models.Model):
          meta = models.JSONField(default=«{}»)
          tags = models.JSONField(default=«[]»)
          opened_at = models.DateTimeField(default=«timezone.now()»)
          day = models.DateField(default=«date.today()»)
          again = models.DateTimeField(default=«datetime.utcnow()»)
          token = models.CharField(max_length=32, default=«lambda: uuid4().hex»)
          key = models.UUIDField(default=«uuid4()»)
      """),
    .good(
      """
      from datetime import timedelta
      from decimal import Decimal
      from uuid import uuid4
      from django.db import models
      from django.utils import timezone

      def new_token():
          return uuid4().hex

      def lists():
          return list

      class Draft(models.Model):
          meta = models.JSONField(default=dict)
          tags = models.JSONField(default=lists())
          opened_at = models.DateTimeField(default=timezone.now)
          token = models.CharField(max_length=32, default=new_token)
          price = models.DecimalField(max_digits=5, decimal_places=2, default=Decimal("0"))
          span = models.DurationField(default=timedelta(days=1))
          key = models.UUIDField(default=uuid4)
          pair = models.JSONField(default=())
      """),
    .good(
      """
      from django.db import models
      from django_countries.fields import CountryField

      class Blocks(models.Field):
          def get_default(self):
              return tuple(super().get_default())

      class Zone(models.Model):
          countries = CountryField(multiple=True, default=[])
          body = Blocks(default=[("heading", "Hello")])
      """),
  ],
  .models { model, findings in
    for field in model.writtenFields {
      for keyword in ["default", "db_default"] {
        guard let value = field.call[keyword: keyword], let problem = problem(of: value, field) else { continue }
        if problem.facet == "shared-mutable", keyword == "db_default" || !givesDefaultAsItIs(field) { continue }
        findings.report(
          problem.message, at: field.file.place(value), facet: problem.facet, symbol: model.label + "." + field.name,
          fix: problem.replacement.map {
            Fix(.risky, "write \(keyword)=\($0)", [.init(field.file.place(value), $0)])
          })
      }
    }
  }
)

/// Whether the field hands out its default itself: others make a value of their own of it.
private func givesDefaultAsItIs(_ field: WrittenField) -> Bool {
  if field.isDjangos { return true }
  guard let type = CheckedClass(field.className, field.file.project),
    type.isReadable(above: "django.db.models.", "django.contrib.postgres.")
  else { return false }
  return !type.defines("__init__", "get_default", "contribute_to_class", "descriptor_class", "to_python", "pre_save")
}

private struct Problem {
  var message: String
  var facet: String
  var replacement: String?
}

private func problem(of value: ID<Node>, _ field: WrittenField) -> Problem? {
  let tree = field.file.tree
  switch tree.kind(value) {
  case .list, .dict, .set: return mutable(tree.kind(value), isEmpty: tree.firstChild(of: value) == nil)
  case .lambda:
    return Problem(
      message: "a lambda cannot be written into a migration: define a function in the module", facet: "unserializable")
  case .call: return called(Call(value, in: tree), field)
  default: return nil
  }
}

private func mutable(_ kind: PythonSyntax.NodeKind, isEmpty: Bool) -> Problem {
  let name = kind == .list ? "list" : kind == .dict ? "dict" : "set"
  return Problem(
    message: isEmpty
      ? "all rows share one \(name): write default=\(name)"
      : "all rows share one \(name): write a function that returns a new one", facet: "shared-mutable",
    replacement: isEmpty ? name : nil)
}

private let providers: Set<String> = [
  "django.utils.timezone.now", "django.utils.timezone.localdate", "django.utils.timezone.localtime",
  "datetime.date.today", "datetime.datetime.now", "datetime.datetime.today", "datetime.datetime.utcnow", "time.time",
  "uuid.uuid1", "uuid.uuid4", "django.utils.crypto.get_random_string", "secrets.token_hex", "secrets.token_urlsafe",
  "secrets.token_bytes", "random.random", "random.randint",
]

private func called(_ call: Call?, _ field: WrittenField) -> Problem? {
  guard let call, let dotted = field.file.dotted(call.callee) else { return nil }
  if providers.contains(dotted) {
    let text = field.file.tree.text(of: call.callee)
    let isPlain = call.arguments.isEmpty && call.keywords.isEmpty
    return Problem(
      message: isPlain
        ? "\(text)() is called once, when the module is imported: write default=\(text)"
        : "\(text)(…) is called once, when the module is imported: write a function that calls it",
      facet: "evaluated-at-import", replacement: isPlain ? text : nil)
  }
  return nil
}
