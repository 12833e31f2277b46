import Checks

let manualErrorPayload = Rule(
  "FPI107", "manual-error-payload",
  "A route returns an error as an ordinary answer.",
  why: "The status says that all went well, and every route invents the form of its errors.",
  .warning, enabled: .auto, .proven,
  examples: [
    .bad(
      """
      --- api/main.py
      from fastapi import FastAPI
      from fastapi.responses import JSONResponse
      app = FastAPI()

      @app.get("/orders/{id}")
      async def detail(id: int):
          if id:
              return «{"error": "not found"}»
          return «JSONResponse({"detail": "no"}, status_code=404)»
      """),
    .good(
      """
      --- api/main.py
      from fastapi import FastAPI, HTTPException
      from fastapi.responses import JSONResponse
      app = FastAPI()

      @app.get("/orders/{id}")
      async def detail(id: int):
          raise HTTPException(404)

      @app.exception_handler(ValueError)
      async def handler(request, error):
          return JSONResponse({"detail": "no"}, status_code=400)

      @app.get("/health")
      async def health():
          return {"errors": []}
      """),
  ],
  .nodes([.returnStatement]) { node, file, findings in
    guard !file.isTest, let value = file.tree.firstChild(of: node), isError(value, file),
      let function = file.function(around: node), let id = file.project.tables.functionNodes[file.row][function.index],
      let route = file.project.apiRoutes[id], !(route.path ?? "").contains("health")
    else { return }
    findings.report("raise HTTPException, or an exception that has a handler", at: value, in: file)
  }
)

private func isError(_ value: ID<Node>, _ file: CheckedFile) -> Bool {
  if let call = Call(value, in: file.tree) {
    guard call.calleeName?.hasSuffix("JSONResponse") ?? false,
      let content = call[keyword: "content"] ?? call.arguments.first
    else { return false }
    return isError(content, file)
  }
  guard file.tree.kind(value) == .dict, let key = file.tree.firstChild(of: value) else { return false }
  return file.tree.string(key).map { ["error", "errors", "detail"].contains($0) } ?? false
}
