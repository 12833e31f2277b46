import Base
import Evaluation

extension ChangeDetector {
  mutating func compareFields(_ key: ModelKey, in evaluator: inout Evaluator) {
    guard let old = old.models[key], let new = new[key] else { return }
    let before = Set(old.fields.map(\.name))
    let after = Set(new.fields.map(\.name))
    for name in before.subtracting(after).sorted() { emit(key.app, "RemoveField", model: key.name, name: name) }
    for name in after.subtracting(before).sorted() { add(name, to: new) }
    for name in before.intersection(after).sorted() {
      guard let one = old.row(of: name), let other = new.row(of: name) else { continue }
      compare(old.fields[one], new.fields[other], of: new, in: &evaluator)
    }
  }

  /// What a class of an unknown library makes may be no field.
  private mutating func add(_ name: String, to model: ModelState) {
    if let row = model.row(of: name), case .symbolic = model.fields[row].value {
      doubt(model.key.app, "whether \(model.name).\(name) is a field is not known")
    } else {
      emit(model.key.app, "AddField", model: model.key.name, name: name)
    }
  }

  private mutating func compare(
    _ old: FieldState, _ new: FieldState, of model: ModelState, in evaluator: inout Evaluator
  ) {
    let (before, after) = (made(old, in: &evaluator), new.value)
    let one = parts(of: before, dropsDefault: old.dropsDefault, in: &evaluator)
    var other = filled(parts(of: after, dropsDefault: false, in: &evaluator), as: one, model.key, in: &evaluator)
    var answer = one.equals(other)
    if answer != .yes, let clone = Deconstructor().clone(after, in: &evaluator) {
      let cloned = filled(parts(of: clone, dropsDefault: false, in: &evaluator), as: one, model.key, in: &evaluator)
      // What was not understood of the clone says less than the field itself.
      if cloned.gap == nil { (other, answer) = (cloned, one.equals(cloned)) }
    }
    if answer == .undecided { answer = settled(one, other, before, after, in: &evaluator) }
    switch answer {
    case .yes: break
    case .undecided:
      let reason = one.gap ?? other.gap ?? "it was not decided"
      doubt(model.key.app, "\(model.name).\(new.name): \(reason)")
    case .no: replace(before, after, new.name, of: model.key, in: &evaluator)
    }
  }

  private mutating func replace(
    _ old: Value, _ new: Value, _ name: String, of key: ModelKey, in evaluator: inout Evaluator
  ) {
    if isToMany(old, in: &evaluator) == isToMany(new, in: &evaluator) {
      emit(key.app, "AlterField", model: key.name, name: name)
    } else {
      emit(key.app, "RemoveField", model: key.name, name: name)
      emit(key.app, "AddField", model: key.name, name: name)
    }
  }

  private func isToMany(_ field: Value, in evaluator: inout Evaluator) -> Bool {
    evaluator.present("many_to_many", field) == .bool(true)
  }

  /// The field of a migration, its relation as renamed since.
  private func made(_ field: FieldState, in evaluator: inout Evaluator) -> Value {
    let result = Deconstructor().made(field.value, in: &evaluator)
    guard let remote = evaluator.attribute("remote_field", of: result), case .instance = remote else { return result }
    for (name, value) in [("model", field.target), ("through", field.through), ("field_name", field.toField)] {
      if let value { evaluator.assign(name, of: remote, to: evaluator.makeString(value)) }
    }
    return result
  }

  private func parts(of field: Value, dropsDefault: Bool, in evaluator: inout Evaluator) -> Deconstruction {
    let parts = Deconstructor().deconstruct(field, in: &evaluator)
    guard dropsDefault, case .object(var construction) = parts else { return parts }
    construction["default"] = nil
    return .object(construction)
  }

  /// Before Django 4.0 the name of a reverse relation was written filled in.
  private func filled(
    _ new: Deconstruction, as old: Deconstruction, _ key: ModelKey, in evaluator: inout Evaluator
  ) -> Deconstruction {
    guard case .object(var field) = new, case .object(let written) = old,
      case .text(let name)? = field["related_name"], case .text(let before)? = written["related_name"],
      before
        == name.replacing("%(class)s", with: key.name).replacing("%(model_name)s", with: key.name)
        .replacing("%(app_label)s", with: key.app), before != name, !isRecent(in: &evaluator)
    else { return new }
    field["related_name"] = .unknown("how this version of Django writes related names")
    return .object(field)
  }

  private func isRecent(in evaluator: inout Evaluator) -> Bool {
    guard let version = evaluator.resolve("django.VERSION"), let parts = evaluator.elements(of: version),
      case .int(let major)? = parts.first
    else { return false }
    return major > 4
  }

  /// What is not known of both is the same when the same class made both from the same argument, or without it.
  private func settled(
    _ old: Deconstruction, _ new: Deconstruction, _ before: Value, _ after: Value, in evaluator: inout Evaluator
  ) -> Truth {
    guard case .object(var one) = old, case .object(var other) = new, case .instance(let a) = before,
      case .instance(let b) = after
    else { return .undecided }
    let (left, right) = (evaluator.instances[a], evaluator.instances[b])
    guard left.type == right.type else { return .undecided }
    for name in Set(one.keywords.map(\.name) + other.keywords.map(\.name)) {
      guard one[name]?.isUnknown ?? false || other[name]?.isUnknown ?? false else { continue }
      let key = evaluator.text(name)
      let given = (
        left.keywords.first { $0.name == key }?.value, right.keywords.first { $0.name == key }?.value
      )
      switch given {
      case (nil, nil): break
      case (let mine?, let theirs?):
        let parts = [mine, theirs].map { Deconstructor().deconstruct($0, in: &evaluator) }
        if parts[0].equals(parts[1]) != .yes { return .undecided }
      default: return .undecided
      }
      (one[name], other[name]) = (nil, nil)
    }
    return one.equals(other)
  }
}
