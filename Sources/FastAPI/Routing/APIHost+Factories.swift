import Base
public import Evaluation
import PythonSyntax

/// Functions that make applications and that only a server would call: `uvicorn --factory`, `if __name__ == …`.
extension APIHost {
  /// Calls each of them that nobody called and that needs no arguments.
  public func callFactories(in evaluator: inout Evaluator) {
    let known = Set(routers.applications.map { evaluator.instances[$0].place })
    var factories: [ID<FunctionObject>] = []
    for row in evaluator.functions.indices {
      let id = ID<FunctionObject>(row)
      if isFactory(id, beside: known, in: evaluator) { factories.append(id) }
    }
    for factory in factories {
      evaluator.run { evaluator in _ = evaluator.call(.function(factory), [], [], at: .nowhere) }
    }
  }

  private func isFactory(
    _ id: ID<FunctionObject>, beside known: Set<Place>, in evaluator: borrowing Evaluator
  ) -> Bool {
    let function = evaluator.functions[id]
    guard function.origin == .project, function.owner == nil, !function.isInner,
      let path = evaluator.path(of: function.place), !APIHost.isTest(path)
    else { return false }
    let tree = evaluator.files[function.place.file].tree
    guard let definition = FunctionDefinition(ID(Int(function.place.node)), in: tree), !definition.isAsync else {
      return false
    }
    let isCallable = definition.parameters.allSatisfy { parameter in
      parameter.defaultValue != nil || parameter.kind == .variadic || parameter.kind == .keywordVariadic
    }
    guard isCallable else { return false }
    let first = Int(function.place.node)
    return (first..<first + Int(tree.nodes[first].size)).contains { row in
      guard let call = Call(ID(row), in: tree), call.calleeName?.dottedParts.last == "FastAPI" else {
        return false
      }
      return !known.contains { $0.file == function.place.file && Int($0.node) == row }
    }
  }

  /// Whether a file holds tests, or what only they use.
  public static func isTest(_ path: String) -> Bool {
    let parts = path.pathParts
    guard let file = parts.last else { return false }
    return file.hasPrefix("test_") || file.hasSuffix("_test.py") || file == "conftest.py" || file == "tests.py"
      || parts.dropLast().contains { $0 == "tests" || $0 == "test" }
  }
}
