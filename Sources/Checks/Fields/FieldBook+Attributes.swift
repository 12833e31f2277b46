/// Names as attributes of an instance: `order.customer.name`.
extension FieldBook {
  public enum Attribute: Sendable {
    case field(DumpedField)
    /// `customer_id`, `pk`.
    case column(DumpedField?)
    case accessor(ModelEntry.Reverse)
    /// A property, method, manager or anything else that the class has.
    case other
  }

  public func attribute(_ name: String, on model: ModelEntry) -> Answer<Attribute> {
    if let field = model.fields[name] { return .found(.field(field)) }
    if name == "pk" || name == "id" && model.primaryKey?.name.value == "id" { return .found(.column(model.primaryKey)) }
    if let field = model.key(ofColumn: name) { return .found(.column(field)) }
    if let reverse = model.reverse(accessor: name) { return .found(.accessor(reverse)) }
    guard let attributes = model.attributes else { return .unknown }
    if attributes.contains(name) || Self.ofEveryModel.contains(name) { return .found(.other) }
    guard let managers = model.row.managers.value else { return .unknown }
    if managers.contains(where: { $0.name == name }) { return .found(.other) }
    if isMade(name, by: model) { return .found(.other) }
    if attributes.contains("__getattr__") || attributes.contains("__getattribute__") { return .unknown }
    if model.isOpen || model.row.isAbstract.value == true { return .unknown }
    return mayBeNamedBackwards(name, model) ? .unknown : .absent
  }

  /// Whether an instance lacks a name; nil where it has the name or may have it.
  ///
  /// Where it may have it, a slip of the fingers counts all the same, and is not certain.
  public func lacks(_ name: String, on model: ModelEntry) -> Lack? {
    switch attribute(name, on: model) {
    case .found: nil
    case .absent: Lack(isCertain: true)
    case .unknown: slip(of: name, on: model).map { _ in Lack(isCertain: false) }
    }
  }

  public struct Lack: Sendable {
    public var isCertain: Bool
  }

  /// `get_status_display`, `get_next_by_created`.
  private func isMade(_ name: String, by model: ModelEntry) -> Bool {
    if name.hasPrefix("get_"), name.hasSuffix("_display") {
      return model.fields[String(name.dropFirst(4).dropLast(8))] != nil
    }
    for prefix in ["get_next_by_", "get_previous_by_"] where name.hasPrefix(prefix) {
      return model.fields[String(name.dropFirst(prefix.count))] != nil
    }
    for suffix in ["_order"] where name.hasSuffix(suffix) && (name.hasPrefix("get_") || name.hasPrefix("set_")) {
      return true
    }
    return false
  }

  /// Fields, accessors and what the class has, to guess what was meant.
  public func nearestAttribute(_ name: String, on model: ModelEntry) -> String? {
    Suggestion.nearest(to: name, in: attributeNames(of: model))
  }

  /// What was meant by a name that only something out of sight could explain otherwise.
  public func slip(of name: String, on model: ModelEntry) -> String? {
    Suggestion.slip(of: name, in: attributeNames(of: model)) ?? shortSlip(of: name, on: model)
  }

  /// The same among fields alone.
  public func slip(ofField name: String, on model: ModelEntry) -> String? {
    Suggestion.slip(of: name, in: Array(model.fields.keys)) ?? shortSlip(of: name, on: model)
  }

  /// Short words are near to many: only one that nothing else in the project is called is taken for a slip.
  private func shortSlip(of name: String, on model: ModelEntry) -> String? {
    writtenNames.contains(name) ? nil : Suggestion.shortSlip(of: name, in: Array(model.fields.keys))
  }

  /// Whether a relation that was not seen may lead to the model under this name.
  func mayBeNamedBackwards(_ name: String, _ model: ModelEntry) -> Bool {
    guard model.isReverseOpen else { return false }
    return !model.isReverseForeign || slip(ofField: name, on: model) == nil
  }

  private func attributeNames(of model: ModelEntry) -> [String] {
    let names =
      Array(model.fields.keys) + model.reverses.compactMap(\.accessor)
      + (model.attributes ?? []).filter { !$0.hasPrefix("_") }
    return names.sorted()
  }

  /// What `django.db.models.Model` has.
  static let ofEveryModel: Set<String> = [
    "DoesNotExist", "MultipleObjectsReturned", "NotUpdated", "adelete", "arefresh_from_db", "asave", "check", "clean",
    "clean_fields", "date_error_message", "delete", "from_db", "full_clean", "get_constraints", "get_deferred_fields",
    "objects", "pk", "prepare_database_save", "refresh_from_db", "save", "save_base", "serializable_value",
    "unique_error_message", "validate_constraints", "validate_unique", "_meta", "_state", "_default_manager",
    "_base_manager", "__str__", "__class__", "__dict__", "__module__", "__doc__", "__repr__", "__hash__",
  ]
}
