import Base
import Evaluation

/// Fields and managers: how they are made, and what they ask for while they join a model.
extension DjangoHost {
  /// Parameters of `Field.__init__`, in order, with their defaults.
  private static let fieldParameters: [(name: String, value: Value?)] = [
    ("verbose_name", Value.none), ("name", Value.none), ("primary_key", .bool(false)), ("max_length", Value.none),
    ("unique", .bool(false)), ("blank", .bool(false)), ("null", .bool(false)), ("db_index", .bool(false)),
    ("rel", Value.none), ("default", nil), ("editable", .bool(true)), ("serialize", .bool(true)),
    ("unique_for_date", Value.none), ("unique_for_month", Value.none), ("unique_for_year", Value.none),
    ("choices", Value.none), ("help_text", nil), ("db_column", Value.none), ("db_tablespace", Value.none),
    ("auto_created", .bool(false)), ("validators", nil), ("error_messages", Value.none), ("db_comment", Value.none),
    ("db_default", nil),
  ]
  /// What Django gives by itself and by name; nobody hands it through `**`.
  private static let ownParameters: Set = ["name", "rel", "auto_created"]
  /// Where `self` keeps a parameter under another name.
  private static let fieldAttributes = [
    "unique": "_unique", "rel": "remote_field", "validators": "_validators", "error_messages": "_error_messages",
    "db_tablespace": "_db_tablespace",
  ]

  static var fieldNatives: [Native] {
    let manager = "django.db.models.manager."
    return [
      Native("django.db.models.fields.Field.__init__") { host, call, evaluator in host.initField(call, in: &evaluator)
      },
      Native("django.db.models.fields.files.FileField.__init__") { host, call, evaluator in
        host.initFileField(call, in: &evaluator)
      },
      Native("django.db.models.fields.Field.__deepcopy__") { host, call, evaluator in
        call.arguments.first.flatMap { evaluator.object(in: $0) }.map { .instance(host.copyField($0, in: &evaluator)) }
      },
      Native("django.db.models.fields.Field.__copy__") { _, call, evaluator in
        call.arguments.first.flatMap { evaluator.object(in: $0) }.map { .instance(evaluator.copyInstance($0)) }
      },
      Native("copy.copy") { _, call, evaluator in
        guard case .instance(let id)? = call.arguments.first, evaluator.isModelPart(id) else { return nil }
        return .instance(evaluator.copyInstance(id))
      },
      Native("django.db.models.fields.related.RelatedField.swappable_setting") { host, call, evaluator in
        call.arguments.first.map { host.swappableSetting(of: $0, in: &evaluator) }
      },
      Native("django.db.models.fields.reverse_related.ForeignObjectRel.get_accessor_name") { host, call, evaluator in
        guard case .instance(let remote)? = call.arguments.first else { return nil }
        return host.accessor(of: remote, in: &evaluator)
      },
      Native("django.db.models.fields.related.lazy_related_operation") { host, call, evaluator in
        host.addPending(call, in: &evaluator)
        return Value.none
      },
      Native(manager + "BaseManager._set_creation_counter") { host, call, evaluator in
        guard let manager = call.arguments.first else { return nil }
        evaluator.assign("creation_counter", of: manager, to: .int(host.models.managerCounter))
        host.models.managerCounter += 1
        return Value.none
      },
      Native(manager + "BaseManager.from_queryset") { host, call, evaluator in
        guard case .class(let base)? = call.arguments.first,
          let querySet = call.argument(1, "queryset_class", in: evaluator)
        else { return nil }
        let name = call.argument(2, "class_name", in: evaluator).flatMap { evaluator.text(of: $0) }
        return host.makeManager(base, from: querySet, name, call.place, in: &evaluator)
      },
      Native("django.db.models.query.QuerySet.as_manager") { host, call, evaluator in
        guard let querySet = call.arguments.first,
          case .class(let base)? = evaluator.resolve("django.db.models.manager.Manager"),
          let made = evaluator.attempt(host.makeManager(base, from: querySet, nil, call.place, in: &evaluator), [])
        else { return nil }
        evaluator.assign("_built_with_as_manager", of: made, to: .bool(true))
        return made
      },
      Native(manager + "ManagerDescriptor.__get__") { host, call, evaluator in
        guard call.arguments.count == 3, let own = evaluator.attribute("manager", of: call.arguments[0]),
          case .class(let type) = call.arguments[2]
        else { return nil }
        guard call.arguments[1] == .none else { return evaluator.makeUnknown("managers belong to classes") }
        guard case .instance(let id) = own, let name = evaluator.name(of: id) else { return own }
        return host.managers(of: type, in: &evaluator).first { $0.name == name }.map { .instance($0.manager) } ?? own
      },
    ]
  }

  private func initField(_ call: HostCall, in evaluator: inout Evaluator) -> Value? {
    guard let field = call.arguments.first, case .instance = field else { return nil }
    let isOpen = call.keywords.contains { $0.name == nil } || call.arguments.contains { $0.isSplat }
    for (row, parameter) in DjangoHost.fieldParameters.enumerated() {
      let given = call.argument(row + 1, parameter.name, in: evaluator)
      let missing = parameter.value ?? madeDefault(of: parameter.name, in: &evaluator)
      let mayBeGiven = isOpen && !DjangoHost.ownParameters.contains(parameter.name)
      var value = given ?? (mayBeGiven ? evaluator.makeUnknown("may be given through **") : missing)
      let name = attribute(parameter.name, of: field, in: &evaluator)
      if parameter.name == "choices" { value = plainChoices(value, areLists: name == "_choices", in: &evaluator) }
      evaluator.assign(name, of: field, to: value)
      if given != nil, parameter.name == "default" { evaluator.assign("_default_is_given", of: field, to: .bool(true)) }
      if parameter.name == "verbose_name" { evaluator.assign("_verbose_name", of: field, to: value) }
      if parameter.name == "rel" { evaluator.assign("is_relation", of: field, to: .bool(value != .none)) }
      if parameter.name == "auto_created" { countField(field, isAutomatic: value == .bool(true), in: &evaluator) }
    }
    return Value.none
  }

  /// Where `self` keeps a parameter: since Django 5.0 `choices` is a property, which may be set again later.
  private func attribute(_ parameter: String, of field: Value, in evaluator: inout Evaluator) -> String {
    if let own = DjangoHost.fieldAttributes[parameter] { return own }
    guard parameter == "choices", case .instance(let id) = field,
      let found = evaluator.rawAttribute(evaluator.text("choices"), in: evaluator.instances[id].type),
      case .descriptor = found.value
    else { return parameter }
    return "_choices"
  }

  private func madeDefault(of parameter: String, in evaluator: inout Evaluator) -> Value {
    switch parameter {
    case "help_text": evaluator.makeString("")
    case "validators": evaluator.makeList([])
    default: evaluator.resolve("django.db.models.fields.NOT_PROVIDED") ?? .none
    }
  }

  /// Files are stored where a setting says; the field is the same everywhere.
  private func initFileField(_ call: HostCall, in evaluator: inout Evaluator) -> Value? {
    guard let field = call.arguments.first else { return nil }
    var plain = call
    plain.arguments = Array(call.arguments.prefix(3))
    plain.keywords = call.keywords.filter { keyword in
      keyword.name.map { !["upload_to", "storage"].contains(evaluator.string($0)) } ?? true
    }
    for (row, name) in [(3, "upload_to"), (4, "storage")] {
      let missing = name == "storage" ? evaluator.makeUnknown("the default storage") : evaluator.makeString("")
      evaluator.assign(name, of: field, to: call.argument(row, name, in: evaluator) ?? missing)
    }
    if let storage = call.argument(4, "storage", in: evaluator), storage != .none, !isStandard(storage, in: &evaluator)
    {
      evaluator.assign("_storage_given", of: field, to: storage)
    }
    let limit = evaluator.text("max_length")
    if !plain.keywords.contains(where: { $0.name == limit || $0.name == nil }) {
      plain.keywords.append(Keyword(name: limit, value: .int(100)))
    }
    return initField(plain, in: &evaluator)
  }

  private func isStandard(_ storage: Value, in evaluator: inout Evaluator) -> Bool {
    storage == evaluator.resolve("django.core.files.storage.default_storage")
  }

  private func countField(_ field: Value, isAutomatic: Bool, in evaluator: inout Evaluator) {
    if isAutomatic {
      evaluator.assign("creation_counter", of: field, to: .int(models.automaticFieldCounter))
      models.automaticFieldCounter -= 1
      return
    }
    // Classes that are no fields count themselves by what stands here.
    let type = evaluator.resolve("django.db.models.fields.Field") ?? .none
    if case .int(let number)? = evaluator.attribute("creation_counter", of: type) {
      models.fieldCounter = max(models.fieldCounter, number)
    }
    evaluator.assign("creation_counter", of: field, to: .int(models.fieldCounter))
    models.fieldCounter += 1
    evaluator.assign("creation_counter", of: type, to: .int(models.fieldCounter))
  }

  /// An enumeration stands for its choices, a mapping for its pairs; since Django 5.0 all of them become lists.
  private func plainChoices(_ value: Value, areLists: Bool, in evaluator: inout Evaluator) -> Value {
    switch value {
    case .list where areLists, .tuple where areLists: pairs(value, in: &evaluator)
    case .class: evaluator.attribute("choices", of: value) ?? value
    case .dict: pairs(value, in: &evaluator)
    default: value
    }
  }

  // MARK: Relations

  /// `ForeignObjectRel.get_accessor_name()`; nil where the field belongs to no model yet.
  func accessor(of remote: ID<Instance>, in evaluator: inout Evaluator) -> Value? {
    let base = Value.instance(remote)
    guard let field = evaluator.attribute("field", of: base),
      case .class(let type)? = evaluator.attribute("model", of: field),
      let model = models[type]
    else { return nil }
    let isMultiple = evaluator.attribute("multiple", of: base) != .bool(false)
    if isMultiple, evaluator.attribute("symmetrical", of: base) == .bool(true),
      evaluator.attribute("model", of: base) == .class(type)
    {
      return Value.none
    }
    if let name = evaluator.attribute("related_name", of: base), name != .none {
      if evaluator.text(of: name) != "" { return name }
    }
    return evaluator.makeString(model.name.lowercased() + (isMultiple ? "_set" : ""))
  }

  /// The lower-case label that a relation's target names; nil when it is not known.
  func key(of target: Value, for scope: ID<ClassObject>, in evaluator: inout Evaluator) -> String? {
    if case .class(let type) = target { return models[type]?.labelKey }
    guard let text = evaluator.text(of: target), let model = models[scope] else { return nil }
    if text == "self" { return model.labelKey }
    let parts = text.dottedParts
    if parts.count == 1 { return (model.appLabel ?? "") + "." + text.lowercased() }
    return parts.count == 2 ? parts[0] + "." + parts[1].lowercased() : nil
  }

  /// The setting under which the target may be swapped (apps.get_swappable_settings_name).
  private func swappableSetting(of field: Value, in evaluator: inout Evaluator) -> Value {
    // Compared are the models themselves, not what names them.
    if migrations.isComparing { return .none }
    guard evaluator.attribute("swappable", of: field) != .bool(false),
      let remote = evaluator.attribute("remote_field", of: field),
      let target = evaluator.attribute("model", of: remote),
      case .class(let scope)? = evaluator.attribute("model", of: field),
      let key = key(of: target, for: scope, in: &evaluator)
    else { return .none }
    for model in models.registered where !model.isAbstract {
      guard let setting = evaluator.attribute("swappable", of: .instance(model.options)), setting != .none else {
        continue
      }
      let other = evaluator.attribute("swapped", of: .instance(model.options)).flatMap { evaluator.text(of: $0) }
      if model.labelKey == key
        || other.flatMap({ self.key(of: evaluator.makeString($0), for: scope, in: &evaluator) }) == key
      {
        return setting
      }
    }
    return .none
  }

  private func addPending(_ call: HostCall, in evaluator: inout Evaluator) {
    guard call.arguments.count >= 2, case .class(let scope) = call.arguments[1] else { return }
    var keys: [String] = []
    for target in call.arguments.dropFirst() {
      guard let key = key(of: target, for: scope, in: &evaluator) else { return }
      keys.append(key)
    }
    let operation = PendingOperation(function: call.arguments[0], keys: keys, keywords: call.keywords)
    if !runNow(operation, in: &evaluator) { models.pending.append(operation) }
  }

  private func runNow(_ operation: PendingOperation, in evaluator: inout Evaluator) -> Bool {
    var found: [Value] = []
    for key in operation.keys {
      guard let model = models.type(ofKey: key) else { return false }
      found.append(.class(model))
    }
    _ = evaluator.attempt(operation.function, found, operation.keywords)
    return true
  }

  private func isReady(_ operation: PendingOperation) -> Bool {
    operation.keys.allSatisfy { models.type(ofKey: $0) != nil }
  }

  /// Runs what waited for the model that was registered last.
  func runPending(in evaluator: inout Evaluator) {
    if !models.pending.contains(where: { isReady($0) }) { return }
    let waiting = models.pending
    models.pending = []
    for operation in waiting where !runNow(operation, in: &evaluator) { models.pending.append(operation) }
  }

  // MARK: Managers

  /// `type("ManagerFromQ", (cls,), …)` with the query set's own methods.
  func makeManager(
    _ base: ID<ClassObject>, from querySet: Value, _ name: String?, _ place: Place, in evaluator: inout Evaluator
  ) -> Value {
    var (source, order) = ("Unknown", [Value]())
    if case .class(let id) = querySet {
      (source, order) = (evaluator.string(evaluator.classes[id].name), evaluator.classes[id].order)
    }
    let own = evaluator.string(evaluator.classes[base].name) + "From" + source
    var entries: [(Value, Value)] = [
      (evaluator.makeString("_queryset_class"), querySet),
      (evaluator.makeString("__module__"), evaluator.makeString("django.db.models.manager")),
    ]
    var seen: Set<Text> = []
    for case .class(let type) in order {
      for (name, value) in evaluator.classes[type].namespace.entries() {
        guard case .function = value, !evaluator.string(name).hasPrefix("_"), seen.insert(name).inserted,
          evaluator.rawAttribute(name, in: base) == nil
        else { continue }
        entries.append((.string(name), value))
      }
    }
    return evaluator.makeClass(
      evaluator.text(name ?? own), bases: [.class(base)], namespace: evaluator.makeDict(entries), at: place)
  }
}

extension Evaluator {
  /// Whether an object is a field, or what a field keeps of its relation.
  fileprivate func isModelPart(_ id: ID<Instance>) -> Bool {
    let type = instances[id].type
    return inherits(type, from: "django.db.models.fields.Field")
      || inherits(type, from: "django.db.models.fields.reverse_related.ForeignObjectRel")
  }
}
