import Checks

let inlineAuth = Rule(
  "FPI106", "inline-auth",
  "A route reads a token itself, or a token is read without being checked.",
  why: "Every route that does it may do it another way, and the one that forgets is open.",
  .warning, .proven, facets: ["endpoint", "unverified"],
  examples: [
    .bad(
      """
      --- api/main.py
      import jwt
      from fastapi import FastAPI, Request
      app = FastAPI()

      @app.get("/me")
      async def me(request: Request):
          return «jwt.decode(«request.headers["Authorization"]»[7:], "key", algorithms=["HS256"])»
      """, facet: "endpoint"),
    .bad(
      """
      --- api/auth.py
      import jwt
      from fastapi import Header

      def claims(token = Header()):
          return «jwt.decode(token, options={"verify_signature": False})»
      """, facet: "unverified"),
    .good(
      """
      --- api/main.py
      import jwt
      from fastapi import Depends, FastAPI, Request
      app = FastAPI()

      def current_user(request: Request):
          return jwt.decode(request.headers["Authorization"], "key", algorithms=["HS256"])

      @app.get("/me")
      async def me(request: Request, user=Depends(current_user)):
          return request.headers["Accept"]

      @app.post("/refresh")
      async def refresh(token: str):
          return jwt.decode(token, "key", algorithms=["HS256"])
      """),
    .good(
      """
      --- shop/auth.py
      import jwt

      def is_ours(token):
          return jwt.decode(token, options={"verify_signature": False}).get("iss") == "us"
      """),
  ],
  .nodes([.call, .subscript]) { node, file, findings in
    if file.isTest { return }
    if file.tree.kind(node) == .call {
      guard let call = Call(node, in: file.tree), let name = call.calleeName else { return }
      if name.hasSuffix("decode"), ["jwt.decode", "jose.jwt.decode"].contains(file.dotted(call.callee)) {
        if isUnverified(call, file), file.project.usesFastApi {
          findings.report(
            "check the signature: anybody can write such a token", at: node, in: file, facet: "unverified")
        } else if isInRoute(node, file) {
          findings.report("read the token in a dependency", at: node, in: file, facet: "endpoint")
        }
      } else if name.hasSuffix(".headers.get"), isAuthorization(call.arguments.first, file), isInRoute(node, file) {
        findings.report("read the token in a dependency", at: node, in: file, facet: "endpoint")
      }
    } else if let owner = file.tree.firstChild(of: node),
      file.tree.dottedName(of: owner)?.hasSuffix(".headers") ?? false,
      isAuthorization(file.tree.lastChild(of: node), file), isInRoute(node, file)
    {
      findings.report("read the token in a dependency", at: node, in: file, facet: "endpoint")
    }
  }
)

private func isAuthorization(_ key: ID<Node>?, _ file: CheckedFile) -> Bool {
  key.flatMap { file.tree.string($0) }?.lowercased() == "authorization"
}

private func isUnverified(_ call: Call, _ file: CheckedFile) -> Bool {
  if let flag = call[keyword: "verify"] { return file.tree.kind(flag) == .false }
  guard let options = call[keyword: "options"] else { return false }
  let text = file.tree.text(of: options).filter { $0 != " " }
  return text.contains("verify_signature\":False") || text.contains("verify_signature':False")
}

private func isInRoute(_ node: ID<Node>, _ file: CheckedFile) -> Bool {
  guard let function = file.function(around: node),
    let id = file.project.tables.functionNodes[file.row][function.index],
    let route = file.project.apiRoutes[id]
  else { return false }
  let words = [file.project.tables.functions[id].name, route.path ?? ""].map { $0.lowercased() }
  return !["login", "refresh", "token", "logout", "auth", "verify", "reset", "confirm"].contains { word in
    words.contains { $0.contains(word) }
  }
}
