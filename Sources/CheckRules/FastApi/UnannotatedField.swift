import Checks

let unannotatedField = Rule(
  "FPI201", "unannotated-field",
  "A field or parameter puts its rules into the default instead of `Annotated[…]`.",
  why: "The default is then an object of the library: called directly, the function gets that instead of a value.",
  .warning, enabled: .auto, .proven, fix: .risky, facets: ["field", "dependency"],
  examples: [
    .bad(
      """
      --- api/schemas.py
      from pydantic import BaseModel, Field

      class Line(BaseModel):
          qty: int = «Field(..., ge=1)»
      """, facet: "field"),
    .bad(
      """
      --- api/main.py
      from fastapi import Depends, FastAPI, Query
      app = FastAPI()

      def get_db(): ...

      @app.get("/lines")
      def lines(db=«Depends(get_db)», page: int = «Query(1)»): ...
      """, facet: "dependency"),
    .good(
      """
      --- api/schemas.py
      from typing import Annotated
      from pydantic import BaseModel, Field

      class Line(BaseModel):
          qty: Annotated[int, Field(ge=1)]
          tags: list[str] = Field(default_factory=list)

      class Other:
          qty: int = Field(..., ge=1)
      """),
  ],
  .nodes([.annotatedAssign, .defaultValue]) { node, file, findings in
    if file.isTest { return }
    guard let value = file.tree.lastChild(of: node), let call = Call(value, in: file.tree),
      let written = call.calleeName,
      let dotted = file.dotted(call.callee)
    else { return }
    let last = written.split(separator: ".").last ?? ""
    if file.tree.kind(node) == .annotatedAssign {
      guard ["pydantic.Field", "pydantic.fields.Field"].contains(dotted), call[keyword: "default_factory"] == nil,
        isSchema(node, file)
      else { return }
      findings.report("write Annotated[…, Field(…)], with the default behind =", at: value, in: file, facet: "field")
    } else if dotted.hasPrefix("fastapi."),
      ["Depends", "Security", "Query", "Path", "Body", "Header", "Cookie", "Form", "File"].contains(last)
    {
      findings.report("write Annotated[…, \(last)(…)]", at: value, in: file, facet: "dependency")
    }
  }
)

private func isSchema(_ node: ID<Node>, _ file: CheckedFile) -> Bool {
  guard let outer = file.enclosing(node, .classDef),
    let type = file.project.tables.classNodes[file.row][outer.index]
  else { return false }
  return file.project.tables.classes[type].libraryAncestors.contains { $0.hasSuffix("BaseModel") }
}
