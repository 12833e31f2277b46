import Evaluation

/// A field as an operation holds it: what makes it, and what it refers to.
struct PlannedField {
  struct Remote {
    var target: ModelKey?
    var through: ModelKey?
    /// The setting that names the target.
    var setting: String?
    /// Nil where the field has no such list; an element is nil for the primary key.
    var toFields: [String?]?
    var isParentLink = false
  }

  var made: Deconstruction
  var remote: Remote?
  var isManyToMany = false
  var isPrimaryKey = false
  /// The field has a target of its own or a table between.
  var isRelation: Bool { remote?.target != nil }
  /// Fields of the same model that a generated field is computed from.
  var references: [String] = []
  var isGenerated = false

  var dbColumn: String? {
    if case .object(let made) = made, case .text(let column)? = made["db_column"] { column } else { nil }
  }

  func has(_ keyword: String) -> Bool {
    if case .object(let made) = made { made[keyword] != nil } else { false }
  }

  /// Whether it refers to the model, or to the field of it.
  func references(_ key: ModelKey, field: String? = nil) -> Bool {
    guard let remote else { return false }
    if remote.target == key {
      guard let field, let toFields = remote.toFields else { return true }
      return toFields.contains(nil) || toFields.contains(field)
    }
    return remote.through == key
  }
}
