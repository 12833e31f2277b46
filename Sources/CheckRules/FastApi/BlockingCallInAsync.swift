import Checks

let blockingCallInAsync = Rule(
  "FPI104", "blocking-call-in-async",
  "An `async def` that FastAPI runs calls something that blocks.",
  why: "All requests of the process wait until it is done: `async def` runs on the loop, `def` in a thread of its own.",
  .error, .proven, isCore: true, facets: ["call", "sync-session"],
  examples: [
    .bad(
      """
      --- api/rates.py
      import requests

      def load_rate():
          return fetch("EUR")

      def fetch(currency):
          return requests.get("https://rates.example.com/" + currency)
      --- api/main.py
      import time
      from fastapi import Depends, FastAPI
      from api.rates import load_rate
      app = FastAPI()

      async def slow():
          «time.sleep(1)»

      @app.get("/fx", dependencies=[Depends(slow)])
      async def fx(wait=Depends(slow)):
          return «load_rate()»
      """, facet: "call"),
    .bad(
      """
      --- api/main.py
      from typing import Annotated
      from fastapi import Depends, FastAPI
      from sqlalchemy.orm import Session
      app = FastAPI()

      def get_db(): ...

      SessionDep = Annotated[Session, Depends(get_db)]

      @app.get("/orders")
      async def orders(db: Session = Depends(get_db)):
          return «db.query(1)»

      @app.get("/others")
      async def others(session: SessionDep):
          «session.execute(1)»
          session.commit()
      """, facet: "sync-session"),
    .good(
      """
      --- api/main.py
      import asyncio
      import time
      import requests
      from fastapi import Depends, FastAPI
      from fastapi.concurrency import run_in_threadpool
      from sqlalchemy.ext.asyncio import AsyncSession
      app = FastAPI()

      def slow():
          time.sleep(1)

      async def unused():
          time.sleep(1)

      @app.get("/fx")
      def fx():
          return requests.get("https://rates.example.com/")

      @app.get("/later")
      async def later(db: AsyncSession, wait=Depends(slow)):
          await asyncio.to_thread(slow)
          await run_in_threadpool(requests.get, "https://rates.example.com/")
          await db.execute(1)
          call = lambda: time.sleep(1)
      """),
  ],
  .project { project, findings in
    for (id, file) in coroutines(project) {
      let node = project.tables.functions[id].node
      let symbol = project.tables.functions[id].dotted
      for row in file.tree.own(.call, in: node) {
        guard let call = Call(row, in: file.tree), !isAwaited(row, file), let name = blocking(call, file, depth: 5)
        else {
          continue
        }
        findings.report(
          "\(name)() blocks the loop: use def, an asynchronous client, or run_in_threadpool", at: row, in: file,
          facet: "call", symbol: symbol)
      }
      if let (row, name) = session(node, file) {
        findings.report(
          "\(name) is a session that blocks: use def, or AsyncSession", at: row, in: file, facet: "sync-session",
          symbol: symbol)
      }
    }
  }
)

/// Asynchronous routes and dependencies outside of tests.
private func coroutines(_ project: CheckedProject) -> [(ID<FunctionRow>, CheckedFile)] {
  var found: Set<ID<FunctionRow>> = []
  for route in project.apiRoutes.all {
    let file = project.file(route.file)
    if file.isTest { continue }
    found.insert(route.row)
    guard let view = FunctionDefinition(route.function, in: file.tree) else { continue }
    var waiting = view.parameters.flatMap { parameter in dependencies(of: parameter, file) }
    var seen: Set<ID<FunctionRow>> = []
    while let next = waiting.popLast() {
      guard seen.insert(next).inserted else { continue }
      found.insert(next)
      let row = project.tables.functions[next]
      let home = project.file(row.file)
      waiting += FunctionDefinition(row.node, in: home.tree)?.parameters.flatMap { dependencies(of: $0, home) } ?? []
    }
  }
  return found.sorted { $0.index < $1.index }.compactMap { id in
    let row = project.tables.functions[id]
    let file = project.file(row.file)
    return file.tree.kind(row.node) == .asyncFunctionDef && !file.isTest ? (id, file) : nil
  }
}

private func dependencies(of parameter: Parameter, _ file: CheckedFile) -> [ID<FunctionRow>] {
  file.markers(of: parameter).filter(\.isDependency).compactMap { marker in
    guard marker.file.source == file.tree.source, let target = marker.arguments.first,
      let dotted = file.dotted(target)
    else { return nil }
    return file.project.tables.functionIndex[dotted]
  }
}

private func isAwaited(_ call: ID<Node>, _ file: CheckedFile) -> Bool {
  file.parent(of: call).map { file.tree.kind($0) == .await } ?? false
}

private let blockingCalls: Set<String> = Set(
  ["get", "post", "put", "patch", "delete", "head", "options", "request"].flatMap { ["requests." + $0, "httpx." + $0] }
    + [
      "urllib.request.urlopen", "time.sleep", "subprocess.run", "subprocess.call", "subprocess.check_call",
      "subprocess.check_output", "subprocess.getoutput", "os.system", "psycopg2.connect", "pymysql.connect",
      "smtplib.SMTP",
      "smtplib.SMTP_SSL", "requests.Session", "MySQLdb.connect",
    ])

/// The name of the blocking function that a call reaches.
private func blocking(_ call: Call, _ file: CheckedFile, depth: Int) -> String? {
  if call.calleeName == "input", !file.isLocal("input", at: call.id),
    file.project.tables.modules[file.row].bindings["input"] == nil
  {
    return "input"
  }
  if call.calleeName != nil, let dotted = file.dotted(call.callee), blockingCalls.contains(dotted) { return dotted }
  guard depth > 0, let target = file.target(of: call) else { return nil }
  let row = file.project.tables.functions[target]
  let home = file.project.file(row.file)
  guard home.tree.kind(row.node) == .functionDef, !home.tree.has(.yield, in: row.node),
    home.tree.decorators(of: row.node).allSatisfy({
      ["staticmethod", "classmethod"].contains(home.tree.dottedName(of: $0))
    })
  else { return nil }
  for inner in home.tree.own(.call, in: row.node) {
    if let call = Call(inner, in: home.tree), let name = blocking(call, home, depth: depth - 1) { return name }
  }
  return nil
}

// MARK: Sessions

private func session(_ function: ID<Node>, _ file: CheckedFile) -> (ID<Node>, String)? {
  guard let view = FunctionDefinition(function, in: file.tree) else { return nil }
  let types: Set<String> = ["sqlalchemy.orm.Session", "sqlmodel.Session", "sqlalchemy.orm.session.Session"]
  let sessions = view.parameters.filter { $0.annotation.flatMap { file.typeName($0) }.map(types.contains) ?? false }
    .map(\.name)
  let methods: Set<String> = [
    "query", "execute", "exec", "commit", "get", "scalars", "scalar", "flush", "refresh", "delete", "merge",
  ]
  for row in file.tree.own(.call, in: function) {
    guard let call = Call(row, in: file.tree), let parts = call.calleeName?.split(separator: "."), parts.count == 2,
      sessions.contains(String(parts[0])), methods.contains(String(parts[1]))
    else { continue }
    return (row, String(parts[0]))
  }
  return nil
}
