import Base
public import Evaluation
import PythonSyntax

/// Code that makes applications and that only a server or a script would run: `uvicorn --factory`, `if __name__ == …`.
extension APIHost {
  /// Runs each of them that nobody ran, while there are applications that were not made.
  ///
  /// What needs arguments gets unknown ones, if no application is known yet or if the project calls it somewhere.
  public func callFactories(in evaluator: inout Evaluator) {
    let written = evaluator.writtenApplications()
    if written.isEmpty { return }
    for function in factories(of: unmade(written, in: evaluator), in: evaluator)
    where isCallable(function, in: evaluator) {
      evaluator.run { evaluator in _ = evaluator.call(.function(function), [], [], at: .nowhere) }
    }
    for module in evaluator.modules(of: unmade(written, in: evaluator)) { evaluator.runMainBlock(of: module) }
    let isWithout = !routers.applications.contains { evaluator.isOfProject($0) }
    for function in factories(of: unmade(written, in: evaluator), in: evaluator)
    where isWithout || evaluator.isCalled(function) {
      evaluator.run { evaluator in callAnyhow(function, in: &evaluator) }
    }
    let isStillWithout = !routers.applications.contains { evaluator.isOfProject($0) }
    if isStillWithout { routers.isOpen = !unmade(written, in: evaluator).isEmpty }
  }

  private func unmade(_ written: [Place], in evaluator: borrowing Evaluator) -> [Place] {
    let known = Set(routers.applications.map { evaluator.instances[$0].place })
    return written.filter { !known.contains($0) }
  }

  /// The functions around calls, those inside of others aside.
  private func factories(of calls: [Place], in evaluator: borrowing Evaluator) -> [ID<FunctionObject>] {
    let wanted = Set(calls.compactMap { evaluator.outermostFunction(around: $0) })
    if wanted.isEmpty { return [] }
    return evaluator.functions.indices.map { ID<FunctionObject>($0) }.filter { id in
      !evaluator.functions[id].isInner && wanted.contains(evaluator.functions[id].place)
    }
  }

  /// Needs nothing, neither arguments nor an object.
  private func isCallable(_ id: ID<FunctionObject>, in evaluator: borrowing Evaluator) -> Bool {
    let function = evaluator.functions[id]
    let tree = evaluator.files[function.place.file].tree
    guard function.owner == nil, let definition = FunctionDefinition(ID(Int(function.place.node)), in: tree),
      !definition.isAsync
    else { return false }
    return definition.parameters.allSatisfy { parameter in
      parameter.defaultValue != nil || parameter.kind == .variadic || parameter.kind == .keywordVariadic
    }
  }

  /// With unknown arguments; a method of an object that was made with unknown ones.
  private func callAnyhow(_ id: ID<FunctionObject>, in evaluator: inout Evaluator) {
    let function = evaluator.functions[id]
    guard let owner = function.owner else {
      _ = evaluator.call(.function(id), [], [], at: .nowhere)
      return
    }
    let object = evaluator.call(.class(owner), [], [], at: .nowhere)
    let name = evaluator.string(function.name)
    if name.hasPrefix("__") { return }
    guard let method = evaluator.attribute(name, of: object) else { return }
    // A property has been asked for already.
    if case .method = method { _ = evaluator.call(method, [], [], at: .nowhere) }
  }

  /// Whether a file holds tests, or what only they use.
  public static func isTest(_ path: String) -> Bool {
    let parts = path.pathParts
    guard let file = parts.last else { return false }
    return file.hasPrefix("test_") || file.hasSuffix("_test.py") || file == "conftest.py" || file == "tests.py"
      || parts.dropLast().contains { $0 == "tests" || $0 == "test" }
  }
}
