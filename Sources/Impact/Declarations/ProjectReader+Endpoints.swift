import Base
import Django
public import FastAPI
import PythonSyntax

/// Path operations: what answers, what it answers with, what it takes and depends on.
extension ProjectReader {
  mutating func addEndpointEdges() {
    for endpoint in tables.apis.endpoints where !endpoint.isGenerated {
      guard let name = endpoint.title, let path = endpoint.file else { continue }
      let line = endpoint.line ?? 1
      let from = graph.node("e:" + name, GraphNode(kind: .endpoint, name: name, path: path, line: line))
      for (kind, to, evidence) in ends(of: endpoint) {
        graph.edges.append(
          GraphEdge(from: from, to: to, kind: kind, evidence: evidence, path: path, line: line, column: 1))
      }
    }
  }

  private mutating func ends(of endpoint: Endpoint) -> [(GraphEdge.Kind, ID<GraphNode>, Evidence)] {
    var ends: [(GraphEdge.Kind, ID<GraphNode>, Evidence)] = []
    let function = endpoint.function.flatMap { tables.functionIndex[$0] }
    if let function { ends.append((.routes, functionNode(function), .proved)) }
    for type in records(in: endpoint.responseModel ?? "", function) {
      ends.append((.answers, classNode(type), .proved))
    }
    for type in function.map({ bodies(of: $0) }) ?? [] { ends.append((.takes, classNode(type), .proved)) }
    for dependency in endpoint.dependencies {
      if let used = tables.functionIndex[dependency] {
        ends.append((.uses, functionNode(used), .proved))
      } else if let used = tables.classIndex[dependency], tables.classes[used].file != nil {
        ends.append((.uses, classNode(used), .proved))
      }
    }
    return ends
  }

  /// The schemas and tables that a type names; what is written short means what it does where the function stands.
  private func records(in type: String, _ function: ID<FunctionRow>?) -> [ID<ClassRow>] {
    let names = type.split { !($0.isLetter || $0.isNumber || $0 == "_" || $0 == ".") }.map(String.init)
    return names.compactMap { name -> ID<ClassRow>? in
      var found = tables.classIndex[name]
      if found == nil, let function,
        case .type(let type)? = shared.meaning(ofDotted: name, in: tables.functions[function].file)
      {
        found = type
      }
      return found.flatMap { shared.records[$0] == nil ? nil : $0 }
    }
  }

  /// The schemas that the parameters are annotated with, but for what dependencies hand in.
  private func bodies(of function: ID<FunctionRow>) -> [ID<ClassRow>] {
    let row = tables.functions[function]
    guard let view = FunctionDefinition(row.node, in: tables.file(row.file)) else { return [] }
    return view.parameters.compactMap { parameter in
      guard let annotation = parameter.annotation, let typed = annotated(annotation, row.file),
        !isInjected(parameter, row.file)
      else { return nil }
      switch typed.type {
      case .instance(let type), .list(.instance(let type)):
        return shared.records[type]?.kind == .schema ? type : nil
      default: return nil
      }
    }
  }

  /// Whether a function makes the value: `user: User = Depends(current_user)`, `Annotated[User, Depends(current_user)]`.
  ///
  /// `Depends()` takes the class's own fields from the request.
  private func isInjected(_ parameter: Parameter, _ module: Int) -> Bool {
    if let value = parameter.defaultValue, hasDependency(value, tables.file(module)) { return true }
    guard let annotation = parameter.annotation else { return false }
    let file = tables.file(module)
    if hasDependency(annotation, file) { return true }
    guard let dotted = file.dottedName(of: annotation),
      case .value(let other, _, let value)? = shared.meaning(ofDotted: dotted, in: module)
    else { return false }
    return hasDependency(value, tables.file(other))
  }

  private func hasDependency(_ node: ID<Node>, _ file: PythonFile) -> Bool {
    file.subtree(of: node).contains { row in
      guard let call = Call(ID(row), in: file), let name = call.calleeName?.dottedParts.last else { return false }
      return (name == "Depends" || name == "Security") && !call.arguments.isEmpty
    }
  }
}

extension Endpoint {
  /// `GET /items/{item_id}`; nil where the path is not known, and for what is no route.
  public var title: String? {
    guard let path else { return nil }
    switch kind {
    case .operation:
      let words = methods.map { $0.isEmpty ? "*" : $0.joined(separator: ",") } ?? "?"
      return words + " " + path
    case .webSocket: return "websocket " + path
    case .mount, .exceptionHandler: return nil
    }
  }
}
