import Checks

let unmanagedResource = Rule(
  "FPI105", "unmanaged-resource",
  "A route opens a database session or a client of its own.",
  why: "Tests cannot replace it, nobody shares its connections, and an error may leave it open.",
  .warning, .proven, facets: ["session", "client"],
  examples: [
    .bad(
      """
      --- api/main.py
      from fastapi import FastAPI
      from sqlalchemy.orm import Session, sessionmaker
      app = FastAPI()
      SessionLocal = sessionmaker()

      @app.get("/items")
      async def items():
          with «SessionLocal()» as db: ...

      @app.get("/others")
      def others():
          with «Session(None)» as db: ...
      """, facet: "session"),
    .bad(
      """
      --- api/main.py
      import httpx
      from fastapi import FastAPI
      app = FastAPI()

      @app.get("/items")
      async def items():
          async with «httpx.AsyncClient()» as client: ...
      """, facet: "client"),
    .good(
      """
      --- api/main.py
      import httpx
      from fastapi import Depends, FastAPI
      from sqlalchemy.orm import sessionmaker
      app = FastAPI()
      SessionLocal = sessionmaker()

      def get_db():
          with SessionLocal() as db:
              yield db

      async def get_client():
          async with httpx.AsyncClient() as client:
              yield client

      @app.get("/items")
      def items(db=Depends(get_db), client=Depends(get_client)): ...
      """),
  ],
  .project { project, findings in
    for route in project.apiRoutes.all {
      let file = project.file(route.file)
      guard !file.isTest, let block = file.tree.firstChild(of: route.function, .block) else { continue }
      for row in file.tree.own(.call, in: block) {
        guard let call = Call(row, in: file.tree), let facet = resource(call, file) else { continue }
        findings.report(
          "take the \(facet) from a dependency", at: row, in: file, facet: facet,
          symbol: project.tables.functions[route.row].dotted)
      }
    }
  }
)

private func resource(_ call: Call, _ file: CheckedFile) -> String? {
  guard let written = call.calleeName else { return nil }
  let sessions: Set<String> = [
    "sqlalchemy.orm.Session", "sqlmodel.Session", "sqlalchemy.ext.asyncio.AsyncSession",
    "sqlmodel.ext.asyncio.session.AsyncSession",
  ]
  let clients: Set<String> = [
    "httpx.AsyncClient", "httpx.Client", "aiohttp.ClientSession", "boto3.client", "boto3.resource", "redis.from_url",
    "redis.Redis",
    "redis.asyncio.from_url", "redis.asyncio.Redis",
  ]
  if let dotted = file.dotted(call.callee) {
    if sessions.contains(dotted) { return "session" }
    if clients.contains(dotted) { return "client" }
  }
  if file.isLocal(String(written.prefix { $0 != "." }), at: call.id) { return nil }
  guard case .value(let module, _, let value)? = file.project.tables.meaning(ofDotted: written, in: file.row) else {
    return nil
  }
  let home = file.project.file(module)
  let made = Call(value, in: home.tree).flatMap { home.dotted($0.callee) } ?? ""
  return made.hasSuffix("sessionmaker") && made.hasPrefix("sqlalchemy") ? "session" : nil
}
