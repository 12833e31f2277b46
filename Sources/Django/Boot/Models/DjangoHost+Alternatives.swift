import Base
import Evaluation

/// Attributes of a model that a test which was not decided chooses between several values for.
extension DjangoHost {
  /// Notes what else than the object its attribute may hold.
  func noteAlternatives(to object: ID<Instance>, in value: Value, _ evaluator: inout Evaluator) {
    guard case .either(let id) = evaluator.certain(value) else { return }
    let contribute = evaluator.text("contribute_to_class")
    for one in evaluator.lists[id].elements {
      guard case .instance(let other) = evaluator.certain(one),
        evaluator.rawAttribute(contribute, in: evaluator.instances[other].type) != nil
      else {
        models.conditional.insert(object)
        continue
      }
      guard other != object, differ(object, other, in: &evaluator) else { continue }
      models.alternatives[object, default: []].append(other)
    }
  }

  /// Whether two fields or managers differ in anything but what people read.
  private func differ(_ a: ID<Instance>, _ b: ID<Instance>, in evaluator: inout Evaluator) -> Bool {
    guard evaluator.instances[a].type == evaluator.instances[b].type else { return true }
    let own = evaluator.instances[a].attributes
    let other = evaluator.instances[b].attributes
    for name in Set(own.names).union(other.names) where !DjangoHost.words.contains(evaluator.string(name)) {
      guard let x = own[name], let y = other[name] else { return true }
      if x == y { continue }
      if evaluator.string(name) == "remote_field", case .instance(let p) = x, case .instance(let q) = y {
        if differ(p, q, in: &evaluator) { return true }
      } else if !evaluator.areEqual(x, y) {
        return true
      }
    }
    return false
  }

  /// Attributes that say nothing of a field: numbers, what people read, the way back.
  private static let words: Set = [
    "creation_counter", "auto_creation_counter", "help_text", "verbose_name", "_verbose_name", "error_messages",
    "_error_messages", "validators", "_validators", "field",
  ]
}

extension DjangoBoot {
  /// What is the same of a field whatever the test says, which is not decided.
  mutating func agreed(_ row: DumpedField, with others: [DumpedField]) -> DumpedField {
    var row = row
    for other in others {
      row.className = row.className.agreed(with: other.className)
      row.internalType = row.internalType.agreed(with: other.internalType)
      row.isNull = row.isNull.agreed(with: other.isNull)
      row.isBlank = row.isBlank.agreed(with: other.isBlank)
      row.maxLength = row.maxLength.agreed(with: other.maxLength)
      row.isIndexed = row.isIndexed.agreed(with: other.isIndexed)
      row.isPrimaryKey = row.isPrimaryKey.agreed(with: other.isPrimaryKey)
      row.isUnique = row.isUnique.agreed(with: other.isUnique)
      row.isAutoCreated = row.isAutoCreated.agreed(with: other.isAutoCreated)
      row.isEditable = row.isEditable.agreed(with: other.isEditable)
      row.hasDefault = row.hasDefault.agreed(with: other.hasDefault)
      row.hasChoices = row.hasChoices.agreed(with: other.hasChoices)
      row.column = row.column.agreed(with: other.column)
      row.relation = agreed(row.relation, with: other.relation)
    }
    return row
  }

  private func agreed(_ relation: DumpedRelation?, with other: DumpedRelation?) -> DumpedRelation? {
    guard var relation, let other else {
      return relation == nil && other == nil ? nil : DumpedRelation.undecided
    }
    relation.relatedModel = relation.relatedModel.agreed(with: other.relatedModel)
    relation.onDelete = relation.onDelete.agreed(with: other.onDelete)
    relation.relatedName = relation.relatedName.agreed(with: other.relatedName)
    relation.accessor = relation.accessor.agreed(with: other.accessor)
    relation.relatedQueryName = relation.relatedQueryName.agreed(with: other.relatedQueryName)
    relation.through = relation.through.agreed(with: other.through)
    relation.toField = relation.toField.agreed(with: other.toField)
    relation.isParentLink = relation.isParentLink.agreed(with: other.isParentLink)
    relation.isSymmetrical = relation.isSymmetrical.agreed(with: other.isSymmetrical)
    return relation
  }
}

extension Known {
  fileprivate func agreed(with other: Known) -> Known {
    self == other ? self : .unknown("it depends on a condition that was not decided")
  }
}

extension DumpedRelation {
  /// Nobody knows whether the field is a relation.
  fileprivate static var undecided: DumpedRelation {
    let reason = "it depends on a condition that was not decided"
    var relation = DumpedRelation(relatedModel: .unknown(reason))
    (relation.onDelete, relation.relatedName, relation.accessor) = (
      .unknown(reason), .unknown(reason), .unknown(reason)
    )
    (relation.relatedQueryName, relation.through, relation.toField) = (
      .unknown(reason), .unknown(reason), .unknown(reason)
    )
    (relation.isParentLink, relation.isSymmetrical) = (.unknown(reason), .unknown(reason))
    return relation
  }
}
