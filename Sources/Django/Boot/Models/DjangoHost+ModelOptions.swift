import Base
import Evaluation

/// `_meta`: `Options.__init__` and `Options.contribute_to_class` (django.db.models.options).
extension DjangoHost {
  static let optionNames = [
    "verbose_name", "verbose_name_plural", "db_table", "db_table_comment", "ordering", "unique_together", "permissions",
    "get_latest_by", "order_with_respect_to", "app_label", "db_tablespace", "abstract", "managed", "proxy", "swappable",
    "auto_created", "apps", "default_permissions", "select_on_save", "default_related_name", "required_db_features",
    "required_db_vendor", "base_manager_name", "default_manager_name", "indexes", "constraints", "index_together",
  ]
  private static let lists = [
    "local_fields", "local_many_to_many", "private_fields", "local_managers", "ordering", "indexes", "constraints",
    "unique_together", "permissions", "required_db_features", "related_fkey_lookups", "index_together",
  ]
  private static let nones = [
    "base_manager_name", "default_manager_name", "verbose_name_plural", "get_latest_by", "order_with_respect_to",
    "required_db_vendor", "pk", "auto_field", "proxy_for_model", "concrete_model", "swappable", "default_related_name",
    "swapped",
  ]
  private static let flags = [
    ("abstract", false), ("managed", true), ("proxy", false), ("auto_created", false), ("select_on_save", false),
    ("_ordering_clash", false),
  ]

  /// Makes `_meta`; gives the `Meta` in force and the one of the body.
  func addOptions(to type: ID<ClassObject>, in evaluator: inout Evaluator) -> (value: Value?, own: Value?) {
    let metaName = evaluator.text("Meta")
    let written = evaluator.classes[type].namespace[metaName]
    let own = written.map { evaluator.certain($0) }
    if own != nil { evaluator.removeAttribute(metaName, of: type) }
    let meta = own ?? evaluator.attribute("Meta", of: .class(type))
    let options = evaluator.makeInstance(of: evaluator.optionsClass(), at: evaluator.classes[type].place)
    let name = evaluator.string(evaluator.classes[type].name)
    startOptions(options, in: &evaluator)
    if let meta { readMeta(meta, isSure: written == own, into: options, in: &evaluator) }
    let abstractFlag = own.flatMap { evaluator.attribute("abstract", of: $0) }
    evaluator.assign("abstract", of: .instance(options), to: .bool(abstractFlag == .bool(true)))
    var model = BootedModel(type: type, options: options, name: name, concrete: type)
    model.isAbstract = abstractFlag == .bool(true)
    model.isProxy = evaluator.attribute("proxy", of: .instance(options)) == .bool(true)
    model.isAutomatic =
      if case .class? = evaluator.attribute("auto_created", of: .instance(options)) { true } else { false }
    model.appLabel =
      meta.flatMap { evaluator.attribute("app_label", of: $0) }.flatMap { evaluator.text(of: $0) }
      ?? apps.containing(module: evaluator.string(evaluator.classes[type].module))?.label
    nameOptions(model, in: &evaluator)
    evaluator.assign("_meta", of: .class(type), to: .instance(options))
    noteUnseen(&model, in: &evaluator)
    models.add(model)
    return (meta, own)
  }

  private func startOptions(_ options: ID<Instance>, in evaluator: inout Evaluator) {
    let base = Value.instance(options)
    for name in DjangoHost.lists { evaluator.assign(name, of: base, to: evaluator.makeList([])) }
    for name in DjangoHost.nones { evaluator.assign(name, of: base, to: .none) }
    for (name, flag) in DjangoHost.flags { evaluator.assign(name, of: base, to: .bool(flag)) }
    evaluator.assign("parents", of: base, to: evaluator.makeDict([]))
    evaluator.assign("original_attrs", of: base, to: evaluator.makeDict([]))
    let permissions = ["add", "change", "delete", "view"].map { evaluator.makeString($0) }
    evaluator.assign("default_permissions", of: base, to: evaluator.makeTuple(permissions))
    if let apps = evaluator.resolve("django.apps.registry.apps") { evaluator.assign("apps", of: base, to: apps) }
  }

  /// What models are told apart by is taken as it is written, whatever it stands under.
  private static let identity: Set = ["abstract", "proxy", "app_label", "apps", "auto_created", "swappable"]

  private func readMeta(
    _ meta: Value, isSure: Bool, into options: ID<Instance>, in evaluator: inout Evaluator
  ) {
    let original = evaluator.attribute("original_attrs", of: .instance(options)) ?? .none
    for name in DjangoHost.optionNames {
      guard var value = evaluator.attribute(name, of: meta) else { continue }
      if !DjangoHost.identity.contains(name), !isSure || evaluator.mayLack(evaluator.text(name), meta) {
        value = evaluator.makeUnknown("\(name) is set under a condition", at: evaluator.placeOf(value))
      }
      evaluator.assign(name, of: .instance(options), to: value)
      evaluator.setItem(evaluator.makeString(name), of: original, to: value)
    }
  }

  private func nameOptions(_ model: BootedModel, in evaluator: inout Evaluator) {
    let base = Value.instance(model.options)
    let lower = model.name.lowercased()
    evaluator.assign("model", of: base, to: .class(model.type))
    evaluator.assign("object_name", of: base, to: evaluator.makeString(model.name))
    evaluator.assign("model_name", of: base, to: evaluator.makeString(lower))
    evaluator.assign("app_label", of: base, to: model.appLabel.map { evaluator.makeString($0) } ?? .none)
    if !evaluator.has("verbose_name", model.options) {
      evaluator.assign("verbose_name", of: base, to: evaluator.makeString(DjangoHost.spaced(model.name)))
    }
    if evaluator.attribute("verbose_name_plural", of: base) == Value.none,
      let verbose = evaluator.attribute("verbose_name", of: base).flatMap({ evaluator.text(of: $0) })
    {
      evaluator.assign("verbose_name_plural", of: base, to: evaluator.makeString(verbose + "s"))
    }
    let table = evaluator.has("db_table", model.options) ? evaluator.attribute("db_table", of: base) : nil
    if table == nil || table == evaluator.makeString("") {
      evaluator.assign("db_table", of: base, to: evaluator.makeString((model.appLabel ?? "None") + "_" + lower))
    }
    if let setting = evaluator.attribute("swappable", of: base).flatMap({ evaluator.text(of: $0) }) {
      evaluator.assign("swapped", of: base, to: swapped(model, by: setting, in: &evaluator))
    }
  }

  /// A list of its own: classes that share a `Meta` may add to it.
  func freshenIndexes(of model: BootedModel, in evaluator: inout Evaluator) {
    guard let value = evaluator.attribute("indexes", of: .instance(model.options)),
      let elements = evaluator.elements(of: value),
      !evaluator.isOpen(value)
    else { return }
    evaluator.assign("indexes", of: .instance(model.options), to: evaluator.makeList(elements))
  }

  /// The setting's value when it names another model.
  private func swapped(_ model: BootedModel, by name: String, in evaluator: inout Evaluator) -> Value {
    guard let value = setting(name, in: &evaluator) else { return .none }
    guard let label = evaluator.text(of: value) else { return value == .none ? .none : evaluator.makeUnknown(name) }
    let parts = label.dottedParts
    if parts.count == 2, parts[0] + "." + parts[1].lowercased() == model.labelKey { return .none }
    return evaluator.makeString(label)
  }

  /// `camel_case_to_spaces`.
  private static func spaced(_ name: String) -> String {
    var result = ""
    let scalars = Array(name.unicodeScalars)
    for (i, scalar) in scalars.enumerated() {
      let isUpper = scalar.properties.isUppercase
      let before = i > 0 && !scalars[i - 1].properties.isUppercase
      let after = i + 1 < scalars.count && !scalars[i + 1].properties.isUppercase
      if isUpper, i > 0, before || after { result += " " }
      result.unicodeScalars.append(scalar)
    }
    return result.lowercased()
  }

  /// Calls of what has no source may be fields.
  private func noteUnseen(_ model: inout BootedModel, in evaluator: inout Evaluator) {
    for (name, value) in evaluator.classes[model.type].namespace.entries() {
      if let reason = unseenKind(of: evaluator.certain(value), in: evaluator) {
        model.unseen.append((evaluator.string(name), evaluator.makeUnknown(reason)))
        continue
      }
      if mayBeField(name, evaluator.certain(value), in: evaluator) {
        model.unseen.append((evaluator.string(name), value))
        continue
      }
      guard case .symbolic(let id) = evaluator.certain(value),
        case .call(let callee, let arguments, _) = evaluator.symbolics[id].form,
        isNamedAsClass(callee, in: evaluator) || arguments.contains(where: { isField($0, in: evaluator) })
      else { continue }
      model.unseen.append((evaluator.string(name), value))
    }
  }

  /// Whether an attribute is called as fields are, and is what a library that is not at hand gives, or not known at all.
  private func mayBeField(_ name: Text, _ value: Value, in evaluator: borrowing Evaluator) -> Bool {
    let text = evaluator.string(name)
    guard let first = text.unicodeScalars.first, first.properties.isLowercase, text != "objects",
      !["manager", "objects"].contains(where: { text.hasSuffix($0) })
    else { return false }
    switch value {
    case .unknown: return true
    case .symbolic(let id):
      guard case .call(let callee, _, _) = evaluator.symbolics[id].form, !isManagerLike(value, in: evaluator) else {
        return false
      }
      return !isLoaded(callee, in: evaluator) && evaluator.isUnseen(callee)
    default: return false
    }
  }

  /// What a loader was asked for by name is told by that name: `get_class("basket.fields", "MarkField")`.
  private func isLoaded(_ value: Value, in evaluator: borrowing Evaluator) -> Bool {
    guard case .symbolic(let id) = value, case .call = evaluator.symbolics[id].form else { return false }
    return !classNames(of: value, in: evaluator).isEmpty
  }

  private func isNamedAsClass(_ callee: Value, in evaluator: borrowing Evaluator) -> Bool {
    classNames(of: callee, in: evaluator).contains { $0.first?.isUppercase == true }
  }

  /// What a class that was not seen may be called: as it is written, or as a loader is told,
  /// `get_class("basket.managers", "OpenBasketManager")`.
  private func classNames(of callee: Value, in evaluator: borrowing Evaluator) -> [String] {
    let written = evaluator.dottedName(of: callee)?.dottedParts.last.map { [String($0)] } ?? []
    guard case .symbolic(let id) = callee else { return written }
    switch evaluator.symbolics[id].form {
    case .call(_, let arguments, _):
      let given = arguments.flatMap { argument -> [Value] in
        switch argument {
        case .list(let id), .tuple(let id): evaluator.lists[id].elements
        default: [argument]
        }
      }
      return written + given.compactMap { evaluator.text(of: $0) }
    case .item(let base, _): return classNames(of: base, in: evaluator)
    case .attribute(_, let name): return written.isEmpty ? [evaluator.string(name)] : written
    case .reference, .union, .expression, .sized: return written
    }
  }

  /// What is given a field mostly makes another of it: `encrypt(models.CharField())`.
  private func isField(_ value: Value, in evaluator: borrowing Evaluator) -> Bool {
    guard case .instance(let id) = value else { return false }
    return evaluator.inherits(evaluator.instances[id].type, from: "django.db.models.fields.Field")
  }

  /// Whether the class or an abstract parent has a manager whose class was not seen: then `objects` is not made for it.
  func hasUnseenManager(_ type: ID<ClassObject>, in evaluator: borrowing Evaluator) -> Bool {
    evaluator.classes[type].order.contains { entry in
      guard case .class(let one) = entry, one == type || models[one]?.isAbstract == true else { return false }
      return evaluator.classes[one].namespace.entries().contains { _, value in isManagerLike(value, in: evaluator) }
    }
  }

  /// `NetManager()`, `NetManager.from_queryset(Rows)()`, `Rows.as_manager()` of what has no source.
  private func isManagerLike(_ value: Value, in evaluator: borrowing Evaluator) -> Bool {
    guard case .symbolic(let id) = evaluator.certain(value) else { return false }
    switch evaluator.symbolics[id].form {
    case .call(let callee, _, _):
      let names = classNames(of: callee, in: evaluator)
      let isNamed = names.contains { name in
        ["Manager", "QuerySet"].contains { name.hasSuffix($0) } || name == "as_manager" || name == "from_queryset"
      }
      return isNamed || isManagerLike(callee, in: evaluator)
    case .reference, .attribute, .item, .union, .expression, .sized: return false
    }
  }

  /// Why an object of a class of the project may be a field: the class has a base of a library that is not at hand.
  ///
  /// Managers and query sets, which have such bases more often, are told by their names: migrations seldom have them.
  private func unseenKind(of value: Value, in evaluator: borrowing Evaluator) -> String? {
    guard case .instance(let id) = value else { return nil }
    let type = evaluator.classes[evaluator.instances[id].type]
    let name = evaluator.string(type.name)
    guard type.isOpen, type.origin == .project, !name.hasSuffix("Manager"), !name.hasSuffix("QuerySet") else {
      return nil
    }
    return "a base of \(name) is not known"
  }
}

extension Evaluator {
  mutating func optionsClass() -> ID<ClassObject> {
    if case .class(let id)? = resolve("django.db.models.options.Options") { return id }
    return ID(0)
  }

  /// Whether an attribute was set on the object itself.
  mutating func has(_ name: String, _ id: ID<Instance>) -> Bool { instances[id].attributes[text(name)] != nil }
}
