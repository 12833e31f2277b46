import Base
import Evaluation

/// Who points at whom, hidden relations included: `Options._relation_tree` of every model.
struct RelationTree {
  /// A relation as the model it points to holds it.
  struct Relation {
    /// The object that stands for it: `ManyToOneRel`, `OneToOneRel`, `ManyToManyRel`, `GenericRel`.
    var remote: Value
    var isHidden: Bool
  }

  fileprivate(set) var relations: [ID<ClassObject>: [Relation]] = [:]
  /// Some relation's target is not known: every model may have more.
  fileprivate(set) var isOpen = false
  /// Models there were when it was made.
  fileprivate(set) var modelCount = 0
}

/// What `_meta.get_fields()` was asked for.
struct FieldRequest {
  enum Parents {
    case all
    /// Only those a proxy stands for (PROXY_PARENTS).
    case proxied
    case none
  }

  var includesForward = true
  var includesReverse = true
  var parents = Parents.all
  var includesHidden = false
}

extension DjangoHost {
  /// `Options._get_fields`: of the parents first, then the relations to the model, then its own fields.
  func fieldValues(
    of model: BootedModel, _ request: FieldRequest, isTopmost: Bool = true, in evaluator: inout Evaluator
  ) -> [Value] {
    var values: [Value] = []
    if request.parents != .none {
      for parent in model.parents.compactMap({ models[$0.model] }) {
        if request.parents == .proxied, parent.concrete != model.concrete { continue }
        for value in fieldValues(of: parent, request, isTopmost: false, in: &evaluator) where !values.contains(value) {
          if isLink(value, beyond: model, in: &evaluator) { continue }
          values.append(value)
        }
      }
    }
    if request.includesReverse, !model.isProxy {
      let relations = relationTree(in: &evaluator).relations[model.concrete] ?? []
      values += relations.filter { request.includesHidden || !$0.isHidden }.map(\.remote)
    }
    if request.includesForward {
      values += tableFields(of: model.type, in: &evaluator).map { .instance($0) }
      if isTopmost { values += localTable(of: model.type, "private_fields", in: &evaluator).map { .instance($0) } }
    }
    return values
  }

  /// Nothing can be missing among the fields of a model, relations to it included.
  func hasAllFields(_ model: BootedModel, in evaluator: inout Evaluator) -> Bool {
    guard models.isComplete, apps.isComplete, !relationTree(in: &evaluator).isOpen else { return false }
    for case .class(let base) in evaluator.classes[model.type].order {
      if evaluator.classes[base].isOpen || models[base]?.unseen.isEmpty == false { return false }
    }
    return true
  }

  /// The relation from a child to a parent of the model is no field of the model.
  private func isLink(_ value: Value, beyond model: BootedModel, in evaluator: inout Evaluator) -> Bool {
    guard evaluator.attribute("parent_link", of: value) == .bool(true) else { return false }
    return evaluator.attribute("model", of: value) != .class(model.concrete)
  }

  /// `_meta.related_objects`: hidden relations only where the other side has many.
  func relatedObjects(of model: BootedModel, in evaluator: inout Evaluator) -> [Value] {
    let all = fieldValues(of: model, FieldRequest(includesForward: false, includesHidden: true), in: &evaluator)
    return all.filter { value in
      let name = evaluator.attribute("related_name", of: value).flatMap { evaluator.text(of: $0) }
      return name?.hasSuffix("+") != true || evaluator.attribute("many_to_many", of: value) == .bool(true)
    }
  }

  func relationTree(in evaluator: inout Evaluator) -> RelationTree {
    if let known = relationMemo, known.modelCount == models.registered.count { return known }
    var tree = RelationTree(modelCount: models.registered.count)
    for model in listedModels(includingAutomatic: true, in: &evaluator) {
      for field in localFields(of: model.type, in: &evaluator) { note(field, in: &tree, &evaluator) }
    }
    if models.isComplete { relationMemo = tree }
    return tree
  }

  private func note(_ field: ID<Instance>, in tree: inout RelationTree, _ evaluator: inout Evaluator) {
    guard let remote = evaluator.remote(of: field) else { return }
    switch evaluator.attribute("model", of: remote) {
    case .class(let target)?:
      guard let model = models[target] else { return }
      let name = evaluator.attribute("related_name", of: remote) ?? .none
      guard name == .none || evaluator.text(of: name) != nil, !models.isDoubtful(field) else {
        tree.isOpen = true
        return
      }
      let relation = RelationTree.Relation(
        remote: remote, isHidden: evaluator.text(of: name)?.hasSuffix("+") ?? false)
      tree.relations[model.concrete, default: []].append(relation)
    // A name that no model has stays a name; `None` is a generic relation's.
    case .string?, Value.none?: return
    default: tree.isOpen = true
    }
  }
}
