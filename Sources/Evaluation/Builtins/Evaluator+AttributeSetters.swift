import Base
import PythonSyntax

/// Who in a library's module may set an attribute.
extension Evaluator {
  /// Whether all of a module that says an attribute's name are bodies that run here, as they are written.
  func isSetOnlyByWhatRuns(_ name: Text, _ module: ID<Module>) -> Bool {
    let tree = files[modules[module].file].tree
    let bytes = texts[name].utf8
    for row in tree.nodes.indices where tree.nodes[row].kind == .attribute || tree.nodes[row].kind == .keyword {
      guard tree.nameBytes(tree.nodes[row].symbol).elementsEqual(bytes) else { continue }
      if !runsHere(ID(row), tree, module) { return false }
    }
    return true
  }

  /// Whether what stands in a row runs: it is no part of a function, or of one whose body is kept.
  private func runsHere(_ row: ID<Node>, _ tree: PythonFile, _ module: ID<Module>) -> Bool {
    let around = tree.ancestors(of: row)
    guard let outer = around.first(where: { tree.kind($0) == .functionDef || tree.kind($0) == .asyncFunctionDef }),
      let function = FunctionDefinition(outer, in: tree)
    else { return true }
    let className = around.prefix { $0 != outer }.last { tree.kind($0) == .classDef }
      .flatMap { ClassDefinition($0, in: tree)?.name }
    let dotted = ([texts[modules[module].name], className, function.name] as [String?]).compactMap(\.self)
      .joined(separator: ".")
    if host?.functions[dotted] != nil { return false }
    if files[modules[module].file].isReduced { return true }
    return BodyPolicy().keeps(function, inClass: className, module: texts[modules[module].name])
  }
}
