import Base
import Evaluation

/// `relationship("Organization", backref="projects")` makes a relationship of the other class, too.
extension APIHost {
  func addBackrefs(to rows: inout [ID<ClassObject>: Table], in evaluator: borrowing Evaluator) {
    let sources = rows.sorted { $0.key.index < $1.key.index }
    for (type, table) in sources {
      for relationship in table.relationships where isMade(relationship, by: type, rows, evaluator) {
        guard let name = relationship.backref, let target = relationship.target,
          let other = mapped(target, rows, beside: type, evaluator)
        else { continue }
        var row = TableRelationship(key: name, declaredIn: relationship.declaredIn)
        row.target = table.className?.dottedParts.last.map(String.init)
        row.backPopulates = relationship.key
        row.secondary = relationship.secondary
        for heir in rows.keys where evaluator.classes[heir].order.contains(.class(other)) {
          guard rows[heir]?.relationships.contains(where: { $0.key == name }) == false else { continue }
          rows[heir]?.relationships.append(row)
        }
      }
    }
  }

  /// A class that inherits a relationship of another table makes no second one.
  private func isMade(
    _ relationship: TableRelationship, by type: ID<ClassObject>, _ rows: [ID<ClassObject>: Table],
    _ evaluator: borrowing Evaluator
  ) -> Bool {
    guard relationship.backref != nil else { return false }
    for case .class(let parent) in evaluator.classes[type].order.dropFirst() {
      if rows[parent]?.relationships.contains(where: { $0.key == relationship.key }) == true { return false }
    }
    return true
  }

  /// The class of a name as relationships write it: bare or dotted; nil where several below the same base are called so.
  private func mapped(
    _ name: String, _ rows: [ID<ClassObject>: Table], beside type: ID<ClassObject>, _ evaluator: borrowing Evaluator
  ) -> ID<ClassObject>? {
    let root = declarativeBase(of: type, evaluator)
    var found: [ID<ClassObject>] = []
    for (other, table) in rows {
      guard let className = table.className, className == name || className.hasSuffix("." + name),
        declarativeBase(of: other, evaluator) == root
      else { continue }
      found.append(other)
    }
    return found.count == 1 ? found.first : nil
  }
}
