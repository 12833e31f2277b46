import Base
import PythonSyntax

/// What the names at the top of a file stand for.
struct ModuleRow {
  enum Binding {
    case function(ID<FunctionRow>)
    case type(ID<ClassRow>)
    /// The target's row, and what is bound.
    case value(target: ID<Node>, value: ID<Node>)
    /// A module.
    case module(String)
    /// A name of another module.
    case imported(module: String, name: String)
  }

  var name: String
  var isPackage: Bool
  var bindings: [String: Binding] = [:]
  var stars: [String] = []

  /// The absolute name of what `from …module import` names.
  func absolute(_ module: String, level: Int) -> String {
    guard level > 0 else { return module }
    var parts = name.split(separator: ".")
    let drop = isPackage ? level - 1 : level
    guard drop <= parts.count else { return module }
    parts.removeLast(drop)
    let head = parts.joined(separator: ".")
    return module.isEmpty ? head : head.isEmpty ? module : head + "." + module
  }
}
