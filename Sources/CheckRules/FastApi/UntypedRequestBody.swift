import Checks

let untypedRequestBody = Rule(
  "FPI102", "untyped-request-body",
  "A route takes its body as a dictionary, or reads it from the request by hand.",
  why: "Nothing checks what was sent: a missing key is a server error, and the schema says nothing.",
  .warning, .proven, isCore: true, facets: ["parameter", "request"],
  examples: [
    .bad(
      """
      --- api/main.py
      from typing import Annotated, Any
      from fastapi import Body, FastAPI
      app = FastAPI()

      @app.post("/orders")
      async def create(«payload: dict»): ...

      @app.put("/orders")
      async def change(«payload: dict[str, Any]», «rows: list[dict]»): ...

      @app.patch("/orders")
      async def patch(«payload: Annotated[dict, Body()]»): ...

      @app.post("/others")
      async def other(«payload=Body()»): ...
      """, facet: "parameter"),
    .bad(
      """
      --- api/main.py
      from fastapi import FastAPI, Request
      app = FastAPI()

      @app.post("/orders")
      async def create(request: Request):
          data = await «request.json()»
      """, facet: "request"),
    .good(
      """
      --- api/main.py
      import hmac
      from fastapi import APIRouter, Body, Depends, FastAPI, Request
      from fastapi.responses import HTMLResponse
      from pydantic import BaseModel
      app = FastAPI()

      class OrderIn(BaseModel):
          total: int

      @app.post("/orders")
      async def create(payload: OrderIn, other: dict = Depends(OrderIn), count: int = Body()): ...

      @app.get("/orders")
      async def all_of(filter: dict = None): ...

      pages = APIRouter(default_response_class=HTMLResponse)

      @pages.post("/form")
      async def form(request: Request):
          await request.form()

      app.include_router(pages)

      @app.post("/webhooks/pay")
      async def pay(request: Request):
          await request.body()

      @app.post("/signed")
      async def signed(request: Request):
          hmac.new(b"key", await request.body())
      """),
  ],
  .project { project, findings in
    for route in project.apiRoutes.all {
      let file = project.file(route.file)
      guard !file.isTest, hasBody(route, file), let view = FunctionDefinition(route.function, in: file.tree),
        let list = file.tree.firstChild(of: route.function, .parameters)
      else { continue }
      let rows = file.tree.children(of: list).filter { [.parameter].contains(file.tree.kind($0)) }
      for row in rows {
        let name = file.tree.name(file.tree[row].symbol)
        guard let parameter = view.parameters.first(where: { $0.name == name }), isUntyped(parameter, file) else {
          continue
        }
        findings.report("describe the body by a model instead of \(name)", at: row, in: file, facet: "parameter")
      }
      if let read = readsBody(view, route, file), !isPage(read, route, file) {
        findings.report(
          "take the body as a parameter with a model instead of reading the request", at: read, in: file,
          facet: "request")
      }
    }
  }
)

private func hasBody(_ route: ApiRoutes.Route, _ file: CheckedFile) -> Bool {
  if route.method == "api_route", let methods = route.decorator[keyword: "methods"] {
    let text = file.tree.text(of: methods)
    return ["POST", "PUT", "PATCH"].contains { text.contains($0) }
  }
  return ["post", "put", "patch"].contains(route.method)
}

private func isUntyped(_ parameter: Parameter, _ file: CheckedFile) -> Bool {
  let markers = file.markers(of: parameter)
  let names = markers.map { $0.calleeName?.split(separator: ".").last.map(String.init) ?? "" }
  if names.contains(where: { $0 != "Body" }) { return false }
  guard let annotation = parameter.annotation else { return names.contains("Body") }
  return isDictionary(annotation, file) || names.contains("Body") && isAny(annotation, file)
}

private func isAny(_ annotation: ID<Node>, _ file: CheckedFile) -> Bool {
  ["Any", "typing.Any"].contains(file.tree.text(of: annotation))
}

private func isDictionary(_ annotation: ID<Node>, _ file: CheckedFile) -> Bool {
  let names: Set<String> = ["dict", "Dict", "typing.Dict", "Mapping", "typing.Mapping", "MutableMapping"]
  if let name = file.tree.dottedName(of: annotation) { return names.contains(name) }
  guard file.tree.kind(annotation) == .subscript, let head = file.tree.firstChild(of: annotation),
    let name = file.tree.dottedName(of: head), let index = file.tree.lastChild(of: annotation)
  else { return false }
  if names.contains(name) { return true }
  let first = file.tree.kind(index) == .tuple ? file.tree.firstChild(of: index) ?? index : index
  return ["list", "List", "Annotated", "Optional", "typing.List", "typing.Annotated"].contains(name)
    && isDictionary(first, file)
}

/// A page takes what its own form sends, and is in no schema.
private func isPage(_ read: ID<Node>, _ route: ApiRoutes.Route, _ file: CheckedFile) -> Bool {
  Call(read, in: file.tree)?.calleeName?.hasSuffix(".form") == true
    && file.project.apiRoutes.answersOtherThanJSON(route, in: file.project)
}

/// `await request.json()`, unless the bytes as they came are what it is about.
private func readsBody(_ view: FunctionDefinition, _ route: ApiRoutes.Route, _ file: CheckedFile) -> ID<Node>? {
  let text = file.tree.text(of: view.id)
  let raw = ["webhook", "hmac", "signature", "proxy", "callback", "stream"]
  if raw.contains(where: { text.lowercased().contains($0) || (route.path ?? "").lowercased().contains($0) }) {
    return nil
  }
  let requests = view.parameters.filter { parameter in
    parameter.annotation.flatMap { file.typeName($0) }?.split(separator: ".").last == "Request"
  }.map(\.name)
  return file.tree.own(.await, in: view.id).lazy.compactMap { file.tree.firstChild(of: $0) }.first { value in
    guard let name = Call(value, in: file.tree)?.calleeName else { return false }
    return requests.contains { request in [".json", ".body", ".form"].contains { request + $0 == name } }
  }
}
