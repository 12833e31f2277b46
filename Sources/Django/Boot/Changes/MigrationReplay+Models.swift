import Base
import Evaluation

/// Operations on models and their options (django.db.migrations.operations.models).
extension MigrationReplay {
  mutating func createModel(_ call: OperationCall, in evaluator: inout Evaluator) {
    guard let name = call.text("name", in: &evaluator) else {
      project.miss(call.app, "the name of a model is not known")
      return
    }
    var model = ModelState(call.app, name)
    for (name, field) in pairs(call.value("fields", in: &evaluator), &model, in: &evaluator) {
      model.set(FieldState(name, field))
    }
    model.managers = pairs(call.value("managers", in: &evaluator), &model, in: &evaluator)
    readOptions(call.value("options", in: &evaluator), into: &model, in: &evaluator)
    model.bases =
      evaluator.elements(of: call.value("bases", in: &evaluator))?.compactMap { base in
        evaluator.text(of: base).flatMap { ModelKey(label: $0, in: call.app) }.map { .model($0) }
      } ?? []
    if let old = project.models[model.key], current?.side == .both, hasTable(old, like: model, in: &evaluator) {
      warnUnlessDropped("there is a model \(name) already")
    }
    project.models[model.key] = model
  }

  /// Django puts the new state in the place of the old one without a word; the database has one table of a name.
  private func hasTable(_ old: ModelState, like new: ModelState, in evaluator: inout Evaluator) -> Bool {
    for model in [old, new] {
      if model.gap != nil { return false }
      for option in ["managed", "proxy"] {
        let usual = Value.bool(option == "managed")
        if let value = model.options[option], value != usual { return false }
      }
    }
    switch (old.options["db_table"], new.options["db_table"]) {
    case (nil, nil): return true
    case (let one?, let other?): return evaluator.text(of: one).map { $0 == evaluator.text(of: other) } ?? false
    default: return false
    }
  }

  /// Names and what they stand for.
  private func pairs(
    _ value: Value, _ model: inout ModelState, in evaluator: inout Evaluator
  ) -> [(name: String, value: Value)] {
    if value == .none { return [] }
    guard let elements = evaluator.elements(of: value), !evaluator.isOpen(value) else {
      model.gap = "the fields or managers of \(model.name) are not known"
      return []
    }
    var found: [(name: String, value: Value)] = []
    for element in elements {
      let parts = evaluator.elements(of: element) ?? []
      if parts.count == 2, let name = evaluator.text(of: parts[0]), !element.isDoubtful {
        found.append((name, parts[1]))
      } else {
        model.gap = "a field or manager of \(model.name) is not known"
      }
    }
    return found
  }

  private func readOptions(_ value: Value, into model: inout ModelState, in evaluator: inout Evaluator) {
    if value == .none { return }
    guard let items = evaluator.items(of: value), !evaluator.isOpen(value) else {
      model.gap = "the options of \(model.name) are not known"
      return
    }
    for (key, value) in items {
      guard let key = evaluator.text(of: key) else { continue }
      switch key {
      case "unique_together": model.uniqueTogether = evaluator.together(value)
      case "index_together": model.indexTogether = evaluator.together(value)
      case "indexes": model.indexes = evaluator.namedParts(value, gap: &model.gap)
      case "constraints": model.constraints = evaluator.namedParts(value, gap: &model.gap)
      default: model.options[key] = value
      }
    }
  }

  mutating func deleteModel(_ call: OperationCall, in evaluator: inout Evaluator) {
    let name = call.text("name", in: &evaluator)
    change(name, call) { _ in }
    if let name { project.models[ModelKey(call.app, name)] = nil }
  }

  mutating func renameModel(_ call: OperationCall, in evaluator: inout Evaluator) {
    guard let name = call.text("name", in: &evaluator), let newName = call.text("new_name", in: &evaluator) else {
      project.miss(call.app, "the new name of a model is not known")
      return
    }
    let (old, new) = (ModelKey(call.app, name), ModelKey(call.app, newName))
    guard var model = project.models[old] else {
      change(name, call) { _ in }
      return
    }
    repoint(from: old, to: call.app + "." + newName, in: &evaluator)
    model = project.models[old] ?? model
    project.models[old] = nil
    (model.key, model.name) = (new, newName)
    project.models[new] = model
  }

  /// Relations to a model that has a new name follow it.
  private mutating func repoint(from old: ModelKey, to label: String, in evaluator: inout Evaluator) {
    for key in project.models.keys.sorted() {
      guard var model = project.models[key] else { continue }
      for row in model.fields.indices {
        let links = model.fields[row].links(in: &evaluator)
        if links.target.flatMap({ key.resolve($0) }) == old { model.fields[row].target = label }
        if links.through.flatMap({ key.resolve($0) }) == old { model.fields[row].through = label }
      }
      project.models[key] = model
    }
  }

  // MARK: Options

  mutating func alterOption(
    _ option: String, from attribute: String, _ call: OperationCall, in evaluator: inout Evaluator
  ) {
    let value = call.value(attribute, in: &evaluator)
    change(call.text("name", in: &evaluator), call) { $0.options[option] = value }
  }

  mutating func alterTogether(_ call: OperationCall, in evaluator: inout Evaluator) {
    guard case .instance(let id) = call.operation else { return }
    let isUnique = evaluator.inherits(
      evaluator.instances[id].type, from: "django.db.migrations.operations.models.AlterUniqueTogether")
    let groups = evaluator.together(call.value(isUnique ? "unique_together" : "index_together", in: &evaluator))
    let list: WritableKeyPath<ModelState, Known<Set<[String]>>> = isUnique ? \.uniqueTogether : \.indexTogether
    change(call.text("name", in: &evaluator), call) { $0[keyPath: list] = groups }
  }

  static let alteredOptions = [
    "base_manager_name", "default_manager_name", "default_related_name", "get_latest_by", "managed", "ordering",
    "permissions", "default_permissions", "select_on_save", "verbose_name", "verbose_name_plural",
  ]

  mutating func alterOptions(_ call: OperationCall, in evaluator: inout Evaluator) {
    let value = call.value("options", in: &evaluator)
    let items = evaluator.items(of: value)
    let isKnown = items != nil && !evaluator.isOpen(value)
    let options = (items ?? []).compactMap { item in evaluator.text(of: item.key).map { ($0, item.value) } }
    change(call.text("name", in: &evaluator), call) { model in
      for name in MigrationReplay.alteredOptions { model.options[name] = nil }
      for (name, value) in options { model.options[name] = value }
      if !isKnown { model.gap = "the options of \(model.name) are not known" }
    }
  }

  mutating func alterManagers(_ call: OperationCall, in evaluator: inout Evaluator) {
    var scratch = ModelState(call.app, "")
    let managers = pairs(call.value("managers", in: &evaluator), &scratch, in: &evaluator)
    change(call.text("name", in: &evaluator), call) { model in
      model.managers = managers
      if scratch.gap != nil { model.gap = "the managers of \(model.name) are not known" }
    }
  }

  // MARK: Indexes and constraints

  mutating func addPart(
    _ list: WritableKeyPath<ModelState, [NamedPart]>, _ attribute: String, _ call: OperationCall,
    in evaluator: inout Evaluator
  ) {
    let value = call.value(attribute, in: &evaluator)
    let part = NamedPart(value: value, name: evaluator.partName(value))
    change(call.text("model_name", in: &evaluator), call) { $0[keyPath: list].append(part) }
  }

  mutating func removePart(
    _ list: WritableKeyPath<ModelState, [NamedPart]>, _ call: OperationCall, in evaluator: inout Evaluator
  ) {
    let name = call.text("name", in: &evaluator)
    var isPresent = true
    defer {
      if !isPresent, current?.isManaged ?? true {
        warn("there is no index or constraint \(name ?? "?") at this point")
      }
    }
    change(call.text("model_name", in: &evaluator), call) { model in
      // Of a part without a known name nobody can tell.
      isPresent = name == nil || model[keyPath: list].contains { $0.name == name || $0.name == nil }
      model[keyPath: list].removeAll { $0.name == name }
      if name == nil { model.gap = "an index or constraint without a known name is removed" }
    }
  }

  mutating func renameIndex(_ call: OperationCall, in evaluator: inout Evaluator) {
    let (old, new) = (call.text("old_name", in: &evaluator), call.text("new_name", in: &evaluator))
    let fields = evaluator.elements(of: call.value("old_fields", in: &evaluator)) ?? []
    let names = fields.compactMap { evaluator.text(of: $0) }
    var made: NamedPart?
    if old == nil, let new { made = evaluator.makeIndex(on: names, named: new).map { NamedPart(value: $0, name: new) } }
    change(call.text("model_name", in: &evaluator), call) { model in
      if let made { model.indexes.append(made) }
      for row in model.indexes.indices where old != nil && model.indexes[row].name == old {
        model.indexes[row].name = new
      }
      if new == nil || (old == nil && made == nil) { model.gap = "an index gets a name that is not known" }
    }
  }

  mutating func alterConstraint(_ call: OperationCall, in evaluator: inout Evaluator) {
    let name = call.text("name", in: &evaluator)
    let value = call.value("constraint", in: &evaluator)
    change(call.text("model_name", in: &evaluator), call) { model in
      for row in model.constraints.indices where model.constraints[row].name == name {
        model.constraints[row].value = value
      }
    }
  }
}

extension ModelKey {
  /// What a relation of the model names.
  func resolve(_ target: String) -> ModelKey? { target == "self" ? self : ModelKey(label: target, in: app) }
}
