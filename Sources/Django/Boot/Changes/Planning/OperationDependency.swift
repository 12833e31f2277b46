/// What must have been done before an operation (`OperationDependency` of the autodetector).
struct OperationDependency: Hashable {
  enum Kind {
    case create, remove, alter, unsetOrder, alterTogether, removeIndexOrConstraint
  }

  var app: String
  /// Lower-case, or the name of the setting that names the model.
  var model: String
  var field: String?
  var kind: Kind
  /// The setting through which the model was named: a swappable one.
  var setting: String?

  init(_ key: ModelKey, field: String? = nil, _ kind: Kind) {
    (app, model) = (key.app, key.name)
    (self.field, self.kind) = (field, kind)
  }

  /// Whether the operation, one of the same application, is what is waited for.
  func isMet(by operation: PlannedOperation) -> Bool {
    guard operation.key.name == model else { return false }
    switch (kind, field) {
    case (.create, nil): return operation.kind == .createModel
    case (.create, let field?):
      if operation.kind == .createModel { return operation.fields.contains { $0.name == field } }
      return operation.kind == .addField && operation.isNamed(field)
    case (.remove, nil): return operation.kind == .deleteModel
    case (.remove, let field?): return operation.kind == .removeField && operation.isNamed(field)
    case (.alter, let field?): return operation.kind == .alterField && operation.isNamed(field)
    case (.unsetOrder, let field?):
      return operation.kind == .alterOrder && (operation.order ?? "").lowercased() != field.lowercased()
    case (.alterTogether, _): return operation.kind == .alterUniqueTogether || operation.kind == .alterIndexTogether
    case (.removeIndexOrConstraint, _): return operation.kind == .removeIndex || operation.kind == .removeConstraint
    case (.alter, nil), (.unsetOrder, nil): return false
    }
  }
}
