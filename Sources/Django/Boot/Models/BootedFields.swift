import Base
import Evaluation

/// The fields of a model as forms, serializers and filter sets ask for them.
struct BootedFields {
  var fields: [BootedField] = []
  /// Attributes of which it is not known whether they are fields, or what kind.
  var unknownNames: Set<String> = []
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
    var seen: Set<Text> = []
    for entry in evaluator.classes[model].order {
      guard case .class(let owner) = entry else {
        result.isOpen = true
        continue
      }
      guard isModel(owner, in: evaluator) else { continue }
      for (name, value) in evaluator.classes[owner].namespace.entries() where seen.insert(name).inserted {
        add(evaluator.string(name), value, of: model, from: owner, to: &result, in: &evaluator)
      }
      addAutomatic(owner, of: model, to: &result, in: &evaluator)
    }
    prepare(model, result, in: &evaluator)
    if models.isComplete { fieldMemo[model] = result }
    return result
  }

  func isModel(_ type: ID<ClassObject>, in evaluator: borrowing Evaluator) -> Bool {
    evaluator.inherits(type, from: DjangoHost.modelBase)
      && evaluator.dottedName(of: .class(type)) != DjangoHost.modelBase
  }

  private func add(
    _ name: String, _ value: Value, of model: ID<ClassObject>, from owner: ID<ClassObject>,
    to result: inout BootedFields,
    in evaluator: inout Evaluator
  ) {
    switch value {
    case .instance(let found):
      guard let id = field(behind: found, in: &evaluator),
        let kind = kind(of: evaluator.instances[id].type, in: evaluator)
      else { return }
      let own = owner == model ? id : evaluator.copy(of: id)
      set([("name", evaluator.makeString(name)), ("model", .class(model))], of: own, in: &evaluator)
      result.fields.append(BootedField(name: name, value: own, kind: kind, model: model, owner: owner))
    case .symbolic:
      guard let callee = evaluator.dottedName(of: value)?.split(separator: ".").last else { return }
      if callee.hasSuffix("Field") || callee.hasSuffix("Key") { result.unknownNames.insert(name) }
    case .unknown, .maybe, .either: result.unknownNames.insert(name)
    default: break
    }
  }

  /// What a field leaves on the class when `contribute_to_class` was run stands for the field.
  private func field(behind id: ID<Instance>, in evaluator: inout Evaluator) -> ID<Instance>? {
    let type = evaluator.instances[id].type
    let forward = [
      "django.db.models.query_utils.DeferredAttribute",
      DjangoHost.related.dropLast() + "_descriptors.ForwardManyToOneDescriptor",
    ]
    var source = Value.instance(id)
    if evaluator.inherits(type, from: DjangoHost.related.dropLast() + "_descriptors.ManyToManyDescriptor") {
      guard evaluator.attribute("reverse", of: source) == .bool(false),
        let relation = evaluator.attribute("rel", of: source)
      else { return nil }
      source = relation
    } else if !forward.contains(where: { evaluator.inherits(type, from: $0) }) {
      return id
    }
    guard case .instance(let field)? = evaluator.attribute("field", of: source) else { return nil }
    return field
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

  // MARK: Keys nobody wrote

  private func addAutomatic(
    _ owner: ID<ClassObject>, of model: ID<ClassObject>, to result: inout BootedFields, in evaluator: inout Evaluator
  ) {
    guard !isAbstract(owner), !option("proxy", of: owner, in: &evaluator) else { return }
    let parent = evaluator.classes[owner].order.dropFirst().lazy.compactMap { entry -> ID<ClassObject>? in
      if case .class(let id) = entry { id } else { nil }
    }.first { self.isModel($0, in: evaluator) && !self.isAbstract($0) }
    let own = fieldsDeclared(for: owner, before: parent, in: &evaluator)
    if own.contains(where: { flag("primary_key", of: $0, in: &evaluator) == true }) { return }
    guard let parent else { return addID(of: owner, model, to: &result, in: &evaluator) }
    if own.contains(where: { isParentLink($0, in: &evaluator) }) { return }
    let name = evaluator.string(evaluator.classes[parent].name).lowercased() + "_ptr"
    guard case .class(let type)? = evaluator.resolve(DjangoHost.related + "OneToOneField") else { return }
    let field = evaluator.makeInstance(of: type)
    let remote = evaluator.makeInstance(of: type)
    set(
      [("model", .class(parent)), ("parent_link", .bool(true)), ("multiple", .bool(false))], of: remote, in: &evaluator)
    set(
      [
        ("name", evaluator.makeString(name)), ("model", .class(model)), ("primary_key", .bool(true)),
        ("remote_field", .instance(remote)), ("serialize", .bool(false)), ("editable", .bool(true)),
        ("null", .bool(false)), ("blank", .bool(false)), ("auto_created", .bool(true)), ("choices", .none),
      ], of: field, in: &evaluator)
    result.fields.append(BootedField(name: name, value: field, kind: .oneToOne, model: model, owner: owner))
  }

  /// The fields in the bodies of a model and of its abstract bases.
  private func fieldsDeclared(
    for owner: ID<ClassObject>, before parent: ID<ClassObject>?, in evaluator: inout Evaluator
  ) -> [Value] {
    var found: [Value] = []
    for case .class(let id) in evaluator.classes[owner].order where isModel(id, in: evaluator) {
      if id != owner && !isAbstract(id) { continue }
      for (_, value) in evaluator.classes[id].namespace.entries() {
        guard case .instance(let written) = value, let field = field(behind: written, in: &evaluator),
          kind(of: evaluator.instances[field].type, in: evaluator) != nil
        else { continue }
        found.append(.instance(field))
      }
    }
    return found
  }

  private func addID(
    of owner: ID<ClassObject>, _ model: ID<ClassObject>, to result: inout BootedFields, in evaluator: inout Evaluator
  ) {
    let app = models[owner]?.appLabel.flatMap { apps.config(label: $0) }
    let own = app.flatMap { evaluator.attribute("default_auto_field", of: .instance($0.instance)) }
    let named =
      own.flatMap { evaluator.text(of: $0) }
      ?? setting("DEFAULT_AUTO_FIELD", in: &evaluator).flatMap { evaluator.text(of: $0) }
      ?? "django.db.models.AutoField"
    guard case .class(let type)? = evaluator.resolve(named),
      case .instance(let field)? = evaluator.callQuietly(
        .class(type), [],
        [
          Keyword(name: evaluator.text("verbose_name"), value: evaluator.makeString("ID")),
          Keyword(name: evaluator.text("primary_key"), value: .bool(true)),
          Keyword(name: evaluator.text("auto_created"), value: .bool(true)),
        ])
    else {
      result.unknownNames.insert("id")
      return
    }
    set([("name", evaluator.makeString("id")), ("model", .class(model))], of: field, in: &evaluator)
    result.fields.append(BootedField(name: "id", value: field, kind: .plain, model: model, owner: owner))
  }

  private func isParentLink(_ field: Value, in evaluator: inout Evaluator) -> Bool {
    guard let remote = evaluator.attribute("remote_field", of: field) else { return false }
    return evaluator.attribute("parent_link", of: remote) == .bool(true)
  }

  func isAbstract(_ model: ID<ClassObject>) -> Bool { models[model]?.isAbstract ?? true }

  private func option(_ name: String, of model: ID<ClassObject>, in evaluator: inout Evaluator) -> Bool {
    guard let meta = evaluator.classes[model].namespace[evaluator.text("Meta")] else { return false }
    return evaluator.attribute(name, of: meta) == .bool(true)
  }

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
      let own = evaluator.copy(of: id)
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
    let parts = name.split(separator: ".").map(String.init)
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
