import Checks

let missingDispatchUid = Rule(
  "DJH102", "missing-dispatch-uid",
  "A receiver that is made anew by every call is connected without a `dispatch_uid`.",
  why: "Django tells receivers apart by identity: connected twice, a new object is called twice.",
  .warning, enabled: .auto, .proven, fix: .risky, isCore: true, facets: ["duplicate-prone", "policy"],
  examples: [
    .bad(
      """
      --- shop/apps.py
      from functools import partial
      from django.apps import AppConfig
      from django.db.models.signals import post_save

      def on_saved(sender, app, **kwargs): ...

      class ShopConfig(AppConfig):
          name = "shop"

          def ready(self):
              «post_save.connect»(partial(on_saved, app="billing"), sender=self.get_model("Order"), weak=False)
              «post_save.connect»(lambda sender, **kwargs: None, weak=False)
      """, facet: "duplicate-prone"),
    .bad(
      """
      --- shop/apps.py
      from django.apps import AppConfig
      from django.db.models.signals import post_save

      def on_saved(sender, **kwargs): ...

      class ShopConfig(AppConfig):
          name = "shop"

          def ready(self):
              «post_save.connect»(on_saved)
      """, facet: "policy"),
    .good(
      """
      --- shop/apps.py
      from functools import partial
      from django.apps import AppConfig
      from django.db.models.signals import post_save
      from django.dispatch import receiver

      @receiver(post_save)
      def on_saved(sender, app=None, **kwargs): ...

      class ShopConfig(AppConfig):
          name = "shop"

          def ready(self):
              post_save.connect(
                  partial(on_saved, app="billing"), sender=self.get_model("Order"), weak=False,
                  dispatch_uid="billing.invoice_saved")
      """),
  ],
  .project { project, findings in
    for one in project.signals.connections where !one.isDecorator && one.uid == nil && !one.signals.isEmpty {
      let file = project.file(one.file)
      if file.isTest { continue }
      if isMadeAnew(one.receiver, file), !one.isWeak {
        findings.report(
          "this receiver is new at every call: give dispatch_uid, or it fires once for every time it is connected",
          at: ID(one.call.index + 1), in: file, facet: "duplicate-prone")
      } else if isInReady(one.call, file) {
        findings.report(
          "give dispatch_uid, for example \"\(uid(one, file))\"", at: ID(one.call.index + 1), in: file, facet: "policy")
      }
    }
  }
)

private func isMadeAnew(_ receiver: ID<Node>, _ file: CheckedFile) -> Bool {
  switch file.tree.kind(receiver) {
  case .lambda: return true
  case .call: return Call(receiver, in: file.tree).flatMap { file.dotted($0.callee) } == "functools.partial"
  case .attribute: return file.tree.firstChild(of: receiver).map { file.tree.kind($0) == .call } ?? false
  case .name: return file.isLocal(file.tree.text(of: receiver), at: receiver) && isNestedFunction(receiver, file)
  default: return false
  }
}

private func isNestedFunction(_ name: ID<Node>, _ file: CheckedFile) -> Bool {
  guard let function = file.function(around: name), let block = file.tree.firstChild(of: function, .block) else {
    return false
  }
  return file.tree.statements(of: block).contains {
    file.tree.kind($0) == .functionDef && file.tree.name(file.tree[$0].symbol) == file.tree.text(of: name)
  }
}

private func isInReady(_ call: ID<Node>, _ file: CheckedFile) -> Bool {
  file.function(around: call).map { file.tree.name(file.tree[$0].symbol) == "ready" } ?? false
}

private func uid(_ one: SignalConnections.Connection, _ file: CheckedFile) -> String {
  let app = file.module.split(separator: ".").dropLast().last.map(String.init) ?? file.module
  let name = file.tree.dottedName(of: one.receiver)?.split(separator: ".").last.map(String.init) ?? "receiver"
  return app + "." + name
}
