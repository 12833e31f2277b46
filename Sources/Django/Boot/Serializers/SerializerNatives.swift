import Base
import Evaluation

/// What a serializer asks of models (rest_framework.utils.model_meta), and the bodies the catalogue leaves out; the rest
/// of the framework is run as it is written.
extension DjangoHost {
  static var serializerNatives: [Native] {
    let serializers = "rest_framework.serializers."
    return [
      Native("rest_framework.utils.model_meta.get_field_info") { host, call, evaluator in
        host.fieldInfo(call, in: &evaluator)
      },
      Native(serializers + "BaseSerializer.many_init") { host, call, evaluator in host.manyInit(call, in: &evaluator) },
      Native(serializers + "ModelSerializer.get_uniqueness_extra_kwargs") { host, call, evaluator in
        host.uniqueness(call, in: &evaluator)
      },
      Native("rest_framework.utils.field_mapping.ClassLookupDict.__getitem__") { host, call, evaluator in
        host.lookUpClass(call, in: &evaluator)
      },
      Native("rest_framework.fields.Field.bind") { host, call, evaluator in host.bind(call, in: &evaluator) },
      Native("rest_framework.fields.ChoiceField._set_choices") { host, call, evaluator in
        host.setChoices(call, in: &evaluator)
      },
      // Both the getter and the setter.
      Native("django.contrib.postgres.fields.array.ArrayField.model") { host, call, evaluator in
        guard case .instance(let field)? = call.arguments.first else { return nil }
        if call.arguments.count == 1 {
          return evaluator.instances[field].attributes[evaluator.text("_model")]
            ?? evaluator.makeUnknown("the field's model")
        }
        host.set([("_model", call.arguments[1])], of: field, in: &evaluator)
        guard case .instance(let base)? = evaluator.attribute("base_field", of: .instance(field)) else {
          return Value.none
        }
        host.set([("model", call.arguments[1])], of: base, in: &evaluator)
        return Value.none
      },
      Native("django.utils.functional.cached_property.__get__") { host, call, evaluator in
        host.cachedProperty(call, in: &evaluator)
      },
      Native("copy.deepcopy") { _, call, evaluator in call.arguments.first.map { evaluator.deepCopy($0) } },
      Native("rest_framework.utils.field_mapping.get_unique_validators") { _, _, evaluator in evaluator.makeList([]) },
      Native("rest_framework.utils.field_mapping.get_unique_error_message") { _, _, evaluator in
        evaluator.makeString("")
      },
      Native("rest_framework.utils.field_mapping.needs_label") { _, _, _ in .bool(false) },
      Native("rest_framework.utils.field_mapping.get_detail_view_name") { _, _, evaluator in
        evaluator.makeString("detail")
      },
    ]
  }

  /// `ChoiceField._set_choices`: the choices, and those in groups in one level.
  private func setChoices(_ call: HostCall, in evaluator: inout Evaluator) -> Value? {
    guard call.arguments.count == 2, case .instance(let field) = call.arguments[0] else { return nil }
    let given = call.arguments[1]
    var (pairs, isOpen) = ([(Value, Value)](), evaluator.isOpen(given))
    for (key, value) in evaluator.items(of: given) ?? evaluator.pairs(of: given, &isOpen) {
      if case .string = value {
        pairs.append((key, value))
      } else {
        pairs += evaluator.pairs(of: value, &isOpen, alone: key)
      }
    }
    let flat = isOpen ? evaluator.makeUnknown("choices", at: call.place) : evaluator.makeDict(pairs)
    set([("grouped_choices", given), ("_choices", flat)], of: field, in: &evaluator)
    return Value.none
  }

  // MARK: Models

  private func fieldInfo(_ call: HostCall, in evaluator: inout Evaluator) -> Value? {
    guard case .class(let model)? = call.arguments.first,
      let info = evaluator.resolve("rest_framework.utils.model_meta.FieldInfo")
    else { return nil }
    let fields = fields(of: model, in: &evaluator)
    var plain: [(Value, Value)] = []
    var forward: [(Value, Value)] = []
    for field in fields.fields where field.kind != .generic {
      let isSerialized = flag("serialize", of: .instance(field.value), in: &evaluator) ?? true
      guard isSerialized else { continue }
      let name = evaluator.makeString(field.name)
      if field.isRelation {
        guard let relation = relation(field, in: &evaluator) else { continue }
        forward.append((name, relation))
      } else {
        plain.append((name, .instance(field.value)))
      }
    }
    for name in fields.unknownNames.sorted() {
      plain.append((evaluator.makeString(name), evaluator.makeUnknown("the model's field \(name)")))
    }
    let reverse = reverses(of: model, in: &evaluator)
    let key = keyField(of: model, in: &evaluator)
    let keyName = key.flatMap { evaluator.attribute("name", of: $0) }
    var withKey: [(Value, Value)] = []
    if let key, let keyName { withKey = [(evaluator.makeString("pk"), key), (keyName, key)] }
    let dicts = [plain, forward, reverse, withKey + plain, forward + reverse].map { evaluator.makeDict($0) }
    if fields.isOpen { for dict in dicts { evaluator.markOpen(dict) } }
    return evaluator.callQuietly(info, [key ?? .none] + dicts)
  }

  /// The primary key, followed up through links to parents.
  private func keyField(of model: ID<ClassObject>, in evaluator: inout Evaluator) -> Value? {
    var model = model
    for _ in 0..<8 {
      guard let field = primaryKey(of: model, in: &evaluator) else { return nil }
      guard field.isRelation, let remote = evaluator.attribute("remote_field", of: .instance(field.value)),
        flag("parent_link", of: remote, in: &evaluator) == true, let parent = target(of: field, in: &evaluator)
      else { return .instance(field.value) }
      model = parent
    }
    return nil
  }

  private func relation(_ field: BootedField, in evaluator: inout Evaluator) -> Value? {
    guard let type = evaluator.resolve("rest_framework.utils.model_meta.RelationInfo") else { return nil }
    let target = target(of: field, in: &evaluator)
    if let target { _ = fields(of: target, in: &evaluator) }
    let isMany = field.kind == .manyToMany
    let through = isMany && hasThrough(field, in: &evaluator)
    let toField = isMany ? Value.none : toField(of: field, in: &evaluator)
    let related = target.map { Value.class($0) } ?? evaluator.makeUnknown("where \(field.name) points to")
    return evaluator.callQuietly(
      type, [.instance(field.value), related, .bool(isMany), toField, .bool(through), .bool(false)])
  }

  private func toField(of field: BootedField, in evaluator: inout Evaluator) -> Value {
    guard let names = evaluator.attribute("to_fields", of: .instance(field.value)),
      let first = evaluator.elements(of: names)?.first, evaluator.text(of: first) != nil
    else { return .none }
    return first
  }

  private func hasThrough(_ field: BootedField, in evaluator: inout Evaluator) -> Bool {
    guard let remote = evaluator.attribute("remote_field", of: .instance(field.value)),
      let through = evaluator.attribute("through", of: remote), through != .none
    else { return false }
    if case .class(let id) = through {
      let meta = evaluator.attribute("_meta", of: .class(id))
      return meta.flatMap { flag("auto_created", of: $0, in: &evaluator) } != true
    }
    return evaluator.text(of: through) != nil
  }

  private func reverses(of model: ID<ClassObject>, in evaluator: inout Evaluator) -> [(Value, Value)] {
    guard let type = evaluator.resolve("rest_framework.utils.model_meta.RelationInfo") else { return [] }
    var found: [(Value, Value)] = []
    for relation in reverseRelations(of: model, in: &evaluator) {
      let isMany = relation.field.kind == .manyToMany
      let through = isMany && hasThrough(relation.field, in: &evaluator)
      let toField = isMany ? Value.none : toField(of: relation.field, in: &evaluator)
      let isMultiple = relation.field.kind != .oneToOne
      let info = [.none, .class(relation.model), .bool(isMultiple), toField, .bool(through), .bool(true)]
      guard let value = evaluator.callQuietly(type, info) else { continue }
      found.append((evaluator.makeString(relation.accessor), value))
    }
    return found
  }

  /// The entry for the class of a field, or for the nearest of its bases that has one.
  private func lookUpClass(_ call: HostCall, in evaluator: inout Evaluator) -> Value? {
    guard call.arguments.count == 2, case .instance(let field) = call.arguments[1],
      let mapping = evaluator.attribute("mapping", of: call.arguments[0]), let items = evaluator.items(of: mapping)
    else { return evaluator.makeUnknown("the class for a model's field", at: call.place) }
    for type in evaluator.classes[evaluator.instances[field].type].order {
      guard case .class = type else { break }
      if let found = items.first(where: { $0.key == type }) { return found.value }
    }
    return evaluator.makeUnknown("the class for a model's field", at: call.place)
  }

  // MARK: Bodies

  private static let listKeywords: Set<String> = [
    "read_only", "write_only", "required", "default", "initial", "source", "label", "help_text", "style",
    "error_messages", "allow_empty", "instance", "data", "partial", "context", "allow_null", "max_length", "min_length",
  ]

  /// `Serializer(many=True)`: a list serializer around one of the class.
  private func manyInit(_ call: HostCall, in evaluator: inout Evaluator) -> Value? {
    guard let type = call.arguments.first else { return nil }
    let removed: Set<String> = ["allow_empty", "max_length", "min_length"]
    func name(_ keyword: Keyword) -> String { keyword.name.map { evaluator.string($0) } ?? "" }
    let inner = call.keywords.filter { !removed.contains(name($0)) }
    var outer = call.keywords.filter { DjangoHost.listKeywords.contains(name($0)) }
    let child =
      evaluator.callQuietly(type, Array(call.arguments.dropFirst()), inner)
      ?? evaluator.makeUnknown("the child of a list serializer", at: call.place)
    outer.append(Keyword(name: evaluator.text("child"), value: child))
    let meta = evaluator.attribute("Meta", of: type)
    let own = meta.flatMap { evaluator.attribute("list_serializer_class", of: $0) }
    guard let list = own ?? evaluator.resolve("rest_framework.serializers.ListSerializer") else { return nil }
    return evaluator.call(list, Array(call.arguments.dropFirst()), outer, at: call.place)
  }

  /// `field.bind(field_name, parent)`: the source is the name unless one was given.
  private func bind(_ call: HostCall, in evaluator: inout Evaluator) -> Value? {
    guard case .instance(let field)? = call.arguments.first, let name = call.argument(1, "field_name", in: evaluator)
    else {
      return Value.none
    }
    set([("field_name", name)], of: field, in: &evaluator)
    if let parent = call.argument(2, "parent", in: evaluator) { set([("parent", parent)], of: field, in: &evaluator) }
    let source = evaluator.attribute("source", of: .instance(field))
    if source == nil || source == Value.none { set([("source", name)], of: field, in: &evaluator) }
    return Value.none
  }

  /// `cached_property` keeps its first answer on the instance.
  private func cachedProperty(_ call: HostCall, in evaluator: inout Evaluator) -> Value? {
    guard call.arguments.count > 1 else { return nil }
    let (property, owner) = (call.arguments[0], call.arguments[1])
    guard case .instance(let instance) = owner, let function = evaluator.attribute("func", of: property) else {
      return property
    }
    let value = evaluator.call(function, [owner], [], at: call.place)
    if let name = evaluator.attribute("name", of: property), case .string(let text) = name {
      evaluator.setAttribute(text, of: .instance(instance), to: value)
    }
    return value
  }

  private func uniqueness(_ call: HostCall, in evaluator: inout Evaluator) -> Value? {
    guard call.arguments.count == 4 else { return nil }
    return evaluator.makeTuple([call.arguments[3], evaluator.makeDict([])])
  }
}

extension Evaluator {
  /// Pairs of a list of choices; a lone value is its own label, an element that is no group belongs to the key.
  fileprivate mutating func pairs(
    of choices: Value, _ isOpen: inout Bool, alone key: Value? = nil
  ) -> [(key: Value, value: Value)] {
    if case .string = choices { return key.map { [(key: $0, value: choices)] } ?? [] }
    guard let elements = plainElements(choices) else {
      if let key, !choices.isDoubtful, self.elements(of: choices) == nil { return [(key: key, value: choices)] }
      isOpen = true
      return []
    }
    return elements.map { element in
      guard let pair = self.elements(of: element), pair.count == 2 else { return (key: element, value: element) }
      return (key: pair[0], value: pair[1])
    }
  }
}
