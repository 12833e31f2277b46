import Base
import Evaluation

/// `Field.__init__` of the REST framework, which every field of every serializer runs through.
extension DjangoHost {
  static var serializerFieldNatives: [Native] {
    [
      Native("rest_framework.fields.Field.__init__") { host, call, evaluator in
        host.initSerializerField(call, in: &evaluator)
      }
    ]
  }

  private static let serializerFieldParameters = [
    "read_only", "write_only", "required", "default", "initial", "source", "label", "help_text", "style",
    "error_messages", "validators", "allow_null",
  ]

  private func initSerializerField(_ call: HostCall, in evaluator: inout Evaluator) -> Value? {
    guard let made = ConstructorCall(call, in: evaluator),
      var (given, _) = made.bind(
        positional: [], named: DjangoHost.serializerFieldParameters, rest: false, in: evaluator),
      let empty = evaluator.resolve("rest_framework.fields.empty"),
      case .int(let counter)? = evaluator.attribute("_creation_counter", of: .class(made.owner)),
      let required = required(given, empty, in: &evaluator)
    else { return nil }
    if let validators = given["validators"], validators != .none {
      guard let elements = evaluator.elements(of: validators), !evaluator.isOpen(validators) else { return nil }
      given["validators"] = evaluator.makeList(elements, at: call.place)
    }
    made.set("_creation_counter", .int(counter), in: &evaluator)
    let name = evaluator.text("_creation_counter")
    evaluator.setAttribute(name, of: .class(made.owner), to: .int(counter + 1), at: call.place)
    made.set("required", required, in: &evaluator)
    setPlain(given, empty, made, in: &evaluator)
    made.set(
      "error_messages",
      made.merged("default_error_messages", and: given["error_messages"] ?? .none, in: &evaluator), in: &evaluator)
    return Value.none
  }

  /// What `required` is when it is not given; nil when that is not decided.
  private func required(_ given: [String: Value], _ empty: Value, in evaluator: inout Evaluator) -> Value? {
    if let required = given["required"], required != .none { return required }
    guard (given["default"] ?? empty) == empty else { return .bool(false) }
    switch evaluator.truth(given["read_only"] ?? .bool(false)) {
    case .yes: return .bool(false)
    case .no: return .bool(true)
    case .undecided: return nil
    }
  }

  private func setPlain(
    _ given: [String: Value], _ empty: Value, _ made: ConstructorCall, in evaluator: inout Evaluator
  ) {
    let object = Value.instance(made.object)
    for name in ["read_only", "write_only"] { made.set(name, given[name] ?? .bool(false), in: &evaluator) }
    made.set("default", given["default"] ?? empty, in: &evaluator)
    made.set("source", given["source"] ?? .none, in: &evaluator)
    let initial = given["initial"] ?? empty
    let standard = evaluator.attribute("initial", of: object) ?? .none
    made.set("initial", initial == empty ? standard : initial, in: &evaluator)
    for name in ["label", "help_text"] { made.set(name, given[name] ?? .none, in: &evaluator) }
    let style = given["style"] ?? .none
    made.set("style", style == .none ? evaluator.makeDict([], at: made.place) : style, in: &evaluator)
    made.set("allow_null", given["allow_null"] ?? .bool(false), in: &evaluator)
    if let html = evaluator.attribute("default_empty_html", of: object), html != empty, let value = given["default"],
      value != empty
    {
      made.set("default_empty_html", value, in: &evaluator)
    }
    if let validators = given["validators"], validators != .none { made.set("validators", validators, in: &evaluator) }
    for name in ["field_name", "parent"] { made.set(name, .none, in: &evaluator) }
  }
}
