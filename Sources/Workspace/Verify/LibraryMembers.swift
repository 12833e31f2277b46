import Base
import Evaluation
import PythonSyntax

/// What classes of catalogued libraries have as members.
struct LibraryMembers {
  /// Nil where the class, or a base of it, is not known.
  func has(_ member: String, in className: String, depth: Int) -> Bool? {
    if className == "object" || className == "builtins.object" { return false }
    guard depth < 24, let found = find(className, depth: 0) else { return nil }
    let (file, view, module, isPackage) = found
    if Self.binds(member, view, file) { return true }
    var isKnown = true
    for base in view.bases {
      guard let written = file.dottedName(of: base),
        let name = absolute(written, file, module, isPackage),
        let answer = has(member, in: name, depth: depth + 1)
      else {
        isKnown = false
        continue
      }
      if answer { return true }
    }
    return isKnown ? false : nil
  }

  private typealias Found = (file: PythonFile, view: ClassDefinition, module: String, isPackage: Bool)

  /// The class statement behind a dotted name, through re-exports.
  private func find(_ dotted: String, depth: Int) -> Found? {
    guard depth < 8, let dot = dotted.lastIndex(of: ".") else { return nil }
    let (module, name) = (String(dotted[..<dot]), String(dotted[dotted.index(after: dot)...]))
    guard let source = Catalogue.embedded.module(module) else { return nil }
    let file = PythonFile(source.bytes)
    for statement in statements(file) {
      if let view = ClassDefinition(definition(statement, file), in: file), view.name == name {
        return (file, view, module, source.isPackage)
      }
      guard let view = Import(statement, in: file),
        let from = view.absoluteModule(in: module, isPackage: source.isPackage)
      else {
        continue
      }
      if let given = view.names.first(where: { ($0.alias ?? $0.name) == name }) {
        return find(from + "." + given.name, depth: depth + 1)
      }
      if view.isStar, let found = find(from + "." + name, depth: depth + 1) { return found }
    }
    return nil
  }

  private func definition(_ statement: ID<Node>, _ file: PythonFile) -> ID<Node> {
    file.kind(statement) == .decorated ? file.lastChild(of: statement) ?? statement : statement
  }

  /// Those at the top, also below `if` and `try`.
  private func statements(_ file: PythonFile) -> [ID<Node>] {
    func flat(_ node: ID<Node>) -> [ID<Node>] {
      switch file.kind(node) {
      case .ifStatement, .elseClause, .tryStatement, .exceptHandler, .block: file.children(of: node).flatMap(flat)
      default: [node]
      }
    }
    return file.children(of: file.root).flatMap(flat)
  }

  /// A base's dotted name as seen from outside.
  private func absolute(_ written: String, _ file: PythonFile, _ module: String, _ isPackage: Bool) -> String? {
    if written == "object" { return written }
    let head = String(written.prefix { $0 != "." })
    let tail = written.dropFirst(head.count)
    for statement in statements(file) {
      if let view = ClassDefinition(definition(statement, file), in: file), view.name == head {
        return module + "." + written
      }
      guard let view = Import(statement, in: file) else { continue }
      for (name, alias) in view.names where (alias ?? name) == head {
        return (view.absoluteModule(in: module, isPackage: isPackage).map { $0 + "." } ?? "") + name + tail
      }
    }
    return nil
  }

  private static func binds(_ member: String, _ view: ClassDefinition, _ file: PythonFile) -> Bool {
    view.body.contains { statement in
      let inner = file.kind(statement) == .decorated ? file.lastChild(of: statement) ?? statement : statement
      switch file.kind(inner) {
      case .functionDef, .asyncFunctionDef, .classDef: return file.name(file[inner].symbol) == member
      default:
        return file.subtree(of: inner).contains { row in
          file.nodes[row].kind == .name && file.name(file.nodes[row].symbol) == member
        }
      }
    }
  }
}
