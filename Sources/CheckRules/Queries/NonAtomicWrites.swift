import Checks

let nonAtomicWrites = Rule(
  "DJQ108", "non-atomic-writes",
  "A view or task writes several models, and not in one transaction.",
  why: "When the second write fails the first one stays: half of an order, money without a receipt.",
  .info, enabled: .never, .heuristic,
  examples: [
    .bad(
      """
      --- shop/models.py
      from django.db import models

      class Order(models.Model):
          paid = models.BooleanField(default=False)

      class Receipt(models.Model):
          order = models.ForeignKey(Order, models.CASCADE)
      --- shop/urls.py
      from django.urls import path
      from . import views

      urlpatterns = [path("a/", views.pay)]
      --- shop/views.py
      from shop.models import Order, Receipt

      def «pay»(request):
          order = Order.objects.create(paid=True)
          Receipt.objects.create(order=order)
      """),
    .good(
      """
      --- shop/models.py
      from django.db import models

      class Order(models.Model):
          paid = models.BooleanField(default=False)

      class Receipt(models.Model):
          order = models.ForeignKey(Order, models.CASCADE)
      --- shop/urls.py
      from django.urls import path
      from . import views

      urlpatterns = [path("a/", views.pay), path("b/", views.again), path("c/", views.one), path("d/", views.either)]
      --- shop/views.py
      from django.db import transaction
      from shop.models import Order, Receipt

      @transaction.atomic
      def pay(request):
          order = Order.objects.create(paid=True)
          Receipt.objects.create(order=order)

      def again(request):
          with transaction.atomic():
              order = Order.objects.create(paid=True)
              Receipt.objects.create(order=order)

      def one(request):
          Order.objects.create(paid=True)
          Order.objects.create(paid=False)

      def either(request):
          if request.GET:
              Order.objects.create(paid=True)
          else:
              Receipt.objects.create(order=None)
          if request.POST:
              Receipt.objects.create(order=None)
      """),
  ],
  .project { project, findings in
    if isAtomicAnyway(project) { return }
    for view in project.viewFunctions { check(view.node, view.file, &findings) }
    for task in project.tasks.all {
      let row = project.tables.functions[task.function]
      if !project.file(row.file).isTest { check(row.node, project.file(row.file), &findings) }
    }
  }
)

/// `ATOMIC_REQUESTS`: in the settings' own text, since databases are made in many ways.
private func isAtomicAnyway(_ project: CheckedProject) -> Bool {
  project.files.contains { file in
    file.isSettings && file.tree.source.firstRange(of: Array("ATOMIC_REQUESTS".utf8)) != nil
  }
}

private func check(_ function: ID<Node>, _ file: CheckedFile, _ findings: inout Findings) {
  let decorators = file.tree.decorators(of: function)
  if decorators.contains(where: { file.tree.text(of: $0).contains("atomic") }) { return }
  let loose = ModelWrites(function, file).all.filter { !isAtomic($0.call, file) }
  guard let first = loose.first,
    let second = loose.first(where: { $0.model != first.model && !areApart(first.call, $0.call, file) })
  else { return }
  let names = [first, second].map { file.project.tables.classes[$0.model].name }.joined(separator: " and ")
  findings.report(
    "\(names) are written one after the other: with transaction.atomic()", at: file.namePlace(of: function),
    related: [RelatedPlace(file.place(first.call), "the first"), RelatedPlace(file.place(second.call), "the second")],
    symbol: file.symbol(around: function))
}

private func isAtomic(_ node: ID<Node>, _ file: CheckedFile) -> Bool {
  file.ancestors(of: node).contains { outer in
    file.tree.kind(outer) == .withStatement
      && file.tree.children(of: outer).contains {
        file.tree.kind($0) == .withItem && file.tree.text(of: $0).contains("atomic")
      }
  }
}

/// Whether the second may be written without the first: in another branch, or where a condition is over.
private func areApart(_ first: ID<Node>, _ second: ID<Node>, _ file: CheckedFile) -> Bool {
  let (one, other) = (file.ancestors(of: first), file.ancestors(of: second))
  guard let split = zip(one, other).enumerated().first(where: { $1.0 != $1.1 })?.offset, split > 0 else { return false }
  return one[(split - 1)...].contains { outer in
    [.ifStatement, .elifClause, .tryStatement, .exceptHandler, .matchStatement, .conditional].contains(
      file.tree.kind(outer))
  }
}
