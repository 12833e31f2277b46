import Base
import Django

/// Models that changed without a migration, and migrations that no longer fit together.
extension Verification {
  func neededMigrations() -> [Finding] { plannedOperations() + manyLeaves() }

  /// What `makemigrations` would write now and would not have written before.
  private func plannedOperations() -> [Finding] {
    guard let migrations = new.dump.migrations.value else { return [] }
    let before = old?.dump.migrations.value?.changes
    return migrations.changes.items.sorted { $0.key < $1.key }.compactMap { app, plan in
      guard let operations = plan.value else { return nil }
      var known: [String] = []
      if let before {
        guard let operations = (before.items[app] ?? .value([])).value else { return nil }
        known = operations.map(\.words)
      }
      let words = operations.map(\.words).filter { word in
        guard let place = known.firstIndex(of: word) else { return true }
        known.remove(at: place)
        return false
      }
      guard !words.isEmpty else { return nil }
      let plan = words.prefix(8).joined(separator: ", ") + (words.count > 8 ? ", …" : "")
      return Finding(.migration, "\(app): \(plan)\(renameHint(app, operations))")
    }
  }

  /// `makemigrations` asks whether a field was renamed; without a person it takes one away and adds another.
  private func renameHint(_ app: String, _ operations: [DumpedOperation]) -> String {
    let added = Set(operations.filter { $0.op.value == "AddField" }.compactMap { $0.name.value ?? nil })
    let hints = symbols.flatMap(\.changes).compactMap { change -> String? in
      guard case .renamed(let name) = change.kind, change.symbolKind == .value, change.parent != nil,
        let now = name.dottedParts.last.map(String.init), added.contains(now),
        operations.contains(where: { $0.op.value == "RemoveField" && $0.name.value == String(change.lastName) })
      else { return nil }
      return "\(change.lastName) to \(now)"
    }
    return hints.isEmpty ? "" : " (or RenameField \(hints.joined(separator: ", ")), which keeps the data)"
  }

  /// Apps whose models the change touches and of which nobody can say whether a migration is missing.
  public var undecidedApps: [String] {
    guard let migrations = new.dump.migrations.value else { return [] }
    let paths = Set(files.map(\.path))
    let touched = Set(
      new.dump.models.items.compactMap { model -> String? in
        guard let file = model.place.file.value ?? nil, paths.contains(file), let label = model.label.value ?? nil
        else {
          return nil
        }
        return label.dottedParts.first.map(String.init)
      })
    let isUnknown = if case .unknown = migrations.changes.openness { true } else { false }
    return touched.sorted().filter { app in
      guard let plan = migrations.changes.items[app] else { return isUnknown }
      if plan.value == nil { return old?.dump.migrations.value?.changes.items[app] != plan }
      return false
    }
  }

  private func manyLeaves() -> [Finding] {
    guard let leaves = new.dump.migrations.value?.leaves, leaves.openness == .closed,
      files.contains(where: { $0.path.contains("/migrations/") })
    else { return [] }
    let before = old?.dump.migrations.value?.leaves.items
    return leaves.items.sorted { $0.key < $1.key }.compactMap { app, names in
      guard names.count > 1, before?[app].map({ $0.count < names.count }) ?? true else { return nil }
      return Finding(.migration, "\(app) has \(names.count) last migrations: \(names.joined(separator: ", "))")
    }
  }
}

extension DumpedOperation {
  /// For people: `AlterField order.total`.
  var words: String {
    let parts = [modelName.value ?? nil, name.value ?? nil].compactMap { $0 }
    var words = ([op.value ?? "?"] + (parts.isEmpty ? [] : [parts.joined(separator: ".")])).joined(separator: " ")
    if let old = oldName.value ?? nil, let new = newName.value ?? nil { words += " \(old) to \(new)" }
    return words
  }
}
