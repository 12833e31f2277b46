import Base
import Evaluation

/// The types of graphene and graphene-django.
extension DjangoBoot {
  private static let kinds = [
    ("graphene.types.mutation.Mutation", "mutation"), ("graphene.relay.mutation.ClientIDMutation", "mutation"),
    ("graphene.types.inputobjecttype.InputObjectType", "input"), ("graphene.types.interface.Interface", "interface"),
    ("graphene.types.enum.Enum", "enum"), ("graphene.types.union.Union", "union"),
    ("graphene.types.objecttype.ObjectType", "type"),
  ]

  mutating func grapheneTypes() -> [GraphType] {
    var types: [GraphType] = []
    let shown = shownModels()
    for (base, kind) in DjangoBoot.kinds {
      for type in projectClasses(below: base) {
        guard let name = evaluator.dottedName(of: .class(type)), !types.contains(where: { $0.className == name }) else {
          continue
        }
        types.append(grapheneType(type, name, kind, shown))
      }
    }
    return types
  }

  /// The models that some type shows.
  private func shownModels() -> Set<ID<ClassObject>> {
    Set(projectClasses(below: "graphene_django.types.DjangoObjectType").compactMap { model(of: option(of: $0)) })
  }

  private func model(of options: Options) -> ID<ClassObject>? {
    guard case .class(let id)? = options.model.map({ evaluator.certain($0) }) else { return nil }
    return id
  }

  private mutating func grapheneType(
    _ type: ID<ClassObject>, _ name: String, _ kind: String, _ shown: Set<ID<ClassObject>>
  ) -> GraphType {
    var row = GraphType(className: name, library: .graphene, kind: kind, place: place(of: type))
    let options = option(of: type)
    let model = model(of: options)
    row.model = model.flatMap { host.models.label(of: $0) ?? evaluator.dottedName(of: .class($0)) }
    row.condition = condition(of: type)
    row.isOpen = evaluator.classes[type].isOpen
    if let model { row.fields = modelFields(of: model, options, shown) }
    if options.isFiltered || options.model != nil && model == nil { row.isOpen = true }
    for field in ownFields(of: type) {
      row.fields.removeAll { $0.name == field.name }
      row.fields.append(field)
    }
    return row
  }

  private struct Options {
    var model: Value?
    var fields: Value?
    var exclude: Value?
    /// A filter set makes the fields.
    var isFiltered = false
  }

  /// `class Meta` as it was written: graphene takes it off the class.
  private func option(of type: ID<ClassObject>) -> Options {
    var options = Options()
    for keyword in evaluator.classes[type].keywords {
      switch keyword.name.map({ evaluator.string($0) }) {
      case "model"?: options.model = keyword.value
      case "fields"?: options.fields = keyword.value
      case "exclude"?: options.exclude = keyword.value
      default: break
      }
    }
    guard let meta = metaClass(of: type) else { return options }
    for (name, value) in evaluator.classes[meta].namespace.entries() {
      switch evaluator.string(name) {
      case "model": options.model = value
      case "fields", "only_fields": options.fields = value
      case "exclude", "exclude_fields": options.exclude = value
      case "filterset_class": options.isFiltered = true
      default: break
      }
    }
    return options
  }

  private func metaClass(of type: ID<ClassObject>) -> ID<ClassObject>? {
    let wanted = (evaluator.dottedName(of: .class(type)) ?? "?") + ".Meta"
    let place = evaluator.classes[type].place
    return evaluator.classes.indices.map { ID<ClassObject>($0) }.last { id in
      evaluator.classes[id].place.file == place.file && evaluator.dottedName(of: .class(id)) == wanted
    }
  }

  /// The model's fields, then its reverse relations; relations only to models that have a type.
  private mutating func modelFields(
    of model: ID<ClassObject>, _ options: Options, _ shown: Set<ID<ClassObject>>
  ) -> [GraphField] {
    var all: [String] = []
    for field in host.fields(of: model, in: &evaluator).fields {
      guard field.isRelation, let target = host.target(of: field, in: &evaluator) else {
        all.append(field.name)
        continue
      }
      if shown.contains(target) { all.append(field.name) }
    }
    for relation in host.reverseRelations(of: model, in: &evaluator) where shown.contains(relation.model) {
      all.append(relation.accessor)
    }
    let only = names(options.fields)
    let without = names(options.exclude) ?? []
    return all.filter { only?.contains($0) ?? true && !without.contains($0) }.map { name in
      GraphField(name: name, type: nil, declaredIn: nil)
    }
  }

  /// Nil for all: nothing, or `"__all__"`.
  private mutating func names(_ value: Value?) -> [String]? {
    guard let value, evaluator.text(of: value) == nil, let elements = evaluator.elements(of: value) else { return nil }
    return elements.compactMap { evaluator.text(of: evaluator.certain($0)) }
  }

  /// Fields stated in the bodies of the project's classes.
  private mutating func ownFields(of type: ID<ClassObject>) -> [GraphField] {
    var fields: [GraphField] = []
    for case .class(let owner) in evaluator.classes[type].order.reversed()
    where evaluator.classes[owner].origin == .project {
      for (text, value) in evaluator.classes[owner].namespace.entries() {
        let name = evaluator.string(text)
        guard !name.hasPrefix("_"), let shown = grapheneField(evaluator.certain(value)) else { continue }
        fields.removeAll { $0.name == name }
        fields.append(GraphField(name: name, type: shown, declaredIn: evaluator.dottedName(of: .class(owner))))
      }
    }
    return fields
  }

  /// `List(ShipType)` of what is an unmounted or mounted type of graphene; nil for anything else.
  private func grapheneField(_ value: Value) -> String? {
    switch value {
    case .instance(let id):
      let object = evaluator.instances[id]
      let bases = ["graphene.utils.orderedtype.OrderedType", "graphene.types.unmountedtype.UnmountedType"]
      guard bases.contains(where: { evaluator.inherits(object.type, from: $0) }) else { return nil }
      let name = evaluator.string(evaluator.classes[object.type].name)
      guard let first = object.arguments.first else { return name }
      return "\(name)(\(inner(first)))"
    case .symbolic:
      guard let name = evaluator.dottedName(of: value), name.hasPrefix("graphene") else { return nil }
      return evaluator.shortText(of: value)
    default: return nil
    }
  }

  private func inner(_ value: Value) -> String {
    switch evaluator.certain(value) {
    case .class(let id): evaluator.string(evaluator.classes[id].name)
    case .instance: grapheneField(evaluator.certain(value)) ?? "…"
    case .function: "…"
    default: evaluator.shortText(of: value)
    }
  }
}
