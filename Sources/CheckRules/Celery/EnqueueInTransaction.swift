import Checks

let enqueueInTransaction = Rule(
  "DJC101", "enqueue-in-transaction",
  "A task about a row is sent before the transaction that writes the row is over.",
  why: "A worker may be faster than the commit and not find the row, and a rollback leaves a task about nothing.",
  .warning, .likely, fix: .risky, facets: ["atomic", "receiver", "save"],
  examples: [
    .bad(
      """
      --- shop/tasks.py
      from celery import shared_task

      @shared_task
      def send_receipt(order_id): ...
      --- shop/models.py
      from django.db import models

      class Order(models.Model):
          total = models.IntegerField()
      --- shop/views.py
      from django.db import transaction
      from shop.models import Order
      from shop.tasks import send_receipt

      def one():
          with transaction.atomic():
              order = Order.objects.create(total=1)
              «send_receipt.delay(order.pk)»

      @transaction.atomic
      def two(order):
          order.save()
          «send_receipt.apply_async(args=[order.id])»
      """, facet: "atomic"),
    .bad(
      """
      --- shop/tasks.py
      from celery import shared_task

      @shared_task
      def send_receipt(order_id): ...
      --- shop/models.py
      from django.db import models
      from django.db.models.signals import post_save
      from django.dispatch import receiver
      from shop.tasks import send_receipt

      class Order(models.Model):
          total = models.IntegerField()

      @receiver(post_save, sender=Order)
      def receipt(sender, instance, **kwargs):
          «send_receipt.delay(instance.pk)»
      --- shop/settings.py
      DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "ATOMIC_REQUESTS": True}}
      """, facet: "receiver"),
    .good(
      """
      --- shop/tasks.py
      from celery import shared_task

      @shared_task
      def send_receipt(order_id): ...
      --- shop/models.py
      from django.db import models

      class Order(models.Model):
          total = models.IntegerField()
      --- shop/views.py
      from functools import partial
      from django.db import transaction
      from shop.models import Order
      from shop.tasks import send_receipt

      def one(other):
          with transaction.atomic():
              order = Order.objects.create(total=1)
              transaction.on_commit(partial(send_receipt.delay, order.pk))
              transaction.on_commit(lambda: send_receipt.delay(order.pk))
              send_receipt.delay(other.pk)
              send_receipt.delay_on_commit(order.pk)
              send_receipt.delay(order.customer.pk)
          send_receipt.delay(order.pk)
      """),
    .good(
      """
      --- shop/tasks.py
      from celery import shared_task

      @shared_task
      def send_receipt(order_id): ...
      --- shop/models.py
      from django.db import models
      from django.db.models.signals import post_save
      from django.dispatch import receiver
      from shop.tasks import send_receipt

      class Order(models.Model):
          total = models.IntegerField()

          def save(self, **kwargs):
              super().save(**kwargs)
              send_receipt.delay(self.pk)

      @receiver(post_save, sender=Order)
      def receipt(sender, instance, **kwargs):
          send_receipt.delay(instance.pk)
      """),
  ],
  .nodes([.call]) { node, file, findings in
    if file.isTest { return }
    guard let call = Call(node, in: file.tree), file.tree.kind(call.callee) == .attribute,
      ["delay", "apply_async"].contains(file.tree.name(file.tree[call.callee].symbol)),
      file.project.tasks.sending(call, file) != nil,
      let (facet, block) = transaction(around: node, file), let row = written(in: block, facet, call, file)
    else { return }
    findings.report(
      "\(row) is not committed yet: send the task in transaction.on_commit()", at: node, in: file, facet: facet)
  }
)

/// The code that runs in one transaction around a call; a function inside of it runs some other time.
private func transaction(around node: ID<Node>, _ file: CheckedFile) -> (facet: String, block: ID<Node>)? {
  for outer in file.ancestors(of: node).dropLast().reversed() {
    switch file.tree.kind(outer) {
    case .lambda: return nil
    case .withStatement:
      let items = file.tree.children(of: outer).filter { file.tree.kind($0) == .withItem }
      if items.contains(where: { isAtomic(file.tree.firstChild(of: $0) ?? $0, file) }) { return ("atomic", outer) }
    case .functionDef:
      if file.tree.decorators(of: outer).contains(where: { isAtomic($0, file) }) { return ("atomic", outer) }
      // Django sends post_save when the row is committed, if nothing around holds a transaction open.
      guard file.project.hasAtomicRequests else { return nil }
      if isReceiver(outer, file) { return ("receiver", outer) }
      return isSave(outer, file) ? ("save", outer) : nil
    case .asyncFunctionDef, .classDef: return nil
    default: break
    }
  }
  return nil
}

private func isAtomic(_ node: ID<Node>, _ file: CheckedFile) -> Bool {
  let head = Call(node, in: file.tree)?.callee ?? node
  return file.dotted(head) == "django.db.transaction.atomic"
}

private func isReceiver(_ function: ID<Node>, _ file: CheckedFile) -> Bool {
  guard let id = file.project.tables.functionNodes[file.row][function.index] else { return false }
  return file.project.signals.connections.contains { one in
    one.function == id && one.signals.contains { $0.hasSuffix("_save") && $0.hasPrefix("django.db.models.signals.p") }
  }
}

/// `save()` of a model.
private func isSave(_ function: ID<Node>, _ file: CheckedFile) -> Bool {
  guard file.tree.name(file.tree[function].symbol) == "save", let outer = file.enclosing(function, .classDef),
    let type = file.project.tables.classNodes[file.row][outer.index]
  else { return false }
  return file.project.tables.classes[type].model != nil
}

/// The name of a row that the block writes before the call, and that the call is about.
private func written(in block: ID<Node>, _ facet: String, _ call: Call, _ file: CheckedFile) -> String? {
  let mentioned = file.tree.subtree(of: call.id).compactMap { meant(ID($0), file) }
  switch facet {
  case "receiver": return mentioned.contains("instance") ? "instance" : nil
  case "save": return mentioned.contains("self") ? "self" : nil
  default: break
  }
  for row in file.tree.subtree(of: block) where row < Int(call.id.index) {
    if let name = saved(ID(row), file), mentioned.contains(name) { return name }
  }
  return nil
}

/// The name of a row in `row`, `row.pk` and the like; what it refers to may be there for long.
private func meant(_ node: ID<Node>, _ file: CheckedFile) -> String? {
  guard file.tree.kind(node) == .name else { return nil }
  let around = file.ancestors(of: node).dropLast().reversed().prefix { file.tree.kind($0) == .attribute }
  let keys = around.map { file.tree.name(file.tree[$0].symbol) }
  let isKey = keys.isEmpty || keys.count == 1 && ["pk", "id", "uuid", "key", "reference", "number"].contains(keys[0])
  return isKey ? file.tree.name(file.tree[node].symbol) : nil
}

private func saved(_ node: ID<Node>, _ file: CheckedFile) -> String? {
  if file.tree.kind(node) == .assign, let (target, value) = file.tree.boundNames(of: node).first,
    let call = value.flatMap({ Call($0, in: file.tree) }), let method = call.calleeName
  {
    let making = [".objects.create", ".objects.create_user", ".get_or_create", ".update_or_create"]
    if making.contains(where: { method.hasSuffix($0) }) { return file.tree.text(of: target) }
    if ["form.save", "serializer.save"].contains(method) { return file.tree.text(of: target) }
  }
  guard let call = Call(node, in: file.tree), let name = call.calleeName, name.hasSuffix(".save") else { return nil }
  let owner = String(name.dropLast(5))
  return owner.contains(".") ? nil : owner
}
