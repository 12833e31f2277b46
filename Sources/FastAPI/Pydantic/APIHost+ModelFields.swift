import Base
import Evaluation
import PythonSyntax

/// A field as its model's bodies state it.
struct ModelField {
  var name: String
  var annotation: Place?
  /// What it is annotated with, where no source says so.
  var typeText: String?
  /// Nil where there is none, or a factory.
  var fallback: Value?
  var factory: Value?
  /// What a request calls it.
  var alias: FieldAlias?
  /// What an answer calls it, where that was stated.
  var outputAlias: FieldAlias?
  var isComputed = false
  /// `...` stands where a default would.
  var isMarkedRequired = false
  /// The arguments of `Field(…)`, with those inside of `Annotated` behind them.
  var keywords: [Keyword] = []
  var owner: ID<ClassObject>

  var isRequired: Bool { fallback == nil && factory == nil && !isComputed }
}

extension APIHost {
  /// Those of the bases first; a field stated again keeps its row.
  func modelFields(of type: ID<ClassObject>, in evaluator: inout Evaluator) -> [ModelField] {
    var fields: [ModelField] = []
    func add(_ field: ModelField) {
      if let row = fields.firstIndex(where: { $0.name == field.name }) {
        fields[row] = field
      } else {
        fields.append(field)
      }
    }
    for case .class(let owner) in evaluator.classes[type].order.reversed() where statesFields(owner, in: evaluator) {
      createdModels[owner]?.fields.forEach(add)
      if let root = root(of: owner, in: &evaluator) { add(root) }
      for (name, place) in evaluator.annotations(of: owner) {
        if let field = field(evaluator.string(name), place, of: owner, in: &evaluator) { add(field) }
      }
      for (name, value) in evaluator.classes[owner].namespace.entries()
      where evaluator.decorators(of: value).contains(where: { evaluator.isNamed($0, "pydantic.fields.computed_field") })
      {
        fields.append(ModelField(name: evaluator.string(name), isComputed: true, owner: owner))
      }
    }
    return fields
  }

  /// A class of the project or of a library that builds on pydantic; not pydantic's own.
  private func statesFields(_ type: ID<ClassObject>, in evaluator: borrowing Evaluator) -> Bool {
    switch evaluator.classes[type].origin {
    case .project: return true
    case .environment, .catalogue:
      let module = evaluator.string(evaluator.classes[type].module)
      return !["pydantic", "pydantic_settings", "sqlmodel", "sqlalchemy"].contains(module.prefix { $0 != "." })
    default: return false
    }
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
    if isAnnotated(source), let annotation = evaluator.evaluateAnnotation(place, of: owner) {
      for extra in evaluator.metadata(of: annotation) where isFieldCall(extra, in: evaluator) {
        let plain = field.fallback
        state(&field, extra, in: &evaluator)
        field.fallback = plain ?? field.fallback
      }
    }
    addOldDefault(to: &field, in: &evaluator)
    return field
  }

  /// `Annotated[…]`, or a name that may stand for it.
  private func isAnnotated(_ source: String) -> Bool {
    source.contains("Annotated") || source.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." }
  }

  /// FastAPI's `Query(…)` and the like are fields, too.
  private func isFieldCall(_ value: Value, in evaluator: borrowing Evaluator) -> Bool {
    evaluator.dottedName(of: value).map { APIHost.fieldFunctions.contains($0) } ?? false
  }

  /// What stands behind `=`: a default, or `Field(…)`.
  func state(_ field: inout ModelField, _ value: Value, in evaluator: inout Evaluator) {
    guard case .symbolic(let id) = value, case .call(_, let arguments, let keywords) = evaluator.symbolics[id].form,
      isFieldCall(value, in: evaluator)
    else {
      field.fallback = value == .ellipsis ? nil : value
      field.isMarkedRequired = value == .ellipsis
      return
    }
    func keyword(_ name: String) -> Value? {
      keywords.first { $0.name.map { evaluator.string($0) } == name }?.value
    }
    field.keywords += keywords
    if let given = arguments.first ?? keyword("default") {
      if given == .ellipsis { field.isMarkedRequired = true } else { field.fallback = given }
    }
    if let factory = keyword("default_factory"), factory != .none { field.factory = factory }
    let alias = keyword("alias").flatMap { evaluator.fieldAlias($0) }
    field.alias = keyword("validation_alias").flatMap { evaluator.fieldAlias($0) } ?? alias ?? field.alias
    field.outputAlias =
      keyword("serialization_alias").flatMap { evaluator.fieldAlias($0) } ?? alias ?? field.outputAlias
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

  /// The same as they are written, for those that are not known.
  func writtenDecorators(of value: Value) -> [String] {
    switch certain(value) {
    case .function(let id):
      let place = functions[id].place
      if place.isNowhere { return [] }
      let tree = files[place.file].tree
      return tree.decorators(of: ID(Int(place.node))).map { tree.text(of: $0) }
    case .descriptor(let id): return writtenDecorators(of: descriptors[id].function)
    default: return []
    }
  }

  /// What stands behind the type in `Annotated[…]`, of the innermost first.
  mutating func metadata(of annotation: Value) -> [Value] {
    guard case .instance = certain(annotation), let extras = attribute("__metadata__", of: annotation) else {
      return []
    }
    let inner = attribute("__origin__", of: annotation).map { metadata(of: $0) } ?? []
    return inner + (elements(of: extras) ?? []).map { certain($0) }
  }

  /// Whether a value is a function or a call of it.
  func isNamed(_ value: Value, _ dottedName: String) -> Bool { self.dottedName(of: value) == dottedName }
}
