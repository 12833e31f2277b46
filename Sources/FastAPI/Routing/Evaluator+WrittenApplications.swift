import Base
import Evaluation
import PythonSyntax

/// Where the project's source makes applications, whether or not that was run.
extension Evaluator {
  /// Each `FastAPI(…)` in a module of the project, tests aside.
  mutating func writtenApplications() -> [Place] {
    guard isImported("fastapi") else { return [] }
    var places: [Place] = []
    for module in ownModules {
      let (file, tree) = (modules[module].file, files[modules[module].file].tree)
      places += calls(of: "FastAPI", in: tree).map { Place(file, $0) }
    }
    return places
  }

  /// The modules that calls stand in.
  func modules(of calls: [Place]) -> [ID<Module>] {
    let files = Set(calls.map(\.file))
    return ownModules.filter { files.contains(modules[$0].file) }
  }

  /// The definition that holds all others around a call; nil in the code of a module or class.
  func outermostFunction(around call: Place) -> Place? {
    let tree = files[call.file].tree
    let definition = tree.ancestors(of: ID(Int(call.node))).first { FunctionDefinition($0, in: tree) != nil }
    return definition.map { Place(call.file, Int($0.index)) }
  }

  /// Whether code of the project, tests and the function itself aside, calls it; an `__init__` by its class.
  func isCalled(_ id: ID<FunctionObject>) -> Bool {
    let function = functions[id]
    var name = string(function.name)
    if name.hasPrefix("__"), let owner = function.owner { name = string(classes[owner].name) }
    return ownModules.contains { module in
      let tree = files[modules[module].file].tree
      let own = modules[module].file == function.place.file ? tree.subtree(of: ID(Int(function.place.node))) : 0..<0
      return calls(of: name, in: tree).contains { !own.contains($0) }
    }
  }

  private var ownModules: [ID<Module>] {
    modules.indices.map { ID($0) }.filter {
      modules[$0].origin == .project && !APIHost.isTest(modules[$0].path)
    }
  }

  private func calls(of name: String, in tree: PythonFile) -> [Int] {
    tree.nodes.indices.filter { row in
      guard tree.nodes[row].kind == .call else { return false }
      let callee = tree.nodes[row + 1]
      return [.name, .attribute].contains(callee.kind) && tree.name(callee.symbol) == name
    }
  }
}
