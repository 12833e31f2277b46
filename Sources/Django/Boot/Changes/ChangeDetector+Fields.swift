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
      miss(model.key.app, "whether \(model.name).\(name) is a field is not known")
    } else {
      emit(model.key.app, "AddField", model: model.key.name, name: name)
    }
  }

  private mutating func compare(
    _ old: FieldState, _ new: FieldState, of model: ModelState, in evaluator: inout Evaluator
  ) {
    let (before, after) = (made(old, in: &evaluator), new.value)
    let one = parts(of: before, dropsDefault: old.dropsDefault, in: &evaluator)
    let other = parts(of: after, dropsDefault: false, in: &evaluator)
    switch one.equals(other) {
    case .yes: break
    case .undecided:
      let reason = one.gap ?? other.gap ?? "it was not decided"
      miss(model.key.app, "\(model.name).\(new.name): \(reason)")
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

  /// Constructs a field of a migration, which was only read so far.
  private func made(_ field: FieldState, in evaluator: inout Evaluator) -> Value {
    guard case .instance(let id) = field.value else { return field.value }
    let written = evaluator.instances[id]
    var result: Value?
    evaluator.run { evaluator in
      result = evaluator.callQuietly(.class(written.type), written.arguments, written.keywords)
    }
    guard let result else { return evaluator.makeUnknown("a field that could not be made: \(evaluator.lastFailure)") }
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
}
