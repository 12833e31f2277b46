import Base
import Evaluation

/// Methods of `_meta` (django.db.models.options), and what else asks for models.
extension DjangoHost {
  static var modelNatives: [Native] { fieldNatives + optionsNatives + classNatives + libraryModelNatives }

  private static var classNatives: [Native] {
    [
      Native("django.contrib.auth.get_user_model") { host, call, evaluator in
        guard let label = host.setting("AUTH_USER_MODEL", in: &evaluator).flatMap({ evaluator.text(of: $0) }) else {
          return evaluator.makeUnknown("AUTH_USER_MODEL")
        }
        let parts = label.dottedParts.map(String.init)
        guard parts.count == 2 else { return evaluator.makeUnknown("AUTH_USER_MODEL") }
        if host.models.find(label: parts[0], name: parts[1]) == nil, let app = host.apps.config(label: parts[0]) {
          host.importModels(of: app, in: &evaluator)
        }
        return host.models.find(label: parts[0], name: parts[1]).map { .class($0.type) }
          ?? evaluator.makeUnknown("the user model \(label) is not loaded")
      },
      Native("django.db.models.base.ModelBase.__new__") { _, call, evaluator in
        guard call.arguments.count >= 4, case .class(let metaclass) = call.arguments[0],
          let name = evaluator.text(of: call.arguments[1])
        else { return nil }
        let bases = evaluator.elements(of: call.arguments[2]) ?? []
        return evaluator.makeClass(
          evaluator.text(name), bases: bases, namespace: call.arguments[3], metaclass: metaclass,
          keywords: call.keywords,
          at: call.place)
      },
      Native("django.db.models.base.ModelBase.add_to_class") { host, call, evaluator in
        guard case .class(let type)? = call.arguments.first, host.models[type] != nil,
          let name = call.text(1, "name", in: evaluator), let value = call.argument(2, "value", in: evaluator)
        else { return nil }
        host.addToClass(type, evaluator.text(name), value, in: &evaluator)
        return Value.none
      },
      Native("mptt.utils._get_tree_model") { host, call, _ in
        guard case .class(let type)? = call.arguments.first, let model = host.models[type] else { return nil }
        return model.isAbstract ? Value.none : .class(host.root(of: model))
      },
      Native("django.dispatch.dispatcher.Signal.connect") { host, call, evaluator in
        // Only watched: the registry of signals answers.
        if let signal = call.arguments.first, signal == evaluator.resolve("django.db.models.signals.class_prepared"),
          let receiver = call.argument(1, "receiver", in: evaluator)
        {
          let sender = call.argument(2, "sender", in: evaluator).map { evaluator.certain($0) } ?? .none
          host.models.preparedReceivers.append((receiver, sender))
        }
        return nil
      },
      Native("django.utils.connection.ConnectionProxy.__getattr__") { host, call, evaluator in
        guard call.text(1, "item", in: evaluator) == "vendor" else { return nil }
        return host.vendor(in: &evaluator)
      },
      Native("django.db.models.base.ModelBase._prepare") { _, _, _ in Value.none },
      Native("django.db.models.base.Model.__init__") { _, _, _ in Value.none },
    ]
  }

  private static var optionsNatives: [Native] {
    let options = "django.db.models.options.Options."
    return [
      Native(options + "add_field") { host, call, evaluator in host.addField(call, in: &evaluator) },
      Native(options + "add_manager") { host, call, evaluator in
        guard call.arguments.count == 2, case .instance(let options) = call.arguments[0],
          let list = evaluator.attribute("local_managers", of: call.arguments[0])
        else { return nil }
        evaluator.insert(call.arguments[1], into: list, at: evaluator.elements(of: list)?.count ?? 0)
        host.forgetManagers(of: options)
        host.expireCache(of: options, in: &evaluator)
        return Value.none
      },
      Native(options + "_expire_cache") { host, call, evaluator in
        guard case .instance(let options)? = call.arguments.first else { return nil }
        if call.flag(1, "forward", default: true, in: evaluator) {
          host.expire("FORWARD_PROPERTIES", of: options, in: &evaluator)
        }
        if call.flag(2, "reverse", default: true, in: evaluator) {
          host.expire("REVERSE_PROPERTIES", of: options, in: &evaluator)
        }
        return Value.none
      },
      Native(options + "managers") { host, call, evaluator in
        host.model(call).map { model in
          evaluator.makeTuple(host.managers(of: model.type, in: &evaluator).map { .instance($0.manager) })
        }
      },
      Native(options + "default_manager") { host, call, evaluator in
        host.model(call).map { host.defaultManager(of: $0, in: &evaluator) }
      },
      Native(options + "base_manager") { _, _, evaluator in evaluator.makeUnknown("the base manager") },
      Native(options + "_get_fields") { host, call, evaluator in
        let request = FieldRequest(
          includesForward: call.flag(1, "forward", default: true, in: evaluator),
          includesReverse: call.flag(2, "reverse", default: true, in: evaluator),
          parents: call.parents(3, unless: .none, in: evaluator),
          includesHidden: call.flag(4, "include_hidden", default: false, in: evaluator))
        return host.model(call).map { host.fieldList(of: $0, request, in: &evaluator) }
      },
      Native(options + "get_fields") { host, call, evaluator in
        let request = FieldRequest(
          parents: call.parents(1, unless: .proxied, in: evaluator),
          includesHidden: call.flag(2, "include_hidden", default: false, in: evaluator))
        return host.model(call).map { host.fieldList(of: $0, request, in: &evaluator) }
      },
      Native(options + "fields") { host, call, evaluator in
        host.fieldList(call, in: &evaluator) { $0 != .toMany && $0 != .generic }
      },
      Native(options + "concrete_fields") { host, call, evaluator in
        host.fieldList(call, in: &evaluator) { $0 == .concrete }
      },
      Native(options + "many_to_many") { host, call, evaluator in host.fieldList(call, in: &evaluator) { $0 == .toMany }
      },
      Native(options + "related_objects") { host, call, evaluator in
        guard let model = host.model(call), host.hasAllFields(model, in: &evaluator) else {
          return evaluator.makeUnknown("reverse relations")
        }
        return evaluator.makeTuple(host.relatedObjects(of: model, in: &evaluator))
      },
      Native(options + "fields_map") { _, _, evaluator in evaluator.makeUnknown("reverse relations") },
      Native(options + "app_config") { host, call, _ in
        host.model(call)?.appLabel.flatMap { host.apps.config(label: $0) }.map { .instance($0.instance) }
      },
      Native(options + "get_field") { host, call, evaluator in host.getField(call, in: &evaluator) },
    ]
  }

  /// `apps.app_configs`.
  func publishConfigs(in evaluator: inout Evaluator) {
    guard let registry = evaluator.resolve("django.apps.registry.apps") else { return }
    let entries = apps.configs.map { (evaluator.makeString($0.label), Value.instance($0.instance)) }
    evaluator.assign("app_configs", of: registry, to: evaluator.makeDict(entries))
  }

  /// `apps.models_ready`.
  func modelsAreReady(in evaluator: inout Evaluator) {
    models.isComplete = true
    for model in models.registered { expireCache(of: model.options, in: &evaluator) }
    guard let registry = evaluator.resolve("django.apps.registry.apps") else { return }
    for flag in ["models_ready", "ready"] { evaluator.assign(flag, of: registry, to: .bool(true)) }
  }

  func model(_ call: HostCall) -> BootedModel? {
    guard case .instance(let options)? = call.arguments.first else { return nil }
    return models.model(of: options)
  }

  /// The furthest parent with a table of its own.
  private func root(of model: BootedModel) -> ID<ClassObject> {
    guard let parent = model.parents.last, let next = models[parent.model] else { return model.concrete }
    return root(of: next)
  }

  // MARK: Fields

  private func addField(_ call: HostCall, in evaluator: inout Evaluator) -> Value? {
    guard call.arguments.count >= 2, case .instance(let options) = call.arguments[0],
      case .instance(let field) = call.arguments[1], let model = models.model(of: options)
    else { return nil }
    if let condition = evaluator.condition, condition != evaluator.classes[model.type].condition {
      models.conditional.insert(field)
    }
    let isPrivate = call.argument(2, "private", in: evaluator) == .bool(true)
    if isPrivate {
      put(field, "private_fields", options, isSorted: false, in: &evaluator)
    } else if kind(of: field, in: &evaluator) == .toMany {
      put(field, "local_many_to_many", options, isSorted: true, in: &evaluator)
    } else {
      put(field, "local_fields", options, isSorted: true, in: &evaluator)
      let isKey = evaluator.attribute("primary_key", of: .instance(field)) == .bool(true)
      if isKey, evaluator.attribute("pk", of: .instance(options)) == Value.none {
        evaluator.assign("pk", of: .instance(options), to: .instance(field))
        evaluator.assign("serialize", of: .instance(field), to: .bool(false))
      }
    }
    expireCaches(with: field, of: options, in: &evaluator)
    return Value.none
  }

  /// `bisect.insort`: fields compare by their creation counter.
  private func put(
    _ field: ID<Instance>, _ name: String, _ options: ID<Instance>, isSorted: Bool, in evaluator: inout Evaluator
  ) {
    guard let list = evaluator.attribute(name, of: .instance(options)) else { return }
    let present = localTable(options, name, in: &evaluator)
    var row = present.count
    if isSorted {
      let number = counter(of: field, in: &evaluator)
      while row > 0, counter(of: present[row - 1], in: &evaluator) > number { row -= 1 }
    }
    evaluator.insert(.instance(field), into: list, at: row)
  }

  func counter(of field: ID<Instance>, in evaluator: inout Evaluator) -> Int {
    if case .int(let number)? = evaluator.attribute("creation_counter", of: .instance(field)) { return number }
    return 0
  }

  enum FieldKind { case concrete, virtual, toMany, generic }

  func kind(of field: ID<Instance>, in evaluator: inout Evaluator) -> FieldKind {
    let base = Value.instance(field)
    if evaluator.attribute("is_relation", of: base) == .bool(true) {
      if evaluator.attribute("many_to_many", of: base) == .bool(true) { return .toMany }
      if evaluator.attribute("one_to_many", of: base) == .bool(true) { return .generic }
      if evaluator.remote(of: field) == nil { return .generic }
    }
    return evaluator.attribute("column", of: base) == Value.none ? .virtual : .concrete
  }

  private func fieldList(of model: BootedModel, _ request: FieldRequest, in evaluator: inout Evaluator) -> Value {
    let list = evaluator.makeList(fieldValues(of: model, request, in: &evaluator))
    if !hasAllFields(model, in: &evaluator) { evaluator.markOpen(list) }
    return list
  }

  private func fieldList(
    _ call: HostCall, in evaluator: inout Evaluator, where isWanted: (FieldKind) -> Bool
  ) -> Value? {
    guard let model = model(call) else { return nil }
    let fields = modelFields(of: model.type, in: &evaluator).filter { isWanted(kind(of: $0, in: &evaluator)) }
    return evaluator.makeTuple(fields.map { .instance($0) })
  }

  private func getField(_ call: HostCall, in evaluator: inout Evaluator) -> Value? {
    guard let model = model(call) else { return nil }
    guard let name = call.text(1, "field_name", in: evaluator) else { return evaluator.makeUnknown("a field's name") }
    for field in modelFields(of: model.type, in: &evaluator) {
      if evaluator.name(of: field) == name { return .instance(field) }
      if let attribute = evaluator.attribute("attname", of: .instance(field)), evaluator.text(of: attribute) == name {
        return .instance(field)
      }
    }
    let isReverse = models.isComplete && mayBeReverse(name, of: model.type, in: &evaluator)
    if !model.unseen.isEmpty || evaluator.classes[model.type].isOpen || isReverse {
      return evaluator.makeUnknown("the field \(name)")
    }
    let type = evaluator.resolve("django.core.exceptions.FieldDoesNotExist") ?? .none
    return evaluator.raiseObject(
      evaluator.call(type, [evaluator.makeString("no field named '\(name)'")], [], at: call.place))
  }

  // MARK: Managers

  /// `_meta.managers`: those of the class and of its parents, each once, in the order of Django.
  func managers(of type: ID<ClassObject>, in evaluator: inout Evaluator) -> [(name: String, manager: ID<Instance>)] {
    if let known = models.managers[type] { return known }
    var rows: [(depth: Int, counter: Int, name: String, manager: ID<Instance>)] = []
    var depth = 0
    for case .class(let base) in evaluator.classes[type].order {
      guard let model = models[base] else { continue }
      for manager in localTable(model.options, "local_managers", in: &evaluator) {
        guard let name = evaluator.name(of: manager), !rows.contains(where: { $0.name == name }) else { continue }
        let copy = evaluator.copyInstance(manager)
        models.alternatives[copy] = models.alternatives[manager]
        evaluator.assign("model", of: .instance(copy), to: .class(type))
        rows.append((depth, counter(of: manager, in: &evaluator), name, copy))
      }
      depth += 1
    }
    rows.sort { ($0.depth, $0.counter) < ($1.depth, $1.counter) }
    let managers = rows.map { ($0.name, $0.manager) }
    if models[type]?.isRegistered == true { models.managers[type] = managers }
    return managers
  }

  func forgetManagers(of options: ID<Instance>) { models.managers = [:] }

  func defaultManager(of model: BootedModel, in evaluator: inout Evaluator) -> Value {
    let managers = managers(of: model.type, in: &evaluator)
    var name = evaluator.attribute("default_manager_name", of: .instance(model.options)).flatMap {
      evaluator.text(of: $0)
    }
    if name == nil, localTable(model.options, "local_managers", in: &evaluator).isEmpty {
      for case .class(let base) in evaluator.classes[model.type].order.dropFirst() {
        guard let parent = models[base] else { continue }
        name = evaluator.attribute("default_manager_name", of: .instance(parent.options)).flatMap {
          evaluator.text(of: $0)
        }
        break
      }
    }
    if let name, let found = managers.first(where: { $0.name == name }) { return .instance(found.manager) }
    return managers.first.map { .instance($0.manager) } ?? .none
  }
}

extension HostCall {
  fileprivate func flag(_ row: Int, _ name: String, default value: Bool, in evaluator: borrowing Evaluator) -> Bool {
    if case .bool(let flag)? = argument(row, name, in: evaluator) { return flag }
    return value
  }

  /// `include_parents`: true, false or the mark for proxies.
  fileprivate func parents(
    _ row: Int, unless other: FieldRequest.Parents, in evaluator: borrowing Evaluator
  ) -> FieldRequest.Parents {
    switch argument(row, "include_parents", in: evaluator) {
    case nil, .bool(true): .all
    case .bool(false): other
    default: .proxied
    }
  }
}
