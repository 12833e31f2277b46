import Checks

let modelInstanceArgument = Rule(
  "DJC102", "model-instance-argument",
  "A task is sent an object that a message cannot carry: a model's instance, a query set, a request.",
  why: "The JSON serializer raises TypeError; with pickle the worker gets the row as it was.",
  .warning, .likely, fix: .risky, facets: ["instance", "queryset", "request"],
  examples: [
    .bad(
      """
      --- shop/tasks.py
      from celery import shared_task

      @shared_task
      def sync_order(order): ...
      --- shop/models.py
      from django.db import models

      class Order(models.Model):
          total = models.IntegerField()
      --- shop/views.py
      from shop.models import Order
      from shop.tasks import sync_order

      def view(pk):
          order = Order.objects.get(pk=pk)
          sync_order.delay(«order»)
          sync_order.apply_async(kwargs={"order": «order»})
      """, facet: "instance"),
    .bad(
      """
      --- shop/tasks.py
      from celery import shared_task

      @shared_task
      def sync_orders(orders): ...
      --- shop/models.py
      from django.db import models

      class Order(models.Model):
          total = models.IntegerField()
      --- shop/views.py
      from shop.models import Order
      from shop.tasks import sync_orders

      def view():
          sync_orders.delay(orders=«Order.objects.filter(total=1)»)
      """, facet: "queryset"),
    .bad(
      """
      --- shop/tasks.py
      from celery import shared_task

      @shared_task
      def note(request): ...
      --- shop/views.py
      from shop.tasks import note

      def view(request):
          note.delay(«request»)
      """, facet: "request"),
    .bad(
      """
      --- shop/tasks.py
      from celery import shared_task

      @shared_task
      def sync_order(order): ...
      --- shop/models.py
      from django.db import models

      class Order(models.Model):
          total = models.IntegerField()
      --- shop/services.py
      from shop.models import Order

      class OrderService:
          def __init__(self, pk):
              self.order = Order.objects.get(pk=pk)
      --- shop/sync.py
      from shop.services import OrderService
      from shop.tasks import sync_order

      class Sync(OrderService):
          def run(self):
              sync_order.delay(«self.order»)

      def again(pk):
          service = OrderService(pk)
          sync_order.delay(«service.order»)
      """, facet: "instance"),
    .good(
      """
      --- shop/tasks.py
      from celery import shared_task

      @shared_task
      def sync_order(order): ...
      --- shop/models.py
      from django.db import models

      class Order(models.Model):
          total = models.IntegerField()
      --- shop/views.py
      from shop.models import Order
      from shop.tasks import sync_order

      def view(pk):
          order = Order.objects.get(pk=pk)
          sync_order.delay(order.pk)
          sync_order.delay(order.total)
          sync_order.delay(Order.objects.filter(total=1).count())
          sync_order.delay(list(Order.objects.values_list("pk", flat=True)))
          made, order = Order.objects.get_or_create(total=1)
          sync_order.delay(order)
      --- shop/receivers.py
      from django.db.models.signals import post_delete
      from django.dispatch import receiver
      from shop.models import Order
      from shop.tasks import sync_order

      @receiver(post_delete, sender=Order)
      def forget(sender, instance: Order, **kwargs):
          sync_order.delay(instance)
      """),
    .good(
      """
      +++ settings.py
      CELERY_TASK_SERIALIZER = "signed-pickle"
      --- shop/tasks.py
      from celery import shared_task

      @shared_task
      def sync_order(order): ...
      --- shop/models.py
      from django.db import models

      class Order(models.Model):
          total = models.IntegerField()
      --- shop/views.py
      from shop.models import Order
      from shop.tasks import sync_order

      def view(pk):
          order = Order.objects.get(pk=pk)
          sync_order.delay(order)
      """),
  ],
  .nodes([.call]) { node, file, findings in
    guard let call = Call(node, in: file.tree), file.tree.kind(call.callee) == .attribute, !file.isTest,
      let sending = file.project.tasks.sending(call, file), !file.project.tasks.sendsPickles, !isOfDeletion(node, file)
    else { return }
    for value in (sending.positional ?? []) + (sending.named ?? []).map(\.value) {
      guard let (facet, advice) = trouble(value, file) else { continue }
      findings.report(advice, at: value, in: file, facet: facet)
    }
  }
)

/// Of a row that is being deleted the task can read nothing.
private func isOfDeletion(_ node: ID<Node>, _ file: CheckedFile) -> Bool {
  guard let function = file.function(around: node) else { return false }
  let known = file.project.tables.functionNodes[file.row][function.index]
  return file.project.signals.connections.contains { one in
    known != nil && one.function == known
      && one.signals.contains { $0.hasSuffix(".pre_delete") || $0.hasSuffix(".post_delete") }
  }
}

private func trouble(_ value: ID<Node>, _ file: CheckedFile) -> (facet: String, advice: String)? {
  if file.tree.dottedName(of: value) == "request" || file.tree.dottedName(of: value) == "self.request" {
    return ("request", "a request cannot be sent: pass what the task needs of it")
  }
  guard let typed = file.type(of: value), typed.evidence == .proved, !isUnpacked(value, file) else { return nil }
  let text = file.tree.text(of: value)
  switch typed.type {
  case .instance(let type) where file.project.tables.classes[type].model != nil:
    return ("instance", "pass \(text).pk and read the row in the task")
  case .querySet: return ("queryset", "pass the primary keys and read the rows in the task")
  default: return nil
  }
}

/// One of several that a call gives: `row, key = make()`.
private func isUnpacked(_ value: ID<Node>, _ file: CheckedFile) -> Bool {
  guard let name = file.tree.dottedName(of: value), let function = file.function(around: value) else { return false }
  return file.tree.subtree(of: function).contains { row in
    guard file.tree.nodes[row].kind == .assign, let target = file.tree.firstChild(of: ID(row)),
      [.tuple, .list].contains(file.tree.kind(target))
    else { return false }
    return file.tree.children(of: target).contains { file.tree.dottedName(of: $0) == name }
  }
}
