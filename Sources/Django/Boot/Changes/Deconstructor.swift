import Base
import Evaluation

/// Takes values apart, running the `deconstruct` of those that have one.
struct Deconstructor {
  static let field = "django.db.models.fields.Field"
  private static let expression = "django.db.models.expressions.BaseExpression"
  private static let nested = 12

  func deconstruct(_ value: Value, in evaluator: inout Evaluator, depth: Int = 0) -> Deconstruction {
    if depth > Deconstructor.nested { return .unknown("it is nested too deeply") }
    switch value {
    case .none: return .none
    case .bool(let flag): return .number(PlainNumber(flag))
    case .int(let number): return .number(PlainNumber(number))
    case .float(let number): return .number(PlainNumber(number))
    case .string(let text): return .text(evaluator.string(text))
    case .bytes(let text): return .bytes(evaluator.string(text))
    case .list, .tuple, .set: return container(value, in: &evaluator, depth)
    case .dict: return dict(value, in: &evaluator, depth)
    case .function(let id):
      guard evaluator.functions[id].attributes[evaluator.text("deconstruct")] != nil else {
        return thing(value, in: evaluator)
      }
      return ran(value, in: &evaluator, depth)
    case .class, .builtin, .ellipsis, .module: return thing(value, in: evaluator)
    case .method:
      guard let name = evaluator.dottedName(of: value) else { return .unknown("a method") }
      return .name(name)
    case .descriptor: return thing(value, in: evaluator)
    case .instance(let id):
      if let action = evaluator.guardedAction(of: id) { return deconstruct(action, in: &evaluator, depth: depth + 1) }
      return object(id, in: &evaluator, depth)
    case .symbolic(let id): return outside(id, in: &evaluator, depth)
    case .either, .maybe, .splat: return .unknown("it depends on what was not decided")
    case .unknown(let reason): return .unknown(evaluator.reasons[reason].text)
    case .notImplemented, .superProxy: return .unknown("a value that no field has")
    }
  }

  private func thing(_ value: Value, in evaluator: borrowing Evaluator) -> Deconstruction {
    .thing(value, name: evaluator.dottedName(of: value) ?? "…")
  }

  // MARK: Containers

  private func container(_ value: Value, in evaluator: inout Evaluator, _ depth: Int) -> Deconstruction {
    guard let elements = evaluator.plainElements(value) else { return .open(value) }
    let parts = elements.map { deconstruct($0, in: &evaluator, depth: depth + 1) }
    switch value {
    case .list: return .list(parts)
    case .tuple: return .tuple(parts)
    default: return .set(parts)
    }
  }

  private func dict(_ value: Value, in evaluator: inout Evaluator, _ depth: Int) -> Deconstruction {
    guard let items = evaluator.items(of: value), !evaluator.isOpen(value) else {
      return .open(value)
    }
    return .dict(
      items.map { item in
        (
          deconstruct(item.key, in: &evaluator, depth: depth + 1),
          deconstruct(item.value, in: &evaluator, depth: depth + 1)
        )
      })
  }

  // MARK: Objects

  private func object(_ id: ID<Instance>, in evaluator: inout Evaluator, _ depth: Int) -> Deconstruction {
    let object = evaluator.instances[id]
    let path = evaluator.dottedName(of: .class(object.type)) ?? "?"
    if path == "functools.partial" { return written(object, path, .byArguments, in: &evaluator, depth) }
    if let plain = plainValue(id, path, in: &evaluator, depth) { return plain }
    if let member = member(id, path, in: &evaluator) { return member }
    guard let method = evaluator.rawAttribute(evaluator.text("deconstruct"), in: object.type) else {
      if let payload = object.payload { return deconstruct(payload, in: &evaluator, depth: depth + 1) }
      return written(object, path, .byValue, in: &evaluator, depth)
    }
    let isExpression = evaluator.inherits(object.type, from: Deconstructor.expression)
    if isExpression || isDecorated(method.value, in: evaluator) {
      return written(object, path, isExpression ? .byBinding : .byArguments, in: &evaluator, depth)
    }
    return ran(made(.instance(id), in: &evaluator), in: &evaluator, depth)
  }

  /// What the object's own `deconstruct()` gives.
  private func ran(_ object: Value, in evaluator: inout Evaluator, _ depth: Int) -> Deconstruction {
    guard let parts = run(object, in: &evaluator), let made = construction(parts, in: &evaluator, depth) else {
      return .unknown("what deconstruct() of \(evaluator.dottedName(of: object) ?? "an object") gives")
    }
    return .object(made)
  }

  /// Numbers, dates and patterns of the standard library: equal by what they stand for.
  private func plainValue(
    _ id: ID<Instance>, _ path: String, in evaluator: inout Evaluator, _ depth: Int
  ) -> Deconstruction? {
    guard evaluator.classes[evaluator.instances[id].type].origin == .prelude else { return nil }
    func part(_ name: String) -> Value? { evaluator.attribute(name, of: .instance(id)) }
    if path == "decimal.Decimal" {
      if case .float(let number)? = evaluator.instances[id].arguments.first {
        return .number(PlainNumber(number, written: "Decimal('\(number)')"))
      }
      guard case .int(let coefficient)? = part("_coefficient"), case .int(let exponent)? = part("_exponent") else {
        return nil
      }
      return Double("\(coefficient)e\(exponent)").map {
        .number(PlainNumber($0, written: "Decimal('\(PlainNumber.decimal(coefficient, exponent))')"))
      }
    }
    let parts: [Value?]
    switch path {
    case "re.Pattern": parts = [part("pattern"), part("flags")]
    case "uuid.UUID": parts = [part("hex")]
    case "zoneinfo.ZoneInfo": parts = [part("key")]
    default: parts = path.hasPrefix("datetime.") ? [part("_key").flatMap { evaluator.callQuietly($0) }] : []
    }
    let values = parts.compactMap { $0 }
    guard !values.isEmpty, values.count == parts.count else { return nil }
    let arguments = values.map { deconstruct($0, in: &evaluator, depth: depth + 1) }
    var made = Construction(path: path, arguments: arguments)
    made.source = source(id, path, in: &evaluator)
    return .object(made)
  }

  /// A member of an enumeration is its name; one that is a number or a text as well, as Django's choices are, equals it.
  private func member(_ id: ID<Instance>, _ path: String, in evaluator: inout Evaluator) -> Deconstruction? {
    let type = evaluator.instances[id].type
    guard evaluator.inherits(type, from: "enum.Enum"),
      evaluator.instances[id].payload == nil, !evaluator.inherits(type, from: "django.db.models.enums.Choices"),
      let name = evaluator.attribute("_name_", of: .instance(id)).flatMap({ evaluator.text(of: $0) })
    else { return nil }
    var made = Construction(path: path, arguments: [.text(name)])
    made.source = "\(path)[\(PythonSource.quoted(name))]"
    return .object(made)
  }

  /// As migrations write it.
  private func source(_ id: ID<Instance>, _ path: String, in evaluator: inout Evaluator) -> String? {
    if path == "re.Pattern" {
      guard let pattern = evaluator.attribute("pattern", of: .instance(id)).flatMap({ evaluator.text(of: $0) }) else {
        return nil
      }
      return "re.compile(" + PythonSource.quoted(pattern) + ")"
    }
    let shown = evaluator.attribute("__repr__", of: .instance(id)).flatMap { evaluator.callQuietly($0) }
    guard let text = shown.flatMap({ evaluator.text(of: $0) }) else { return nil }
    return path == "uuid.UUID" ? "uuid." + text : text
  }

  /// A field of a migration was only read so far: constructs it, and those that it holds.
  func made(_ value: Value, in evaluator: inout Evaluator) -> Value {
    guard case .instance(let id) = value else { return value }
    let written = evaluator.instances[id]
    guard evaluator.inherits(written.type, from: Deconstructor.field),
      written.attributes[evaluator.text("_validators")] == nil
    else { return value }
    let arguments = written.arguments.map { made($0, in: &evaluator) }
    let keywords = written.keywords.map { Keyword(name: $0.name, value: made($0.value, in: &evaluator)) }
    var result: Value?
    evaluator.run { evaluator in result = evaluator.callQuietly(.class(written.type), arguments, keywords) }
    return result ?? evaluator.makeUnknown("a field that could not be made: \(evaluator.lastFailure)")
  }

  /// `field.clone()`: what its `deconstruct()` makes, which fields of libraries change.
  func clone(_ field: Value, in evaluator: inout Evaluator) -> Value? {
    guard case .instance(let id) = field, let parts = run(field, in: &evaluator),
      let arguments = evaluator.plainElements(parts[1]), let items = evaluator.items(of: parts[2]),
      !evaluator.isOpen(parts[2]), !items.contains(where: { $0.value.isDoubtful })
    else { return nil }
    let keywords = items.compactMap { item in
      evaluator.text(of: item.key).map { Keyword(name: evaluator.text($0), value: item.value) }
    }
    let type = Value.class(evaluator.instances[id].type)
    var result: Value?
    evaluator.run { evaluator in result = evaluator.callQuietly(type, arguments, keywords) }
    return result
  }

  /// `@deconstructible`: what the class was called with.
  private func isDecorated(_ method: Value, in evaluator: borrowing Evaluator) -> Bool {
    guard case .function(let id) = method else { return false }
    return evaluator.dottedName(of: .function(id))?.hasPrefix("django.utils.deconstruct.") ?? false
  }

  private func written(
    _ object: Instance, _ path: String, _ equality: ConstructionEquality, in evaluator: inout Evaluator, _ depth: Int
  ) -> Deconstruction {
    var made = Construction(path: path, equality: equality)
    for argument in object.arguments {
      if argument.isSplat { return .unknown("what \(path) is called with") }
      made.arguments.append(deconstruct(argument, in: &evaluator, depth: depth + 1))
    }
    for keyword in object.keywords {
      guard let name = keyword.name else { return .unknown("what \(path) is called with") }
      made[evaluator.string(name)] = deconstruct(keyword.value, in: &evaluator, depth: depth + 1)
    }
    return .object(made)
  }

  /// A manager of a model's state: its class and what that was called with.
  func deconstructManager(_ manager: Value, in evaluator: inout Evaluator) -> Deconstruction {
    guard case .instance(let id) = manager else { return .unknown("a manager") }
    let object = evaluator.instances[id]
    let querySet = evaluator.present("_queryset_class", manager)
    if evaluator.present("_built_with_as_manager", manager) == .bool(true), let querySet,
      let path = evaluator.dottedName(of: querySet)
    {
      return .object(Construction(path: path + ".as_manager"))
    }
    let path = evaluator.dottedName(of: .class(object.type)) ?? "?"
    return written(object, path, .byArguments, in: &evaluator, 0)
  }

  /// What something without source would give.
  private func outside(_ id: ID<Symbolic>, in evaluator: inout Evaluator, _ depth: Int) -> Deconstruction {
    switch evaluator.symbolics[id].form {
    case .call(let callee, let arguments, let keywords):
      guard let path = evaluator.dottedName(of: callee) else { return .unknown("what a call gives") }
      var made = Construction(path: path, equality: .byValue)
      made.arguments = arguments.map { deconstruct($0, in: &evaluator, depth: depth + 1) }
      for keyword in keywords {
        guard let name = keyword.name else { return .unknown("what \(path) is called with") }
        made[evaluator.string(name)] = deconstruct(keyword.value, in: &evaluator, depth: depth + 1)
      }
      return .object(made)
    case .reference, .attribute:
      return evaluator.dottedName(of: .symbolic(id)).map { .name($0) } ?? .unknown("an attribute of what is not known")
    case .item, .union, .expression, .sized: return .unknown("an expression that was not computed")
    }
  }

  // MARK: Running `deconstruct`

  /// The elements of the tuple that `deconstruct()` gives, without a field's name.
  func run(_ object: Value, in evaluator: inout Evaluator) -> [Value]? {
    guard let method = evaluator.attribute("deconstruct", of: object) else { return nil }
    var result: Value?
    evaluator.run { evaluator in result = evaluator.callQuietly(method) }
    guard let parts = result.flatMap({ evaluator.plainElements($0) }), parts.count == 3 || parts.count == 4 else {
      return nil
    }
    return parts.suffix(3)
  }

  /// Path, arguments and keywords; what is not certain in them is unknown.
  func construction(_ parts: [Value], in evaluator: inout Evaluator, _ depth: Int = 0) -> Construction? {
    guard let path = evaluator.text(of: parts[0]), let arguments = evaluator.elements(of: parts[1]),
      let items = evaluator.items(of: parts[2]), !evaluator.isOpen(parts[1]), !evaluator.isOpen(parts[2])
    else { return nil }
    var made = Construction(path: path)
    made.arguments = arguments.map { deconstruct($0, in: &evaluator, depth: depth + 1) }
    for (key, value) in items {
      guard let name = evaluator.text(of: key) else { return nil }
      made[name] = deconstruct(value, in: &evaluator, depth: depth + 1)
    }
    return made
  }
}
