import Checks

let brokenReceiver = Rule(
  "DJH002", "broken-receiver",
  "A receiver cannot work as it is connected: its signature, decorators, lifetime, sender or body are wrong.",
  why: "It raises when it is connected, never fires, fires twice, or calls itself until the stack is full.",
  .error, .proven, fix: .risky,
  facets: ["no-kwargs", "decorator-order", "weak-local", "bad-sender", "recursion", "two-uids"],
  examples: [
    .bad(
      """
      --- shop/signals.py
      from django.db.models.signals import post_save, pre_delete
      from django.dispatch import receiver

      @receiver(post_save)
      def «count»(sender, instance): ...

      def «tell»(sender, instance, created=False): ...

      pre_delete.connect(tell)
      """, facet: "no-kwargs"),
    .bad(
      """
      --- shop/signals.py
      from django.db import transaction
      from django.db.models.signals import post_save
      from django.dispatch import receiver

      @«transaction.atomic»
      @receiver(post_save)
      def count(sender, **kwargs): ...
      """, facet: "decorator-order"),
    .bad(
      """
      --- shop/apps.py
      from django.apps import AppConfig
      from django.db.models.signals import post_save, pre_save

      class Handler:
          def on_save(self, sender, **kwargs): ...

      class ShopConfig(AppConfig):
          name = "shop"

          def ready(self):
              def count(sender, **kwargs): ...

              post_save.connect(«lambda sender, **kwargs: None»)
              post_save.connect(«Handler().on_save»)
              pre_save.connect(«count»)
      """, facet: "weak-local"),
    .bad(
      """
      from django.db import models
      from django.db.models.signals import post_save
      from django.dispatch import receiver

      class Order(models.Model):
          total = models.IntegerField()

      @receiver(post_save, sender=«"shop.Ordre"»)
      def count(sender, **kwargs): ...
      """, facet: "bad-sender"),
    .bad(
      """
      from django.db import models
      from django.db.models.signals import post_save
      from django.dispatch import receiver

      class Order(models.Model):
          version = models.IntegerField()

      @receiver(post_save, sender=Order)
      def bump(sender, instance, **kwargs):
          instance.version += 1
          «instance.save()»
      """, facet: "recursion"),
    .bad(
      """
      --- shop/apps.py
      from django.apps import AppConfig
      from django.db.models.signals import post_save
      from shop.handlers import count

      class ShopConfig(AppConfig):
          name = "shop"

          def ready(self):
              post_save.connect(count, dispatch_uid="shop.count")
              post_save.connect(count, dispatch_uid=«"shop.count.again"»)
      --- shop/handlers.py
      def count(sender, **kwargs): ...
      """,
      facet: "two-uids"),
    .good(
      """
      from django.db import models, transaction
      from django.db.models import F
      from django.db.models.signals import post_save, pre_save
      from django.dispatch import Signal, receiver

      paid = Signal()

      class Order(models.Model):
          version = models.IntegerField()

      @receiver(post_save, sender=Order)
      def bump(sender, instance, created, **kwargs):
          Order.objects.filter(pk=instance.pk).update(version=F("version") + 1)
          if created:
              instance.save()

      @receiver(post_save, sender="shop.Order")
      def guarded(sender, instance, **kwargs):
          if hasattr(instance, "_quiet"):
              return
          instance._quiet = True
          instance.save()

      @receiver(post_save, sender=Order)
      @transaction.atomic
      def inner(sender, **kwargs): ...

      @receiver(pre_save, sender=Order)
      @receiver(post_save, sender=Order)
      def both(sender, **kwargs): ...

      @receiver(paid, sender="anything")
      def done(sender, **kwargs): ...

      def everything(*args, **kwargs): ...

      post_save.connect(everything, sender=Order)

      def connect():
          def nested(sender, **kwargs): ...

          post_save.connect(nested, weak=False)
          post_save.connect(lambda sender, **kwargs: None, weak=False, dispatch_uid="shop.lambda")

      def during(work):
          def nested(sender, **kwargs): ...

          post_save.connect(nested)
          work()
      """),
    .good(
      """
      --- shop/hooks.py
      from django.core.signals import request_finished
      from django.dispatch import receiver

      handlers = []

      def register(function):
          handlers.append(function)
          return function

      @register
      @receiver(request_finished)
      def count(sender, **kwargs): ...
      """),
  ],
  .project { project, findings in
    for one in project.signals.connections {
      let file = project.file(one.file)
      if file.isTest { continue }
      checkSignature(one, file, &findings)
      checkDecorators(one, file, &findings)
      checkLifetime(one, file, &findings)
      checkSender(one, file, &findings)
      checkRecursion(one, file, &findings)
    }
    checkUids(project, &findings)
  }
)

private typealias Connection = SignalConnections.Connection

/// The function that is connected, if nothing wraps it.
private func plainFunction(_ one: Connection, _ project: CheckedProject) -> (CheckedFile, FunctionDefinition)? {
  guard let row = one.function.map({ project.tables.functions[$0] }), row.owner.isNone else { return nil }
  let file = project.file(row.file)
  guard let view = FunctionDefinition(row.node, in: file.tree) else { return nil }
  let isPlain = view.decorators.allSatisfy { isReceiver($0, file) }
  return isPlain ? (file, view) : nil
}

private func isReceiver(_ decorator: ID<Node>, _ file: CheckedFile) -> Bool {
  guard let call = Call(decorator, in: file.tree) else { return false }
  return ["django.dispatch.receiver", "django.dispatch.dispatcher.receiver"].contains(file.dotted(call.callee))
}

private func checkSignature(_ one: Connection, _ file: CheckedFile, _ findings: inout Findings) {
  guard !one.signals.isEmpty, let (home, view) = plainFunction(one, file.project),
    !view.parameters.contains(where: { $0.kind == .keywordVariadic })
  else { return }
  findings.report(
    "a receiver must accept **kwargs: Django refuses to connect it while DEBUG is on",
    at: home.namePlace(of: view.id), facet: "no-kwargs",
    symbol: file.project.tables.functions[one.function ?? .none].dotted,
    fix: lastParameter(view, home).map { Fix(.safe, "add **kwargs", [Fix.Edit($0, ", **kwargs")]) })
}

private func lastParameter(_ view: FunctionDefinition, _ file: CheckedFile) -> SourcePlace? {
  guard let list = file.tree.firstChild(of: view.id, .parameters), let last = file.tree.lastChild(of: list) else {
    return nil
  }
  let end = file.tree[last].end
  return SourcePlace(file.path, TextRange(end, end))
}

// MARK: Decorators

private func checkDecorators(_ one: Connection, _ file: CheckedFile, _ findings: inout Findings) {
  guard one.isDecorator, let row = one.function.map({ file.project.tables.functions[$0] }),
    let view = FunctionDefinition(row.node, in: file.tree),
    let place = view.decorators.firstIndex(of: one.call), place > 0
  else { return }
  for outer in view.decorators[..<place] where wraps(outer, file) {
    findings.report(
      "@receiver connects the function without this decorator; put @receiver above it", at: outer, in: file,
      facet: "decorator-order")
  }
}

/// Decorators that give another function back.
private func wraps(_ decorator: ID<Node>, _ file: CheckedFile) -> Bool {
  let head = Call(decorator, in: file.tree)?.callee ?? decorator
  guard let dotted = file.dotted(head) else { return false }
  let known: Set<String> = [
    "django.db.transaction.atomic", "functools.lru_cache", "functools.cache", "celery.shared_task",
    "contextlib.contextmanager", "django.views.decorators.csrf.csrf_exempt", "django.utils.decorators.method_decorator",
    "django.db.transaction.non_atomic_requests", "contextlib.suppress",
  ]
  if known.contains(dotted) { return true }
  guard let id = file.project.tables.functionIndex[dotted] else { return false }
  let row = file.project.tables.functions[id]
  let home = file.project.file(row.file)
  // It gives back something that it defines, and never what it was given.
  guard let view = FunctionDefinition(row.node, in: home.tree) else { return false }
  let inner = home.tree.subtree(of: row.node).dropFirst().compactMap { FunctionDefinition(ID($0), in: home.tree)?.name }
  let names = Set(view.parameters.map(\.name))
  let returned = home.tree.subtree(of: row.node).compactMap { row -> String? in
    guard home.tree.nodes[row].kind == .returnStatement else { return nil }
    return home.tree.firstChild(of: ID(row)).flatMap { home.tree.dottedName(of: $0) }
  }
  return !inner.isEmpty && returned.contains(where: inner.contains) && !returned.contains(where: names.contains)
    && home.tree.text(of: row.node).contains("wraps")
}

// MARK: Lifetime

private func checkLifetime(_ one: Connection, _ file: CheckedFile, _ findings: inout Findings) {
  guard !one.isDecorator, one.isWeak, !one.signals.isEmpty, isForgotten(one, file) else { return }
  findings.report(
    "signals hold receivers weakly: this one is gone after the call; connect a module's function, or pass weak=False",
    at: one.receiver, in: file, facet: "weak-local")
}

private func isForgotten(_ one: Connection, _ file: CheckedFile) -> Bool {
  switch file.tree.kind(one.receiver) {
  case .lambda: return true
  case .attribute:
    guard let owner = file.tree.firstChild(of: one.receiver), let call = Call(owner, in: file.tree),
      let dotted = file.dotted(call.callee), let type = file.project.tables.classIndex[dotted],
      file.project.tables.member("__new__", of: type) == nil, !file.project.tables.hasUnreadBase(type)
    else { return false }
    return file.project.tables.classes[type].libraryAncestors.isEmpty
  case .name: return isLastUse(one, file)
  default: return false
  }
}

/// A function defined in the function around, connected by the last thing that this does.
private func isLastUse(_ one: Connection, _ file: CheckedFile) -> Bool {
  guard let function = file.function(around: one.call), let block = file.tree.firstChild(of: function, .block) else {
    return false
  }
  let name = file.tree.name(file.tree[one.receiver].symbol)
  let isNested = file.tree.statements(of: block).contains {
    file.tree.kind($0) == .functionDef && file.tree.name(file.tree[$0].symbol) == name
  }
  let uses = file.tree.subtree(of: function).count { row in
    file.tree.nodes[row].kind == .name && file.tree.name(file.tree.nodes[row].symbol) == name
  }
  guard isNested, uses == 1, let last = file.tree.lastChild(of: block), file.tree.kind(last) == .expressionStatement
  else { return false }
  return file.tree.subtree(of: last).contains(Int(one.call.index)) && file.tree.firstChild(of: last) == one.call
}

// MARK: Senders

private func checkSender(_ one: Connection, _ file: CheckedFile, _ findings: inout Findings) {
  guard one.isOfModels, let sender = one.sender, let text = file.tree.string(sender) else { return }
  guard case .closed = file.project.dump.models.openness, !file.project.dump.models.items.isEmpty else { return }
  let labels = file.project.tables.labels
  if text.contains("."), labels[text.lowercased()] != nil { return }
  let known = file.project.dump.models.items.compactMap { $0.label.value ?? nil }
  if known.contains(where: { $0.lowercased() == text.lowercased() }) { return }
  let hint = Suggestion.nearest(to: text, in: known.sorted()).map { "; did you mean \($0)?" } ?? ""
  findings.report("there is no model \(text)" + hint, at: sender, in: file, facet: "bad-sender")
}

// MARK: Recursion

private func checkRecursion(_ one: Connection, _ file: CheckedFile, _ findings: inout Findings) {
  let saving = ["django.db.models.signals.post_save", "django.db.models.signals.pre_save"]
  guard one.signals.contains(where: saving.contains), let row = one.function.map({ file.project.tables.functions[$0] })
  else { return }
  let home = file.project.file(row.file)
  guard let view = FunctionDefinition(row.node, in: home.tree),
    view.parameters.contains(where: { $0.name == "instance" }),
    !home.calls(in: row.node).contains(where: { $0.calleeName?.hasSuffix(".disconnect") ?? false })
  else { return }
  for statement in view.body {
    if home.tree.has(.returnStatement, in: statement) || home.tree.kind(statement) == .returnStatement { return }
    if rebinds("instance", statement, home) { return }
    guard home.tree.kind(statement) == .expressionStatement, let value = home.tree.firstChild(of: statement),
      let call = Call(value, in: home.tree), call.calleeName == "instance.save"
    else { continue }
    findings.report(
      "saving the instance sends the signal again, without end; use update() or save in a condition that ends it",
      at: value, in: home, facet: "recursion", symbol: row.dotted)
    return
  }
}

private func rebinds(_ name: String, _ statement: ID<Node>, _ file: CheckedFile) -> Bool {
  file.tree.boundNames(of: statement).contains {
    file.tree.kind(statement) == .assign && file.tree.text(of: $0.target) == name
  }
}

// MARK: Twice

private func checkUids(_ project: CheckedProject, _ findings: inout Findings) {
  var seen: [String: Connection] = [:]
  for one in project.signals.connections {
    let file = project.file(one.file)
    guard !one.isDecorator, !file.isTest, let function = one.function,
      let uid = one.uid.flatMap({ file.tree.string($0) })
    else { continue }
    let sender = one.sender.map { file.dotted($0) ?? file.tree.text(of: $0) } ?? ""
    let key = "\(function) \(one.signals) \(sender) \(file.path) \(file.symbol(around: one.call))"
    guard let first = seen[key] else {
      seen[key] = one
      continue
    }
    guard let old = first.uid.flatMap({ file.tree.string($0) }), old != uid, let place = one.uid else { continue }
    findings.report(
      "the same function is connected as \"\(old)\" already: with two dispatch_uids it is called twice", at: place,
      in: file, facet: "two-uids", related: [RelatedPlace(file.place(first.call), "connected here")])
  }
}
