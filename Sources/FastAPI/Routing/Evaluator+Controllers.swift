import Base
import Evaluation
import PythonSyntax

/// Routes that are methods of a class which a decorator makes an object of for each request (`cbv`, `controller`).
extension Evaluator {
  /// The class around a route, and what it takes from its attributes and its `__init__`; nothing for plain functions.
  mutating func controllerDependencies(of endpoint: Value) -> [String] {
    guard case .function(let id) = unwrapped(endpoint), let type = controller(of: id) else { return [] }
    return [dottedName(of: .class(type)) ?? "?"] + constructorDependencies(of: type) + attributeDependencies(of: type)
  }

  /// A class that is decorated by what is not known to leave it as it is, of a route that takes an object of it.
  private func controller(of function: ID<FunctionObject>) -> ID<ClassObject>? {
    guard let type = functions[function].owner,
      string(functions[function].qualifiedName)
        == string(classes[type].qualifiedName) + "." + string(functions[function].name)
    else { return nil }
    guard let receiver = parameters(of: function).first, receiver.annotation == nil, receiver.defaultValue == nil else {
      return nil
    }
    let isMade = classes[type].decorators.contains { decorator in
      let name = dottedName(of: decorator) ?? ""
      return !["dataclasses.", "typing.", "typing_extensions.", "functools.", "attr."].contains { name.hasPrefix($0) }
    }
    return isMade ? type : nil
  }

  /// Of the `__init__` as it is written: the decorator may have replaced it.
  private mutating func constructorDependencies(of type: ID<ClassObject>) -> [String] {
    for case .class(let owner) in classes[type].order where classes[owner].origin == .project {
      let name = string(classes[owner].qualifiedName) + ".__init__"
      let written = functions.indices.first { row in
        functions[row].owner == owner && string(functions[row].qualifiedName) == name
      }
      if let written { return dependencies(of: .function(ID(written))) }
    }
    return []
  }

  /// `user: User = Depends(get_user)`, of its bases first; names that are not annotated are no parameters.
  private mutating func attributeDependencies(of type: ID<ClassObject>) -> [String] {
    var found: [(name: Text, dependency: String?)] = []
    for case .class(let owner) in classes[type].order.reversed() where classes[owner].origin == .project {
      for (name, place) in annotations(of: owner) where !source(of: place).contains("ClassVar") {
        let hint = evaluateAnnotation(place, of: owner)
        let named = dependency(classes[owner].namespace[name], annotation: hint)
        found.removeAll { $0.name == name }
        found.append((name: name, dependency: named))
      }
    }
    return found.compactMap(\.dependency)
  }
}
