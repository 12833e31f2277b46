import Base
import Evaluation

/// A field as its model's bodies state it.
struct ModelField {
  var name: String
  var annotation: Place?
  /// Nil where there is none, or a factory.
  var fallback: Value?
  var factory: Value?
  var alias: String?
  var isComputed = false
  /// The arguments of `Field(…)`, with those inside of `Annotated` behind them.
  var keywords: [Keyword] = []
  var owner: ID<ClassObject>

  var isRequired: Bool { fallback == nil && factory == nil && !isComputed }
}

extension APIHost {
  /// Those of the bases first; a field stated again keeps its row.
  func modelFields(of type: ID<ClassObject>, in evaluator: inout Evaluator) -> [ModelField] {
    var fields: [ModelField] = []
    for case .class(let owner) in evaluator.classes[type].order.reversed()
    where evaluator.classes[owner].origin == .project {
      for (name, place) in evaluator.annotations(of: owner) {
        guard let field = field(evaluator.string(name), place, of: owner, in: &evaluator) else { continue }
        if let row = fields.firstIndex(where: { $0.name == field.name }) {
          fields[row] = field
        } else {
          fields.append(field)
        }
      }
      for (name, value) in evaluator.classes[owner].namespace.entries()
      where evaluator.decorators(of: value).contains(where: { evaluator.isNamed($0, "pydantic.fields.computed_field") })
      {
        fields.append(ModelField(name: evaluator.string(name), isComputed: true, owner: owner))
      }
    }
    return fields
  }

  private func field(
    _ name: String, _ place: Place, of owner: ID<ClassObject>, in evaluator: inout Evaluator
  ) -> ModelField? {
    let source = evaluator.source(of: place)
    guard !name.hasPrefix("_"), name != "model_config", !source.hasPrefix("ClassVar"),
      !source.hasPrefix("typing.ClassVar")
    else { return nil }
    var field = ModelField(name: name, annotation: place, owner: owner)
    let text = evaluator.text(name)
    if let value = evaluator.classes[owner].namespace[text] { state(&field, evaluator.certain(value), in: &evaluator) }
    if source.contains("Annotated"), let annotation = evaluator.evaluateAnnotation(place, of: owner),
      case .instance = annotation, let extras = evaluator.attribute("__metadata__", of: annotation)
    {
      for extra in evaluator.elements(of: extras) ?? [] where evaluator.isNamed(extra, "pydantic.fields.Field") {
        let plain = field.fallback
        state(&field, extra, in: &evaluator)
        field.fallback = plain ?? field.fallback
      }
    }
    return field
  }

  /// What stands behind `=`: a default, or `Field(…)`.
  private func state(_ field: inout ModelField, _ value: Value, in evaluator: inout Evaluator) {
    guard case .symbolic(let id) = value, case .call(_, let arguments, let keywords) = evaluator.symbolics[id].form,
      evaluator.isNamed(value, "pydantic.fields.Field") || evaluator.isNamed(value, "sqlmodel.main.Field")
        || evaluator.isNamed(value, "sqlmodel.main.Relationship")
    else {
      field.fallback = value == .ellipsis ? nil : value
      return
    }
    func keyword(_ name: String) -> Value? {
      keywords.first { $0.name.map { evaluator.string($0) } == name }?.value
    }
    field.keywords += keywords
    if let given = arguments.first ?? keyword("default"), given != .ellipsis { field.fallback = given }
    if let factory = keyword("default_factory"), factory != .none { field.factory = factory }
    let alias = keyword("validation_alias") ?? keyword("alias") ?? keyword("serialization_alias")
    field.alias = alias.flatMap { evaluator.text(of: $0) } ?? field.alias
  }
}

extension Evaluator {
  /// The decorators of a function, also inside of a property or class method.
  func decorators(of value: Value) -> [Value] {
    switch certain(value) {
    case .function(let id): functions[id].decorators
    case .descriptor(let id): decorators(of: descriptors[id].function)
    default: []
    }
  }

  /// Whether a value is a function or a call of it.
  func isNamed(_ value: Value, _ dottedName: String) -> Bool { self.dottedName(of: value) == dottedName }
}
