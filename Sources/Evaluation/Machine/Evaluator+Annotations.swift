public import Base
public import PythonSyntax

/// Annotations: they are not evaluated with the program, only when someone asks.
extension Evaluator {
  /// The parameters of a function, as written.
  public func parameters(of function: ID<FunctionObject>) -> [Parameter] {
    definition(of: function)?.parameters ?? []
  }

  /// Where the expression behind `->` stands.
  public func returnAnnotation(of function: ID<FunctionObject>) -> Place? {
    definition(of: function)?.returns.map { Place(functions[function].place.file, Int($0.index)) }
  }

  /// Where the annotation of a parameter stands.
  public func annotation(of parameter: Parameter, in function: ID<FunctionObject>) -> Place? {
    parameter.annotation.map { Place(functions[function].place.file, Int($0.index)) }
  }

  /// The values of the parameters that have defaults, by name.
  public func defaults(of function: ID<FunctionObject>) -> [String: Value] {
    let names = parameters(of: function).filter { $0.defaultValue != nil }.map(\.name)
    return Dictionary(zip(names, functions[function].defaults)) { first, _ in first }
  }

  /// The names a class body annotates itself, in order, with the places of the annotations.
  public func annotations(of type: ID<ClassObject>) -> [(name: Text, place: Place)] {
    guard case .dict(let id)? = classes[type].namespace[words.dunderAnnotations] else { return [] }
    return zip(dicts[id].keys, dicts[id].values).compactMap { key, value in
      guard case .string(let name) = key, case .symbolic(let annotation) = certain(value) else { return nil }
      return (name: name, place: symbolics[annotation].place)
    }
  }

  /// What an annotation means where a function is defined.
  public mutating func evaluateAnnotation(_ place: Place, of function: ID<FunctionObject>) -> Value? {
    let object = functions[function]
    var context = Context(module: object.module, file: place.file, nodes: files[place.file].tree.nodes)
    context.scope = object.closure
    return evaluateAnnotation(place, context)
  }

  /// What an annotation means in the body of a class, once its module has run.
  public mutating func evaluateAnnotation(_ place: Place, of type: ID<ClassObject>) -> Value? {
    guard let module = knownModule(classes[type].module) else { return nil }
    return evaluateAnnotation(place, Context(module: module, file: place.file, nodes: files[place.file].tree.nodes))
  }

  /// What an expression means at the end of a module.
  public mutating func evaluateAnnotation(_ place: Place, in module: ID<Module>) -> Value? {
    evaluateAnnotation(place, Context(module: module, file: place.file, nodes: files[place.file].tree.nodes))
  }

  private mutating func evaluateAnnotation(_ place: Place, _ context: Context) -> Value? {
    handlerDepth += 1
    let value = evaluate(Int(place.node), context)
    handlerDepth -= 1
    guard raised == nil else {
      raised = nil
      return nil
    }
    return value
  }

  /// The place of another row of the same file.
  public func place(of node: ID<Node>, beside place: Place) -> Place { Place(place.file, Int(node.index)) }

  /// The text of a node, on one line.
  public func source(of place: Place) -> String {
    if place.isNowhere { return "" }
    let tree = files[place.file].tree
    let text = tree.text(of: ID(Int(place.node)))
    return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private func definition(of function: ID<FunctionObject>) -> FunctionDefinition? {
    let place = functions[function].place
    return place.isNowhere ? nil : FunctionDefinition(ID(Int(place.node)), in: files[place.file].tree)
  }
}
