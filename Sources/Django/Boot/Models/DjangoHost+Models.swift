import Base
import Evaluation

/// What `ModelBase.__new__` does when a model class is made (django.db.models.base).
extension DjangoHost {
  static let modelBase = "django.db.models.base.Model"

  func madeModel(_ type: ID<ClassObject>, in evaluator: inout Evaluator) {
    guard evaluator.inherits(type, from: DjangoHost.modelBase),
      evaluator.dottedName(of: .class(type)) != DjangoHost.modelBase
    else { return }
    evaluator.unconditionally { evaluator in makeModel(type, in: &evaluator) }
  }

  private func makeModel(_ type: ID<ClassObject>, in evaluator: inout Evaluator) {
    let contributed = takeContributions(of: type, in: &evaluator)
    let inherited = evaluator.attribute("_meta", of: .class(type))
    let meta = addOptions(to: type, in: &evaluator)
    addExceptions(to: type, in: &evaluator)
    inheritOrdering(type, meta.value, from: inherited, in: &evaluator)
    for (name, value) in contributed { addToClass(type, name, value, in: &evaluator) }
    settleConcreteModel(of: type, in: &evaluator)
    inheritFields(type, in: &evaluator)
    guard let model = models[type] else { return }
    if model.isAbstract {
      if let own = meta.own {
        evaluator.assign("abstract", of: own, to: .bool(false))
        evaluator.assign("Meta", of: .class(type), to: own)
      }
      return
    }
    if model.appLabel == nil { return }
    prepare(type, in: &evaluator)
    models.register(type)
    runPending(in: &evaluator)
  }

  // MARK: What the body holds

  /// Takes the attributes with `contribute_to_class` out of the namespace, in their order.
  private func takeContributions(
    of type: ID<ClassObject>, in evaluator: inout Evaluator
  ) -> [(Text, Value)] {
    var taken: [(Text, Value)] = []
    let contribute = evaluator.text("contribute_to_class")
    for (name, value) in evaluator.classes[type].namespace.entries() {
      guard let object = evaluator.object(in: value),
        evaluator.rawAttribute(contribute, in: evaluator.instances[object].type) != nil
      else { continue }
      taken.append((name, value))
      evaluator.removeAttribute(name, of: type)
    }
    return taken
  }

  /// `cls.add_to_class(name, value)`.
  func addToClass(_ type: ID<ClassObject>, _ name: Text, _ value: Value, in evaluator: inout Evaluator) {
    let place = evaluator.classes[type].place
    guard let object = evaluator.object(in: value),
      let method = evaluator.attribute("contribute_to_class", of: .instance(object))
    else {
      evaluator.setAttribute(name, of: .class(type), to: value, at: place)
      return
    }
    if case .maybe = value { models.conditional.insert(object) }
    noteAlternatives(to: object, in: value, &evaluator)
    if let condition = evaluator.condition, condition != evaluator.classes[type].condition {
      models.conditional.insert(object)
    }
    evaluator.unconditionally { _ = $0.attempt(method, [.class(type), .string(name)], at: place) }
  }

  private func addExceptions(to type: ID<ClassObject>, in evaluator: inout Evaluator) {
    guard models[type]?.isAbstract == false else { return }
    let names = [
      ("DoesNotExist", "django.core.exceptions.ObjectDoesNotExist"),
      ("MultipleObjectsReturned", "django.core.exceptions.MultipleObjectsReturned"),
    ]
    for (name, fallback) in names {
      var bases: [Value] = []
      for case .class(let parent) in evaluator.classes[type].bases where models[parent]?.isAbstract == false {
        if let base = evaluator.attribute(name, of: .class(parent)) { bases.append(base) }
      }
      if bases.isEmpty, let base = evaluator.resolve(fallback) { bases = [base] }
      let text = evaluator.text(name)
      let namespace = evaluator.makeDict([
        (evaluator.makeString("__module__"), .string(evaluator.classes[type].module)),
        (
          evaluator.makeString("__qualname__"),
          evaluator.makeString(evaluator.string(evaluator.classes[type].qualifiedName) + "." + name)
        ),
      ])
      let made = evaluator.makeClass(text, bases: bases, namespace: namespace, at: evaluator.classes[type].place)
      evaluator.assign(text, of: .class(type), to: made)
    }
  }

  /// Children of concrete models take `ordering` and `get_latest_by` from them.
  private func inheritOrdering(
    _ type: ID<ClassObject>, _ meta: Value?, from inherited: Value?, in evaluator: inout Evaluator
  ) {
    guard case .instance(let base)? = inherited, let parent = models.model(of: base), !parent.isAbstract,
      let model = models[type], !model.isAbstract
    else { return }
    for name in ["ordering", "get_latest_by"] {
      if let meta, evaluator.attribute(name, of: meta) != nil { continue }
      guard let value = evaluator.attribute(name, of: .instance(base)) else { continue }
      evaluator.assign(name, of: .instance(model.options), to: value)
    }
  }

  private func settleConcreteModel(of type: ID<ClassObject>, in evaluator: inout Evaluator) {
    guard let model = models[type] else { return }
    var concrete = type
    if model.isProxy, let base = proxied(type, in: evaluator), let parent = models[base] {
      concrete = parent.concrete
      for name in ["pk", "db_table"] {
        if let value = evaluator.attribute(name, of: .instance(parent.options)) {
          evaluator.assign(name, of: .instance(model.options), to: value)
        }
      }
      evaluator.assign("proxy_for_model", of: .instance(model.options), to: .class(base))
    }
    models.update(type) { $0.concrete = concrete }
    evaluator.assign("concrete_model", of: .instance(model.options), to: .class(concrete))
  }

  private func proxied(_ type: ID<ClassObject>, in evaluator: borrowing Evaluator) -> ID<ClassObject>? {
    for case .class(let parent) in evaluator.classes[type].bases where models[parent]?.isAbstract == false {
      return parent
    }
    return nil
  }

  // MARK: Preparing

  /// `ModelBase._prepare`, `Options._prepare`.
  private func prepare(_ type: ID<ClassObject>, in evaluator: inout Evaluator) {
    guard let model = models[type] else { return }
    prepareOrder(model, in: &evaluator)
    preparePrimaryKey(type, in: &evaluator)
    if managers(of: type, in: &evaluator).isEmpty, !hasUnseenManager(type, in: evaluator),
      let manager = evaluator.resolve("django.db.models.manager.Manager"),
      case .instance(let made)? = evaluator.attempt(manager, [])
    {
      evaluator.assign("auto_created", of: .instance(made), to: .bool(true))
      addToClass(type, evaluator.text("objects"), .instance(made), in: &evaluator)
    }
    sendPrepared(type, in: &evaluator)
  }

  private func prepareOrder(_ model: BootedModel, in evaluator: inout Evaluator) {
    let options = Value.instance(model.options)
    guard let value = evaluator.attribute("order_with_respect_to", of: options),
      let name = evaluator.text(of: value)
    else { return }
    if let field = modelFields(of: model.type, in: &evaluator).first(where: { evaluator.name(of: $0) == name }) {
      evaluator.assign("order_with_respect_to", of: options, to: .instance(field))
    }
    evaluator.assign("ordering", of: options, to: evaluator.makeTuple([evaluator.makeString("_order")]))
    guard let type = evaluator.resolve("django.db.models.fields.proxy.OrderWrt"),
      let field = evaluator.attempt(type, [])
    else { return }
    addToClass(model.type, evaluator.text("_order"), field, in: &evaluator)
  }

  private func preparePrimaryKey(_ type: ID<ClassObject>, in evaluator: inout Evaluator) {
    guard let model = models[type] else { return }
    let options = Value.instance(model.options)
    if let key = evaluator.attribute("pk", of: options), key != .none { return }
    if let parent = model.parents.first {
      guard let link = parent.link.map({ promoted($0, of: model, in: &evaluator) }) else { return }
      evaluator.assign("primary_key", of: .instance(link), to: .bool(true))
      evaluator.assign("serialize", of: .instance(link), to: .bool(false))
      evaluator.assign("pk", of: options, to: .instance(link))
      return
    }
    guard let path = automaticKeyClass(of: model, in: &evaluator), let type = evaluator.resolve(path) else { return }
    let keywords = [
      ("verbose_name", evaluator.makeString("ID")), ("primary_key", .bool(true)), ("auto_created", .bool(true)),
    ]
    .map { Keyword(name: evaluator.text($0.0), value: $0.1) }
    guard let field = evaluator.attempt(type, [], keywords) else { return }
    addToClass(model.type, evaluator.text("id"), field, in: &evaluator)
  }

  /// A local field of the link's name, where a base brought one, is the key in its place.
  private func promoted(
    _ link: ID<Instance>, of model: BootedModel, in evaluator: inout Evaluator
  ) -> ID<Instance> {
    let name = evaluator.name(of: link)
    return localFields(of: model.type, in: &evaluator).first { evaluator.name(of: $0) == name } ?? link
  }

  private func automaticKeyClass(of model: BootedModel, in evaluator: inout Evaluator) -> String? {
    if let app = model.appLabel.flatMap({ apps.config(label: $0) }),
      let own = evaluator.attribute("default_auto_field", of: .instance(app.instance)),
      let text = evaluator.text(of: own)
    {
      return text
    }
    // Before Django 3.2 there is no such setting.
    guard let given = setting("DEFAULT_AUTO_FIELD", in: &evaluator) else { return "django.db.models.fields.AutoField" }
    return evaluator.text(of: given)
  }

  /// `class_prepared.send(sender=cls)`: receivers that were connected before.
  private func sendPrepared(_ type: ID<ClassObject>, in evaluator: inout Evaluator) {
    guard let signal = evaluator.resolve("django.db.models.signals.class_prepared") else { return }
    let keywords = [("signal", signal), ("sender", Value.class(type))].map {
      Keyword(name: evaluator.text($0.0), value: $0.1)
    }
    for (receiver, sender) in models.preparedReceivers where sender == .none || sender == .class(type) {
      _ = evaluator.attempt(receiver, [], keywords)
    }
  }
}

extension Evaluator {
  /// The object a value is, or may be.
  func object(in value: Value) -> ID<Instance>? {
    switch value {
    case .instance(let id): return id
    case .maybe(let id): return object(in: maybes[id].value)
    case .either(let id):
      for one in lists[id].elements { if let object = object(in: one) { return object } }
      return nil
    default: return nil
    }
  }

  /// `field.name`.
  mutating func name(of field: ID<Instance>) -> String? {
    attribute("name", of: .instance(field)).flatMap { text(of: $0) }
  }
}
