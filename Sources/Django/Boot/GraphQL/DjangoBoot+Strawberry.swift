import Base
import Evaluation

/// The types of strawberry and strawberry-django: classes under their decorators.
extension DjangoBoot {
  private static let kinds: [String: String] = [
    "strawberry.types.object_type.type": "type", "strawberry.types.object_type.input": "input",
    "strawberry.types.object_type.interface": "interface", "strawberry.types.enum.enum": "enum",
    "strawberry.federation.object_type.type": "type", "strawberry.federation.object_type.input": "input",
    "strawberry_django.type.type": "type", "strawberry_django.type.input": "input",
    "strawberry_django.type.interface": "interface", "strawberry_django.type.partial": "input",
    "strawberry_django.filters.filter_type": "filter", "strawberry_django.filters.filter": "filter",
    "strawberry_django.ordering.order_type": "order", "strawberry_django.ordering.order": "order",
    "strawberry.type": "type", "strawberry.input": "input", "strawberry.interface": "interface",
    "strawberry.enum": "enum", "strawberry_django.type": "type", "strawberry_django.input": "input",
    "strawberry_django.interface": "interface", "strawberry_django.partial": "input",
    "strawberry_django.filter_type": "filter", "strawberry_django.order_type": "order",
  ]

  mutating func strawberryTypes() -> [GraphType] {
    var types: [GraphType] = []
    for row in evaluator.classes.indices where evaluator.classes[row].origin == .project {
      let type = ID<ClassObject>(row)
      guard evaluator.isWritten(type), let name = evaluator.dottedName(of: .class(type)),
        let (kind, decorator) = kind(of: type)
      else { continue }
      var graph = GraphType(className: name, library: .strawberry, kind: kind, place: place(of: type))
      graph.model = model(of: decorator)
      graph.fields = strawberryFields(of: type)
      graph.fields =
        modelFields(of: decorator).filter { field in
          !graph.fields.contains { $0.name == field.name }
        } + graph.fields
      graph.isOpen = evaluator.classes[type].isOpen
      graph.condition = condition(of: type)
      types.append(graph)
    }
    return types
  }

  private func kind(of type: ID<ClassObject>) -> (String, Value)? {
    for decorator in evaluator.classes[type].decorators {
      if let name = evaluator.dottedName(of: decorator), let kind = DjangoBoot.kinds[name] { return (kind, decorator) }
    }
    return nil
  }

  private func model(of decorator: Value) -> String? {
    guard case .symbolic(let id) = decorator, case .call(_, let arguments, let keywords) = evaluator.symbolics[id].form
    else { return nil }
    let given = arguments.first ?? keywords.first { $0.name.map { evaluator.string($0) } == "model" }?.value
    guard case .class(let model)? = given.map({ evaluator.certain($0) }) else { return nil }
    return host.models.label(of: model)
  }

  /// Of `fields="__all__"`, `fields=[…]` or `exclude=[…]`: the model's own columns among them.
  private mutating func modelFields(of decorator: Value) -> [GraphField] {
    guard case .symbolic(let id) = decorator, case .call(_, let arguments, let keywords) = evaluator.symbolics[id].form,
      case .class(let model)? = arguments.first.map({ evaluator.certain($0) })
    else { return [] }
    func keyword(_ name: String) -> Value? {
      keywords.first { $0.name.map { evaluator.string($0) } == name }?.value
    }
    let (fields, exclude) = (keyword("fields"), keyword("exclude"))
    guard fields != nil || exclude != nil else { return [] }
    let isAll = fields.flatMap { evaluator.text(of: $0) } == "__all__"
    let listed = texts(isAll ? nil : fields)
    let without = texts(exclude) ?? []
    return host.fields(of: model, in: &evaluator).fields.filter { field in
      let isColumn = field.kind != .manyToMany && field.kind != .generic
      return isColumn && listed?.contains(field.name) ?? true && !without.contains(field.name)
    }.map { GraphField(name: $0.name, type: nil, declaredIn: nil) }
  }

  private mutating func texts(_ value: Value?) -> [String]? {
    value.flatMap { evaluator.elements(of: $0) }?.compactMap { evaluator.text(of: evaluator.certain($0)) }
  }

  /// Annotated names, and what is under or behind `strawberry.field`.
  private mutating func strawberryFields(of type: ID<ClassObject>) -> [GraphField] {
    var fields: [GraphField] = []
    for case .class(let owner) in evaluator.classes[type].order.reversed()
    where evaluator.classes[owner].origin == .project {
      let declaredIn = evaluator.dottedName(of: .class(owner))
      for (name, place) in evaluator.annotations(of: owner) {
        let field = GraphField(
          name: evaluator.string(name), type: evaluator.source(of: place), declaredIn: declaredIn)
        fields.removeAll { $0.name == field.name }
        if !field.name.hasPrefix("_") { fields.append(field) }
      }
      for (text, value) in evaluator.classes[owner].namespace.entries() {
        let name = evaluator.string(text)
        guard !fields.contains(where: { $0.name == name }), let type = resolved(evaluator.certain(value)) else {
          continue
        }
        fields.append(GraphField(name: name, type: type.isEmpty ? nil : type, declaredIn: declaredIn))
      }
    }
    return fields
  }

  /// The return type of a resolver; empty where none is written, nil for what is no field.
  private func resolved(_ value: Value) -> String? {
    switch value {
    case .function(let id):
      let isField = evaluator.functions[id].decorators.contains { decorator in
        evaluator.dottedName(of: decorator).map { isFieldMaker($0) } ?? false
      }
      guard isField else { return nil }
      return evaluator.returnAnnotation(of: id).map { evaluator.source(of: $0) } ?? ""
    case .descriptor(let id): return resolved(evaluator.certain(evaluator.descriptors[id].function))
    case .symbolic: return evaluator.dottedName(of: value).map { isFieldMaker($0) } == true ? "" : nil
    default: return nil
    }
  }

  private func isFieldMaker(_ name: String) -> Bool {
    guard name.hasPrefix("strawberry"), let last = name.dottedParts.last else { return false }
    return [
      "field", "mutation", "subscription", "node", "connection", "offset_paginated", "create", "update", "delete",
      "input_mutation", "django_resolver",
    ].contains(String(last))
  }
}

extension DjangoBoot {
  /// The types of all GraphQL schemas, in the order of their names.
  public mutating func graphTypes() -> [GraphType] {
    (grapheneTypes() + strawberryTypes()).sorted { $0.className < $1.className }
  }
}
