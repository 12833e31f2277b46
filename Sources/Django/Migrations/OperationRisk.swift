import Base

/// Something that applying an operation costs, or cannot take back.
public struct OperationRisk: Sendable, Equatable {
  public enum Kind: String, Sendable, CaseIterable {
    /// There is no way back.
    case irreversible
    /// Data is gone for good.
    case destroys
    /// What runs while the new code is rolled out still asks for the old name.
    case renames
    /// Rows that older code inserts are refused.
    case refusesRows = "refuses-rows"
    /// Others wait while an index is built or a table is read.
    case blocks
    /// Every row is written anew.
    case rewrites
  }

  public var kind: Kind
  /// Completes a sentence about the operation.
  public var text: String

  init(_ kind: Kind, _ text: String) { (self.kind, self.text) = (kind, text) }
}

extension ReplayedOperation {
  /// What applying it to a table with rows means; nothing where that is not known.
  public func risks(on engine: DatabaseEngine) -> [OperationRisk] {
    var risks: [OperationRisk] = []
    if isReversible == false { risks.append(OperationRisk(.irreversible, "cannot be taken back")) }
    // The state alone reaches no database, and an unmanaged table is not Django's.
    guard side != .state, isManaged else { return risks }
    risks += sqlRisks
    if isNewTable { return risks }
    switch op {
    case "DeleteModel": risks.append(OperationRisk(.destroys, "drops the table of \(model ?? "a model") and its rows"))
    case "RemoveField": risks += removal
    case "AddField": risks += addition(engine)
    case "AlterField": risks += alteration(engine)
    case "RenameField":
      if before?.isToMany != true, before?.column == nil {
        risks.append(OperationRisk(.renames, "renames the column \(name ?? "")"))
      }
    case "RenameModel": risks.append(OperationRisk(.renames, "renames the table of \(model ?? "a model")"))
    case "AlterModelTable": risks.append(OperationRisk(.renames, "gives the table another name"))
    default: risks += partRisks(engine)
    }
    return risks
  }

  private var sqlRisks: [OperationRisk] {
    sql.compactMap { statement in
      let words = statement.uppercased()
      if words.contains("DROP TABLE") || words.contains("DROP COLUMN") || words.contains("TRUNCATE ") {
        return OperationRisk(.destroys, "drops or empties what is there")
      }
      if words.contains("DELETE FROM"), !words.contains("WHERE") {
        return OperationRisk(.destroys, "deletes every row")
      }
      return words.contains(" RENAME ") ? OperationRisk(.renames, "renames something") : nil
    }
  }

  private var removal: [OperationRisk] {
    guard let before, !before.isGenerated else { return [] }
    let what = before.isToMany ? "table between the models" : "column"
    return [OperationRisk(.destroys, "drops the \(what) of \(name ?? "a field") and its data")]
  }

  // MARK: Fields

  private func addition(_ engine: DatabaseEngine) -> [OperationRisk] {
    guard let after, !after.isToMany, !after.isGenerated else { return [] }
    var risks: [OperationRisk] = []
    if after.isNull == false, !after.hasDatabaseDefault, after.isPrimaryKey == false {
      risks.append(
        OperationRisk(.refusesRows, "is NOT NULL without db_default: code that does not know the column cannot insert"))
    }
    if after.isUnique == true, after.fallback == .callable {
      risks.append(OperationRisk(.refusesRows, "is unique, and all rows that are there get the same default"))
    }
    if after.fallback == .callable, !after.hasDatabaseDefault, engine == .postgresql, after.isUnique == true {
      risks.append(OperationRisk(.rewrites, "writes a value into every row"))
    }
    return risks + indexing(after, engine)
  }

  /// An index or constraint that the field brings with it.
  private func indexing(_ field: MigratedField, _ engine: DatabaseEngine) -> [OperationRisk] {
    if engine == .sqlite { return [OperationRisk(.rewrites, "copies the table, which SQLite alters no other way")] }
    if field.relation != nil {
      return [OperationRisk(.blocks, "locks both tables while the foreign key is checked and its index built")]
    }
    guard field.isUnique == true || field.hasIndex == true else { return [] }
    return [OperationRisk(.blocks, "builds an index while writers wait")]
  }

  private func alteration(_ engine: DatabaseEngine) -> [OperationRisk] {
    guard let before, let after, !before.isToMany, !after.isToMany else { return [] }
    var risks: [OperationRisk] = []
    if before.isNull == true, after.isNull == false {
      risks.append(
        OperationRisk(.refusesRows, "fails where the column is NULL, and code that leaves it out cannot insert"))
      if engine == .postgresql { risks.append(OperationRisk(.blocks, "reads the whole table under a lock")) }
    }
    if before.column != after.column { risks.append(OperationRisk(.renames, "gives the column another name")) }
    risks += narrowing(before, after)
    switch ColumnChange(before, after, engine) {
    case .none, .unknown: break
    case .rewrite: risks.append(OperationRisk(.rewrites, "writes every row anew under a lock"))
    }
    let isNewlyIndexed =
      (after.isUnique == true && before.isUnique == false)
      || (after.hasIndex == true && before.hasIndex == false && before.isUnique == false)
    if isNewlyIndexed || (after.relation != nil && before.relation == nil) { risks += indexing(after, engine) }
    return risks
  }

  private func narrowing(_ before: MigratedField, _ after: MigratedField) -> [OperationRisk] {
    if let old = before.maxLength, let new = after.maxLength, new < old {
      return [OperationRisk(.destroys, "fails for, or cuts, what is longer than \(new)")]
    }
    if let old = before.maxDigits, let new = after.maxDigits, let oldPlaces = before.decimalPlaces,
      let newPlaces = after.decimalPlaces, new < old || newPlaces < oldPlaces
    {
      return [OperationRisk(.destroys, "keeps fewer digits")]
    }
    guard let old = ColumnKind(before.className), let new = ColumnKind(after.className), !new.holds(old) else {
      return []
    }
    return [OperationRisk(.destroys, "turns \(old.words) into \(new.words), which may not hold them")]
  }

  // MARK: Indexes and constraints

  private func partRisks(_ engine: DatabaseEngine) -> [OperationRisk] {
    if engine == .sqlite {
      let remade = ["AddConstraint", "RemoveConstraint", "AlterUniqueTogether"]
      return remade.contains(op)
        ? [OperationRisk(.rewrites, "copies the table, which SQLite alters no other way")] : []
    }
    switch op {
    case "AddIndex" where engine == .postgresql:
      return [OperationRisk(.blocks, "builds the index while writers wait: AddIndexConcurrently does not")]
    case "RemoveIndex" where engine == .postgresql:
      return [OperationRisk(.blocks, "waits for, and stops, everybody: RemoveIndexConcurrently does not")]
    case "AddConstraint":
      let isUnique = part == "UniqueConstraint"
      let way = engine == .postgresql && part == "CheckConstraint" ? ": AddConstraintNotValid does not" : ""
      return [
        OperationRisk(.blocks, isUnique ? "builds an index while writers wait" : "reads all rows under a lock" + way)
      ]
    case "AlterUniqueTogether": return [OperationRisk(.blocks, "builds an index while writers wait")]
    default: return []
    }
  }
}
