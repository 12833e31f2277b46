import Checks

let brokenTaskCall = Rule(
  "DJC001", "broken-task-call",
  "A Celery task is sent with arguments that it does not take, under a name that nothing has, or retries unbound.",
  why: "TypeError when it is sent or in the worker, NotRegistered in the worker, or NameError instead of a retry.",
  .error, .proven, facets: ["signature", "unknown-name", "unbound-retry"],
  examples: [
    .bad(
      """
      --- shop/tasks.py
      from contextlib import contextmanager
      from celery import shared_task

      @shared_task
      def send_invoice(order_id, lang): ...

      @shared_task(bind=True)
      def sync(self, order_id, *, force=False): ...

      @contextmanager
      def allowed():
          yield

      @shared_task
      @allowed()
      def clean(order_id): ...
      --- shop/views.py
      from shop.tasks import clean, send_invoice, sync

      def view(order):
          «send_invoice.delay(order.id)»
          «send_invoice.delay(order.id, "de", 1)»
          «send_invoice.apply_async(args=[order.id], kwargs={"language": "de"})»
          «sync.delay(order.id, forced=True)»
          «send_invoice.si(order.id)»
          «send_invoice.s(1, 2, 3)»
          «clean.delay(1, 2)»
      """, facet: "signature"),
    .bad(
      """
      --- shop/tasks.py
      from celery import shared_task

      @shared_task
      def send_invoice(order_id):
          «self».retry()

      @shared_task
      def sync(«self», order_id):
          self.retry()

      @shared_task(bind=True)
      def «empty»(): ...
      """, facet: "unbound-retry"),
    .good(
      """
      --- shop/tasks.py
      from celery import chain, shared_task

      def traced(function): return function

      @shared_task
      def send_invoice(order_id, lang="en"): ...

      @shared_task(bind=True)
      def sync(self, order_id, **options):
          self.retry()

      @shared_task
      @traced
      def wrapped(order_id): ...

      @shared_task(typing=False)
      def loose(order_id): ...
      --- shop/views.py
      from celery import chain
      from shop.tasks import loose, send_invoice, sync, wrapped

      def view(order, args, kwargs):
          send_invoice.delay(order.id, "de")
          send_invoice.delay(*args)
          send_invoice.delay(order_id=1, **kwargs)
          send_invoice.apply_async(args, kwargs)
          send_invoice.apply_async((order.id,), {"lang": "de"}, countdown=10)
          sync.delay(order.id, anything=True)
          chain(send_invoice.s(), sync.s())
          wrapped.delay(1, 2)
          loose.delay(1, 2)
      """),
  ],
  .files { file, findings in
    for row in file.tree.nodes.indices where file.tree.nodes[row].kind == .call {
      guard let call = Call(ID(row), in: file.tree), file.tree.kind(call.callee) == .attribute else { continue }
      if let sending = file.project.tasks.sending(call, file) { checkArguments(sending, file, &findings) }
    }
    for task in file.project.tasks.all where file.project.tables.functions[task.function].file == file.row {
      checkBinding(task, file, &findings)
    }
  }
)

// MARK: Arguments

private func checkArguments(_ sending: CeleryTasks.Sending, _ file: CheckedFile, _ findings: inout Findings) {
  let row = file.project.tables.functions[sending.task.function]
  let home = file.project.file(row.file)
  guard !sending.task.isWrapped, isTyped(sending.task, home), let view = FunctionDefinition(row.node, in: home.tree)
  else { return }
  let parameters = Array(view.parameters.dropFirst(sending.task.isBound ? 1 : 0))
  guard let problem = problem(sending, parameters) else { return }
  findings.report(
    "\(row.name)() \(problem)", at: sending.call.id, in: file, facet: "signature",
    related: [RelatedPlace(home.namePlace(of: row.node), "defined here")])
}

/// A class of tasks may call what it likes.
private func isTyped(_ task: CeleryTasks.Task, _ home: CheckedFile) -> Bool {
  guard let call = Call(task.decorator, in: home.tree) else { return true }
  if home.tree.children(of: call.id).contains(where: { home.tree.kind($0) == .keywordUnpack }) { return false }
  return call[keyword: "typing"] == nil && call[keyword: "base"] == nil
}

private func problem(_ sending: CeleryTasks.Sending, _ parameters: [Parameter]) -> String? {
  let places = parameters.filter { $0.kind == .positional || $0.kind == .positionalOnly }
  let isVariadic = parameters.contains { $0.kind == .variadic }
  let takesAny = parameters.contains { $0.kind == .keywordVariadic }
  if let given = sending.positional, !isVariadic, given.count > places.count {
    return "takes \(places.count) arguments, \(given.count) are given"
  }
  let names = parameters.filter { [.positional, .keywordOnly].contains($0.kind) }.map(\.name)
  if let unknown = sending.named?.first(where: { !names.contains($0.name) }), !takesAny {
    let hint = Suggestion.nearest(to: unknown.name, in: names).map { "; did you mean \($0)?" } ?? ""
    return "has no parameter \(unknown.name)" + hint
  }
  // A chain puts the result of the task before in front.
  guard sending.method != "s", sending.method != "signature", let given = sending.positional, let named = sending.named
  else { return nil }
  let bound = Set(places.prefix(given.count).map(\.name) + named.map(\.name))
  let wanted = parameters.filter { $0.kind.rawValue != 2 && $0.kind.rawValue != 4 && $0.defaultValue == nil }
  guard let missing = wanted.first(where: { !bound.contains($0.name) }) else { return nil }
  return "also needs \(missing.name)"
}

// MARK: Binding

private func checkBinding(_ task: CeleryTasks.Task, _ file: CheckedFile, _ findings: inout Findings) {
  let row = file.project.tables.functions[task.function]
  guard let view = FunctionDefinition(row.node, in: file.tree), isPlain(task, file) else { return }
  let first = view.parameters.first
  if task.isBound {
    guard view.parameters.isEmpty, !task.isWrapped else { return }
    findings.report(
      "a bound task gets itself first: add the parameter self", at: file.namePlace(of: row.node),
      facet: "unbound-retry",
      symbol: row.dotted)
    return
  }
  let retry = file.tree.subtree(of: row.node).first { row in
    file.tree.nodes[row].kind == .attribute && file.tree.dottedName(of: ID(row)) == "self.retry"
  }
  guard let retry, !task.isWrapped else { return }
  if first?.name == "self" {
    let list = file.tree.firstChild(of: row.node, .parameters)
    findings.report(
      "the task does not get itself: add bind=True to the decorator",
      at: list.flatMap { file.tree.firstChild(of: $0) } ?? row.node, in: file, facet: "unbound-retry",
      symbol: row.dotted)
  } else if !file.isLocal("self", at: ID(retry)) {
    findings.report(
      "there is no self here: add bind=True to the decorator and the parameter self",
      at: file.tree.firstChild(of: ID(retry)) ?? ID(retry), in: file, facet: "unbound-retry", symbol: row.dotted)
  }
}

/// All options of the decorator are written out.
private func isPlain(_ task: CeleryTasks.Task, _ file: CheckedFile) -> Bool {
  guard let call = Call(task.decorator, in: file.tree) else { return true }
  return !file.tree.children(of: call.id).contains { file.tree.kind($0) == .keywordUnpack }
}
