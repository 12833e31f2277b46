import Checks

let testWithoutOverride = Rule(
  "FPI108", "test-without-override",
  "A test asks an application whose database session is the real one.",
  why: "Without an override the route opens the session of production: tests share rows, or fail without a database.",
  .warning, enabled: .auto, .likely,
  examples: [
    .bad(
      """
      --- api/main.py
      from fastapi import Depends, FastAPI
      app = FastAPI()

      def get_db():
          yield 3

      @app.get("/items")
      def items(db=Depends(get_db)): ...

      @app.get("/health")
      def health(): ...
      --- tests/test_items.py
      from fastapi.testclient import TestClient
      from api.main import app

      client = «TestClient(app)»

      def test_items():
          assert client.get("/items").status_code == 200
      --- tests/test_health.py
      from fastapi.testclient import TestClient
      from api.main import app

      client = TestClient(app)

      def test_health():
          assert client.get("/health").status_code == 200
      """),
    .good(
      """
      --- api/main.py
      from fastapi import Depends, FastAPI
      app = FastAPI()

      def get_db():
          yield 3

      @app.get("/items")
      def items(db=Depends(get_db)): ...
      --- tests/conftest.py
      import pytest
      from api.main import app, get_db

      @pytest.fixture(autouse=True)
      def session():
          app.dependency_overrides[get_db] = lambda: 4
      --- tests/test_items.py
      from fastapi.testclient import TestClient
      from api.main import app

      client = TestClient(app)

      def test_items():
          assert client.get("/items").status_code == 200
      """),
  ],
  .project { project, findings in
    guard project.usesFastApi, let apis = project.beside.apis else { return }
    let tests = project.files.filter { $0.isTest || $0.path.hasSuffix("conftest.py") }
    // Settings that tests change lead to another database just as well.
    let ways = ["dependency_overrides", "environ", "setenv", "testcontainers", "DATABASE_URL"]
    if tests.contains(where: { file in ways.contains { file.mentions($0) } }) { return }
    let sessions = Set(apis.endpoints.flatMap(\.dependencies).filter { project.givesSession($0) })
    guard !sessions.isEmpty else { return }
    for file in tests {
      let paths = file.askedPaths
      let asked = apis.endpoints.lazy.filter { $0.path.map(paths.contains) ?? false }
      guard let session = asked.flatMap(\.dependencies).first(where: sessions.contains) else { continue }
      let name = session.split(separator: ".").last.map(String.init) ?? session
      for call in file.madeClients {
        findings.report(
          "set app.dependency_overrides[\(name)] for tests: the routes asked here open the real session", at: call.id,
          in: file)
      }
    }
  }
)

extension CheckedProject {
  /// Whether a dependency hands out something and takes it back, and is called after a session or a database.
  fileprivate func givesSession(_ dotted: String) -> Bool {
    guard let id = tables.functionIndex[dotted] else { return false }
    let function = tables.functions[id]
    let name = function.name.lowercased()
    guard ["db", "session", "database"].contains(where: name.contains) else { return false }
    let tree = tables.file(function.file)
    return tree.subtree(of: function.node).contains { tree.nodes[$0].kind == .yield }
  }
}

extension CheckedFile {
  fileprivate func mentions(_ word: String) -> Bool { tree.source[...].place(of: Array(word.utf8)) != nil }

  /// `TestClient(app)`, `AsyncClient(app=app)`.
  fileprivate var madeClients: [Call] {
    let known = [
      "fastapi.testclient.TestClient", "starlette.testclient.TestClient", "httpx.AsyncClient",
    ]
    return tree.nodes.indices.compactMap { Call(ID($0), in: tree) }.filter { call in
      dotted(call.callee).map(known.contains) ?? false
    }
  }

  /// Literal paths of `client.get("/items")`.
  fileprivate var askedPaths: Set<String> {
    let methods: Set<String> = ["get", "post", "put", "patch", "delete"]
    return Set(
      tree.nodes.indices.compactMap { Call(ID($0), in: tree) }.compactMap { call in
        guard tree.kind(call.callee) == .attribute, methods.contains(tree.name(tree[call.callee].symbol)) else {
          return nil
        }
        return call.arguments.first.flatMap { tree.string($0) }.map { path in String(path.prefix { $0 != "?" }) }
      })
  }
}
