import Checks

let strayRawSql = Rule(
  "DJQ201", "raw-sql-outside-manager",
  "SQL is written outside of a manager, or in one without a reason.",
  why: "SQL knows nothing of renamed columns, of other databases and of the rules of the managers.",
  .warning, enabled: .auto, .proven, isCore: true,
  examples: [
    .bad(
      """
      --- shop/models.py
      from django.db import models

      class Order(models.Model):
          total = models.IntegerField()

      class OrderQuerySet(models.QuerySet):
          def totals(self):
              return «self.raw("select 1")»
      --- shop/views.py
      from django.db import connection
      from django.db.models.expressions import RawSQL
      from shop.models import Order

      def report(request):
          with «connection.cursor()» as cursor:
              cursor.execute("select count(*) from shop_order")
          «Order.objects.raw("select * from shop_order")»
          Order.objects.annotate(x=«RawSQL("1", [])»)
          «Order.objects.filter(total=3).extra(where=["1"])»
      """),
    .good(
      """
      --- shop/models.py
      from django.db import models

      class OrderQuerySet(models.QuerySet):
          def totals(self):
              # raw-sql: window function not expressible in the ORM
              return self.raw("select 1")

          def others(self):
              \"\"\"SQL, because the ORM has no recursive queries.\"\"\"
              return self.raw("select 2")

      class Order(models.Model):
          total = models.IntegerField()
      --- shop/views.py
      def raw(request):
          return request.raw("x"), request.cursor()
      """),
  ],
  .nodes([.call]) { node, file, findings in
    guard !file.isTest, !file.isMigration, let call = Call(node, in: file.tree), isRaw(call, file) else { return }
    if isManager(around: node, file), hasReason(node, file) { return }
    if file.path.contains("/backends/") || file.path.contains("router") || file.path.contains("health") { return }
    let advice =
      isManager(around: node, file) ? "say why in a comment: # raw-sql: …" : "move SQL into a manager or query set"
    findings.report(advice, at: node, in: file)
  }
)

private func isRaw(_ call: Call, _ file: CheckedFile) -> Bool {
  let tree = file.tree
  if let dotted = file.dotted(call.callee) {
    return dotted == "django.db.models.expressions.RawSQL" || dotted == "django.db.connection.cursor"
  }
  guard tree.kind(call.callee) == .attribute, let base = tree.firstChild(of: call.callee) else { return false }
  let name = tree.name(tree[call.callee].symbol)
  guard name == "raw" || name == "extra" || name == "cursor" else { return false }
  if name == "cursor" { return tree.text(of: base).hasPrefix("connections[") && call.arguments.isEmpty }
  let chain = tree.text(of: base)
  return chain.contains(".objects") || (chain == "self" && isManager(around: call.id, file)) && !call.arguments.isEmpty
}

private func isManager(around node: ID<Node>, _ file: CheckedFile) -> Bool {
  guard let type = file.enclosing(node, .classDef), let id = file.project.tables.classNodes[file.row][type.index]
  else {
    return false
  }
  return file.project.tables.classes[id].libraryAncestors.contains {
    $0.hasSuffix("Manager") || $0.hasSuffix("QuerySet")
  }
}

/// A comment in front of the statement, or a docstring of the method.
private func hasReason(_ node: ID<Node>, _ file: CheckedFile) -> Bool {
  if let method = file.enclosing(node, .functionDef),
    FunctionDefinition(method, in: file.tree)?.docstring != nil
  {
    return true
  }
  // The statement's line and the one in front of it.
  let start = Int(file.tree[node].range.start)
  let before = String(decoding: file.tree.source[..<start], as: UTF8.self)
  let lines = before.split(omittingEmptySubsequences: false) { $0.isNewline }
  return lines.suffix(2).contains { $0.contains("raw-sql:") }
}
