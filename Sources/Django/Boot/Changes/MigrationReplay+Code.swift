import Base
import Evaluation
import PythonSyntax

/// Code in migrations may take tables and columns away that the state still has.
extension MigrationReplay {
  /// Notes an operation whose SQL or function drops something, or may.
  mutating func noteCode(_ row: ReplayedOperation, in evaluator: inout Evaluator) {
    let mayDrop =
      switch row.op {
      case "RunSQL": row.sql.isEmpty || row.sql.contains { Self.drops($0) }
      case "RunPython": row.code.isEmpty || row.code.contains { drops($0, in: &evaluator) }
      default: row.side == .database
      }
    if mayDrop { codeThatDrops.insert(row.node.app) }
  }

  /// What the state takes without a word, and the database does not: it has one table of a name.
  mutating func warnUnlessDropped(_ reason: String) {
    guard let app = current?.node.app, !codeThatDrops.contains(app) else { return }
    warn(reason)
  }

  private func drops(_ function: String, in evaluator: inout Evaluator) -> Bool {
    guard let value = evaluator.resolve(function) else { return true }
    let place = evaluator.placeOf(value)
    guard !place.isNowhere else { return true }
    return Self.drops(evaluator.files[place.file].tree.text(of: ID(Int(place.node))))
  }

  private static func drops(_ code: String) -> Bool {
    let code = code.lowercased()
    return ["drop", "rename", "schema_editor.", "delete_model", "cursor"].contains { code.contains($0) }
  }
}
