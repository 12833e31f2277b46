import Checks

let brokenAsyncCall = Rule(
  "FPI003", "broken-async-call",
  "A coroutine is made and never awaited, a task is dropped, or a loop is started inside of a running one.",
  why: "The work never happens, may be collected half way, or RuntimeError is raised.",
  .error, .proven, fix: .risky, facets: ["run-in-loop", "unawaited", "dangling-task"],
  examples: [
    .bad(
      """
      --- api/main.py
      from fastapi import FastAPI
      app = FastAPI()

      async def send_welcome(): ...

      @app.post("/mail")
      async def mail():
          «send_welcome()»

      class Sender:
          async def send(self): ...

          def run(self):
              «self.send()»
      """, facet: "unawaited",
      fixed: """
        --- api/main.py
        from fastapi import FastAPI
        app = FastAPI()

        async def send_welcome(): ...

        @app.post("/mail")
        async def mail():
            await send_welcome()

        class Sender:
            async def send(self): ...

            def run(self):
                self.send()
        """),
    .bad(
      """
      --- api/main.py
      import asyncio

      async def work(): ...

      def helper():
          return asyncio.run(work())

      async def one():
          «asyncio.run(work())»
          «helper()»
      """, facet: "run-in-loop"),
    .bad(
      """
      --- api/main.py
      import asyncio

      async def work(): ...

      async def one():
          «asyncio.create_task(work())»
      """, facet: "dangling-task"),
    .good(
      """
      --- api/main.py
      import asyncio
      from functools import wraps
      from fastapi import BackgroundTasks

      def started(function):
          @wraps(function)
          def wrapper(*args):
              return asyncio.run(function(*args))
          return wrapper

      async def work(): ...

      async def steps():
          yield 1

      @started
      async def main(): ...

      async def one(background: BackgroundTasks):
          await work()
          await asyncio.gather(work(), work())
          background.add_task(work)
          task = asyncio.create_task(work())
          await task
          async with asyncio.TaskGroup() as group:
              group.create_task(work())
          return work()

      def two():
          main()
          asyncio.run(work())

      def three(work):
          work()
      """),
  ],
  .nodes([.expressionStatement, .call]) { node, file, findings in
    if file.tree.kind(node) == .expressionStatement {
      guard let value = file.tree.firstChild(of: node), let call = Call(value, in: file.tree) else { return }
      checkDropped(call, file, &findings)
    } else if let call = Call(node, in: file.tree), isInCoroutine(node, file), startsLoop(call, file, depth: 2),
      !file.isTest
    {
      findings.report(
        "a loop is running already: await instead of starting another", at: node, in: file, facet: "run-in-loop")
    }
  }
)

private func checkDropped(_ call: Call, _ file: CheckedFile, _ findings: inout Findings) {
  if let name = call.calleeName, name.hasSuffix("create_task") || name.hasSuffix("ensure_future"),
    ["asyncio.create_task", "asyncio.ensure_future"].contains(file.dotted(call.callee))
  {
    findings.report(
      "keep the task: without a reference it may be collected before it is done", at: call.id, in: file,
      facet: "dangling-task", severity: .warning)
    return
  }
  guard let id = file.target(of: call) else { return }
  let row = file.project.tables.functions[id]
  let home = file.project.file(row.file)
  guard home.tree.kind(row.node) == .asyncFunctionDef, home.tree.own(.yield, in: row.node).isEmpty,
    home.tree.decorators(of: row.node).allSatisfy({ isTransparent($0, home) }), !isReplaced(row, file.project)
  else { return }
  let isAsync = isInCoroutine(call.id, file)
  let start = file.tree[call.id].start
  findings.report(
    "\(row.name)() is a coroutine: nothing happens until it is awaited", at: call.id, in: file, facet: "unawaited",
    fix: isAsync
      ? Fix(.risky, "await it", [Fix.Edit(SourcePlace(file.path, TextRange(start, start)), "await ")]) : nil)
}

/// A route stays the function it was.
private func isTransparent(_ decorator: ID<Node>, _ file: CheckedFile) -> Bool {
  let name = file.tree.dottedName(of: Call(decorator, in: file.tree)?.callee ?? decorator) ?? ""
  let last = name.split(separator: ".").last.map(String.init) ?? ""
  return ["get", "post", "put", "patch", "delete", "api_route", "websocket", "staticmethod", "classmethod", "override"]
    .contains(last)
}

/// Another method of the name may be an ordinary one.
private func isReplaced(_ row: FunctionRow, _ project: CheckedProject) -> Bool {
  guard !row.owner.isNone else { return false }
  return project.tables.functions.contains { other in
    guard other.name == row.name, !other.owner.isNone, other.owner != row.owner,
      project.tables.isA(other.owner, row.owner)
    else { return false }
    return project.tables.file(other.file).kind(other.node) != .asyncFunctionDef
  }
}

private func isInCoroutine(_ node: ID<Node>, _ file: CheckedFile) -> Bool {
  guard let inner = file.enclosing(node, .functionDef, .asyncFunctionDef, .lambda) else { return false }
  return file.tree.kind(inner) == .asyncFunctionDef
}

/// Whether a call is certain to start a loop, also by an ordinary function that does.
private func startsLoop(_ call: Call, _ file: CheckedFile, depth: Int) -> Bool {
  if let name = call.calleeName, name.hasSuffix("run") || name.hasSuffix("run_until_complete") {
    if file.dotted(call.callee) == "asyncio.run" { return true }
  }
  guard depth > 0, let target = file.target(of: call) else { return false }
  let row = file.project.tables.functions[target]
  let home = file.project.file(row.file)
  guard home.tree.kind(row.node) == .functionDef, home.tree.decorators(of: row.node).isEmpty,
    let block = home.tree.firstChild(of: row.node, .block), !home.tree.has(.yield, in: row.node)
  else { return false }
  return home.tree.statements(of: block).contains { statement in
    switch home.tree.kind(statement) {
    case .expressionStatement, .returnStatement, .assign:
      home.tree.own(.call, in: statement).contains { inner in
        Call(inner, in: home.tree).map { startsLoop($0, home, depth: depth - 1) } ?? false
      }
    default: false
    }
  }
}
