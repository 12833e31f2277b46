import Base
import Evaluation

/// The fields of a model as forms, serializers and filter sets ask for them.
struct BootedFields {
  var fields: [BootedField] = []
  /// Attributes of which it is not known whether they are fields, or what kind.
  var unknownNames: Set<String> = []
  /// Those among them that may be no fields at all.
  var looseNames: Set<String> = []
  /// There may be more fields.
  var isOpen = false

  subscript(name: String) -> BootedField? { fields.first { $0.name == name } }

  /// As `Options.get_field` looks: `order` or `order_id`.
  func field(_ name: String) -> BootedField? {
    self[name] ?? fields.first { ($0.kind == .foreignKey || $0.kind == .oneToOne) && $0.name + "_id" == name }
  }

  /// There surely is no field of the name.
  func lacks(_ name: String) -> Bool { !isOpen && !unknownNames.contains(name) && self[name] == nil }
}

/// One field of a model: `model` is the class that has it, `owner` the one whose body declares it.
struct BootedField {
  enum Kind { case plain, foreignKey, oneToOne, manyToMany, generic }

  var name: String
  var value: ID<Instance>
  var kind: Kind
  var model: ID<ClassObject>
  var owner: ID<ClassObject>

  var isRelation: Bool { kind == .foreignKey || kind == .oneToOne || kind == .manyToMany }
}

/// The access point: whoever needs a model's fields asks here.
extension DjangoHost {
  private static let field = "django.db.models.fields.Field"
  private static let related = "django.db.models.fields.related."

  func fields(of model: ID<ClassObject>, in evaluator: inout Evaluator) -> BootedFields {
    if let known = fieldMemo[model] { return known }
    var result = BootedFields()
    result.isOpen = models[model] == nil || evaluator.classes[model].isOpen
    for field in modelFields(of: model, in: &evaluator) {
      guard let name = evaluator.attribute("name", of: .instance(field)).flatMap({ evaluator.text(of: $0) }) else {
        continue
      }
      if models.isDoubtful(field) {
        result.unknownNames.insert(name)
        if models.conditional.contains(field) { result.looseNames.insert(name) }
        continue
      }
      guard let kind = kind(of: evaluator.instances[field].type, in: evaluator) else { continue }
      var owner = model
      if case .class(let id)? = evaluator.attribute("model", of: .instance(field)) { owner = id }
      result.fields.append(BootedField(name: name, value: field, kind: kind, model: model, owner: owner))
    }
    for case .class(let id) in evaluator.classes[model].order {
      let unseen = models[id]?.unseen.map(\.name) ?? []
      result.unknownNames.formUnion(unseen)
      result.looseNames.formUnion(unseen)
    }
    for field in result.fields { result.unknownNames.remove(field.name) }
    prepare(model, result, in: &evaluator)
    if models.isComplete { fieldMemo[model] = result }
    return result
  }

  func isModel(_ type: ID<ClassObject>, in evaluator: borrowing Evaluator) -> Bool {
    evaluator.inherits(type, from: DjangoHost.modelBase)
      && evaluator.dottedName(of: .class(type)) != DjangoHost.modelBase
  }

  private func kind(of type: ID<ClassObject>, in evaluator: borrowing Evaluator) -> BootedField.Kind? {
    if evaluator.inherits(type, from: DjangoHost.related + "ManyToManyField") { return .manyToMany }
    if evaluator.inherits(type, from: DjangoHost.related + "OneToOneField") { return .oneToOne }
    if evaluator.inherits(type, from: DjangoHost.related + "ForeignKey") { return .foreignKey }
    if evaluator.inherits(type, from: DjangoHost.related + "ForeignObject") { return .generic }
    if evaluator.inherits(type, from: "django.contrib.contenttypes.fields.GenericForeignKey") { return .generic }
    if evaluator.inherits(type, from: DjangoHost.related + "RelatedField") { return .manyToMany }
    if evaluator.inherits(type, from: DjangoHost.field) { return .plain }
    return nil
  }

  func set(_ values: [(String, Value)], of instance: ID<Instance>, in evaluator: inout Evaluator) {
    for (name, value) in values { evaluator.setAttribute(evaluator.text(name), of: .instance(instance), to: value) }
  }

  func isAbstract(_ model: ID<ClassObject>) -> Bool { models[model]?.isAbstract ?? true }

  /// What library code reads of a model while it makes fields.
  private func prepare(_ model: ID<ClassObject>, _ fields: BootedFields, in evaluator: inout Evaluator) {
    let type = Value.class(model)
    let columns = fields.fields.filter { $0.kind == .foreignKey || $0.kind == .oneToOne }.map { $0.name + "_id" }
    for name in columns + ["pk", "id"] where evaluator.attribute(name, of: type) == nil {
      guard case .class(let descriptor)? = evaluator.resolve("django.db.models.query_utils.DeferredAttribute") else {
        return
      }
      let attribute = evaluator.makeInstance(of: descriptor)
      evaluator.setAttribute(evaluator.text(name), of: type, to: .instance(attribute))
    }
    guard let manager = evaluator.attribute("_default_manager", of: type) else {
      let name = (evaluator.dottedName(of: type) ?? "") + "._default_manager"
      evaluator.setAttribute(evaluator.text("_default_manager"), of: type, to: evaluator.makeReference(name))
      return
    }
    if case .instance(let id) = manager, evaluator.instances[id].attributes[evaluator.text("model")] == nil {
      let own = evaluator.copyInstance(id)
      set([("model", type)], of: own, in: &evaluator)
      evaluator.setAttribute(evaluator.text("_default_manager"), of: type, to: .instance(own))
    }
  }
}

// MARK: Facts

extension DjangoHost {
  /// A yes-or-no attribute of a field; nil when it is not known.
  func flag(_ name: String, of field: Value, in evaluator: inout Evaluator) -> Bool? {
    guard let value = evaluator.attribute(name, of: field) else { return false }
    switch evaluator.truth(value) {
    case .yes: return true
    case .no: return false
    case .undecided: return nil
    }
  }

  /// The model a relation points to; nil when it is not known.
  func target(of field: BootedField, in evaluator: inout Evaluator) -> ID<ClassObject>? {
    guard let remote = evaluator.attribute("remote_field", of: .instance(field.value)),
      let model = evaluator.attribute("model", of: remote)
    else { return nil }
    if case .class(let id) = model { return id }
    guard let name = evaluator.text(of: model) else { return nil }
    if name == "self" { return field.model }
    let parts = name.dottedParts.map(String.init)
    if parts.count == 2 { return models.find(label: parts[0], name: parts[1])?.type }
    guard let label = models[field.owner]?.appLabel ?? models[field.model]?.appLabel else { return nil }
    return models.find(label: label, name: name)?.type
      ?? models[field.model]?.appLabel.flatMap {
        models.find(label: $0, name: name)?.type
      }
  }

  /// `app.Model`; the dotted name of an abstract model.
  func label(of model: ID<ClassObject>, in evaluator: borrowing Evaluator) -> String? {
    guard let known = models[model] else { return nil }
    if known.isAbstract { return evaluator.dottedName(of: .class(model)) }
    return known.appLabel.map { $0 + "." + known.name }
  }
}
