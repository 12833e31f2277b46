import Base
import Evaluation

/// A relation as the model it points to sees it.
struct ReverseRelation {
  /// The model that declares the field.
  var model: ID<ClassObject>
  var field: BootedField
  /// The attribute on the target: `order_set`, `orders`.
  var accessor: String
  /// The name in queries.
  var query: String
  /// The object that stands for it: `ManyToOneRel`, `OneToOneRel`, `ManyToManyRel`.
  var value: Value
}

extension DjangoHost {
  /// The relation of a query name on a model or a parent of it.
  func reverseRelation(_ query: String, of model: ID<ClassObject>, in evaluator: inout Evaluator) -> ReverseRelation? {
    reverseRelations(of: model, in: &evaluator).first { $0.query == query }
  }

  func reverseRelations(of model: ID<ClassObject>, in evaluator: inout Evaluator) -> [ReverseRelation] {
    let all = reverseMemo ?? allReverseRelations(in: &evaluator)
    if models.isComplete { reverseMemo = all }
    var found: [ReverseRelation] = []
    for case .class(let id) in evaluator.classes[model].order { found += all[id] ?? [] }
    return found
  }

  /// Whether a name that no field of a model has may be one of a relation that points to it.
  func mayBeReverse(_ query: String, of model: ID<ClassObject>, in evaluator: inout Evaluator) -> Bool {
    if reverseRelation(query, of: model, in: &evaluator) != nil { return true }
    let names = looseReverseNames ?? namesOfLooseRelations(in: &evaluator)
    looseReverseNames = names
    return names.contains(query)
  }

  /// The query names of relations of which the target is not known.
  private func namesOfLooseRelations(in evaluator: inout Evaluator) -> Set<String> {
    var names: Set<String> = []
    for model in models.registered where !model.isAbstract {
      for field in fields(of: model.type, in: &evaluator).fields where field.isRelation {
        guard target(of: field, in: &evaluator) == nil else { continue }
        if let relation = reverse(of: field, model, in: &evaluator) { names.insert(relation.query) }
      }
    }
    return names
  }

  private func allReverseRelations(in evaluator: inout Evaluator) -> [ID<ClassObject>: [ReverseRelation]] {
    var found: [ID<ClassObject>: [ReverseRelation]] = [:]
    for model in models.registered where !model.isAbstract {
      for field in fields(of: model.type, in: &evaluator).fields where field.isRelation {
        if field.owner != model.type, !isAbstract(field.owner) { continue }
        guard let target = target(of: field, in: &evaluator),
          let relation = reverse(of: field, model, in: &evaluator)
        else { continue }
        found[target, default: []].append(relation)
      }
    }
    return found
  }

  private func reverse(of field: BootedField, _ model: BootedModel, in evaluator: inout Evaluator) -> ReverseRelation? {
    guard let remote = evaluator.attribute("remote_field", of: .instance(field.value)) else { return nil }
    let name = model.name.lowercased()
    func filled(_ text: String) -> String {
      if !text.utf8.contains(UInt8(ascii: "%")) { return text }
      return text.replacing("%(class)s", with: name).replacing("%(model_name)s", with: name)
        .replacing("%(app_label)s", with: model.appLabel?.lowercased() ?? "")
    }
    let related = evaluator.attribute("related_name", of: remote).flatMap { evaluator.text(of: $0) }.map(filled)
    if related?.hasSuffix("+") ?? false { return nil }
    let query = evaluator.attribute("related_query_name", of: remote).flatMap { evaluator.text(of: $0) }.map(filled)
    return ReverseRelation(
      model: model.type, field: field, accessor: related ?? (field.kind == .oneToOne ? name : name + "_set"),
      query: query ?? related ?? name, value: remote)
  }
}
