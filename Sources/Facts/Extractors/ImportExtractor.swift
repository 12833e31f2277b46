import Base
import PythonSyntax

/// Import statements at any depth, one row a name.
let importExtractor = Extractor("imports", on: [.importStatement, .importFrom]) { row, pass in
  if pass.nodes[row].kind == .importStatement {
    for alias in pass.children(of: row) where pass.nodes[alias].kind == .alias { pass.addModuleImport(alias, row) }
  } else {
    pass.addMemberImports(row)
  }
}

extension Extraction {
  fileprivate mutating func addModuleImport(_ alias: Int, _ statement: Int) {
    let (path, local) = aliasNames(alias)
    let first = path.dottedParts.first.map(String.init) ?? path
    addImport(.module, module: path, local: local ?? first, at: alias, statement)
  }

  fileprivate mutating func addMemberImports(_ row: Int) {
    let level = Int(nodes[row].payload)
    var module = ""
    for child in children(of: row) {
      switch nodes[child].kind {
      case .dottedName: module = dottedText(child)
      case .starAlias: addImport(.star, level: level, module: module, at: child, row)
      case .alias:
        let (name, local) = aliasNames(child)
        addImport(.member, level: level, module: module, name: name, local: local ?? name, at: child, row)
      default: break
      }
    }
  }

  private mutating func addImport(
    _ form: ImportFact.Form, level: Int = 0, module: String, name: String = "", local: String = "", at row: Int,
    _ statement: Int
  ) {
    facts.imports.append(
      ImportFact(
        form, level: level, module: module, name: name, local: local, flags: importFlags, scope: scope,
        statement: nodes[statement].range, range: nodes[row].range))
  }

  private var importFlags: ImportFact.Flags {
    var flags: ImportFact.Flags = isAtModuleLevel ? [] : .nested
    for frame in scopes {
      switch frame.kind {
      case .attempt: flags.insert(.attempted)
      case .typeChecking: flags.insert(.typeChecking)
      case .condition: flags.insert(.conditional)
      case .class, .function: break
      }
    }
    return flags
  }

  private func dottedText(_ row: Int) -> String { file.dottedName(of: ID(row)) ?? "" }

  /// The dotted path of an alias and the name after `as`.
  private func aliasNames(_ alias: Int) -> (path: String, local: String?) {
    var path = ""
    var local: String?
    for child in children(of: alias) {
      if nodes[child].kind == .dottedName { path = dottedText(child) } else { local = file.name(nodes[child].symbol) }
    }
    return (path, local)
  }
}
