import Base
import Evaluation

/// The pydantic models of a program that has run.
extension APIHost {
  func schemas(in evaluator: inout Evaluator) -> [Schema] {
    var rows: [String: Schema] = [:]
    for row in evaluator.classes.indices {
      let type = ID<ClassObject>(row)
      guard evaluator.isProjectClass(type) || isCreated(type, in: evaluator),
        inheritsAny(type, APIHost.pydanticModels + APIHost.pydanticSettings, evaluator),
        !isTable(type, in: evaluator), let schema = schema(type, in: &evaluator)
      else { continue }
      rows[schema.className] = schema
    }
    return rows.values.sorted { $0.className < $1.className }
  }

  func inheritsAny(_ type: ID<ClassObject>, _ names: [String], _ evaluator: borrowing Evaluator) -> Bool {
    for name in names where evaluator.inherits(type, from: name) { return true }
    return false
  }

  private func schema(_ type: ID<ClassObject>, in evaluator: inout Evaluator) -> Schema? {
    guard let name = evaluator.dottedName(of: .class(type)) else { return nil }
    let isSettings = inheritsAny(type, APIHost.pydanticSettings, evaluator)
    var schema = Schema(className: name, kind: isSettings ? .settings : .model)
    schema.bases = evaluator.classes[type].bases.compactMap { evaluator.dottedName(of: $0) }
    let config = config(of: type, in: &evaluator)
    let generator = config["alias_generator"]
    schema.fields = modelFields(of: type, in: &evaluator).map { row($0, generator, in: &evaluator) }
    schema.validators = validators(of: type, in: evaluator)
    schema.config = config.sorted { $0.key < $1.key }.map { "\($0.key)=\(evaluator.written($0.value))" }
    let place = evaluator.classes[type].place
    schema.file = evaluator.path(of: place)
    schema.line = evaluator.line(of: place)
    schema.isOpen = evaluator.mayInheritMore(type) || isCreatedOpen(type, in: evaluator)
    schema.condition = evaluator.classes[type].condition.map { evaluator.reasons[$0].text }
    return schema
  }

  private func row(_ field: ModelField, _ generator: Value?, in evaluator: inout Evaluator) -> SchemaField {
    var row = SchemaField(
      name: field.name, type: field.typeText ?? field.annotation.map { evaluator.source(of: $0) } ?? "",
      isRequired: field.isRequired, declaredIn: evaluator.dottedName(of: .class(field.owner)) ?? "?")
    row.isComputed = field.isComputed
    nameOutside(&row, field, generator, in: &evaluator)
    if let factory = field.factory {
      row.fallback = "\(evaluator.written(factory))()"
    } else if let fallback = field.fallback {
      row.fallback = evaluator.written(fallback)
    }
    return row
  }

  /// `model_config`, or the class `Config`, of the class and what it inherits.
  func config(of type: ID<ClassObject>, in evaluator: inout Evaluator) -> [String: Value] {
    var config: [String: Value] = [:]
    for case .class(let owner) in evaluator.classes[type].order.reversed()
    where evaluator.classes[owner].origin == .project {
      for keyword in evaluator.classes[owner].keywords {
        if let name = keyword.name { config[evaluator.string(name)] = keyword.value }
      }
      let (modern, old) = (evaluator.text("model_config"), evaluator.text("Config"))
      if let value = evaluator.classes[owner].namespace[modern] {
        add(evaluator.certain(value), to: &config, in: evaluator)
      }
      if case .class(let inner)? = evaluator.classes[owner].namespace[old] {
        for (name, value) in evaluator.classes[inner].namespace.entries() where !evaluator.string(name).hasPrefix("__")
        {
          config[evaluator.string(name)] = evaluator.certain(value)
        }
      }
    }
    return config
  }

  private func add(_ value: Value, to config: inout [String: Value], in evaluator: borrowing Evaluator) {
    for (key, value) in evaluator.items(of: value) ?? [] {
      if let name = evaluator.text(of: key) { config[name] = evaluator.certain(value) }
    }
    var keywords: [Keyword] = []
    if case .symbolic(let id) = value, case .call(_, _, let given) = evaluator.symbolics[id].form { keywords = given }
    if case .instance(let id) = value, evaluator.payload(value) == value { keywords = evaluator.instances[id].keywords }
    for keyword in keywords {
      if let name = keyword.name { config[evaluator.string(name)] = keyword.value }
    }
  }

  private func validators(of type: ID<ClassObject>, in evaluator: borrowing Evaluator) -> [String] {
    var rows: [(name: String, text: String)] = []
    for case .class(let owner) in evaluator.classes[type].order.reversed() {
      for (name, value) in evaluator.classes[owner].namespace.entries() {
        for decorator in evaluator.decorators(of: value) {
          guard let dotted = evaluator.dottedName(of: decorator), dotted.hasPrefix("pydantic"),
            let kind = dotted.dottedParts.last.map(String.init), APIHost.validatorNames.contains(kind)
          else { continue }
          let text = "\(evaluator.string(name))(\(subject(of: decorator, kind, in: evaluator)))"
          rows.removeAll { $0.name == evaluator.string(name) }
          rows.append((name: evaluator.string(name), text: text))
        }
      }
    }
    return rows.map(\.text)
  }

  /// The fields a validator is for, else when it runs.
  private func subject(of decorator: Value, _ kind: String, in evaluator: borrowing Evaluator) -> String {
    guard case .symbolic(let id) = decorator, case .call(_, let arguments, let keywords) = evaluator.symbolics[id].form
    else { return "*" }
    let fields = arguments.compactMap { evaluator.text(of: $0) }
    if !fields.isEmpty { return fields.joined(separator: ", ") }
    let mode = keywords.first { $0.name.map { evaluator.string($0) } == "mode" }.flatMap {
      evaluator.text(of: $0.value)
    }
    return mode.map { "* \($0)" } ?? "*"
  }
}

extension Evaluator {
  /// A class that a module of the project states, tests aside.
  func isProjectClass(_ type: ID<ClassObject>) -> Bool {
    guard classes[type].origin == .project, isWritten(type), let path = path(of: classes[type].place) else {
      return false
    }
    return !APIHost.isTest(path)
  }
}
