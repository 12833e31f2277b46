import Base
import Evaluation

extension DjangoBoot {
  /// What the registries of all sites hold at the end of start-up.
  mutating func adminSection() -> Section<DumpedAdmin> {
    var rows: [DumpedAdmin] = []
    var isOpen = !host.apps.isComplete || !host.admin.unknown.isEmpty
    for site in adminSites() {
      let name = evaluator.attribute("name", of: .instance(site)).flatMap { evaluator.text(of: $0) }
      guard let registry = evaluator.attribute("_registry", of: .instance(site)), case .dict(let id) = registry else {
        isOpen = true
        continue
      }
      if evaluator.dicts[id].isOpen { isOpen = true }
      for (model, value) in zip(evaluator.dicts[id].keys, evaluator.dicts[id].values) {
        guard var row = adminRow(model, value) else { continue }
        row.site = name.map { .value($0) } ?? .unknown("the name of the site")
        rows.append(row)
      }
    }
    rows.sort { ($0.site.value ?? "", $0.model.value ?? "") < ($1.site.value ?? "", $1.model.value ?? "") }
    return Section(rows, isOpen ? .open : .closed)
  }

  private func adminSites() -> [ID<Instance>] {
    let types = classes(inheriting: DjangoHost.adminSite)
    return evaluator.instances.indices.map { ID<Instance>($0) }.filter { types.contains(evaluator.instances[$0].type) }
  }

  /// Classes below one of a dotted name, itself included.
  func classes(inheriting name: String) -> Set<ID<ClassObject>> {
    guard
      let base = evaluator.classes.indices.map({ ID<ClassObject>($0) }).first(where: {
        evaluator.dottedName(of: .class($0)) == name
      })
    else { return [] }
    return Set(
      evaluator.classes.indices.map { ID<ClassObject>($0) }.filter {
        evaluator.classes[$0].order.contains(.class(base))
      })
  }

  private mutating func adminRow(_ model: Value, _ value: Value) -> DumpedAdmin? {
    guard case .class(let type) = model, let label = host.models.label(of: type) ?? evaluator.modelLabel(ofMeta: type)
    else { return nil }
    var row = DumpedAdmin(model: .value(label))
    if case .maybe(let id) = value {
      row.note.condition = evaluator.reasons[evaluator.maybes[id].reason].text
    }
    guard case .instance(let admin) = evaluator.certain(value) else {
      row.className = .unknown("the class is not known")
      return row
    }
    let adminType = evaluator.instances[admin].type
    row.className = evaluator.dottedName(of: .class(adminType)).map { .value($0) } ?? .unknown("a class without a name")
    row.place = dumpedPlace(evaluator.classes[adminType].place)
    row.attributes = attributes(of: adminType, leavingOut: ["object", "builtins.object"])
    if let decorator = evaluator.unseenDecorator(of: adminType) {
      for option in DumpedAdmin.ListOption.allCases { row.lists[option] = .unknown("\(decorator) may change it") }
      row.form = .unknown("\(decorator) may change it")
      return row
    }
    for option in DumpedAdmin.ListOption.allCases { row.lists[option] = listOption(option, of: .instance(admin)) }
    if let form = evaluator.attribute("form", of: .instance(admin)) {
      row.form = classes(form).map { .value($0.first) } ?? .unknown("the form is not known")
    }
    return row
  }

  private mutating func listOption(_ option: DumpedAdmin.ListOption, of admin: Value) -> Known<[String]> {
    if option == .fieldsetsFields { return fieldsets(of: admin) }
    guard let value = evaluator.attribute(option.rawValue, of: admin) else { return .value([]) }
    let known = evaluator.certain(value)
    if known == .none { return .value([]) }
    guard let elements = evaluator.elements(of: known), !evaluator.isOpen(known) else {
      return .unknown("\(option.rawValue) is not known")
    }
    var names: [String] = []
    for element in elements {
      guard let name = itemName(element) else { return .unknown("an item of \(option.rawValue) is not known") }
      names.append(name)
    }
    return .value(names)
  }

  /// A name, a callable or class by its dotted name, `("field", Filter)` by the field.
  private mutating func itemName(_ value: Value) -> String? {
    switch value {
    case .maybe, .splat, .either, .unknown, .symbolic: return nil
    case .tuple, .list: return evaluator.elements(of: value)?.first.flatMap { itemName($0) }
    default: return evaluator.text(of: value) ?? qualifiedName(of: value)
    }
  }

  /// The fields of all field sets, flattened (options.ModelAdmin.fieldsets).
  private mutating func fieldsets(of admin: Value) -> Known<[String]> {
    guard let value = evaluator.attribute("fieldsets", of: admin) else { return .value([]) }
    let known = evaluator.certain(value)
    if known == .none { return .value([]) }
    guard let sets = evaluator.elements(of: known), !evaluator.isOpen(known) else {
      return .unknown("the field sets are not known")
    }
    var names: [String] = []
    for set in sets {
      guard let pair = evaluator.elements(of: set), pair.count == 2, case .dict = evaluator.payload(pair[1]) else {
        return .unknown("a field set is not known")
      }
      let fields = evaluator.item(evaluator.makeString("fields"), of: pair[1])
      guard let flat = flattened(fields) else { return .unknown("the fields of a field set are not known") }
      names += flat
    }
    return .value(names)
  }

  private mutating func flattened(_ fields: Value) -> [String]? {
    guard let elements = evaluator.elements(of: fields), !evaluator.isOpen(fields) else { return nil }
    var names: [String] = []
    for element in elements {
      if let name = evaluator.text(of: element) {
        names.append(name)
      } else if case .maybe = element {
        return nil
      } else if let inner = evaluator.elements(of: element) {
        let texts = inner.compactMap { evaluator.text(of: $0) }
        guard texts.count == inner.count else { return nil }
        names += texts
      } else {
        return nil
      }
    }
    return names
  }

  /// The dotted name of a class as a list of one; empty for `None`, nil when it is not known.
  private func classes(_ value: Value) -> [String]? {
    switch value {
    case .none: []
    case .class: evaluator.dottedName(of: value).map { [$0] }
    default: nil
    }
  }
}
