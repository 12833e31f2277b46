import Base
import Evaluation
import PythonSyntax

/// What a model's fields are called from outside, and the fields that have no annotation of their own.
extension APIHost {
  /// The two aliases: stated, else made by the generator of the configuration.
  func nameOutside(
    _ row: inout SchemaField, _ field: ModelField, _ generator: Value?, in evaluator: inout Evaluator
  ) {
    let given = evaluator.aliasFunction(generator, ["validation_alias", "alias"])
    let taken = evaluator.aliasFunction(generator, ["serialization_alias", "alias"])
    let input = field.alias ?? evaluator.generatedAlias(given, of: field.name)
    let output = field.outputAlias ?? evaluator.generatedAlias(taken, of: field.name)
    row.isAliasUnknown = input == .unknown
    row.alias = text(of: input)
    row.outputAlias = text(of: output) ?? field.name
    if output == .unknown || row.outputAlias == row.alias ?? row.name { row.outputAlias = nil }
    if row.alias == row.name { row.alias = nil }
  }

  private func text(of alias: FieldAlias?) -> String? {
    switch alias {
    case .name(let text)?, .keys(let text)?: text
    case .unknown?, nil: nil
    }
  }

  /// The one field of `class Items(RootModel[list[int]])`.
  func root(of type: ID<ClassObject>, in evaluator: inout Evaluator) -> ModelField? {
    let isRoot = evaluator.classes[type].bases.contains {
      evaluator.dottedName(of: $0).map { APIHost.rootModels.contains($0) } ?? false
    }
    let place = evaluator.classes[type].place
    guard isRoot, !place.isNowhere else { return nil }
    let tree = evaluator.files[place.file].tree
    var field = ModelField(name: "root", owner: type)
    let generic = ClassDefinition(ID(Int(place.node)), in: tree)?.bases.first { tree.kind($0) == .subscript }
    field.annotation = generic.flatMap { tree.lastChild(of: $0) }.map { evaluator.place(of: $0, beside: place) }
    return field
  }

  static let rootModels = ["pydantic.root_model.RootModel", "pydantic.RootModel"]

  // MARK: Models that a call made

  /// Of `create_model()` in the project's own code, tests aside.
  func isCreated(_ type: ID<ClassObject>, in evaluator: borrowing Evaluator) -> Bool {
    guard createdModels[type] != nil, let path = evaluator.path(of: evaluator.classes[type].place) else { return false }
    return !path.hasPrefix("site:") && !APIHost.isTest(path)
  }

  func isCreatedOpen(_ type: ID<ClassObject>, in evaluator: borrowing Evaluator) -> Bool {
    evaluator.classes[type].order.contains { entry in
      if case .class(let owner) = entry { createdModels[owner]?.isOpen ?? false } else { false }
    }
  }
}
