import Base
import Evaluation

/// Fields of models that both sides have.
extension ChangeDetector {
  mutating func removeFields(_ key: ModelKey, in evaluator: inout Evaluator) {
    for name in removedNames(key) { remove(name, of: key, in: &evaluator) }
  }

  private mutating func remove(_ name: String, of key: ModelKey, in evaluator: inout Evaluator) {
    var operation = PlannedOperation(.removeField, key, name: name)
    operation.dependencies = [
      OperationDependency(key, field: name, .unsetOrder), OperationDependency(key, field: name, .alterTogether),
    ]
    if version >= DjangoVersion(6, 0) {
      operation.dependencies.append(OperationDependency(key, field: name, .removeIndexOrConstraint))
      for field in old.models[key]?.fields ?? [] where isComputed(field, from: name, in: &evaluator) {
        operation.dependencies.append(OperationDependency(key, field: field.name, .remove))
      }
    }
    emit(operation)
  }

  /// A generated field of a migration whose expression names the field.
  private func isComputed(_ field: FieldState, from name: String, in evaluator: inout Evaluator) -> Bool {
    guard case .instance(let id) = field.value,
      evaluator.inherits(evaluator.instances[id].type, from: "django.db.models.fields.generated.GeneratedField")
    else { return false }
    let value = made(field, in: &evaluator)
    let parts = deconstructor.deconstruct(value, in: &evaluator)
    return reader.planned(value, parts, of: ModelKey("", ""), in: &evaluator).references.contains(name)
  }

  mutating func addFields(_ key: ModelKey, _ kept: [ModelKey], in evaluator: inout Evaluator) {
    for name in addedNames(key) { add(name, to: key, kept, in: &evaluator) }
  }

  private mutating func add(_ name: String, to key: ModelKey, _ kept: [ModelKey], in evaluator: inout Evaluator) {
    guard let model = new[key], let row = model.row(of: name),
      let field = known(model.fields[row], of: key, in: &evaluator)
    else { return }
    var operation = PlannedOperation(.addField, key, name: name)
    operation.field = field
    operation.dependencies = [OperationDependency(key, field: name, .remove)]
    if field.remote?.target != nil { operation.dependencies += dependencies(of: field) }
    if field.isGenerated { operation.dependencies += generatedDependencies(of: field, kept, in: &evaluator) }
    operation.preservesDefault = needsNoDefault(model.fields[row].value, field, in: &evaluator)
    emit(operation)
    noteRename(name, field, of: key, in: &evaluator)
  }

  /// Rows that are there need a value: nothing, a default or the empty text.
  private func needsNoDefault(_ value: Value, _ field: PlannedField, in evaluator: inout Evaluator) -> Bool {
    func flag(_ name: String) -> Bool { reader.flag(name, value, in: &evaluator) }
    if flag("null") || field.has("default") || field.has("db_default") || field.isManyToMany { return true }
    if field.isGenerated { return true }
    if flag("blank"), flag("empty_strings_allowed") { return true }
    guard case .instance(let id) = value else { return false }
    let fields = "django.db.models.fields."
    func isKind(_ names: [String]) -> Bool {
      names.contains { evaluator.inherits(evaluator.instances[id].type, from: fields + $0) }
    }
    if isKind(["DateField", "TimeField"]), flag("auto_now") { return true }
    return isKind(["AutoField", "AutoFieldMixin"])
  }

  /// Whether a field that goes was made alike.
  private mutating func noteRename(
    _ name: String, _ field: PlannedField, of key: ModelKey, in evaluator: inout Evaluator
  ) {
    for gone in removedNames(key) {
      guard let before = old.models[key], let row = before.row(of: gone),
        !possibleRenames.contains(where: { $0.key == key && $0.old == gone })
      else { continue }
      let parts = self.parts(
        of: made(before.fields[row], in: &evaluator), before.fields[row].dropsDefault, in: &evaluator)
      if parts.equals(field.made) == .yes {
        possibleRenames.append(PossibleRename(key: key, old: gone, new: name))
        return
      }
    }
  }

  mutating func alterFields(_ key: ModelKey, _ kept: [ModelKey], in evaluator: inout Evaluator) {
    guard let old = old.models[key], let new = new[key] else { return }
    let names = Set(old.fields.map(\.name)).intersection(new.fields.map(\.name))
    for name in names.sorted() {
      guard let one = old.row(of: name), let other = new.row(of: name) else { continue }
      compare(old.fields[one], new.fields[other], of: new, kept, in: &evaluator)
    }
  }

  private mutating func compare(
    _ old: FieldState, _ new: FieldState, of model: ModelState, _ kept: [ModelKey], in evaluator: inout Evaluator
  ) {
    let (before, after) = (made(old, in: &evaluator), new.value)
    let one = parts(of: before, old.dropsDefault, in: &evaluator)
    var other = filled(parts(of: after, false, in: &evaluator), as: one, model.key, in: &evaluator)
    var answer = one.equals(other)
    if answer != .yes, let clone = Deconstructor().clone(after, in: &evaluator) {
      let cloned = filled(parts(of: clone, false, in: &evaluator), as: one, model.key, in: &evaluator)
      // What was not understood of the clone says less than the field itself.
      if cloned.gap == nil { (other, answer) = (cloned, one.equals(cloned)) }
    }
    if answer == .undecided { answer = settled(one, other, before, after, in: &evaluator) }
    switch answer {
    case .yes: break
    case .undecided:
      let reason = one.gap ?? other.gap ?? "it was not decided"
      doubt(model.key.app, "\(model.name).\(new.name): \(reason)")
    case .no where hasUncertainNumbers(one) || hasUncertainNumbers(other):
      doubt(model.key.app, "\(model.name).\(new.name): \(one.gap ?? other.gap ?? "not all blocks are known")")
    case .no:
      let field = reader.planned(after, other, of: model.key, in: &evaluator)
      replace(before, one, field, new.name, of: model.key, kept, in: &evaluator)
    }
  }

  /// Wagtail numbers the blocks of a field as it finds them equal: where one is not known, the numbers are not.
  private func hasUncertainNumbers(_ parts: Deconstruction) -> Bool {
    guard case .object(let field) = parts, field["block_lookup"] != nil else { return false }
    return parts.gap != nil
  }

  private mutating func replace(
    _ old: Value, _ before: Deconstruction, _ new: PlannedField, _ name: String, of key: ModelKey, _ kept: [ModelKey],
    in evaluator: inout Evaluator
  ) {
    let wasToMany = reader.flag("many_to_many", old, in: &evaluator)
    var isRetargeted = false
    if version >= DjangoVersion(6, 1), wasToMany, case .object(let one) = before, case .object(let other) = new.made {
      isRetargeted = one["to"].flatMap { to in other["to"].map { to.equals($0) } } == .no
    }
    guard wasToMany == new.isManyToMany, !isRetargeted else {
      remove(name, of: key, in: &evaluator)
      add(name, to: key, kept, in: &evaluator)
      return
    }
    var operation = PlannedOperation(.alterField, key, name: name)
    operation.field = new
    if new.remote?.target != nil { operation.dependencies = dependencies(of: new) }
    emit(operation)
  }

  /// The field of a migration, its relation as renamed since.
  func made(_ field: FieldState, in evaluator: inout Evaluator) -> Value {
    let result = Deconstructor().made(field.value, in: &evaluator)
    guard let remote = evaluator.attribute("remote_field", of: result), case .instance = remote else { return result }
    for (name, value) in [("model", field.target), ("through", field.through), ("field_name", field.toField)] {
      if let value { evaluator.assign(name, of: remote, to: evaluator.makeString(value)) }
    }
    return result
  }

  private func parts(
    of field: Value, _ dropsDefault: Bool, in evaluator: inout Evaluator
  ) -> Deconstruction {
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
      case .text(let name)? = field["related_name"], case .text(let before)? = written["related_name"]
    else { return new }
    // `"+"` of a relation to many had become a name that is as hidden, on the model's side alone
    // (`ManyToManyField.contribute_to_class`).
    if name.hasSuffix("+"), before.hasSuffix("+"), version < DjangoVersion(4, 0) {
      field["related_name"] = .text(before)
      return .object(field)
    }
    guard
      before
        == name.replacing("%(class)s", with: key.name).replacing("%(model_name)s", with: key.name)
        .replacing("%(app_label)s", with: key.app), before != name, version < DjangoVersion(5, 0)
    else { return new }
    field["related_name"] = .unknown("how this version of Django writes related names")
    return .object(field)
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
