import Base
import Impact
import PythonSyntax

/// Imports that the change wrote and that cannot work: the module is the project's and has no such name.
extension Verification {
  func brokenImports() -> [Finding] {
    let gone = Set(symbols.flatMap(\.changes).filter(\.isGone).map(\.dotted))
    return symbols.flatMap { changes -> [Finding] in
      guard let new = changes.new else { return [] }
      let touched = changes.file.pathBefore.flatMap { lines[$0] }
      return brokenImports(new, isNew: changes.file.old == nil, touched).filter { !gone.contains($0.title) }.map {
        Finding(.broken, "\($0.title) does not exist", path: $0.path, line: $0.line)
      }
    }
  }

  private func brokenImports(_ side: SymbolChanges.Side, isNew: Bool, _ touched: LineChanges?) -> [Finding] {
    let file = side.symbols.file
    guard file.problems.isEmpty else { return [] }
    let lines = LineIndex(file.source)
    let guarded = file.nodes.indices.filter { file.nodes[$0].kind == .tryStatement }.map { file.nodes[$0].range }
    var findings: [Finding] = []
    for row in file.nodes.indices where file.nodes[row].kind == .importFrom {
      let range = file.nodes[row].range
      guard let view = Import(ID(row), in: file), !guarded.contains(where: { $0.contains(range) }),
        let module = view.absoluteModule(in: side.module, isPackage: side.path.hasSuffix("__init__.py"))
      else { continue }
      for alias in file.children(of: ID(row)) where file.kind(alias) == .alias {
        let line = lines.line(of: file[alias].start)
        guard isNew || touched?.isTouched(line) ?? false,
          let name = file.firstChild(of: alias).flatMap(file.dottedName),
          lacks(module, name)
        else { continue }
        findings.append(Finding(.broken, module + "." + name, path: side.path, line: line))
      }
    }
    return findings
  }

  /// Whether a module of the project cannot give the name.
  private func lacks(_ module: String, _ name: String) -> Bool {
    guard let path = newModules[module], newModules[module + "." + name] == nil,
      !newModules.keys.contains(where: { $0.hasPrefix(module + "." + name + ".") }),
      let bytes = new.impact.source(of: path)
    else { return false }
    let symbols = SourceSymbols(bytes)
    return symbols.file.problems.isEmpty && !symbols.hasStar && !symbols.mayBind.contains(name)
      && !symbols.changesItself
  }
}
