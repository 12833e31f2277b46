import Base
import Evaluation

/// What each form and each of its fields runs through: half of the steps that forms take.
///
/// Each gives what its body would, or leaves the call to it.
extension DjangoHost {
  static var formFieldNatives: [Native] {
    [
      Native("django.forms.fields.Field.__init__") { host, call, evaluator in
        host.initFormField(call, in: &evaluator)
      },
      Native("django.forms.forms.DeclarativeFieldsMetaclass.__new__") { host, call, evaluator in
        host.makeForm(call, in: &evaluator)
      },
    ]
  }

  // MARK: Fields

  private static let fieldParameters = [
    "required", "widget", "label", "initial", "help_text", "error_messages", "show_hidden_initial", "validators",
    "localize", "disabled", "label_suffix", "template_name", "bound_field_class",
  ]

  private func initFormField(_ call: HostCall, in evaluator: inout Evaluator) -> Value? {
    guard let made = ConstructorCall(call, in: evaluator),
      let (given, _) = made.bind(positional: [], named: DjangoHost.fieldParameters, rest: false, in: evaluator),
      let widget = widgetSource(given["widget"] ?? .none, made, in: &evaluator),
      let validators = validators(given["validators"], made, in: &evaluator)
    else { return nil }
    for (name, standard) in [
      ("required", Value.bool(true)), ("label", .none), ("initial", .none), ("show_hidden_initial", .bool(false)),
      ("help_text", .string(.empty)), ("disabled", .bool(false)), ("label_suffix", .none),
      ("localize", .bool(false)), ("template_name", .none),
    ] {
      made.set(name, given[name] ?? standard, in: &evaluator)
    }
    if let type = given["bound_field_class"], type != .none { made.set("bound_field_class", type, in: &evaluator) }
    addWidget(widget, given, made, in: &evaluator)
    if evaluator.isRaising { return Value.none }
    made.set(
      "error_messages",
      made.merged("default_error_messages", and: given["error_messages"] ?? .none, in: &evaluator), in: &evaluator)
    made.set("validators", evaluator.makeList(validators, at: call.place), in: &evaluator)
    made.callNext(in: &evaluator)
    return Value.none
  }

  /// The class of a widget to call, or a widget to copy; nil when that is not decided.
  private func widgetSource(_ given: Value, _ made: ConstructorCall, in evaluator: inout Evaluator) -> Value? {
    let chosen: Value?
    switch evaluator.truth(given) {
    case .yes: chosen = given
    case .no: chosen = evaluator.attribute("widget", of: .instance(made.object))
    case .undecided: chosen = nil
    }
    switch chosen {
    case .class, .instance: return chosen
    default: return nil
    }
  }

  private func validators(_ given: Value?, _ made: ConstructorCall, in evaluator: inout Evaluator) -> [Value]? {
    guard let standard = evaluator.attribute("default_validators", of: .instance(made.object)) else { return nil }
    var all: [Value] = []
    for list in [standard, given].compactMap({ $0 }) {
      guard let elements = evaluator.elements(of: list), !evaluator.isOpen(list) else { return nil }
      all += elements
    }
    return all
  }

  private func addWidget(
    _ source: Value, _ given: [String: Value], _ made: ConstructorCall, in evaluator: inout Evaluator
  ) {
    var widget = Value.none
    if case .class = source {
      widget = evaluator.call(source, [], [], at: made.place)
    } else if let copy = evaluator.resolve("copy.deepcopy") {
      widget = evaluator.call(copy, [source], [], at: made.place)
    }
    if evaluator.isRaising { return }
    if let localize = given["localize"], evaluator.truth(localize) == .yes {
      evaluator.setAttribute(evaluator.text("is_localized"), of: widget, to: .bool(true), at: made.place)
    }
    let required = evaluator.attribute("required", of: .instance(made.object)) ?? .none
    evaluator.setAttribute(evaluator.text("is_required"), of: widget, to: required, at: made.place)
    addAttributes(to: widget, made, in: &evaluator)
    made.set("widget", widget, in: &evaluator)
  }

  /// What `widget_attrs` adds; the library's own adds nothing.
  private func addAttributes(to widget: Value, _ made: ConstructorCall, in evaluator: inout Evaluator) {
    let name = evaluator.text("widget_attrs")
    guard let method = evaluator.rawAttribute(name, in: made.type), method.owner != made.owner,
      let hook = evaluator.attribute(name, of: .instance(made.object))
    else { return }
    let added = evaluator.call(hook, [widget], [], at: made.place)
    guard !evaluator.isRaising, evaluator.truth(added) != .no else { return }
    if case .dict(let attributes)? = evaluator.attribute("attrs", of: widget) {
      evaluator.merge(added, into: attributes)
    }
  }

  // MARK: Forms

  private func makeForm(_ call: HostCall, in evaluator: inout Evaluator) -> Value? {
    guard evaluator.condition == nil, call.keywords.isEmpty, call.arguments.count == 4,
      case .class(let metaclass) = call.arguments[0], let entries = evaluator.items(of: call.arguments[3]),
      !evaluator.isOpen(call.arguments[3]),
      case .class(let fieldType)? = evaluator.resolve("django.forms.fields.Field"),
      let fields = declared(entries, fieldType, in: evaluator),
      let maker = evaluator.inherited("__new__", by: call.function, in: metaclass)
    else { return nil }
    for (key, _) in fields { evaluator.deleteItem(key, of: call.arguments[3], at: call.place) }
    let declared = evaluator.makeDict(fields, at: call.place)
    evaluator.setItem(evaluator.makeString("declared_fields"), of: call.arguments[3], to: declared)
    let made = evaluator.call(maker, call.arguments, [], at: call.place)
    guard !evaluator.isRaising, case .class(let type) = made else { return made }
    let all = inheritedFields(of: type, at: call.place, in: &evaluator)
    for name in ["base_fields", "declared_fields"] {
      evaluator.setAttribute(evaluator.text(name), of: made, to: all, at: call.place)
    }
    return made
  }

  /// The fields of a class body; nil when it is not decided which they are.
  private func declared(
    _ entries: [(key: Value, value: Value)], _ fieldType: ID<ClassObject>, in evaluator: borrowing Evaluator
  ) -> [(Value, Value)]? {
    var fields: [(Value, Value)] = []
    for (key, value) in entries {
      switch value {
      case .instance(let id):
        guard let isField = evaluator.isSubclass(evaluator.instances[id].type, of: fieldType) else { return nil }
        if isField { fields.append((key, value)) }
      case .symbolic, .unknown, .either, .maybe, .splat: return nil
      default: break
      }
    }
    return fields
  }

  /// The fields of a form and the classes above it; None in a class body hides one.
  private func inheritedFields(of type: ID<ClassObject>, at place: Place, in evaluator: inout Evaluator) -> Value {
    let all = evaluator.makeDict([], at: place)
    guard case .dict(let dict) = all else { return all }
    let name = evaluator.text("declared_fields")
    for base in evaluator.classes[type].order.reversed() {
      if let fields = evaluator.attribute(name, of: base) { evaluator.merge(fields, into: dict) }
      guard case .class(let id) = base else { continue }
      for entry in evaluator.classes[id].namespace.entries() where entry.value == .none {
        let key = Value.string(entry.name)
        if evaluator.entry(key, of: all) != nil { evaluator.deleteItem(key, of: all, at: place) }
      }
    }
    return all
  }
}
