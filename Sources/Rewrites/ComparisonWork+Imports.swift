import Base
import PythonSyntax

extension ComparisonWork {
  /// The imports of a module: what they bind counts, not how they are grouped.
  mutating func compareImports(_ before: [Statement], _ after: [Statement], _ result: inout Result) {
    let (was, now) = (bindings(before, old), bindings(after, new))
    if Set(was.map(\.name)) != Set(now.map(\.name)) { result.isSame = false }
    var moved: [ID<Node>] = []
    for row in Alignment.moved(was.map(\.name), now.map(\.name)) where !moved.contains(now[row].statement) {
      moved.append(now[row].statement)
    }
    for statement in moved { rewrites.append(Rewrite(.imports, new[statement].range)) }
    let pairs = Alignment.common(
      before.map { CanonicalForm($0.id, old, .exact).bytes }, after.map { CanonicalForm($0.id, new, .exact).bytes })
    for (x, y) in pairs {
      kept[before[x].id.index] = after[y].id
      compareWritten(before[x], after[y])
    }
  }

  private func bindings(_ statements: [Statement], _ file: PythonFile) -> [(name: String, statement: ID<Node>)] {
    statements.flatMap { statement -> [(String, ID<Node>)] in
      guard let view = Import(statement.id, in: file) else { return [] }
      let head = view.module.map { String(repeating: ".", count: view.level) + $0 + ":" } ?? ""
      let names = view.isStar ? ["*"] : view.names.map { name, alias in name + (alias.map { " " + $0 } ?? "") }
      return names.map { (head + $0, statement.id) }
    }
  }
}
