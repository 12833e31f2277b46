import Checks

let sensitiveResponseField = Rule(
  "FPI103", "sensitive-response-field",
  "What a route answers has a field that nobody outside should see.",
  why: "The hash of a password or a token leaves with every answer.",
  .warning, .heuristic,
  examples: [
    .bad(
      """
      --- api/main.py
      from fastapi import FastAPI
      from pydantic import BaseModel
      app = FastAPI()

      class UserBase(BaseModel):
          id: int

      class UserOut(UserBase):
          «hashed_password»: str

      @app.get("/users/{id}", response_model=UserOut)
      async def get_user(id: int): ...

      @app.get("/users")
      async def all_users() -> list[UserOut]: ...
      """),
    .good(
      """
      --- api/main.py
      from fastapi import FastAPI
      from pydantic import BaseModel, Field
      app = FastAPI()

      class UserIn(BaseModel):
          password: str

      class UserOut(BaseModel):
          email: str
          password: str = Field(exclude=True)

      class Token(BaseModel):
          access_token: str
          token: str

      @app.post("/users", response_model=UserOut)
      async def make(user: UserIn): ...

      @app.post("/login")
      async def login() -> Token: ...

      @app.get("/me", response_model=UserIn, response_model_exclude={"password"})
      async def me(): ...
      """),
  ],
  .project { project, findings in
    var seen: Set<ID<ClassRow>> = []
    for route in project.apiRoutes.all {
      let file = project.file(route.file)
      guard !file.isTest,
        !route.decorator.keywords.contains(where: {
          ["response_model_exclude", "response_model_include"].contains($0.name)
        }),
        let answer = route.decorator[keyword: "response_model"]
          ?? FunctionDefinition(route.function, in: file.tree)?.returns
      else { continue }
      for type in models(in: answer, file) { report(type, project, &seen, &findings) }
    }
  }
)

/// The project's classes that an annotation names.
private func models(in node: ID<Node>, _ file: CheckedFile) -> [ID<ClassRow>] {
  file.tree.subtree(of: node).compactMap { row in
    let kind = file.tree.nodes[row].kind
    guard kind == .name || kind == .attribute, let dotted = file.dotted(ID(row)) else { return nil }
    return file.project.tables.classIndex[dotted]
  }
}

private func report(
  _ type: ID<ClassRow>, _ project: CheckedProject, _ seen: inout Set<ID<ClassRow>>, _ findings: inout Findings
) {
  guard seen.insert(type).inserted else { return }
  let name = project.tables.classes[type].name.lowercased()
  if ["token", "login", "credential", "secret", "apikey", "created", "auth"].contains(where: { name.contains($0) }) {
    return
  }
  for ancestor in project.tables.classes[type].ancestors {
    guard let index = project.tables.classes[ancestor].file else { continue }
    let file = project.file(index)
    for (field, member) in project.tables.classes[ancestor].members.sorted(by: { $0.key < $1.key }) {
      guard case .value(let target, let value, let annotation?) = member else { continue }
      if isSensitive(field), !isHidden(value, file), !isHidden(annotation, file), !isFlag(annotation, file) {
        findings.report(
          "leave \(field) out of \(project.tables.classes[type].name), or exclude it: routes answer with it",
          at: target, in: file)
      }
      for inner in models(in: annotation, file) { report(inner, project, &seen, &findings) }
    }
  }
}

private func isSensitive(_ field: String) -> Bool {
  let words = field.lowercased().split(separator: "_").map(String.init)
  let exact: Set<String> = [
    "token", "secret", "api_key", "internal_id", "ssn", "cvv", "client_secret", "secret_key", "private_key",
  ]
  return words.last == "password" || words.contains("password") && words.contains { ["hash", "hashed"].contains($0) }
    || exact.contains(field.lowercased())
}

private func isHidden(_ node: ID<Node>?, _ file: CheckedFile) -> Bool {
  node.map { file.tree.text(of: $0).contains("exclude=True") } ?? false
}

/// `has_password: bool`.
private func isFlag(_ annotation: ID<Node>, _ file: CheckedFile) -> Bool {
  file.tree.text(of: annotation).hasPrefix("bool")
}
