import Base
import Evaluation

/// The state of the booted models (`ModelState.from_model`).
extension DjangoBoot {
  mutating func bootedStates(of apps: Set<String>) -> [ModelKey: ModelState] {
    var states: [ModelKey: ModelState] = [:]
    for model in host.models.registered
    where model.isRegistered && !model.isLate && !model.isAbstract && !model.isAutomatic {
      if host.apps.disowns(model) { continue }
      guard let app = model.appLabel, apps.contains(app), states[ModelKey(app, model.name)] == nil else { continue }
      let state = state(of: model, app)
      states[state.key] = state
    }
    return states
  }

  private mutating func state(of model: BootedModel, _ app: String) -> ModelState {
    var state = ModelState(app, model.name)
    state.type = model.type
    state.gap = gap(of: model)
    for list in ["local_fields", "local_many_to_many"] {
      for field in host.localTable(of: model.type, list, in: &evaluator) {
        let type = evaluator.dottedName(of: .class(evaluator.instances[field].type))
        guard type != "django.db.models.fields.proxy.OrderWrt", let name = evaluator.name(of: field) else { continue }
        state.set(FieldState(name, .instance(field)))
        if host.models.isDoubtful(field) { state.gap = "\(model.name).\(name) depends on a condition" }
      }
    }
    addUnseen(of: model, to: &state)
    readOptions(of: model, into: &state)
    readManagers(of: model, into: &state)
    state.bases = bases(of: model)
    return state
  }

  /// Why the model may be other than it was seen.
  private mutating func gap(of model: BootedModel) -> String? {
    let type = evaluator.classes[model.type]
    if let condition = type.condition { return "\(model.name) exists if: \(evaluator.reasons[condition].text)" }
    if let app = model.appLabel, host.apps.condition(ofLabel: app) != nil { return "\(app) may not be installed" }
    if type.isOpen { return "a base of \(model.name) is not known" }
    return nil
  }

  /// What may be fields of libraries whose source is not at hand.
  private mutating func addUnseen(of model: BootedModel, to state: inout ModelState) {
    for case .class(let type) in evaluator.classes[model.type].order {
      guard let base = host.models[type], type == model.type || base.isAbstract else { continue }
      for (name, value) in base.unseen where state.row(of: name) == nil {
        state.set(FieldState(name, evaluator.certain(value)))
      }
    }
  }

  // MARK: Bases

  /// Abstract models stand for their own bases; `models.Model` alone is not written.
  private mutating func bases(of model: BootedModel) -> [PlannedBase] {
    let flat = flattened(model.type)
    let order = evaluator.classes[model.type].order
    let sorted = Set(flat).map { (order.firstIndex(of: .class($0)) ?? order.count, $0) }.sorted { $0.0 < $1.0 }
    var found: [PlannedBase] = []
    for (_, type) in sorted {
      if let base = host.models[type], let app = base.appLabel {
        found.append(.model(ModelKey(app, base.name)))
      } else {
        found.append(.other(.thing(.class(type), name: evaluator.dottedName(of: .class(type)) ?? "…")))
      }
    }
    if sorted.count == 1, evaluator.dottedName(of: .class(sorted[0].1)) == "django.db.models.base.Model" { return [] }
    return found
  }

  private func flattened(_ type: ID<ClassObject>, depth: Int = 0) -> [ID<ClassObject>] {
    evaluator.classes[type].bases.flatMap { base -> [ID<ClassObject>] in
      guard case .class(let base) = base else { return [] }
      return host.models[base]?.isAbstract == true && depth < 32 ? flattened(base, depth: depth + 1) : [base]
    }
  }

  // MARK: Options

  private static let ignored: Set<String> = [
    "apps", "app_label", "unique_together", "index_together", "indexes", "constraints",
  ]

  private mutating func readOptions(of model: BootedModel, into state: inout ModelState) {
    let options = Value.instance(model.options)
    let original = evaluator.attribute("original_attrs", of: options) ?? .none
    var names: Set<String> = []
    for (key, value) in evaluator.items(of: original) ?? [] {
      guard let name = evaluator.text(of: key) else { continue }
      names.insert(name)
      if !DjangoBoot.ignored.contains(name) { state.options[name] = value }
      if name == "unique_together" { state.uniqueTogether = evaluator.together(value) }
      if name == "index_together" { state.indexTogether = evaluator.together(value) }
    }
    if names.contains("indexes") { state.indexes = parts("indexes", of: model, gap: &state.gap) }
    if names.contains("constraints") { state.constraints = parts("constraints", of: model, gap: &state.gap) }
    dropPrivateOrder(of: model, in: &state)
  }

  /// Private fields are no part of the state, nor is what refers to them.
  private mutating func dropPrivateOrder(of model: BootedModel, in state: inout ModelState) {
    guard let name = state.options["order_with_respect_to"].flatMap({ evaluator.text(of: $0) }) else { return }
    let fields = host.localTable(of: model.type, "private_fields", in: &evaluator)
    for field in fields where evaluator.name(of: field) == name { state.options["order_with_respect_to"] = nil }
  }

  private mutating func parts(_ list: String, of model: BootedModel, gap: inout String?) -> [NamedPart] {
    let value = evaluator.attribute(list, of: .instance(model.options)) ?? .none
    var parts = evaluator.namedParts(value, gap: &gap)
    for row in parts.indices {
      guard let name = parts[row].name else { continue }
      if !name.isEmpty {
        parts[row].name = name.replacing("%(class)s", with: model.name.lowercased())
          .replacing("%(app_label)s", with: (model.appLabel ?? "").lowercased())
      } else if list == "indexes" {
        parts[row].name = indexName(parts[row].value, model)
      }
    }
    return parts
  }

  /// `Index.set_name_with_model`.
  private mutating func indexName(_ index: Value, _ model: BootedModel) -> String? {
    guard let orders = evaluator.attribute("fields_orders", of: index).flatMap({ evaluator.plainElements($0) }),
      let suffix = evaluator.attribute("suffix", of: index).flatMap({ evaluator.text(of: $0) }),
      let table = evaluator.attribute("db_table", of: .instance(model.options)).flatMap({ evaluator.text(of: $0) })
    else { return nil }
    var columns: [String] = []
    var signed: [String] = []
    for order in orders {
      let pair = evaluator.elements(of: order) ?? []
      guard pair.count == 2, let name = evaluator.text(of: pair[0]), let sign = evaluator.text(of: pair[1]),
        let column = column(name, model)
      else { return nil }
      columns.append(column)
      signed.append(sign.isEmpty ? column : "-" + column)
    }
    guard let first = columns.first else { return nil }
    let digest = MD5.hexadecimal(of: ([table] + signed + [suffix]).joined()).prefix(6)
    let name = "\(table.prefix(11))_\(first.prefix(7))_\(digest)_\(suffix)"
    guard let start = name.utf8.first, start == UInt8(ascii: "_") || (48...57).contains(start) else { return name }
    return "D" + name.dropFirst()
  }

  private mutating func column(_ name: String, _ model: BootedModel) -> String? {
    let key = evaluator.makeString(name)
    for field in host.modelFields(of: model.type, in: &evaluator) {
      let names = ["name", "attname"].map { evaluator.attribute($0, of: .instance(field)) }
      guard names.contains(key) else { continue }
      return evaluator.attribute("column", of: .instance(field)).flatMap { evaluator.text(of: $0) }
    }
    return nil
  }

  // MARK: Managers

  /// Those that migrations use, and plain ones in place of the default and base managers.
  private mutating func readManagers(of model: BootedModel, into state: inout ModelState) {
    guard let type = evaluator.resolve("django.db.models.manager.Manager") else { return }
    let standard = host.defaultManager(of: model, in: &evaluator)
    let base = baseManagerName(of: model.type)
    var isShimmed = false
    for (name, manager) in host.managers(of: model.type, in: &evaluator) {
      let value = Value.instance(manager)
      switch evaluator.truth(evaluator.present("use_in_migrations", value) ?? .none) {
      case .undecided: state.gap = "whether migrations use \(model.name).\(name) is not known"
      case .yes: state.managers.append((name, value))
      case .no:
        guard standard == value || base == name, let plain = evaluator.callQuietly(type) else { continue }
        if standard == value { isShimmed = true }
        state.managers.append((name, plain))
      }
    }
    if isShimmed, state.managers.count == 1, state.managers[0].name == "objects" { state.managers = [] }
  }

  /// The model's own, or that of the first model it inherits from.
  private mutating func baseManagerName(of type: ID<ClassObject>, depth: Int = 0) -> String? {
    guard let model = host.models[type], depth < 16 else { return nil }
    let own = evaluator.attribute("base_manager_name", of: .instance(model.options))
    if let name = own.flatMap({ evaluator.text(of: $0) }), !name.isEmpty { return name }
    for case .class(let parent) in evaluator.classes[type].order.dropFirst() where host.models[parent] != nil {
      return baseManagerName(of: parent, depth: depth + 1)
    }
    return nil
  }
}
