import Base
import Evaluation

/// The `models` section of the dump.
extension DjangoBoot {
  mutating func modelSection() -> Section<DumpedModel> {
    var rows: [DumpedModel] = []
    for model in host.models.registered where !model.isAutomatic && !host.apps.disowns(model) {
      rows.append(row(of: model))
    }
    let hints = host.apps.unresolved.map(\.entry) + modelsBehindUnseen().compactMap(\.dotted)
    return Section(rows, host.apps.isComplete ? (hints.isEmpty ? .closed : .hints(hints)) : .open)
  }

  /// Classes that may be models, found once.
  func modelsBehindUnseen() -> [(label: String, dotted: String?)] {
    if let known = host.models.behindUnseen { return known }
    let found = host.unseenModels(in: evaluator).map { model in
      (model.app + "." + model.name, evaluator.dottedName(of: .class(model.type)))
    }
    host.models.behindUnseen = found
    return found
  }

  private mutating func row(of model: BootedModel) -> DumpedModel {
    let type = evaluator.classes[model.type]
    let name = evaluator.dottedName(of: .class(model.type)) ?? model.name
    var row = DumpedModel(className: .value(name), place: dumpedPlace(of: model.type))
    row.label = .value(model.label)
    row.isAbstract = .value(model.isAbstract)
    row.isProxy = .value(model.isProxy)
    row.isInstalled = model.isAbstract || model.isRegistered && !model.isLate
    row.bases = bases(of: model.type)
    row.managers = managers(of: model)
    writeOptions(of: model, to: &row)
    row.fields = fields(of: model)
    row.attributes = attributes(
      of: model.type, leavingOut: ["object", "builtins.object", "django.db.models.base.Model"])
    let condition = type.condition ?? model.appLabel.flatMap { host.apps.condition(ofLabel: $0) }
    row.note.condition = condition.map { evaluator.reasons[$0].text }
    if !model.isAbstract { openUnfinished(&row, model) }
    if isOfOtherRelease(model.type) {
      row.fields.openness = .open
      row.note.evidence = .likely
    }
    return row
  }

  /// A library's model as another release of it has it; those of Django itself have kept their fields for years.
  private func isOfOtherRelease(_ type: ID<ClassObject>) -> Bool {
    otherRelease(of: type) != nil && !evaluator.string(evaluator.classes[type].module).hasPrefix("django.")
  }

  /// A model whose application is not known, or whose automatic key is not, has more than could be made.
  private func openUnfinished(_ row: inout DumpedModel, _ model: BootedModel) {
    if model.appLabel == nil {
      // Where all applications are known it is no model at all.
      if host.apps.isComplete { return }
      row.label = .unknown("the application is not known")
      row.dbTable = .unknown("the application is not known")
      row.managers = .unknown("the application is not known")
    }
    if !row.fields.items.contains(where: { $0.isPrimaryKey.value == true }) { row.fields.openness = .open }
  }

  private mutating func managers(of model: BootedModel) -> Known<[DumpedManager]> {
    var rows: [DumpedManager] = []
    for (name, manager) in host.managers(of: model.type, in: &evaluator) {
      if host.models.alternatives[manager] != nil { return .unknown("one of several managers") }
      let type = evaluator.instances[manager].type
      guard let className = evaluator.dottedName(of: .class(type)) else { return .unknown("a manager's class") }
      var querySet: String?
      if let value = evaluator.attribute("_queryset_class", of: .class(type)) {
        guard case .class = value else { return .unknown("a manager's query set") }
        querySet = evaluator.dottedName(of: value)
      }
      rows.append(DumpedManager(name: name, className: className, querySet: querySet))
    }
    if evaluator.classes[model.type].isOpen { return .unknown("a base is not known") }
    if host.hasUnseenManager(model.type, in: evaluator) { return .unknown("a manager's class is not known") }
    return .value(rows)
  }

  /// The names in the bodies of the class and of its bases.
  func attributes(of type: ID<ClassObject>, leavingOut known: Set<String>) -> Known<[String]> {
    if let decorator = evaluator.unseenDecorator(of: type) { return .unknown("\(decorator) may add more") }
    var names: Set<String> = []
    for entry in evaluator.classes[type].order {
      guard case .class(let base) = entry else { return .unknown("a base is not known") }
      let name = evaluator.dottedName(of: entry) ?? ""
      if known.contains(name) { continue }
      if evaluator.classes[base].isOpen { return .unknown("\(name) may have more") }
      names.formUnion(evaluator.classes[base].namespace.names.map { evaluator.string($0) })
    }
    return .value(names.sorted())
  }

  // MARK: Meta

  private mutating func writeOptions(of model: BootedModel, to row: inout DumpedModel) {
    let options = Value.instance(model.options)
    func option(_ name: String) -> Value { evaluator.attribute(name, of: options) ?? .none }
    row.isManaged = evaluator.flag(option("managed"))
    row.dbTable = model.isAbstract ? .value(nil) : evaluator.knownText(option("db_table"))
    if let table = row.dbTable.value, let table, table.utf8.count > host.longestName(in: &evaluator) {
      row.dbTable = .unknown("the database shortens it")
    }
    row.swapped = model.isAbstract ? .value(nil) : evaluator.knownText(option("swapped"))
    row.ordering = ordering(option("ordering"))
    row.uniqueTogether = together(option("unique_together"))
    row.indexes = indexes(option("indexes"))
    row.constraints = constraints(option("constraints"), of: model)
  }

  /// The strings; expressions are left out.
  private mutating func ordering(_ value: Value) -> Known<[String]> {
    if value == .none { return .value([]) }
    guard let elements = elements(value) else { return .unknown("ordering is not known") }
    var names: [String] = []
    for element in elements {
      if let text = evaluator.text(of: element) {
        names.append(text)
      } else if element.isUnknown {
        return .unknown("ordering")
      }
    }
    return .value(names)
  }

  /// All elements, if that is certain.
  private mutating func elements(_ value: Value) -> [Value]? {
    guard let elements = evaluator.elements(of: value), !evaluator.isOpen(value) else { return nil }
    for element in elements {
      switch element {
      case .maybe, .splat, .either: return nil
      default: break
      }
    }
    return elements
  }

  /// `normalize_together`.
  private mutating func together(_ value: Value) -> Known<[[String]]> {
    if value == .none { return .value([]) }
    guard let outer = elements(value) else { return .unknown("unique_together is not known") }
    let names = outer.compactMap { evaluator.text(of: $0) }
    if !names.isEmpty { return names.count == outer.count ? .value([names]) : .unknown("unique_together is not known") }
    var groups: [[String]] = []
    for group in outer {
      guard let inner = elements(group) else { return .unknown("unique_together is not known") }
      let names = inner.compactMap { evaluator.text(of: $0) }
      if names.count != inner.count { return .unknown("unique_together is not known") }
      groups.append(names)
    }
    return .value(groups)
  }

  private mutating func indexes(_ value: Value) -> Known<[[String]]> {
    if value == .none { return .value([]) }
    guard let elements = elements(value) else { return .unknown("indexes are not known") }
    var rows: [[String]] = []
    for element in elements {
      guard let fields = indexFields(element) else { return .unknown("an index is not known") }
      rows.append(fields)
    }
    return .value(rows)
  }

  private mutating func indexFields(_ index: Value) -> [String]? {
    guard case .instance(let id) = index else { return nil }
    let name = evaluator.text("fields")
    let given =
      evaluator.instances[id].keywords.first { $0.name == name }?.value ?? evaluator.instances[id].attributes[name]
    guard let given else { return evaluator.instances[id].arguments.isEmpty ? nil : [] }
    guard let fields = elements(given) else { return nil }
    let names = fields.compactMap { evaluator.text(of: $0) }
    return names.count == fields.count ? names : nil
  }

  private mutating func constraints(_ value: Value, of model: BootedModel) -> Known<[String]> {
    if value == .none { return .value([]) }
    guard let elements = elements(value) else { return .unknown("constraints are not known") }
    var names: [String] = []
    for element in elements {
      guard case .instance(let id) = element else { return .unknown("a constraint is not known") }
      let key = evaluator.text("name")
      let given =
        evaluator.instances[id].keywords.first { $0.name == key }?.value ?? evaluator.instances[id].attributes[key]
      guard let text = given.flatMap({ evaluator.text(of: $0) }) else { return .unknown("a constraint's name") }
      names.append(model.isAbstract ? text : filled(text, model))
    }
    return .value(names)
  }

  /// `%(class)s` and `%(app_label)s`.
  private func filled(_ name: String, _ model: BootedModel) -> String {
    name.replacing("%(class)s", with: model.name.lowercased())
      .replacing("%(app_label)s", with: (model.appLabel ?? "").lowercased())
  }
}

extension Evaluator {
  /// The truth of a plain value.
  mutating func flag(_ value: Value) -> Known<Bool> {
    switch value {
    case .none: .value(false)
    case .bool(let flag): .value(flag)
    case .int(let number): .value(number != 0)
    case .string(let text): .value(text != .empty)
    case .class, .instance, .function: .value(true)
    default: .unknown("it is not known")
    }
  }

  mutating func knownText(_ value: Value) -> Known<String?> {
    if value == .none { return .value(nil) }
    return text(of: value).map { .value($0) } ?? .unknown("it is not known")
  }
}
