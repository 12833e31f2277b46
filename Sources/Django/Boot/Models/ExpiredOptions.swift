import Base
import Evaluation

/// What `_meta` keeps of its fields, and when it forgets that (`Options._expire_cache`).
extension DjangoHost {
  func expireCache(of options: ID<Instance>, in evaluator: inout Evaluator) {
    for list in ["FORWARD_PROPERTIES", "REVERSE_PROPERTIES"] { expire(list, of: options, in: &evaluator) }
  }

  /// - Parameter list: the attribute of `Options` that names what is forgotten.
  func expire(_ list: String, of options: ID<Instance>, in evaluator: inout Evaluator) {
    guard let names = evaluator.attribute(list, of: .class(evaluator.instances[options].type)),
      let elements = evaluator.elements(of: names)
    else { return }
    for case .string(let name) in elements { evaluator.removeAttribute(name, ofInstance: options) }
  }

  /// After a field was added: the model's, and what the model that the field points to keeps of relations.
  func expireCaches(with field: ID<Instance>, of options: ID<Instance>, in evaluator: inout Evaluator) {
    if models.isComplete { forgetFields() }
    if let remote = evaluator.remote(of: field), case .class(let target)? = evaluator.attribute("model", of: remote),
      let other = models.options(of: target)
    {
      expire("REVERSE_PROPERTIES", of: other, in: &evaluator)
    }
    expireCache(of: options, in: &evaluator)
  }

  /// What was read off models that have changed since.
  func forgetFields() {
    fieldMemo = [:]
    (reverseMemo, looseReverseNames, relationMemo) = (nil, nil, nil)
  }
}
