/// What becomes of two operations of which the second follows (`Operation.reduce`).
enum Reduction {
  case replaced([PlannedOperation])
  /// They can change places.
  case passes
  case blocked
}

extension PlannedOperation {
  func reduced(with other: PlannedOperation) -> Reduction {
    switch subject {
    case .model: kind == .createModel ? createReduced(other) : passing(other)
    case .options: optionReduced(other)
    case .field: fieldReduced(other)
    case .part: partReduced(other)
    }
  }

  private func passing(_ other: PlannedOperation) -> Reduction {
    other.references(model: key.name) ? .blocked : .passes
  }

  private func optionReduced(_ other: PlannedOperation) -> Reduction {
    if other.key == key, other.kind == kind || other.kind == .deleteModel { return .replaced([other]) }
    if !other.references(model: key.name) { return .passes }
    let together: Set<Kind> = [.alterUniqueTogether, .alterIndexTogether]
    return together.contains(kind) && together.contains(other.kind) && kind != other.kind ? .passes : .blocked
  }

  private func fieldReduced(_ other: PlannedOperation) -> Reduction {
    let isSame = other.subject == .field && other.key == key && other.isNamed(name ?? "")
    switch (kind, other.kind) {
    case (.addField, .alterField) where isSame:
      var made = self
      (made.name, made.field, made.preservesDefault) = (other.name, other.field, true)
      return .replaced([made])
    case (.addField, .removeField) where isSame: return .replaced([])
    case (.removeField, .deleteModel) where other.key == key: return .replaced([other])
    case (.alterField, .alterField) where isSame, (.alterField, .removeField) where isSame: return .replaced([other])
    default: return other.references(model: key.name, field: name ?? "") ? .blocked : .passes
    }
  }

  private func partReduced(_ other: PlannedOperation) -> Reduction {
    let isSame = other.key == key && other.name == name
    switch (kind, other.kind) {
    case (.addIndex, .removeIndex) where other.name == name: return .replaced([])
    case (.addConstraint, .removeConstraint) where isSame: return .replaced([])
    case (.addConstraint, .alterConstraint) where isSame:
      var made = self
      made.part = other.part
      return .replaced([made])
    case (.alterConstraint, .alterConstraint) where isSame, (.alterConstraint, .removeConstraint) where isSame:
      return .replaced([other])
    default: return .blocked
    }
  }
}

// MARK: Into the creation of a model

extension PlannedOperation {
  private func createReduced(_ other: PlannedOperation) -> Reduction {
    guard other.key == key else { return passing(other) }
    var made = self
    switch other.kind {
    case .deleteModel:
      if case .number(let proxy)? = self[option: "proxy"], proxy.value != 0 { return passing(other) }
      return .replaced([])
    case .alterTable: made[option: "db_table"] = other.text ?? Deconstruction.none
    case .alterTableComment: made[option: "db_table_comment"] = other.text ?? Deconstruction.none
    case .alterUniqueTogether: made[option: "unique_together"] = .groups(other.together)
    case .alterIndexTogether: made[option: "index_together"] = .groups(other.together)
    case .alterOrder: made[option: "order_with_respect_to"] = other.order.map { .text($0) } ?? Deconstruction.none
    case .alterManagers: made.managers = other.managers
    case .addField: if let name = other.name, let field = other.field { made.fields.append((name, field)) }
    case .alterField:
      for row in made.fields.indices where made.fields[row].name == other.name {
        if let field = other.field { made.fields[row].field = field }
      }
    case .removeField: made.fields.removeAll { other.isNamed($0.name) }
    case .addIndex: made.append(other.part, to: "indexes")
    case .addConstraint: made.append(other.part, to: "constraints")
    case .createModel, .alterOptions, .removeIndex, .renameIndex, .removeConstraint, .alterConstraint:
      return other.references(model: key.name) ? .blocked : .passes
    }
    return .replaced([made])
  }

  private mutating func append(_ part: Deconstruction?, to option: String) {
    guard let part else { return }
    var parts: [Deconstruction] = []
    if case .list(let known)? = self[option: option] { parts = known }
    self[option: option] = .list(parts + [part])
  }
}

extension Deconstruction {
  /// The fields that are unique together.
  static func groups(_ groups: Set<[String]>) -> Deconstruction {
    .set(groups.sorted { $0.lexicographicallyPrecedes($1) }.map { .tuple($0.map { .text($0) }) })
  }
}
