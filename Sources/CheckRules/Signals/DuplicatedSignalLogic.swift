import Checks

let duplicatedSignalLogic = Rule(
  "DJH103", "duplicated-signal-logic",
  "A model's save() or delete() and a receiver of its signal do the same.",
  why: "It happens twice for every save: two mails, two tasks, a counter that runs ahead.",
  .warning, enabled: .never, .heuristic,
  examples: [
    .bad(
      """
      --- shop/mails.py
      def send_receipt(pk): ...
      --- shop/models.py
      from django.db import models
      from shop.mails import send_receipt

      class Order(models.Model):
          def save(self, *args, **kwargs):
              super().save(*args, **kwargs)
              send_receipt(self.pk)
      --- shop/signals.py
      from django.db.models.signals import post_save
      from django.dispatch import receiver
      from shop.mails import send_receipt
      from shop.models import Order

      @receiver(post_save, sender=Order)
      def «mail»(sender, instance, **kwargs):
          send_receipt(instance.pk)
      """),
    .good(
      """
      --- shop/mails.py
      def send_receipt(pk): ...

      def index(pk): ...
      --- shop/models.py
      from django.db import models
      from shop.mails import send_receipt

      class Order(models.Model):
          def save(self, *args, **kwargs):
              super().save(*args, **kwargs)
              send_receipt(self.pk)
      --- shop/signals.py
      from django.db.models.signals import post_delete, post_save
      from django.dispatch import receiver
      from shop.mails import index, send_receipt
      from shop.models import Order

      @receiver(post_save, sender=Order)
      def mail(sender, instance, **kwargs):
          index(instance.pk)

      @receiver(post_delete, sender=Order)
      def gone(sender, instance, **kwargs):
          send_receipt(instance.pk)
      """),
  ],
  .project { project, findings in
    for one in project.signals.connections where one.isOfModels && !project.file(one.file).isTest {
      check(one, project, &findings)
    }
  }
)

private func check(
  _ one: SignalConnections.Connection, _ project: CheckedProject, _ findings: inout Findings
) {
  guard let sender = one.sender, let function = one.function,
    let dotted = project.file(one.file).dotted(sender), let type = project.tables.classIndex[dotted],
    project.tables.classes[type].model != nil
  else { return }
  let row = project.tables.functions[function]
  let heard = targets(row.node, project.file(row.file))
  for signal in one.signals {
    let name = signal.hasSuffix("_save") ? "save" : signal.hasSuffix("_delete") ? "delete" : ""
    guard case .function(let id)? = project.tables.member(name, of: type)?.member else { continue }
    let method = project.tables.functions[id]
    let home = project.file(method.file)
    guard let both = targets(method.node, home).intersection(heard).min(by: { $0.index < $1.index }) else { continue }
    findings.report(
      "\(project.tables.classes[type].name).\(name)() calls \(project.tables.functions[both].name)() as well",
      at: project.file(row.file).namePlace(of: row.node),
      related: [RelatedPlace(home.namePlace(of: method.node), "calls it too")], symbol: row.dotted)
    return
  }
}

/// The functions of the project that a function calls or sends as a task.
private func targets(_ function: ID<Node>, _ file: CheckedFile) -> Set<ID<FunctionRow>> {
  var found: Set<ID<FunctionRow>> = []
  for call in file.calls(in: function) {
    if let target = file.target(of: call) { found.insert(target) }
    guard file.tree.kind(call.callee) == .attribute,
      ["delay", "apply_async"].contains(file.tree.name(file.tree[call.callee].symbol)),
      let owner = file.tree.firstChild(of: call.callee), let dotted = file.dotted(owner),
      let task = file.project.tables.functionIndex[dotted]
    else { continue }
    found.insert(task)
  }
  return found
}
