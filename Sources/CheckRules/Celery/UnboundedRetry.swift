import Checks

let unboundedRetry = Rule(
  "DJC103", "unbounded-retry",
  "A task is retried without end, or for every exception without a pause.",
  why: "A failure that stays keeps workers busy for ever, and every try repeats what the task has done already.",
  .warning, .proven, facets: ["max-retries", "no-backoff"],
  examples: [
    .bad(
      """
      --- shop/tasks.py
      from celery import shared_task

      @shared_task(autoretry_for=(ValueError,), «max_retries=None»)
      def charge(order_id): ...

      @shared_task(bind=True, «max_retries=None»)
      def sync(self, order_id):
          raise self.retry()
      """, facet: "max-retries"),
    .bad(
      """
      --- shop/tasks.py
      import requests
      from celery import shared_task

      @shared_task(«autoretry_for=(Exception,)»)
      def charge(order_id):
          requests.post("https://pay.example.com/", json={"order": order_id})
      """, facet: "no-backoff"),
    .good(
      """
      --- shop/tasks.py
      import requests
      from celery import shared_task

      @shared_task(autoretry_for=(TimeoutError,), retry_backoff=True, max_retries=5)
      def charge(order_id):
          requests.post("https://pay.example.com/", json={"order": order_id}, idempotency_key=f"order-{order_id}")

      @shared_task(bind=True)
      def sync(self, order_id):
          raise self.retry()

      @shared_task(max_retries=None)
      def never(order_id): ...

      @shared_task(autoretry_for=(Exception,))
      def count(order_id): ...
      """),
  ],
  .project { project, findings in
    for task in project.tasks.all {
      let row = project.tables.functions[task.function]
      let file = project.file(row.file)
      guard !file.isTest, let call = Call(task.decorator, in: file.tree) else { continue }
      checkLimit(call, row, file, &findings)
      checkPause(call, row, file, &findings)
    }
  }
)

private func checkLimit(_ call: Call, _ row: FunctionRow, _ file: CheckedFile, _ findings: inout Findings) {
  guard let limit = call[keyword: "max_retries"], file.tree.kind(limit) == .none,
    let keyword = file.parent(of: limit)
  else { return }
  let retries =
    call[keyword: "autoretry_for"] != nil
    || file.calls(in: row.node).contains { $0.calleeName?.hasSuffix(".retry") ?? false }
  if retries {
    findings.report(
      "give a number of retries: without one the task is tried for ever", at: keyword, in: file, facet: "max-retries",
      symbol: row.dotted)
  }
}

private func checkPause(_ call: Call, _ row: FunctionRow, _ file: CheckedFile, _ findings: inout Findings) {
  guard let caught = call[keyword: "autoretry_for"], call[keyword: "retry_backoff"] == nil,
    call[keyword: "default_retry_delay"] == nil, call[keyword: "retry_kwargs"] == nil,
    file.tree.subtree(of: caught).contains(where: { file.tree.dottedName(of: ID($0)) == "Exception" }),
    let keyword = file.parent(of: caught), file.calls(in: row.node).contains(where: { acts($0, file) })
  else { return }
  findings.report(
    "retry named exceptions with retry_backoff: every failure repeats what the task does outside", at: keyword,
    in: file, facet: "no-backoff", symbol: row.dotted)
}

/// Something that others see, and that nothing marks as the same again.
private func acts(_ call: Call, _ file: CheckedFile) -> Bool {
  guard let name = call.calleeName, !call.keywords.contains(where: { $0.name.contains("idempotency") }) else {
    return false
  }
  let last = name.split(separator: ".").last.map(String.init) ?? ""
  return ["requests.post", "requests.put", "requests.patch", "httpx.post", "httpx.put"].contains(name)
    || ["send_mail", "charge", "send_mass_mail", "email_user", "mail_admins"].contains(last)
}
