/// What an operation adds to the name of its migration (`migration_name_fragment`).
extension PlannedOperation {
  var nameFragment: String? {
    let (model, name) = (key.name, (self.name ?? "").lowercased())
    switch kind {
    case .createModel: return model
    case .deleteModel: return "delete_" + model
    case .alterTable: return "alter_\(model)_table"
    case .alterTableComment: return "alter_\(model)_table_comment"
    case .alterUniqueTogether: return "alter_\(model)_unique_together"
    case .alterIndexTogether: return "alter_\(model)_index_together"
    case .alterOrder: return "alter_\(model)_order_with_respect_to"
    case .alterOptions: return "alter_\(model)_options"
    case .alterManagers: return "alter_\(model)_managers"
    case .addField, .addIndex, .addConstraint: return "\(model)_\(name)"
    case .removeField, .removeIndex, .removeConstraint: return "remove_\(model)_\(name)"
    case .alterField, .alterConstraint: return "alter_\(model)_\(name)"
    case .renameIndex:
      if let oldName { return "rename_\(oldName.lowercased())_\(name)" }
      return "rename_\(model)_\(oldFields.joined(separator: "_"))_\(name)"
    }
  }
}

extension [PlannedOperation] {
  /// `Migration.suggest_name()` of a migration that is not the first.
  var suggestedName: String? {
    let fragments = compactMap { $0.nameFragment.map(\.wordsOnly) }
    guard fragments.count == count, var name = fragments.first else { return nil }
    for fragment in fragments.dropFirst() {
      let longer = name + "_" + fragment
      if longer.count > 52 { return name + "_and_more" }
      name = longer
    }
    return name
  }
}

extension String {
  /// Runs of what is no letter, digit or underscore become one underscore.
  fileprivate var wordsOnly: String {
    var result = ""
    var isInRun = false
    for scalar in unicodeScalars {
      let isWord = scalar == "_" || scalar.properties.isAlphabetic || scalar.properties.numericType != nil
      if isWord {
        result.unicodeScalars.append(scalar)
      } else if !isInRun {
        result += "_"
      }
      isInRun = !isWord
    }
    return result
  }
}
