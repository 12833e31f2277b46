import Base
import Facts

/// The fields that class bodies declare.
extension Linker {
  /// Own fields, then those of abstract bases that are not replaced.
  mutating func fields(of id: ID<Model>) -> [ModelField] {
    let model = project.models[id]
    var fields: [ModelField] = []
    var taken: Set<String> = []
    for ancestor in fieldSources(of: model.type) {
      if ancestor == model.type || project.classes[ancestor].roles.contains(.abstractModel) {
        let own = ownFields(of: ancestor, for: model)
        for field in own where !taken.contains(field.name) { fields.append(field) }
      }
      for name in names(boundIn: ancestor) { taken.insert(name) }
    }
    return fields
  }

  /// The class and the ancestors whose bodies decide its fields: Django copies from abstract models, and of a concrete
  /// parent it makes a link instead.
  private func fieldSources(of type: ID<ProjectClass>) -> [ID<ProjectClass>] {
    var sources: [ID<ProjectClass>] = []
    var waiting = [type]
    while let next = waiting.popLast() {
      guard !sources.contains(next) else { continue }
      let roles = project.classes[next].roles
      guard next == type || !roles.contains(.model) || roles.contains(.abstractModel) else { continue }
      sources.append(next)
      for case .project(let base) in project.classes[next].bases.reversed() { waiting.append(base) }
    }
    return sources
  }

  private func names(boundIn type: ID<ProjectClass>) -> [String] {
    let facts = facts(of: type)
    return bindingsOfClass[Int(type.index)].map { facts.bindings[Int($0)].name }
  }

  private mutating func ownFields(of type: ID<ProjectClass>, for model: Model) -> [ModelField] {
    let file = project.classes[type].file
    let facts = project.files[file].facts
    var fields: [ModelField] = []
    for position in bindingsOfClass[Int(type.index)] {
      let binding = facts.bindings[Int(position)]
      guard !binding.value.isNone, let found = fieldType(binding.value, in: file) else { continue }
      var field = ModelField(
        name: binding.name, type: found.type, declaredIn: type, file: file, binding: ID(position),
        range: binding.range)
      field.evidence = found.evidence
      field.isNull = isTrue(facts, "null", binding.value)
      field.isUnique = isTrue(facts, "unique", binding.value) || isTrue(facts, "primary_key", binding.value)
      if let kind = found.relation { field.relation = relation(kind, binding.value, in: file, model) }
      fields.removeAll { $0.name == field.name }
      fields.append(field)
    }
    return fields
  }

  private func isTrue(_ facts: FileFacts, _ keyword: String, _ call: ID<Expression>) -> Bool {
    facts[call].kind == .call && facts.argument(keyword, of: call).map { facts[$0].kind == .true } ?? false
  }

  struct FieldType {
    var type: String
    var relation: ModelField.RelationKind?
    var evidence: Evidence
  }

  struct CalleeKey: Hashable {
    var file: ID<ProjectFile>
    var callee: Name
  }

  /// The field class of a call; nil when the value is no model field.
  ///
  /// A file calls few different things, and the fields of an abstract base are asked for by each of its children.
  private mutating func fieldType(_ value: ID<Expression>, in file: ID<ProjectFile>) -> FieldType? {
    let row = project.files[file].facts[value]
    guard row.kind == .call else { return nil }
    let key = CalleeKey(file: file, callee: row.text)
    if let known = fieldTypes[key] { return known }
    let type = fieldType(project.files[file].facts.text(row.text), in: file)
    fieldTypes[key] = .some(type)
    return type
  }

  private mutating func fieldType(_ callee: String, in file: ID<ProjectFile>) -> FieldType? {
    let (target, rest) = resolver.resolve(callee, in: file)
    switch target {
    case .class(let id) where rest.isEmpty:
      let type = project.classes[id]
      let externals = externalAncestors[Int(id.index)]
      guard type.roles.contains(.field) || externals.contains(where: { isFieldName($0) }) else { return nil }
      let relation = externals.lazy.compactMap { Linker.relationKind($0) }.first
      return FieldType(type: type.qualifiedName, relation: relation, evidence: .proved)
    case .external(let name):
      guard isFieldName(name) else { return nil }
      let isKnown = KnownBases.roles(of: name).contains(.field)
      return FieldType(
        type: name, relation: Linker.relationKind(name), evidence: isKnown ? .proved : .likely)
    default: return nil
    }
  }

  private func isFieldName(_ dotted: String) -> Bool { KnownBases.isField(dotted, KnownBases.lastPart(dotted)) }

  private static func relationKind(_ dotted: String) -> ModelField.RelationKind? {
    switch KnownBases.lastPart(dotted) {
    case "ForeignKey", "ParentalKey", "TreeForeignKey", "ForeignObject", "HistoricForeignKey", "FlexibleForeignKey":
      .foreignKey
    case "OneToOneField", "AutoOneToOneField", "TreeOneToOneField": .oneToOne
    case "ManyToManyField", "ParentalManyToManyField", "TreeManyToManyField", "TaggableManager",
      "ClusterTaggableManager", "SortedManyToManyField":
      .manyToMany
    case "GenericRelation", "GenericForeignKey": .generic
    default: nil
    }
  }

  // MARK: Relations

  private mutating func relation(
    _ kind: ModelField.RelationKind, _ call: ID<Expression>, in file: ID<ProjectFile>, _ model: Model
  ) -> ModelField.Relation {
    let facts = project.files[file].facts
    var relation = ModelField.Relation(kind: kind)
    let isTags = facts.text(of: call).holds("TaggableManager")
    let isOpen = facts.text(of: call).hasSuffix("GenericForeignKey")
    if !isOpen, let to = facts.argument("to", of: call) ?? (isTags ? nil : facts.argument(at: 0, of: call)) {
      relation.written = facts.text(of: to)
      (relation.label, relation.model) = modelReference(to, in: file, of: model)
    }
    if isTags, relation.label.isEmpty, facts.argument("through", of: call) == nil { relation.label = "taggit.Tag" }
    if let name = facts.argument("related_name", of: call) { relation.relatedName = facts.string(name) }
    if let through = facts.argument("through", of: call) {
      (relation.through, relation.throughModel) = modelReference(through, in: file, of: model)
    }
    let hasPositional = kind == .foreignKey || kind == .oneToOne
    if let delete = facts.argument("on_delete", of: call) ?? (hasPositional ? facts.argument(at: 1, of: call) : nil) {
      relation.onDelete = KnownBases.lastPart(facts.dotted(delete) ?? "")
    }
    return relation
  }

  /// What `"self"`, `"Model"`, `"app.Model"`, a class or `settings.AUTH_USER_MODEL` means.
  mutating func modelReference(
    _ value: ID<Expression>, in file: ID<ProjectFile>, of model: Model? = nil
  ) -> (label: String, model: ID<Model>) {
    let facts = project.files[file].facts
    let text = facts.text(of: value)
    switch facts[value].kind {
    case .string: return modelReference(text: text, app: model?.app ?? project.files[file].app, own: model?.label)
    case .call where text.hasSuffix("get_user_model"): return modelReference(text: project.userModel, app: "", own: nil)
    case .call where Linker.isRegistryCall(text): return registryReference(value, facts)
    case .name where text.hasSuffix("AUTH_USER_MODEL"):
      return modelReference(text: project.userModel, app: "", own: nil)
    case .name: return modelReference(class: text, in: file)
    default: return ("", .none)
    }
  }

  /// `apps.get_model(…)`, and the `swapper` package's calls of the same form.
  static func isRegistryCall(_ text: String) -> Bool {
    ["get_model", "get_model_name", "load_model"].contains(KnownBases.lastPart(text))
  }

  /// As in `get_model("shop", "Order")`, `get_model("shop.Order")`.
  private func registryReference(_ call: ID<Expression>, _ facts: FileFacts) -> (label: String, model: ID<Model>) {
    guard let first = facts.argument(at: 0, of: call).flatMap({ facts.string($0) }) else { return ("", .none) }
    let second = facts.argument(at: 1, of: call).flatMap { facts.string($0) }
    return modelReference(text: second.map { first + "." + $0 } ?? first, app: "", own: nil)
  }

  func modelReference(text: String, app: String, own: String?) -> (label: String, model: ID<Model>) {
    if text == "self" { return (own ?? "", own.flatMap { modelsByLabel[$0.lowercased()] } ?? .none) }
    let label = text.hasDot ? text : app + "." + text
    guard let model = modelsByLabel[label.lowercased()] else { return (text.hasDot ? text : label, .none) }
    return (project.models[model].label, model)
  }

  mutating func modelReference(class text: String, in file: ID<ProjectFile>) -> (label: String, model: ID<Model>) {
    let (target, rest) = resolver.resolve(text, in: file)
    switch target {
    case .class(let id) where rest.isEmpty:
      guard let model = modelOfClass[id] else { return ("", .none) }
      return (project.models[model].label, model)
    case .external(let name): return (Linker.externalLabel(name), .none)
    case .constant(let source, let id): return constantReference(source, id)
    default: return ("", .none)
    }
  }

  /// As in `User = get_user_model()`, `Order = get_model("shop", "Order")`, `AUTH = "auth.User"`.
  private func constantReference(_ file: ID<ProjectFile>, _ id: ID<Binding>) -> (label: String, model: ID<Model>) {
    let facts = project.files[file].facts
    let value = facts.bindings[Int(id.index)].value
    guard !value.isNone else { return ("", .none) }
    let text = facts.text(of: value)
    switch facts[value].kind {
    case .call where text.hasSuffix("get_user_model"): return modelReference(text: project.userModel, app: "", own: nil)
    case .call where Linker.isRegistryCall(text): return registryReference(value, facts)
    case .name where text.hasSuffix("AUTH_USER_MODEL"):
      return modelReference(text: project.userModel, app: "", own: nil)
    case .string where text.hasDot: return modelReference(text: text, app: "", own: nil)
    default: return ("", .none)
    }
  }

  /// As in `django.contrib.contenttypes.models.ContentType` → `contenttypes.ContentType`.
  static func externalLabel(_ dotted: String) -> String {
    let parts = dotted.dottedParts
    guard let models = parts.lastIndex(of: "models"), models > 0, let name = parts.last, name != "models" else {
      return ""
    }
    return parts[models - 1] + "." + name
  }
}
