import Base
import Evaluation

/// Operations on fields (django.db.migrations.operations.fields).
extension MigrationReplay {
  mutating func setField(_ call: OperationCall, isNew: Bool, in evaluator: inout Evaluator) {
    guard let name = call.text("name", in: &evaluator) else {
      project.miss(call.app, "the name of a field is not known")
      return
    }
    var field = FieldState(name, call.value("field", in: &evaluator))
    field.dropsDefault = call.value("preserve_default", in: &evaluator) == .bool(false)
    var isPresent = isNew
    change(call.text("model_name", in: &evaluator), call) { model in
      isPresent = model.row(of: name) != nil
      model.set(field)
    }
    // Django adds a field again without a word, and alters one that is not there; the database does neither.
    if isPresent == isNew, current?.isManaged ?? true {
      let model = call.text("model_name", in: &evaluator) ?? "?"
      if !isNew {
        fail(call.app, "\(model) has no field \(name) at this point")
      } else if current?.side == .both {
        warnUnlessDropped("\(model) has a field \(name) already")
      }
    }
  }

  mutating func removeField(_ call: OperationCall, in evaluator: inout Evaluator) {
    let name = call.text("name", in: &evaluator)
    var isPresent = true
    change(call.text("model_name", in: &evaluator), call) { model in
      isPresent = name.flatMap { model.row(of: $0) } != nil
      model.fields.removeAll { $0.name == name }
    }
    if !isPresent {
      fail(call.app, "\(call.text("model_name", in: &evaluator) ?? "?") has no field \(name ?? "?") at this point")
    }
  }

  mutating func renameField(_ call: OperationCall, in evaluator: inout Evaluator) {
    guard let old = call.text("name", in: &evaluator), let new = call.text("new_name", in: &evaluator),
      let name = call.text("model_name", in: &evaluator)
    else {
      project.miss(call.app, "the new name of a field is not known")
      return
    }
    var isPresent = false
    change(name, call) { model in
      if let row = model.row(of: old) {
        var field = model.fields.remove(at: row)
        field.name = new
        model.set(field)
        isPresent = true
      }
      guard let groups = model.uniqueTogether.value else { return }
      model.uniqueTogether = .value(Set(groups.map { $0.map { $0 == old ? new : $0 } }))
    }
    if !isPresent { fail(call.app, "\(name) has no field \(old) at this point") }
    repoint(ModelKey(call.app, name), from: old, to: new, in: &evaluator)
  }

  /// `to_field` follows the name.
  private mutating func repoint(_ target: ModelKey, from old: String, to new: String, in evaluator: inout Evaluator) {
    for key in project.models.keys.sorted() {
      guard var model = project.models[key] else { continue }
      for row in model.fields.indices {
        let links = model.fields[row].links(in: &evaluator)
        guard links.toField == old, links.target.flatMap({ key.resolve($0) }) == target else { continue }
        model.fields[row].toField = new
      }
      project.models[key] = model
    }
  }
}

extension FieldState {
  /// What a relation names, as far as it is written.
  func links(in evaluator: inout Evaluator) -> (target: String?, through: String?, toField: String?) {
    guard case .instance(let id) = value else { return (target, through, toField) }
    let object = evaluator.instances[id]
    guard evaluator.inherits(object.type, from: "django.db.models.fields.related.RelatedField") else {
      return (nil, nil, nil)
    }
    func written(_ name: String) -> String? {
      let key = evaluator.text(name)
      return object.keywords.first { $0.name == key }.flatMap { evaluator.text(of: $0.value) }
    }
    let first = object.arguments.first.flatMap { evaluator.text(of: $0) }
    return (target ?? written("to") ?? first, through ?? written("through"), toField ?? written("to_field"))
  }
}
