import Checks

let missingResponseModel = Rule(
  "FPI101", "missing-response-model",
  "A route says nothing of what it answers: no `response_model`, and no return annotation that tells.",
  why: "Whatever the function returns goes out, fields that nobody meant to show included, and the schema is empty.",
  .warning, .proven, isCore: true,
  examples: [
    .bad(
      """
      --- api/main.py
      from typing import Any
      from fastapi import FastAPI
      from fastapi.responses import JSONResponse
      app = FastAPI()
      rows = FastAPI(default_response_class=JSONResponse)

      @app.get("/users/{id}")
      async def «get_user»(id: int):
          return id

      @app.get("/users")
      async def «all_users»() -> Any: ...

      @app.post("/users")
      async def «make_user»() -> dict: ...

      @rows.get("/rows")
      async def «all_rows»(): ...
      """),
    .good(
      """
      --- api/main.py
      from fastapi import APIRouter, FastAPI, Response, status
      from fastapi.responses import HTMLResponse
      from pydantic import BaseModel
      app = FastAPI()

      class UserOut(BaseModel):
          id: int

      @app.get("/users/{id}", response_model=UserOut)
      async def get_user(id: int): ...

      @app.get("/users")
      async def all_users() -> list[UserOut]: ...

      @app.get("/names")
      async def names() -> dict[str, str]: ...

      @app.delete("/users/{id}", status_code=status.HTTP_204_NO_CONTENT)
      async def remove(id: int): ...

      @app.get("/page", response_class=HTMLResponse)
      async def page(): ...

      pages = FastAPI(default_response_class=HTMLResponse)

      @pages.get("/index")
      async def index(): ...

      @app.get("/file")
      async def file() -> Response: ...

      @app.get("/none", response_model=None)
      async def none(): ...

      @app.get("/hidden", include_in_schema=False)
      async def hidden(): ...

      @app.websocket("/ws")
      async def ws(socket): ...
      --- api/tests/test_main.py
      from fastapi import FastAPI
      app = FastAPI()

      @app.get("/x")
      def x(): ...
      """),
  ],
  .project { project, findings in
    let tables = Set((project.beside.apis?.tables ?? []).compactMap(\.className))
    for route in project.apiRoutes.all where !route.isWebSocket {
      let file = project.file(route.file)
      guard !file.isTest, !isExample(file.path), !saysEnough(route.decorator, file),
        let view = FunctionDefinition(route.function, in: file.tree)
      else { continue }
      if let annotation = view.returns, isUsable(annotation, tables, file) { continue }
      if project.apiRoutes.answersOtherThanJSON(route, in: project) { continue }
      findings.report(
        "say what \(view.name)() answers: response_model=… or a return annotation",
        at: file.namePlace(of: route.function), symbol: project.tables.functions[route.row].dotted)
    }
  }
)

private func isExample(_ path: String) -> Bool {
  path.split(separator: "/").contains { ["docs", "docs_src", "examples", "example"].contains($0) }
}

private func saysEnough(_ call: Call, _ file: CheckedFile) -> Bool {
  if file.tree.children(of: call.id).contains(where: { file.tree.kind($0) == .keywordUnpack }) { return true }
  if call[keyword: "response_model"] != nil || call[keyword: "response_class"] != nil { return true }
  if let hidden = call[keyword: "include_in_schema"], file.tree.kind(hidden) == .false { return true }
  guard let status = call[keyword: "status_code"] else { return false }
  let text = file.tree.text(of: status)
  return ["204", "304", "301", "302", "303", "307", "308"].contains { text.contains($0) }
}

private func isUsable(_ annotation: ID<Node>, _ tables: Set<String>, _ file: CheckedFile) -> Bool {
  let text = file.tree.text(of: annotation)
  if ["Any", "dict", "Dict", "object", "None", "typing.Any", "typing.Dict", "list", "List", "JSONType"].contains(text) {
    return false
  }
  return file.dotted(annotation).map { !tables.contains($0) } ?? true
}
