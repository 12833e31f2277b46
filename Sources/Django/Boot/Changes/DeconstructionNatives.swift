import Base
import Evaluation

/// `deconstruct()` of fields: the base's, and those that ask for what is not there.
extension DjangoHost {
  static var deconstructionNatives: [Native] {
    [
      Native("django.db.models.fields.Field.deconstruct") { host, call, evaluator in
        guard case .instance(let field)? = call.arguments.first else { return nil }
        return host.deconstructField(field, in: &evaluator)
      },
      Native("django.db.models.fields.files.FileField.deconstruct") { host, call, evaluator in
        guard case .instance(let field)? = call.arguments.first else { return nil }
        return host.deconstructFile(field, in: &evaluator)
      },
      Native("django.db.models.query_utils.Q._combine") { _, call, evaluator in
        guard call.arguments.count == 3 else { return nil }
        return evaluator.combine(call.arguments[0], call.arguments[1], call.arguments[2])
      },
      Native("django.db.backends.utils.truncate_name") { _, call, evaluator in
        guard let name = call.text(0, "identifier", in: evaluator), !name.contains("\""),
          case .int(let length)? = call.argument(1, "length", in: evaluator),
          call.argument(2, "hash_len", in: evaluator) == nil
        else { return nil }
        if name.count <= length { return call.arguments.first }
        return evaluator.makeString(
          String(name.prefix(max(0, length - 4))) + String(MD5.hexadecimal(of: name).prefix(4)))
      },
    ]
  }

  /// Arguments of a field that count, where they differ from what is meant without them.
  private static let fieldKeywords: [(name: String, attribute: String, absent: Value?)] = [
    ("verbose_name", "_verbose_name", Value.none), ("primary_key", "primary_key", .bool(false)),
    ("max_length", "max_length", Value.none), ("unique", "_unique", .bool(false)), ("blank", "blank", .bool(false)),
    ("null", "null", .bool(false)), ("db_index", "db_index", .bool(false)), ("default", "default", nil),
    ("db_default", "db_default", nil), ("editable", "editable", .bool(true)), ("serialize", "serialize", .bool(true)),
    ("unique_for_date", "unique_for_date", Value.none), ("unique_for_month", "unique_for_month", Value.none),
    ("unique_for_year", "unique_for_year", Value.none), ("choices", "_choices", Value.none),
    ("choices", "choices", Value.none),
    ("help_text", "help_text", .string(.empty)), ("db_column", "db_column", Value.none),
    ("db_comment", "db_comment", Value.none), ("db_tablespace", "_db_tablespace", Value.none),
    ("auto_created", "auto_created", .bool(false)), ("validators", "_validators", nil),
    ("error_messages", "_error_messages", Value.none),
  ]

  private func deconstructField(_ field: ID<Instance>, in evaluator: inout Evaluator) -> Value {
    var entries: [(Value, Value)] = []
    for (name, attribute, absent) in DjangoHost.fieldKeywords {
      guard let value = evaluator.instances[field].attributes[evaluator.text(attribute)] else { continue }
      let isAbsent = absent.map { $0 == value } ?? isLeftOut(name, value, in: &evaluator)
      if !isAbsent { entries.append((evaluator.makeString(name), plain(name, value, in: &evaluator))) }
    }
    let name = evaluator.instances[field].attributes[evaluator.text("name")] ?? .none
    let path = evaluator.dottedName(of: .class(evaluator.instances[field].type)) ?? ""
    let parts = [
      name, evaluator.makeString(DjangoHost.shortened(path)), evaluator.makeList([]), evaluator.makeDict(entries),
    ]
    return evaluator.makeTuple(parts)
  }

  private func isLeftOut(_ name: String, _ value: Value, in evaluator: inout Evaluator) -> Bool {
    if name == "validators" { return evaluator.elements(of: value)?.isEmpty == true && !evaluator.isOpen(value) }
    return value == evaluator.resolve("django.db.models.fields.NOT_PROVIDED")
  }

  /// Choices are pairs, however they were written; validators a list.
  private func plain(_ name: String, _ value: Value, in evaluator: inout Evaluator) -> Value {
    switch name {
    case "choices": return pairs(value, in: &evaluator)
    case "validators", "error_messages":
      guard name == "validators", let elements = evaluator.plainElements(value) else { return value }
      return evaluator.makeList(elements)
    default: return value
    }
  }

  /// `normalize_choices`: a list of pairs, and of groups of pairs; before Django 5.0 only the outermost list is one.
  func pairs(_ value: Value, in evaluator: inout Evaluator, depth: Int = 0) -> Value {
    if case .class(let type) = value, let choices = evaluator.attribute("choices", of: .class(type)) {
      return pairs(choices, in: &evaluator, depth: depth)
    }
    guard depth < 2, let elements = choiceElements(value, in: &evaluator) else { return value }
    if let version = DjangoVersion(in: &evaluator), version < DjangoVersion(5, 0) {
      return depth == 0 ? evaluator.makeList(elements) : value
    }
    var found: [Value] = []
    for element in elements {
      guard let pair = evaluator.plainElements(element), pair.count == 2 else { return value }
      found.append(evaluator.makeTuple([pair[0], pairs(pair[1], in: &evaluator, depth: depth + 1)]))
    }
    return evaluator.makeList(found)
  }

  private func choiceElements(_ value: Value, in evaluator: inout Evaluator) -> [Value]? {
    switch value {
    case .list, .tuple:
      guard let elements = evaluator.plainElements(value) else { return nil }
      let hasText = elements.contains { element in
        if case .string = element { true } else { false }
      }
      return hasText ? nil : elements
    case .dict:
      guard let items = evaluator.items(of: value), !evaluator.isOpen(value) else { return nil }
      return items.map { evaluator.makeTuple([$0.key, $0.value]) }
    // A class or an object that is iterated: `choices=Kind` where the metaclass has `__iter__`.
    case .class, .instance: return evaluator.plainElements(value)
    default: return nil
    }
  }

  /// Django's own fields are known by where they are imported from.
  static func shortened(_ path: String) -> String {
    for (long, short) in [
      ("django.db.models.fields.related.", "django.db.models."),
      ("django.db.models.fields.files.", "django.db.models."),
      ("django.db.models.fields.generated.", "django.db.models."),
      ("django.db.models.fields.json.", "django.db.models."), ("django.db.models.fields.proxy.", "django.db.models."),
      ("django.db.models.fields.composite.", "django.db.models."), ("django.db.models.fields.", "django.db.models."),
    ] where path.hasPrefix(long) {
      return short + path.dropFirst(long.count)
    }
    return path
  }

  private func deconstructFile(_ field: ID<Instance>, in evaluator: inout Evaluator) -> Value {
    let made = replacedDeconstruction(field, in: &evaluator) ?? deconstructField(field, in: &evaluator)
    guard let parts = evaluator.elements(of: made), let kwargs = parts.last else { return made }
    let length = evaluator.makeString("max_length")
    var entries = (evaluator.items(of: kwargs) ?? []).filter { !($0.key == length && $0.value == .int(100)) }
    for name in ["upload_to", "_storage_given"] {
      guard let value = evaluator.instances[field].attributes[evaluator.text(name)] else { continue }
      entries.append((evaluator.makeString(name == "upload_to" ? name : "storage"), value))
    }
    return evaluator.makeTuple(Array(parts.dropLast()) + [evaluator.makeDict(entries.map { ($0.key, $0.value) })])
  }

  /// `super().deconstruct()`, where the project has put a function of its own in the place of `Field.deconstruct`.
  private func replacedDeconstruction(_ field: ID<Instance>, in evaluator: inout Evaluator) -> Value? {
    guard case .class(let base)? = evaluator.resolve(Deconstructor.field),
      let method = evaluator.rawAttribute(evaluator.text("deconstruct"), in: base)?.value,
      case .function(let id) = method, evaluator.modules[evaluator.functions[id].module].origin == .project
    else { return nil }
    return evaluator.callQuietly(method, [.instance(field)]) ?? evaluator.makeUnknown("the project's own deconstruct()")
  }
}

extension Evaluator {
  /// `Q._combine(self, other, connector)`.
  fileprivate mutating func combine(_ left: Value, _ right: Value, _ connector: Value) -> Value? {
    for (one, other) in [(left, right), (right, left)] {
      guard let children = attribute("children", of: one).flatMap({ elements(of: $0) }) else { return nil }
      if children.isEmpty { return other }
    }
    guard case .instance(let id) = left else { return nil }
    let keyword = Keyword(name: text("_connector"), value: connector)
    guard let made = attempt(.class(instances[id].type), [], [keyword]), let add = attribute("add", of: made) else {
      return nil
    }
    for part in [left, right] { _ = attempt(add, [part, connector]) }
    return made
  }
}
