import Base
import Evaluation

extension ChangeDetector {
  /// An index or constraint with what it is made of.
  private struct Part {
    var name: String?
    var made: Deconstruction

    /// Without what does not reach the database, or without its name.
    func without(_ names: [String]) -> Deconstruction {
      guard case .object(var construction) = made else { return made }
      for name in names { construction[name] = nil }
      return .object(construction)
    }
  }

  private func parts(_ parts: [NamedPart], in evaluator: inout Evaluator) -> [Part] {
    parts.map { part in
      var made = Deconstructor().deconstruct(part.value, in: &evaluator)
      if case .object(var construction) = made {
        construction["name"] = part.name.map { .text($0) } ?? .unknown("the name of an index or constraint")
        made = .object(construction)
      }
      return Part(name: part.name, made: made)
    }
  }

  /// Those of one list that the other lacks; nil where that is not decided.
  private func missing(_ parts: [Part], from others: [Part]) -> [Part]? {
    var found: [Part] = []
    for part in parts {
      switch Deconstruction.any(others.map { part.made.equals($0.made) }) {
      case .yes: break
      case .no: found.append(part)
      case .undecided: return nil
      }
    }
    return found
  }

  mutating func compareIndexes(_ key: ModelKey, in evaluator: inout Evaluator) {
    guard let old = old.models[key], let new = new[key] else { return }
    let (before, after) = (parts(old.indexes, in: &evaluator), parts(new.indexes, in: &evaluator))
    guard var added = missing(after, from: before), var removed = missing(before, from: after) else {
      doubt(key.app, "an index of \(new.name): \((before + after).lazy.compactMap(\.made.gap).first ?? "not decided")")
      return
    }
    for part in added {
      let same = removed.firstIndex { $0.without(["name"]).equals(part.without(["name"])) == .yes }
      guard let same else { continue }
      removed.remove(at: same)
      added.removeAll { $0.name == part.name }
      emit(key.app, "RenameIndex", model: key.name)
    }
    for part in removed { emit(key.app, "RemoveIndex", model: key.name, name: part.name) }
    for _ in added { emit(key.app, "AddIndex", model: key.name) }
  }

  private static let outside = ["violation_error_code", "violation_error_message"]

  mutating func compareConstraints(_ key: ModelKey, in evaluator: inout Evaluator) {
    guard let old = old.models[key], let new = new[key] else { return }
    let (before, after) = (parts(old.constraints, in: &evaluator), parts(new.constraints, in: &evaluator))
    guard var added = missing(after, from: before), var removed = missing(before, from: after) else {
      let gap = (before + after).lazy.compactMap(\.made.gap).first ?? "not decided"
      doubt(key.app, "a constraint of \(new.name): \(gap)")
      return
    }
    for part in added {
      let plain = part.without(ChangeDetector.outside)
      let same = removed.firstIndex { $0.name == part.name && $0.without(ChangeDetector.outside).equals(plain) == .yes }
      guard let same else { continue }
      removed.remove(at: same)
      added.removeAll { $0.name == part.name }
      emit(key.app, "AlterConstraint", model: key.name, name: part.name)
    }
    for part in removed { emit(key.app, "RemoveConstraint", model: key.name, name: part.name) }
    for _ in added { emit(key.app, "AddConstraint", model: key.name) }
  }
}
