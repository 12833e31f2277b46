import Base
import Evaluation
import PythonSyntax

/// What an endpoint answers with.
extension Evaluator {
  /// The `response_model`, else the return annotation; nil for none and for a response as it is.
  mutating func responseModel(of route: Route) -> String? {
    guard case .function(let id) = unwrapped(route.endpoint) else {
      return route.responseModel.flatMap { $0 == .none ? nil : shown($0) }
    }
    if let given = route.responseModel {
      if given == .none { return nil }
      return isBareContainer(given) ? writtenModel(of: id) ?? shown(given) : shown(given) ?? writtenModel(of: id)
    }
    guard let place = returnAnnotation(of: id) else { return nil }
    let value = evaluateAnnotation(place, of: id)
    if value == Value.none { return nil }
    if case .class(let type)? = value {
      if inherits(type, from: "starlette.responses.Response") { return nil }
      if !isBareContainer(.class(type)) { return shown(.class(type)) }
    }
    return source(of: place)
  }

  /// `list[int]` is taken for `list`: what is inside stands in the source.
  private func isBareContainer(_ value: Value) -> Bool {
    guard case .class(let id) = certain(value) else { return false }
    return string(classes[id].module) == "builtins"
  }

  /// The text behind `response_model=` in a decorator.
  private func writtenModel(of function: ID<FunctionObject>) -> String? {
    let place = functions[function].place
    let tree = files[place.file].tree
    guard let definition = FunctionDefinition(ID(Int(place.node)), in: tree) else { return nil }
    let models = definition.decorators.compactMap { decorator -> ID<Node>? in
      let row = tree.kind(decorator) == .decorator ? tree.firstChild(of: decorator) ?? decorator : decorator
      return Call(row, in: tree)?[keyword: "response_model"]
    }
    return models.count == 1 ? models.first.map { tree.text(of: $0) } : nil
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
