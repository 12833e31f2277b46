import Base
import Evaluation
import PythonSyntax

/// What an endpoint answers with.
enum ResponseType: Equatable {
  /// None is stated, or a response as it is.
  case none
  case type(String)
  /// What is stated comes from a library that is not at hand: a model or a response.
  case unknown
}

extension Evaluator {
  /// The `response_model`, else the return annotation.
  mutating func responseType(of route: Route, at place: Place) -> ResponseType {
    if let given = route.responseModel { return given == .none ? .none : stated(given, route, place) }
    guard case .function(let id) = unwrapped(route.endpoint) else {
      return !route.isPlain && isUnknownFunction(route.endpoint) ? .unknown : .none
    }
    guard let annotation = returnAnnotation(of: id) else { return .none }
    let value = evaluateAnnotation(annotation, of: id)
    switch value {
    case Value.none?: return .none
    case .class(let type)? where inherits(type, from: "starlette.responses.Response"): return .none
    case .symbolic?, .unknown?, nil:
      if isForm(annotation) { break }
      return value.flatMap { dottedName(of: $0) }.map { knownResponses.contains($0) } == true ? .none : .unknown
    default: break
    }
    var writer = TypeWriter()
    return .type(writer.write(annotation, .function(id), in: &self) ?? source(of: annotation))
  }

  /// Responses of libraries that are seldom at hand.
  private var knownResponses: [String] {
    ["sse_starlette.EventSourceResponse", "sse_starlette.sse.EventSourceResponse"]
  }

  /// `list[X]`, `X | None`: a model, whatever `X` is.
  private func isForm(_ annotation: Place) -> Bool {
    let tree = files[annotation.file].tree
    switch tree.kind(ID(Int(annotation.node))) {
    case .subscript, .binaryOp: return true
    default: return false
    }
  }

  private mutating func stated(_ given: Value, _ route: Route, _ place: Place) -> ResponseType {
    var writer = TypeWriter()
    if let (model, names) = writtenModel(of: route, place), isSame(evaluate(model, names), given) {
      let given = isBareContainer(given) ? nil : shown(given)
      return .type(writer.write(model, names, in: &self) ?? given ?? source(of: model))
    }
    if isBareContainer(given) { return .unknown }
    return shown(given).map { .type($0) } ?? .unknown
  }

  /// Whether what is written still means what it meant for this route.
  private func isSame(_ written: Value?, _ given: Value) -> Bool {
    guard case .class(let old) = certain(given) else { return true }
    guard let written, case .class(let new) = certain(written) else { return false }
    return old == new
  }

  /// `list[int]` is taken for `list`: what is inside stands in the source.
  private func isBareContainer(_ value: Value) -> Bool {
    guard case .class(let id) = certain(value) else { return false }
    return ["list", "dict", "set", "tuple", "frozenset", "type"].contains(string(classes[id].qualifiedName))
      && string(classes[id].module) == "builtins"
  }

  /// The source behind `response_model=`, of a decorator or of the call that added the route.
  private mutating func writtenModel(of route: Route, _ added: Place) -> (Place, TypeWriter.Names)? {
    if case .function(let id) = unwrapped(route.endpoint) {
      let place = functions[id].place
      let tree = files[place.file].tree
      let models = tree.decorators(of: ID(Int(place.node))).compactMap {
        Call($0, in: tree)?[keyword: "response_model"]
      }
      if models.count == 1, let model = models.first, tree.enclosing(model, .forStatement, .whileStatement) == nil {
        return (self.place(of: model, beside: place), .function(id))
      }
      if !models.isEmpty { return nil }
    }
    return modelOfCall(added)
  }

  private mutating func modelOfCall(_ place: Place) -> (Place, TypeWriter.Names)? {
    guard !place.isNowhere, let module = modules.indices.first(where: { modules[$0].file == place.file }) else {
      return nil
    }
    let tree = files[place.file].tree
    let node = ID<Node>(Int(place.node))
    guard let model = Call(node, in: tree)?[keyword: "response_model"],
      tree.enclosing(node, .forStatement, .whileStatement, .functionDef, .asyncFunctionDef) == nil
    else { return nil }
    return (self.place(of: model, beside: place), .module(ID(module)))
  }

  /// A type as Python prints it.
  mutating func shown(_ type: Value) -> String? {
    let type = certain(type)
    if let text = text(of: type) { return text }
    if case .class(let id) = type {
      let module = string(classes[id].module)
      let name = string(classes[id].qualifiedName)
      return module == "builtins" ? name : module + "." + name
    }
    guard case .instance = type, let function = resolve("typing._shown"), let text = callQuietly(function, [type])
    else {
      return nil
    }
    return self.text(of: text)
  }
}
