import Checks

let misplacedBusinessLogic = Rule(
  "DJX204", "misplaced-business-logic",
  "A view or a model does what the project keeps in services.",
  why: "It can be used by nothing else – no command, task or test without a request – and grows where nobody looks.",
  .info, enabled: .auto, .heuristic, facets: ["view", "model"],
  examples: [
    .bad(
      """
      --- shop/models.py
      from django.db import models

      class Item(models.Model):
          stock = models.IntegerField()

      class Order(models.Model):
          paid = models.BooleanField(default=False)
      --- shop/urls.py
      from django.urls import path
      from . import views

      urlpatterns = [path("a/", views.checkout), path("b/", views.pay)]
      --- shop/views.py
      from django.core.mail import send_mail
      from shop.models import Item, Order

      def «checkout»(request):
          for item in Item.objects.all():
              Item.objects.filter(pk=item.pk).update(stock=3)

      def «pay»(request):
          order = Order.objects.create(paid=True)
          send_mail("Paid", "thanks", None, ["a@example.com"])
      """, facet: "view",
      configuration: """
        [options.DJX204]
        writes = 3
        """),
    .bad(
      """
      --- shop/models.py
      import requests
      from django.db import models

      class Order(models.Model):
          paid = models.BooleanField(default=False)

          def «pay»(self):
              requests.post("https://example.com/pay", json={"id": self.pk})
      """, facet: "model"),
    .good(
      """
      --- shop/models.py
      from django.db import models

      class Order(models.Model):
          paid = models.BooleanField(default=False)

          def pay(self):
              self.paid = True
              self.save()
      --- shop/urls.py
      from django.urls import path
      from . import views

      urlpatterns = [path("a/", views.checkout), path("b/", views.pay)]
      --- shop/services.py
      from shop.models import Order

      def complete(user):
          for row in range(3):
              Order.objects.create(paid=True)
      --- shop/views.py
      from shop.models import Order
      from shop.services import complete

      def checkout(request):
          return complete(request.user)

      def pay(request):
          order = Order.objects.create(paid=True)
          order.paid = True
          order.save()
      """),
  ],
  .project { project, findings in
    let most = project.configuration.option("writes", of: "DJX204")?.first.flatMap { Int($0) } ?? 3
    for view in project.viewFunctions {
      guard let reason = reason(view, most) else { continue }
      findings.report("\(reason): move it to a service", at: view.place, facet: "view", symbol: view.symbol)
    }
    for model in project.models where !model.file.isTest { check(model, &findings) }
  }
)

private func reason(_ view: ViewFunction, _ most: Int) -> String? {
  if view.name == "form_valid" { return nil }
  let (tree, file) = (view.file.tree, view.file)
  let writes = ModelWrites(view.node, file).all
  if writes.count >= most { return "\(view.name)() writes \(writes.count) times" }
  let isLooped = writes.contains { write in
    file.ancestors(of: write.call).contains {
      (tree.kind($0) == .forStatement || tree.kind($0) == .whileStatement) && $0.index > view.node.index
    }
  }
  if isLooped { return "\(view.name)() writes in a loop" }
  if !writes.isEmpty, let sent = sending(view.node, file) { return "\(view.name)() writes and calls \(sent)" }
  return nil
}

/// Mail, or a task.
private func sending(_ function: ID<Node>, _ file: CheckedFile) -> String? {
  for row in file.tree.own(.call, in: function) {
    guard let name = Call(row, in: file.tree)?.calleeName, let last = name.split(separator: ".").last else { continue }
    if ["send_mail", "send_mass_mail", "mail_admins", "delay", "apply_async"].contains(last) { return name + "()" }
  }
  return nil
}

private func check(_ model: CheckedModel, _ findings: inout Findings) {
  let (tree, file) = (model.file.tree, model.file)
  let lines = file.lines.lines(of: tree[model.node].range).count
  if lines > 300 {
    findings.report("\(model.label) has \(lines) lines", at: model.place, facet: "model", symbol: model.label)
  }
  for statement in model.definition?.body ?? [] {
    let node = tree.kind(statement) == .decorated ? tree.lastChild(of: statement) ?? statement : statement
    guard let method = FunctionDefinition(node, in: tree) else { continue }
    let others = Set(ModelWrites(node, file).all.map(\.model)).subtracting([model.type])
    let outside = remoteCall(node, file)
    guard outside != nil || others.count > 1 else { continue }
    let words = outside.map { "calls \($0)" } ?? "writes \(others.count) other models"
    findings.report(
      "\(method.name)() \(words): move it to a service", at: file.namePlace(of: node), facet: "model",
      symbol: model.label + "." + method.name)
  }
}

/// Something outside of the process: another server, mail.
private func remoteCall(_ function: ID<Node>, _ file: CheckedFile) -> String? {
  for row in file.tree.own(.call, in: function) {
    guard let call = Call(row, in: file.tree), let name = call.calleeName, let dotted = file.dotted(call.callee) else {
      continue
    }
    let heads = ["requests.", "httpx.", "urllib.request.", "boto3.", "stripe.", "smtplib."]
    if heads.contains(where: dotted.hasPrefix) || dotted.hasPrefix("django.core.mail.") { return name + "()" }
  }
  return nil
}
