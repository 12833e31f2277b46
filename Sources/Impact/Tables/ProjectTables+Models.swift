public import Base
import Django
import PythonSyntax

/// The registry's models, joined to the classes of the files.
extension ProjectTables {
  mutating func addModels() {
    var undecided: Set<String> = []
    for model in dump.models.items {
      guard let dotted = model.className.value else { continue }
      let id = classRow(dotted)
      var fields = ModelFields()
      fields.label = model.label.value ?? nil
      fields.isAbstract = model.isAbstract.value ?? false
      fields.isProxy = model.isProxy.value ?? false
      for manager in model.managers.value ?? [] {
        fields.managers[manager.name] = [manager.className] + (manager.querySet.map { [$0] } ?? [])
      }
      classes[id].model = fields
      guard let label = fields.label?.lowercased(), !fields.isAbstract else { continue }
      // Of two models of one label the one counts that surely is there.
      let isUndecided = model.note.condition != nil || !model.isInstalled
      if isUndecided, labels[label] != nil, !undecided.contains(label) { continue }
      labels[label] = id
      if isUndecided { undecided.insert(label) } else { undecided.remove(label) }
    }
    if case .string(let label)? = dump.settings.value?.scalars["AUTH_USER_MODEL"] {
      userModel = labels[label.lowercased()] ?? .none
    }
  }

  private mutating func classRow(_ dotted: String) -> ID<ClassRow> {
    if let known = classIndex[dotted] { return known }
    let name = dotted.dottedParts.last.map(String.init) ?? dotted
    // A class that says it stands in another module: `Page.__module__ = "shop.models"`.
    if let row = moduleIndex[String(dotted.dropLast(name.count + 1))],
      case .type(let type)? = meaning(of: name, in: row)
    {
      classIndex[dotted] = type
      return type
    }
    let id = ID<ClassRow>(classes.count)
    classes.append(ClassRow(name: name, dotted: dotted, file: nil))
    classIndex[dotted] = id
    return id
  }

  mutating func linkBases() {
    for row in classes.indices { linkBases(of: row) }
    for model in dump.models.items { linkBooted(model) }
    for row in classes.indices {
      var seen: [ID<ClassRow>] = []
      collectAncestors(ID(row), &seen, depth: 0)
      classes[row].ancestors = seen
    }
    for row in classes.indices {
      classes[row].libraryAncestors = classes[row].ancestors.flatMap { classes[$0].libraryBases }
    }
  }

  private mutating func linkBases(of row: Int) {
    guard let index = classes[row].file, let view = ClassDefinition(classes[row].node, in: file(index)) else { return }
    for base in view.bases {
      // `Generic[T]`, and mixins made by a call.
      var node = base
      if file(index).kind(node) == .subscript { node = ID(node.index + 1) }
      guard let dotted = file(index).dottedName(of: node) else { continue }
      switch meaning(ofDotted: dotted, in: index) {
      case .type(let base)? where base != ID(row): classes[row].bases.append(base)
      case .library(let name)?: classes[row].libraryBases.append(name)
      default: break
      }
    }
  }

  /// Whether the class names a base that was not understood, or decides about its attributes itself.
  public func hasUnreadBase(_ id: ID<ClassRow>) -> Bool {
    let row = classes[id]
    guard let index = row.file, let view = ClassDefinition(row.node, in: file(index)) else { return row.file == nil }
    if row.members["__getattr__"] != nil || row.members["__getattribute__"] != nil { return true }
    return view.bases.count > row.bases.count + row.libraryBases.count
  }

  /// What the boot knows of a model's bases goes before what was read.
  private mutating func linkBooted(_ model: DumpedModel) {
    guard let dotted = model.className.value, let id = classIndex[dotted], let bases = model.bases.value else { return }
    if classes[id].file != nil, !classes[id].bases.isEmpty { return }
    classes[id].bases = bases.compactMap { classIndex[$0] }.filter { $0 != id }
    classes[id].libraryBases = bases.filter { classIndex[$0] == nil }
  }

  private func collectAncestors(_ id: ID<ClassRow>, _ seen: inout [ID<ClassRow>], depth: Int) {
    guard depth < 40, !seen.contains(id) else { return }
    seen.append(id)
    for base in classes[id].bases { collectAncestors(base, &seen, depth: depth + 1) }
  }

  mutating func addFields() {
    for model in dump.models.items {
      guard let dotted = model.className.value, let id = classIndex[dotted] else { continue }
      for field in model.fields.items { addField(field, to: id) }
    }
    for model in dump.models.items {
      guard let dotted = model.className.value, let id = classIndex[dotted] else { continue }
      for field in model.fields.items { addReverse(field, of: id) }
    }
  }

  private mutating func addField(_ field: DumpedField, to id: ID<ClassRow>) {
    guard let name = field.name.value else { return }
    var row = ModelFields.Field(name: name, declaredIn: (field.declaredIn.value ?? nil) ?? classes[id].dotted)
    if let relation = field.relation {
      row.isRelation = true
      row.isMany = isMany(field)
      if let label = relation.relatedModel.value ?? nil { row.target = labels[label.lowercased()] ?? .none }
    }
    classes[id].model?.fields[name] = row
  }

  private func isMany(_ field: DumpedField) -> Bool {
    let type = (field.internalType.value ?? nil) ?? (field.className.value ?? nil) ?? ""
    return type.hasSuffix("ManyToManyField") || type.hasSuffix("GenericRelation") || type.hasSuffix("TaggableManager")
  }

  private mutating func addReverse(_ field: DumpedField, of id: ID<ClassRow>) {
    guard let name = field.name.value, let relation = field.relation, let model = classes[id].model,
      !model.isAbstract, !model.isProxy, let target = model.fields[name]?.target, !target.isNone
    else { return }
    // A child of a concrete model shares its parent's relation.
    let owner = model.fields[name].flatMap { classIndex[$0.declaredIn] } ?? id
    if owner != id, classes[owner].model.map({ !$0.isAbstract }) ?? false { return }
    let isOne = (field.internalType.value ?? nil) == "OneToOneField"
    let reverse = ModelFields.Reverse(source: id, field: name, isMany: !isOne)
    if let accessor = relation.accessor.value ?? nil, accessor != "+" {
      classes[target].model?.accessors[accessor] = reverse
    }
    if let query = relation.relatedQueryName.value ?? nil, query != "+" {
      classes[target].model?.queryNames[query] = reverse
    }
  }
}
