import Base
import Evaluation

/// A model by its application and its lower-case name.
struct ModelKey: Hashable, Comparable {
  var app: String
  var name: String

  init(_ app: String, _ name: String) {
    self.app = app
    self.name = name.lowercased()
  }

  /// `app.model`, or `model` of the application around it.
  init?(label: String, in app: String) {
    let parts = label.dottedParts.map(String.init)
    switch parts.count {
    case 1: self.init(app, parts[0])
    case 2: self.init(parts[0], parts[1])
    default: return nil
    }
  }

  static func < (a: ModelKey, b: ModelKey) -> Bool { (a.app, a.name) < (b.app, b.name) }
}

/// A model as migrations know it (django.db.migrations.state.ModelState).
struct ModelState {
  var key: ModelKey
  var name: String
  var fields: [FieldState] = []
  /// As written, those of the lists below left out.
  var options: [String: Value] = [:]
  var uniqueTogether: Known<Set<[String]>> = .value([])
  var indexTogether: Known<Set<[String]>> = .value([])
  /// Empty for a plain model.
  var bases: [PlannedBase] = []
  var indexes: [NamedPart] = []
  var constraints: [NamedPart] = []
  var managers: [(name: String, value: Value)] = []
  /// Why the model is not fully known.
  var gap: String?
  /// The class, for a model that was booted.
  var type: ID<ClassObject>?

  init(_ app: String, _ name: String) {
    key = ModelKey(app, name)
    self.name = name
  }

  func row(of field: String) -> Int? { fields.firstIndex { $0.name == field } }

  mutating func set(_ field: FieldState) {
    if let row = row(of: field.name) {
      fields[row] = field
    } else {
      fields.append(field)
    }
  }
}

/// A field of a model's state.
struct FieldState {
  var name: String
  /// The field; one of a migration was not constructed, only its class and arguments count.
  var value: Value
  /// `preserve_default=False`: the default served existing rows only.
  var dropsDefault = false
  /// What renamed models and fields made of the relation.
  var target: String?
  var through: String?
  var toField: String?

  init(_ name: String, _ value: Value) {
    self.name = name
    self.value = value
  }
}

/// An index or a constraint.
struct NamedPart {
  var value: Value
  /// Nil when it is not known.
  var name: String?
}

/// All models as the migrations leave them.
struct ProjectModels {
  var models: [ModelKey: ModelState] = [:]
  /// Applications whose state is not fully known, with the reason.
  var gaps: [String: String] = [:]

  mutating func miss(_ app: String, _ reason: String) {
    if gaps[app] == nil { gaps[app] = reason }
  }
}
