import Checks

let syncOrmInAsync = Rule(
  "DJV003", "sync-orm-in-async",
  "An async function asks the database in the blocking way.",
  why: "Django raises SynchronousOnlyOperation when a query runs in an event loop.",
  .error, .likely, fix: .risky,
  examples: [
    .bad(
      """
      --- shop/models.py
      from django.db import models

      class Order(models.Model):
          name = models.CharField(max_length=20)
      --- shop/views.py
      from django.http import JsonResponse
      from .models import Order

      async def detail(request, pk):
          order = «Order.objects.get(pk=pk)»
          «order.save()»
          for other in «Order.objects.filter(name="x")»:
              pass
          rows = «list(Order.objects.all())»
          return JsonResponse({"c": order.name})
      """),
    .good(
      """
      --- shop/models.py
      from django.db import models

      class Order(models.Model):
          name = models.CharField(max_length=20)
      --- shop/views.py
      from asgiref.sync import sync_to_async
      from django.http import JsonResponse
      from .models import Order

      async def detail(request, pk):
          order = await Order.objects.select_related("customer").aget(pk=pk)
          found = Order.objects.filter(name="x")
          async for other in found:
              pass
          first = await sync_to_async(Order.objects.get)(pk=pk)
          second = await sync_to_async(lambda: Order.objects.get(pk=pk))()

          @sync_to_async
          def inner():
              return Order.objects.get(pk=pk)

          await order.asave()
          return JsonResponse({"c": [row async for row in Order.objects.all()], "d": await inner()})

      def plain(request, pk): return JsonResponse({"a": Order.objects.get(pk=pk).name})
      """),
    .good(
      """
      --- shop/models.py
      from django.db import models

      class Order(models.Model):
          pass
      --- shop/bot.py
      import os
      os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

      from shop.models import Order

      async def answer(message):
          return Order.objects.first()
      """),
  ],
  .nodes([.asyncFunctionDef]) { function, file, findings in
    guard !file.isTest, !file.project.allowsBlocking else { return }
    let (tree, expressions) = (file.tree, ModelExpressions(file))
    for node in ownRows(of: function, tree) {
      switch tree.kind(node) {
      case .call:
        guard let call = Call(node, in: tree), let name = blocking(call, expressions, tree) else { continue }
        findings.report("\(name) blocks: SynchronousOnlyOperation in an async function", at: node, in: file)
      case .forStatement:
        let parts = Array(tree.children(of: node))
        guard parts.count > 1, case .querySet? = expressions.kind(of: parts[1]) else { continue }
        findings.report("use 'async for': a loop over a query set asks the database", at: parts[1], in: file)
      default: break
      }
    }
  }
)

private let instanceMethods: Set<String> = ["save", "delete", "refresh_from_db", "full_clean"]
private let queries: Set<String> = [
  "get", "first", "last", "latest", "earliest", "create", "count", "exists", "update", "delete", "aggregate",
  "get_or_create", "update_or_create", "bulk_create", "bulk_update", "in_bulk",
]

/// What a call asks the database for, with the name to use instead.
private func blocking(_ call: Call, _ expressions: ModelExpressions, _ tree: PythonFile) -> String? {
  if let name = call.calleeName, ["list", "len", "bool", "set", "tuple"].contains(name), let only = call.arguments.first
  {
    if case .querySet? = expressions.kind(of: only) { return "\(name)() of a query set" }
    return nil
  }
  guard tree.kind(call.callee) == .attribute, let value = tree.firstChild(of: call.callee) else { return nil }
  let method = tree.name(tree[call.callee].symbol)
  switch expressions.kind(of: value) {
  case .querySet?: return queries.contains(method) ? "\(method)() – use a\(method)() –" : nil
  case .instance?:
    return instanceMethods.contains(method) ? "\(method)() – use a\(method)() –" : nil
  case .value?, nil: return nil
  }
}

/// The rows that run in the function itself.
private func ownRows(of function: ID<Node>, _ tree: PythonFile) -> [ID<Node>] {
  var found: [ID<Node>] = []
  let rows = tree.subtree(of: function)
  var row = rows.lowerBound + 1
  while row < rows.upperBound {
    switch tree.nodes[row].kind {
    case .functionDef, .asyncFunctionDef, .lambda, .classDef: row += Int(tree.nodes[row].size)
    default:
      found.append(ID(row))
      row += 1
    }
  }
  return found
}
