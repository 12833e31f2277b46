/// Every model's names: what may be written where a field, a path of fields or an attribute is wanted.
///
/// One resolver for serializers, forms, filter sets, admin, factories, Meta options and queries; they differ only in
/// which names they take.
public struct FieldBook: Sendable {
  public let tables: SharedTables
  private var entries: [ID<ClassRow>: ModelEntry] = [:]
  /// Look-ups that the project registers.
  let ownLookups: Set<String>
  /// What anything else in the project is called: fields of all models, and what code reads, stores and adds.
  private(set) var writtenNames: Set<String>

  init(_ project: CheckedProject) {
    tables = project.tables
    let written = project.writtenNames
    ownLookups = written.lookups
    writtenNames = written.read.union(written.stored).union(written.annotated)
    for row in project.dump.models.items {
      guard let dotted = row.className.value, let type = tables.classIndex[dotted] else { continue }
      entries[type] = ModelEntry(row, type)
      writtenNames.formUnion(row.fields.items.compactMap(\.name.value))
    }
    addReverses()
  }

  public subscript(type: ID<ClassRow>) -> ModelEntry? { entries[type] }

  public func entry(label: String) -> ModelEntry? {
    tables.labels[label.lowercased()].flatMap { entries[$0] }
  }

  public func target(of field: DumpedField) -> ModelEntry? {
    (field.relation?.relatedModel.value ?? nil).flatMap { entry(label: $0) }
  }

  public var all: some Sequence<ModelEntry> {
    entries.keys.sorted { $0.index < $1.index }.lazy.compactMap { entries[$0] }
  }

  /// The model whose table a proxy stands for; itself for others.
  public func concrete(_ entry: ModelEntry) -> ModelEntry {
    guard entry.row.isProxy.value ?? false else { return entry }
    return tables.classes[entry.type].ancestors.lazy.compactMap { entries[$0] }
      .first { $0.row.isAbstract.value != true && $0.row.isProxy.value != true } ?? entry
  }

  // MARK: Relations from the other side

  private mutating func addReverses() {
    var found: [ID<ClassRow>: [ModelEntry.Reverse]] = [:]
    var loose = false
    let namesakes = Dictionary(grouping: all.filter { $0.row.isAbstract.value != true }) { $0.label.lowercased() }
    for entry in all where entry.row.isAbstract.value != true && entry.row.isInstalled {
      for field in entry.row.fields.items {
        guard let relation = field.relation, isOwn(field, of: entry) else { continue }
        guard let target = target(of: field) else {
          if relation.relatedModel.value == nil { loose = true }
          continue
        }
        let back = reverse(of: field, relation, entry)
        for one in namesakes[target.label.lowercased()] ?? [target] {
          found[concrete(one).type, default: []].append(back)
        }
        writtenNames.formUnion([back.accessor, back.query].compactMap(\.self))
      }
    }
    let isForeign = othersAreForeign
    let unseen = Set(all.flatMap(unseenTargets)).union(targetsOfLateModels())
    for type in Array(entries.keys) {
      let isNamed = tables.classes[type].ancestors.contains { unseen.contains($0) }
      let isOpen = loose || isNamed || mayBePointedTo(type)
      entries[type]?.reverses = tables.classes[type].ancestors.flatMap { found[$0] ?? [] }
      entries[type]?.isReverseOpen = isOpen
      entries[type]?.isReverseForeign = isForeign && !loose && !isNamed
    }
  }

  /// Whether the field is the model's and not one of a concrete parent, whose relations it shares.
  public func isOwn(_ field: DumpedField, of entry: ModelEntry) -> Bool {
    guard let name = field.name.value else { return false }
    return !tables.classes[entry.type].ancestors.dropFirst().contains { ancestor in
      guard let parent = entries[ancestor], parent.row.isAbstract.value != true else { return false }
      return parent.fields[name] != nil
    } && !isInherited(name, by: entry.row)
  }

  /// What the boot says of bases that the class's text does not name.
  private func isInherited(_ name: String, by row: DumpedModel, depth: Int = 0) -> Bool {
    guard depth < 20 else { return false }
    return (row.bases.value ?? []).contains { base in
      guard let parent = tables.classIndex[base].flatMap({ entries[$0] }) else { return false }
      if parent.row.isAbstract.value != true, parent.fields[name] != nil { return true }
      return isInherited(name, by: parent.row, depth: depth + 1)
    }
  }

  private func reverse(of field: DumpedField, _ relation: DumpedRelation, _ entry: ModelEntry) -> ModelEntry.Reverse {
    let isOne = field.isOneToOne
    return .init(
      source: entry.type, field: field, relation: relation, accessor: relation.accessor.value ?? nil,
      query: relation.relatedQueryName.value ?? nil, isMany: !isOne
    ).withoutHidden
  }

  /// What models point to that only tests, or other modules no start imports, may have registered.
  private func targetsOfLateModels() -> [ID<ClassRow>] {
    all.filter { !$0.row.isInstalled && $0.row.label.value ?? nil != nil }.flatMap { entry in
      entry.row.fields.items.compactMap { field in target(of: field).map { concrete($0).type } }
    }
  }

  /// The models that attributes of unknown classes name first: `SortedManyToManyField(Order)` may be a relation.
  private func unseenTargets(of entry: ModelEntry) -> [ID<ClassRow>] {
    guard entry.isOpen else { return [] }
    return tables.classes[entry.type].ancestors.flatMap { type -> [ID<ClassRow>] in
      guard let index = tables.classes[type].file else { return [] }
      return tables.classes[type].members.compactMap { name, member in
        guard entry.fields[name] == nil, case .value(_, let value?, _) = member else { return nil }
        return target(ofCall: value, in: index, app: entry.label.prefix { $0 != "." })
      }
    }
  }

  private func target(ofCall value: ID<Node>, in index: Int, app: Substring) -> ID<ClassRow>? {
    let tree = tables.file(index)
    guard let call = Call(value, in: tree), let to = call.arguments.first ?? call[keyword: "to"] else { return nil }
    if let text = tree.string(to) {
      let label = text.contains(".") ? text : app + "." + text
      return tables.labels[label.lowercased()]
    }
    guard let dotted = tree.dottedName(of: to), case .type(let type)? = tables.meaning(ofDotted: dotted, in: index)
    else { return nil }
    return type
  }

  /// Whether applications that were not read may have relations to the model: to the user, or to models of libraries.
  private func mayBePointedTo(_ type: ID<ClassRow>) -> Bool {
    switch tables.tables.dump.models.openness {
    case .closed: return false
    case .open, .unknown: return true
    case .hints(let names):
      if names.contains(where: { mayPoint($0, to: type) }) { return true }
      if tables.classes[type].file == nil { return true }
      return !tables.userModel.isNone && tables.classes[tables.userModel].ancestors.contains(type)
    }
  }

  private var othersAreForeign: Bool {
    guard case .hints(let names) = tables.tables.dump.models.openness else { return false }
    let applications = names.filter { classes(ofLabel: $0).isEmpty }
    return !applications.isEmpty && !applications.contains(where: isOwnModule)
  }

  /// Whether an application, or a class that may be a model, may have a relation to the model.
  private func mayPoint(_ hint: String, to model: ID<ClassRow>) -> Bool {
    let classes = classes(ofLabel: hint)
    if classes.isEmpty { return isOwnModule(hint) }
    return classes.contains { type in
      guard let index = tables.classes[type].file else { return true }
      return tables.classes[type].members.contains { _, member in
        guard case .value(_, let value?, _) = member else { return false }
        return target(ofCall: value, in: index, app: hint.prefix { $0 != "." }) == model
      }
    }
  }

  /// Classes of the project that were not taken for models, by the label they would have.
  private func classes(ofLabel label: String) -> [ID<ClassRow>] {
    guard let name = label.split(separator: ".").last else { return [] }
    return tables.classes.indices.compactMap { row in
      let type = tables.classes[row]
      let isOther = entries[ID(row)] == nil && !type.dotted.hasSuffix("Config")
      return isOther && type.file != nil && type.name == name ? ID(row) : nil
    }
  }

  private func isOwnModule(_ name: String) -> Bool {
    if tables.moduleIndex[name] != nil || tables.packages.contains(name) { return true }
    guard let dot = name.lastIndex(of: ".") else { return false }
    return isOwnModule(String(name[..<dot]))
  }
}
