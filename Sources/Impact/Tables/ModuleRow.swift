public import Base
public import PythonSyntax

/// What the names at the top of a file stand for.
public struct ModuleRow: Sendable {
  public enum Binding: Sendable {
    case function(ID<FunctionRow>)
    case type(ID<ClassRow>)
    /// The target's row, and what is bound.
    case value(target: ID<Node>, value: ID<Node>)
    /// A module.
    case module(String)
    /// A name of another module.
    case imported(module: String, name: String)
  }

  public var name: String
  public var isPackage: Bool
  public var bindings: [String: Binding] = [:]
  public var stars: [String] = []

  /// The absolute name of what `from …module import` names.
  public func absolute(_ module: String, level: Int) -> String {
    guard level > 0 else { return module }
    var parts = name.dottedParts
    let drop = isPackage ? level - 1 : level
    guard drop <= parts.count else { return module }
    parts.removeLast(drop)
    let head = parts.joined(separator: ".")
    return module.isEmpty ? head : head.isEmpty ? module : head + "." + module
  }
}
