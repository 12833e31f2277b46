import Base
import Evaluation

/// An index or constraint with what it is made of.
struct PlannedPart {
  var name: String?
  var made: Deconstruction

  /// Without what does not reach the database, or without its name.
  func without(_ names: [String]) -> Deconstruction {
    guard case .object(var construction) = made else { return made }
    for name in names { construction[name] = nil }
    return .object(construction)
  }
}

/// Indexes or constraints of one model that differ.
struct AlteredParts {
  var added: [PlannedPart] = []
  var removed: [PlannedPart] = []
  /// Constraints of which only the message changed.
  var altered: [PlannedPart] = []
  /// Indexes with another name; those that stood for `index_together` had none.
  var renamed: [(old: String?, fields: [String], new: String?)] = []
}

/// Indexes and constraints of models that both sides have.
extension ChangeDetector {
  func parts(_ parts: [NamedPart], in evaluator: inout Evaluator) -> [PlannedPart] {
    parts.map { part in
      var made = deconstructor.deconstruct(part.value, in: &evaluator)
      if case .object(var construction) = made {
        construction["name"] = part.name.map { .text($0) } ?? .unknown("the name of an index or constraint")
        made = .object(construction)
      }
      return PlannedPart(name: part.name, made: made)
    }
  }

  /// Those of one list that the other lacks; nil where that is not decided.
  private func missing(_ parts: [PlannedPart], from others: [PlannedPart]) -> [PlannedPart]? {
    var found: [PlannedPart] = []
    for part in parts {
      switch Deconstruction.any(others.map { part.made.equals($0.made) }) {
      case .yes: break
      case .no: found.append(part)
      case .undecided: return nil
      }
    }
    return found
  }

  mutating func alteredIndexes(_ key: ModelKey, in evaluator: inout Evaluator) -> AlteredParts {
    var altered = AlteredParts()
    guard let old = old.models[key], let new = new[key] else { return altered }
    let (before, after) = (parts(old.indexes, in: &evaluator), parts(new.indexes, in: &evaluator))
    guard let added = missing(after, from: before), let removed = missing(before, from: after) else {
      doubt(key.app, "an index of \(new.name): \((before + after).lazy.compactMap(\.made.gap).first ?? "not decided")")
      return altered
    }
    (altered.added, altered.removed) = (added, removed)
    if version >= DjangoVersion(4, 1) {
      renameIndexes(&altered)
      renameTogether(old, new, &altered)
    }
    return altered
  }

  private func renameIndexes(_ altered: inout AlteredParts) {
    let (added, removed) = (altered.added, altered.removed)
    for part in added {
      for gone in removed where gone.name != part.name {
        guard gone.without(["name"]).equals(part.without(["name"])) == .yes else { continue }
        altered.renamed.append((gone.name, [], part.name))
        altered.added.removeAll { $0.name == part.name }
        altered.removed.removeAll { $0.name == gone.name }
      }
    }
  }

  /// `index_together` that became an index.
  private func renameTogether(_ old: ModelState, _ new: ModelState, _ altered: inout AlteredParts) {
    guard let before = old.indexTogether.value, let after = new.indexTogether.value, before != after else { return }
    for fields in before.subtracting(after).sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      let same = altered.added.filter { part in
        guard case .object(let made) = part.made, made.arguments.isEmpty, made.keywords.count == 2 else { return false }
        return made["fields"]?.equals(.list(fields.map { .text($0) })) == .yes
      }
      guard same.count == 1, let part = same.first else { continue }
      altered.added.removeAll { $0.name == part.name }
      altered.renamed.append((nil, fields, part.name))
    }
  }

  private static let outside = ["violation_error_code", "violation_error_message"]

  mutating func alteredConstraints(_ key: ModelKey, in evaluator: inout Evaluator) -> AlteredParts {
    var altered = AlteredParts()
    guard let old = old.models[key], let new = new[key] else { return altered }
    let (before, after) = (parts(old.constraints, in: &evaluator), parts(new.constraints, in: &evaluator))
    guard let added = missing(after, from: before), let removed = missing(before, from: after) else {
      let gap = (before + after).lazy.compactMap(\.made.gap).first ?? "not decided"
      doubt(key.app, "a constraint of \(new.name): \(gap)")
      return altered
    }
    (altered.added, altered.removed) = (added, removed)
    guard version >= DjangoVersion(5, 2) else { return altered }
    for gone in removed {
      for part in added where part.name == gone.name {
        let plain = part.without(ChangeDetector.outside)
        if gone.without(ChangeDetector.outside).equals(plain) == .yes { altered.altered.append(part) }
      }
    }
    for part in altered.altered {
      altered.added.removeAll { $0.name == part.name }
      altered.removed.removeAll { $0.name == part.name }
    }
    return altered
  }

  // MARK: Operations

  mutating func removeParts(_ parts: [PlannedPart], _ kind: PlannedOperation.Kind, of key: ModelKey) {
    for part in parts { emit(PlannedOperation(kind, key, name: part.name)) }
  }

  mutating func renameIndexes(_ parts: AlteredParts, of key: ModelKey) {
    for (old, fields, new) in parts.renamed {
      var operation = PlannedOperation(.renameIndex, key, name: new)
      (operation.oldName, operation.oldFields) = (old, fields)
      emit(operation)
    }
  }

  mutating func addParts(
    _ parts: [PlannedPart], _ kind: PlannedOperation.Kind, to key: ModelKey, in evaluator: inout Evaluator
  ) {
    if parts.isEmpty { return }
    let dependencies = dependencies(of: key, in: &evaluator)
    for part in parts {
      var operation = PlannedOperation(kind, key, name: part.name)
      (operation.part, operation.dependencies) = (part.made, dependencies)
      emit(operation)
    }
  }
}
