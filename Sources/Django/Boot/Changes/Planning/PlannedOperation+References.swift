/// Whether operations can pass each other: `references_model`, `references_field`.
extension PlannedOperation {
  func references(model: String) -> Bool {
    switch kind {
    case .deleteModel: return true
    case .addIndex, .removeIndex, .renameIndex, .addConstraint, .removeConstraint, .alterConstraint: return true
    case .createModel:
      if key.name == model { return true }
      let other = ModelKey(key.app, model)
      for case .model(let base) in bases where base == other { return true }
      return fields.contains { $0.field.references(other) }
    case .addField, .removeField, .alterField:
      if key.name == model { return true }
      return field?.references(ModelKey(key.app, model)) ?? false
    case .alterTable, .alterTableComment, .alterUniqueTogether, .alterIndexTogether, .alterOrder, .alterOptions,
      .alterManagers:
      return key.name == model
    }
  }

  func references(model: String, field name: String) -> Bool {
    switch kind {
    case .addField, .removeField, .alterField:
      if key.name == model, self.name == name || field?.references.contains(name) ?? false { return true }
      return field?.references(ModelKey(key.app, model), field: name) ?? false
    case .alterUniqueTogether, .alterIndexTogether:
      return references(model: model) && (together.isEmpty || together.contains { $0.contains(name) })
    case .alterOrder: return references(model: model) && (order == nil || order == name)
    case .createModel, .deleteModel, .alterTable, .alterTableComment, .alterOptions, .alterManagers, .addIndex,
      .removeIndex, .renameIndex, .addConstraint, .removeConstraint, .alterConstraint:
      return references(model: model)
    }
  }
}
