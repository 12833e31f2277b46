import Base
import Evaluation
import PythonSyntax

/// `Items = list[Item]` of a module.
struct TypeAlias {
  /// The expression behind `=`.
  var value: Place
  var module: ID<Module>
  /// With the module that states it.
  var dotted: String
}

extension Evaluator {
  /// What a name in a type stands for, if a module of the project assigns it a type; nil for classes and the like.
  mutating func typeAlias(at place: Place, _ names: TypeWriter.Names) -> TypeAlias? {
    let tree = files[place.file].tree
    let node = ID<Node>(Int(place.node))
    let module = module(of: names)
    if tree.kind(node) == .name {
      if case .function(let id) = names, functions[id].isInner, isLocal(place, names) { return nil }
      return typeAlias(tree.name(tree[node].symbol), in: module, depth: 0)
    }
    guard tree.kind(node) == .attribute, let first = tree.firstChild(of: node),
      case .module(let owner)? = evaluate(self.place(of: first, beside: place), names)
    else { return nil }
    return typeAlias(tree.name(tree[node].symbol), in: owner, depth: 0)
  }

  /// A parameter or variable of the function around means something else than the module's name.
  private mutating func isLocal(_ place: Place, _ names: TypeWriter.Names) -> Bool {
    guard let local = evaluate(place, names), let global = evaluate(place, .module(module(of: names))) else {
      return true
    }
    return certain(local) != certain(global)
  }

  private mutating func typeAlias(_ name: String, in module: ID<Module>, depth: Int) -> TypeAlias? {
    guard modules[module].origin == .project, depth < 8,
      let place = modules[module].namespace.place(of: text(name)), !place.isNowhere
    else { return nil }
    let tree = files[place.file].tree
    let row = ID<Node>(Int(place.node))
    switch tree.kind(row) {
    case .typeAlias: return stated(name, tree.lastChild(of: row), tree, place, module)
    case .name, .identifier:
      guard let parent = tree.parent(of: row), [.assign, .annotatedAssign].contains(tree.kind(parent)) else {
        return nil
      }
      return stated(name, tree.lastChild(of: parent), tree, place, module)
    case .alias, .starAlias: return imported(name, at: row, tree, module, depth)
    default: return nil
    }
  }

  private func stated(
    _ name: String, _ value: ID<Node>?, _ tree: PythonFile, _ place: Place, _ module: ID<Module>
  ) -> TypeAlias? {
    guard let value else { return nil }
    switch tree.kind(value) {
    case .subscript, .binaryOp, .name, .attribute:
      let dotted = string(modules[module].name) + "." + name
      return TypeAlias(value: self.place(of: value, beside: place), module: module, dotted: dotted)
    default: return nil
    }
  }

  private mutating func imported(
    _ name: String, at row: ID<Node>, _ tree: PythonFile, _ module: ID<Module>, _ depth: Int
  ) -> TypeAlias? {
    guard let parent = tree.parent(of: row), let statement = Import(parent, in: tree),
      let source = statement.absoluteModule(in: string(modules[module].name), isPackage: modules[module].isPackage),
      let owner = self.module(named: text(source))
    else { return nil }
    let original = statement.names.first { ($0.alias ?? $0.name) == name }?.name ?? name
    return typeAlias(original, in: owner, depth: depth + 1)
  }
}
