import Checks

let pathParameterMismatch = Rule(
  "FPI001", "path-parameter-mismatch",
  "A route's path has a parameter that neither its function nor a dependency takes.",
  why: "FastAPI takes the function's own name for a query parameter: the request is refused, or the value is lost.",
  .error, .proven, fix: .risky,
  examples: [
    .bad(
      """
      --- api/main.py
      from fastapi import APIRouter, FastAPI

      app = FastAPI()
      router = APIRouter()

      @router.get(«"/orders/{order_id}"»)
      async def detail(id: int): ...

      @app.get(«"/files/{name:path}"»)
      def file(path: str): ...
      """),
    .good(
      """
      --- api/dependencies.py
      from fastapi import Depends

      def order(order_id: int): ...

      def paid(order=Depends(order)): ...

      class Filter:
          def __init__(self, kind: str): ...

      class Check:
          def __call__(self, step: int): ...

      check = Check()
      --- api/main.py
      from typing import Annotated
      from fastapi import APIRouter, Depends, FastAPI, Path, Request
      from api.dependencies import Filter, check, order, paid
      from elsewhere import something

      app = FastAPI()
      router = APIRouter(prefix="/shops/{shop_id}")
      Paid = Annotated[object, Depends(paid)]

      @router.get("/orders/{order_id}")
      async def detail(order_id: int): ...

      @app.get("/files/{name:path}")
      def file(name: str): ...

      @app.get("/orders/{order_id}/paid")
      def is_paid(order: Paid): ...

      @app.get("/lists/{kind}/{step}")
      def all_of(filter: Annotated[Filter, Depends()], step=Depends(check)): ...

      @app.get("/others/{order_id}", dependencies=[Depends(order)])
      def others(): ...

      @app.get("/aliased/{order-id}/{item_id}")
      def aliased(item: Annotated[int, Path(alias="item_id")]): ...

      @app.get("/open/{thing}")
      def open_one(value=Depends(something)): ...

      @app.get("/request/{thing}")
      def of_request(request: Request): ...
      """),
  ],
  .project { project, findings in
    for route in project.apiRoutes.all {
      let file = project.file(route.file)
      guard let path = route.path, let place = route.decorator.arguments.first ?? route.decorator[keyword: "path"],
        let view = FunctionDefinition(route.function, in: file.tree), !file.isTest
      else { continue }
      let wanted = placeholders(in: path)
      guard !wanted.isEmpty, let taken = TakenNames(project).names(of: view, file, route) else { continue }
      for name in wanted where !taken.contains(name) {
        let own = view.parameters.filter { $0.kind != .keywordVariadic && $0.kind != .variadic }.map(\.name)
        let hint = Suggestion.nearest(to: name, in: own).map { "; did you mean {\($0)}?" } ?? ""
        findings.report(
          "\(view.name)() does not take {\(name)}" + hint, at: place, in: file,
          symbol: project.tables.functions[route.row].dotted)
      }
    }
  }
)

/// The names in braces that FastAPI takes for parameters.
private func placeholders(in path: String) -> [String] {
  path.split(separator: "{").dropFirst().compactMap { part in
    guard let end = part.firstIndex(of: "}") else { return nil }
    let name = part[..<end].prefix { $0 != ":" }
    let isName = name.first.map { $0.isLetter || $0 == "_" } ?? false
    return isName && name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") } ? String(name) : nil
  }
}

/// What functions and their dependencies take; nil where one is not known.
private struct TakenNames {
  let project: CheckedProject

  init(_ project: CheckedProject) { self.project = project }

  func names(of view: FunctionDefinition, _ file: CheckedFile, _ route: ApiRoutes.Route) -> Set<String>? {
    guard var names = names(of: view.parameters, file, depth: 0) else { return nil }
    guard let list = route.decorator[keyword: "dependencies"] else { return names }
    guard file.tree.kind(list) == .list || file.tree.kind(list) == .tuple else { return nil }
    for element in file.tree.children(of: list) {
      guard let call = Call(element, in: file.tree), call.isDependency, let target = call.arguments.first,
        let more = self.names(ofTarget: target, file, depth: 0)
      else { return nil }
      names.formUnion(more)
    }
    return names
  }

  private func names(of parameters: [Parameter], _ file: CheckedFile, depth: Int) -> Set<String>? {
    var names: Set<String> = []
    for parameter in parameters where parameter.name != "self" {
      // The request has the values of the path itself.
      let type = parameter.annotation.flatMap { file.typeName($0) } ?? ""
      if ["Request", "WebSocket", "HTTPConnection"].contains(type.split(separator: ".").last) { return nil }
      if parameter.kind != .positionalOnly { names.insert(parameter.name) }
      for marker in file.markers(of: parameter) {
        let home = markerFile(marker, file)
        if let alias = marker[keyword: "alias"].flatMap({ home.tree.string($0) }) { names.insert(alias) }
        guard marker.isDependency else { continue }
        guard let target = marker.arguments.first ?? marker[keyword: "dependency"] else {
          guard let more = self.names(ofType: type, depth: depth + 1) else { return nil }
          names.formUnion(more)
          continue
        }
        guard let more = self.names(ofTarget: target, home, depth: depth + 1) else { return nil }
        names.formUnion(more)
      }
      // A model of parameters, or a class that FastAPI makes of them.
      if !type.isEmpty, project.tables.classIndex[type] != nil, let fields = fields(of: type) {
        names.formUnion(fields)
      }
    }
    return names
  }

  /// An alias of an annotation may stand in another file.
  private func markerFile(_ marker: Call, _ file: CheckedFile) -> CheckedFile {
    marker.file.source == file.tree.source
      ? file : project.files.first { $0.tree.source == marker.file.source } ?? file
  }

  private func names(ofTarget node: ID<Node>, _ file: CheckedFile, depth: Int) -> Set<String>? {
    guard depth < 8, let written = file.tree.dottedName(of: node) else { return nil }
    let head = String(written.prefix { $0 != "." })
    if file.isLocal(head, at: node) { return nil }
    switch project.tables.meaning(ofDotted: written, in: file.row) {
    case .function(let id)?:
      let row = project.tables.functions[id]
      let home = project.file(row.file)
      guard let view = FunctionDefinition(row.node, in: home.tree) else { return nil }
      return names(of: view.parameters, home, depth: depth)
    case .type(let id)?: return names(ofType: project.tables.classes[id].dotted, depth: depth)
    case .value(let module, _, let value)?:
      let home = project.file(module)
      guard let call = Call(value, in: home.tree), let dotted = home.dotted(call.callee),
        let type = project.tables.classIndex[dotted]
      else { return nil }
      return method("__call__", of: type, depth: depth)
    case .module?, .library?, nil: return nil
    }
  }

  private func names(ofType dotted: String, depth: Int) -> Set<String>? {
    guard depth < 8, let type = project.tables.classIndex[dotted] else { return nil }
    if let fields = fields(of: dotted) { return fields }
    return method("__init__", of: type, depth: depth)
  }

  private func method(_ name: String, of type: ID<ClassRow>, depth: Int) -> Set<String>? {
    guard case .function(let id)? = project.tables.member(name, of: type)?.member else { return nil }
    let row = project.tables.functions[id]
    let home = project.file(row.file)
    guard let view = FunctionDefinition(row.node, in: home.tree) else { return nil }
    return names(of: Array(view.parameters.dropFirst()), home, depth: depth)
  }

  /// Of a dataclass or a model of pydantic.
  private func fields(of dotted: String) -> Set<String>? {
    guard let type = project.tables.classIndex[dotted], project.tables.member("__init__", of: type) == nil else {
      return nil
    }
    return Set(project.tables.classes[type].ancestors.flatMap { project.tables.classes[$0].members.keys })
  }
}
