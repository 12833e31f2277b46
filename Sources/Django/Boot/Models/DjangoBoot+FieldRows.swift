import Base
import Evaluation

/// The fields of the `models` section.
extension DjangoBoot {
  mutating func fields(of model: BootedModel) -> OpenList<DumpedField> {
    let present =
      model.isAbstract
      ? host.localFields(of: model.type, in: &evaluator) : host.modelFields(of: model.type, in: &evaluator)
    var rows: [DumpedField] = []
    let declarers = declarers(of: model)
    for field in present {
      guard let name = evaluator.name(of: field) else { continue }
      let own = row(of: field, name, model, declarers)
      let others = (host.models.alternatives[field] ?? []).map { alternative($0, name, model, declarers) }
      rows.append(others.isEmpty ? own : agreed(own, with: others))
    }
    return OpenList(rows, isOpen(model) ? .open : .closed)
  }

  /// Whether the model may have fields that were not seen.
  private func isOpen(_ model: BootedModel) -> Bool {
    evaluator.classes[model.type].order.contains { entry in
      guard case .class(let type) = entry else { return true }
      return host.models[type].map { !$0.unseen.isEmpty } ?? false
    }
  }

  /// The row of what else the field may be: nobody has told it its name yet.
  private mutating func alternative(
    _ field: ID<Instance>, _ name: String, _ model: BootedModel, _ declarers: [Declarer]
  ) -> DumpedField {
    let value = Value.instance(field)
    evaluator.assign("model", of: value, to: .class(model.type))
    if let method = evaluator.attribute("set_attributes_from_name", of: value) {
      _ = evaluator.attempt(method, [evaluator.makeString(name)])
    }
    return row(of: field, name, model, declarers)
  }

  private mutating func row(
    of field: ID<Instance>, _ name: String, _ model: BootedModel, _ declarers: [Declarer]
  ) -> DumpedField {
    let base = Value.instance(field)
    var row = DumpedField(name: .value(name))
    row.className = .value(evaluator.dottedName(of: .class(evaluator.instances[field].type)))
    row.internalType = internalType(base)
    row.isNull = flag("null", base)
    row.isBlank = flag("blank", base)
    row.maxLength = maximum(base)
    row.isIndexed = flag("db_index", base)
    row.isPrimaryKey = flag("primary_key", base)
    row.isUnique = row.isPrimaryKey == true ? true : flag("unique", base)
    row.isAutoCreated = flag("auto_created", base)
    row.isEditable = flag("editable", base)
    row.hasDefault = hasDefault(base)
    row.hasChoices = hasChoices(base)
    row.declaredIn = .value(declarer(of: field, name, declarers))
    let kind = host.kind(of: field, in: &evaluator)
    if !model.isAbstract { row.column = text("column", base) }
    if evaluator.attribute("is_relation", of: base) == .bool(true) { row.relation = relation(of: field, kind, model) }
    if host.models.conditional.contains(field) { row.note.condition = "a condition that was not decided" }
    return row
  }

  private mutating func flag(_ name: String, _ base: Value) -> Known<Bool> {
    evaluator.present(name, base).map { evaluator.flag($0) } ?? false
  }

  private mutating func text(_ name: String, _ base: Value) -> Known<String?> {
    evaluator.present(name, base).map { evaluator.knownText($0) } ?? .value(nil)
  }

  private mutating func internalType(_ base: Value) -> Known<String?> {
    guard let method = evaluator.present("get_internal_type", base) else { return .value(nil) }
    guard let value = evaluator.attempt(method, []),
      let text = evaluator.text(of: value)
    else { return .unknown("get_internal_type() is not known") }
    return .value(text)
  }

  private mutating func maximum(_ base: Value) -> Known<Int?> {
    switch evaluator.present("max_length", base) ?? .none {
    case .none: .value(nil)
    case .int(let number): .value(number)
    default: .unknown("max_length is not known")
    }
  }

  private mutating func hasDefault(_ base: Value) -> Known<Bool> {
    guard let value = evaluator.present("default", base) else { return false }
    switch value {
    case .class: return .value(evaluator.dottedName(of: value) != "django.db.models.fields.NOT_PROVIDED")
    case .unknown, .either, .symbolic:
      return evaluator.attribute("_default_is_given", of: base) == .bool(true)
        ? true : .unknown("the default is not known")
    default: return true
    }
  }

  private mutating func hasChoices(_ base: Value) -> Known<Bool> {
    guard let value = evaluator.present("_choices", base) ?? evaluator.present("choices", base) else { return false }
    switch value {
    case .none: return false
    case .unknown, .either: return .unknown("the choices are not known")
    default:
      guard let elements = evaluator.elements(of: value), elements.isEmpty else { return true }
      return evaluator.isOpen(value) ? .unknown("the choices are not known") : false
    }
  }

  /// A model in the order of another, with the numbers of its own fields by name.
  private struct Declarer {
    var name: String?
    var numbers: [String: Int] = [:]
  }

  private mutating func declarers(of model: BootedModel) -> [Declarer] {
    var declarers: [Declarer] = []
    for case .class(let type) in evaluator.classes[model.type].order where host.models.row(of: type) != nil {
      var declarer = Declarer(name: evaluator.dottedName(of: .class(type)))
      for field in host.localFields(of: type, in: &evaluator) {
        guard let name = evaluator.name(of: field), declarer.numbers[name] == nil else { continue }
        declarer.numbers[name] = host.counter(of: field, in: &evaluator)
      }
      declarers.append(declarer)
    }
    return declarers
  }

  /// The class whose body declares the field: the furthest that has one of the same name and number.
  private mutating func declarer(of field: ID<Instance>, _ name: String, _ declarers: [Declarer]) -> String? {
    let number = host.counter(of: field, in: &evaluator)
    return declarers.last { $0.numbers[name] == number }?.name
  }

  // MARK: Relations

  private mutating func relation(
    of field: ID<Instance>, _ kind: DjangoHost.FieldKind, _ model: BootedModel
  ) -> DumpedRelation {
    guard let remote = evaluator.remote(of: field), case .instance(let id) = remote else {
      var relation = DumpedRelation(relatedModel: .value(nil))
      (relation.accessor, relation.relatedQueryName) = (.value(nil), .value(nil))
      return relation
    }
    var relation = DumpedRelation(relatedModel: label(evaluator.attribute("model", of: remote) ?? .none, model))
    relation.onDelete = onDelete(evaluator.attribute("on_delete", of: remote) ?? .none)
    relation.relatedName = text("related_name", remote)
    relation.accessor = host.accessor(of: id, in: &evaluator).map { evaluator.knownText($0) } ?? .unstated
    relation.relatedQueryName = queryName(remote, field)
    relation.through = through(evaluator.attribute("through", of: remote) ?? .none, kind, model)
    relation.toField = kind == .toMany || kind == .generic ? .value(nil) : text("field_name", remote)
    // Without its target nobody knows which key is meant.
    if relation.toField == .value(nil), kind == .concrete, !isSeen(relation.relatedModel) {
      relation.toField = .unknown("the target is not known")
    }
    relation.isParentLink = flag("parent_link", remote)
    relation.isSymmetrical = flag("symmetrical", remote)
    return relation
  }

  private func isSeen(_ label: Known<String?>) -> Bool {
    (label.value ?? nil).map { host.models.find(key: $0.lowercased()) != nil } ?? false
  }

  private mutating func label(_ value: Value, _ model: BootedModel) -> Known<String?> {
    if case .class(let type) = value, let target = host.models[type] { return .value(target.label) }
    if let key = host.key(of: value, for: model.type, in: &evaluator) {
      if let target = host.models.find(key: key) { return .value(target.label) }
      if let unseen = modelsBehindUnseen().first(where: { $0.label.lowercased() == key }) {
        return .value(unseen.label)
      }
      return model.isAbstract ? .unknown("not resolved") : evaluator.knownText(value)
    }
    return .unknown("the target is not known")
  }

  private mutating func onDelete(_ value: Value) -> Known<String?> {
    switch value {
    case .none: return .value(nil)
    case .function(let id):
      let name = evaluator.string(evaluator.functions[id].name)
      return .value(name == "set_on_delete" ? "SET" : name)
    case .instance(let id): return evaluator.guardedAction(of: id).map { onDelete($0) } ?? .unknown("on_delete")
    case .symbolic:
      guard let last = evaluator.dottedName(of: value)?.dottedParts.last else { return .unknown("on_delete") }
      return .value(String(last))
    default: return .unknown("on_delete")
    }
  }

  private mutating func queryName(_ remote: Value, _ field: ID<Instance>) -> Known<String?> {
    for name in ["related_query_name", "related_name"] {
      guard let value = evaluator.attribute(name, of: remote), value != .none else { continue }
      guard let text = evaluator.text(of: value) else { return .unknown(name) }
      if !text.isEmpty { return .value(text) }
    }
    guard case .class(let type)? = evaluator.attribute("model", of: .instance(field)), let owner = host.models[type]
    else {
      return .unstated
    }
    return .value(owner.name.lowercased())
  }

  private mutating func through(
    _ value: Value, _ kind: DjangoHost.FieldKind, _ model: BootedModel
  ) -> Known<DumpedRelation.Through?> {
    guard kind == .toMany else { return .value(nil) }
    if case .class(let type) = value, let target = host.models[type] {
      return target.isAutomatic ? .value(.automatic) : .value(target.label.map { .model($0) })
    }
    if value == .none { return model.isAbstract ? .value(nil) : .value(.automatic) }
    if let key = host.key(of: value, for: model.type, in: &evaluator), let label = host.models.find(key: key)?.label {
      return .value(.model(label))
    }
    return .unknown("the through model is not known")
  }
}

extension Evaluator {
  /// The attribute of an object whose class is known: what a library's class merely may have is absent.
  mutating func present(_ name: String, _ base: Value) -> Value? {
    guard let value = attribute(name, of: base) else { return nil }
    guard case .symbolic(let id) = value, case .attribute(of: base, _) = symbolics[id].form,
      case .instance(let object) = base,
      !classes[instances[object].type].isOpen
    else { return value }
    return nil
  }
}

extension Evaluator {
  /// What django-polymorphic's guard of an `on_delete` wraps: it compares equal to that, and is written as it.
  mutating func guardedAction(of id: ID<Instance>) -> Value? {
    guard inherits(instances[id].type, from: "polymorphic.deletion.PolymorphicGuard") else { return nil }
    return attribute("action", of: .instance(id))
  }
}
