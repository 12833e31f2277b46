public import Base
import Django
public import PythonSyntax

/// What a name at the top of a module stands for.
extension ProjectTables {
  public enum Meaning: Sendable {
    case type(ID<ClassRow>)
    case function(ID<FunctionRow>)
    case module(String)
    /// A name of a library.
    case library(String)
    /// A module's variable.
    case value(module: Int, target: ID<Node>, value: ID<Node>)
  }

  /// Follows imports; nil where a name is bound nowhere.
  public func meaning(of name: String, in module: Int, depth: Int = 0) -> Meaning? {
    guard depth < 12 else { return nil }
    switch modules[module].bindings[name] {
    case .function(let id)?: return .function(id)
    case .type(let id)?: return .type(id)
    case .module(let name)?: return .module(name)
    case .imported(let source, let name)?: return meaning(of: name, inModule: source, depth: depth + 1)
    case .value(let target, let value)?:
      return booted(name, modules[module].name) ?? .value(module: module, target: target, value: value)
    case nil: break
    }
    for star in modules[module].stars {
      guard let other = moduleIndex[star] else { continue }
      if let found = meaning(of: name, in: other, depth: depth + 1) { return found }
    }
    return booted(name, modules[module].name)
  }

  public func meaning(of name: String, inModule module: String, depth: Int = 0) -> Meaning? {
    guard let row = moduleIndex[module] else {
      // The folder of a namespace package has no file.
      if moduleIndex[module + "." + name] != nil { return .module(module + "." + name) }
      return booted(name, module) ?? dotted(module + "." + name)
    }
    if let found = meaning(of: name, in: row, depth: depth) { return found }
    if moduleIndex[module + "." + name] != nil { return .module(module + "." + name) }
    // Something that a library's star import brought.
    return modules[row].stars.contains { moduleIndex[$0] == nil } ? .library(module + "." + name) : nil
  }

  /// What the boot says of the name.
  private func booted(_ name: String, _ module: String) -> Meaning? {
    guard let known = dump.names.items[module]?.items[name]?.value else { return nil }
    return dotted(known)
  }

  private func dotted(_ name: String) -> Meaning {
    if let type = classIndex[name] { return .type(type) }
    if let function = functionIndex[name] { return .function(function) }
    return .library(name)
  }

  /// A dotted name as written in a module: bases, annotations.
  public func meaning(ofDotted name: String, in module: Int) -> Meaning? {
    let parts = name.dottedParts.map(String.init)
    guard let first = parts.first, var found = meaning(of: first, in: module) else { return nil }
    for part in parts.dropFirst() {
      guard let next = attribute(part, of: found) else { return nil }
      found = next
    }
    return found
  }

  public func attribute(_ name: String, of meaning: Meaning) -> Meaning? {
    switch meaning {
    case .module(let module):
      if moduleIndex[module] == nil, moduleIndex[module + "." + name] == nil, !packages.contains(module) {
        return dotted(module + "." + name)
      }
      return self.meaning(of: name, inModule: module)
    case .library(let dotted): return .library(dotted + "." + name)
    case .type(let type):
      if case .type(let inner)? = member(name, of: type)?.member { return .type(inner) }
      if case .type(let inner)? = classes[type].members[name] { return .type(inner) }
      return nil
    case .function, .value: return nil
    }
  }
}
