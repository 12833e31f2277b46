import Base
import Evaluation

/// A call of a library's `__init__` that the host does itself: with one object, and with arguments that are known.
struct ConstructorCall {
  let function: ID<FunctionObject>
  let object: ID<Instance>
  let type: ID<ClassObject>
  /// The class whose `__init__` it is.
  let owner: ID<ClassObject>
  let place: Place
  private let positional: [Value]
  private let keywords: [Keyword]

  /// Nil when the body must be run: what it sets depends on something.
  init?(_ call: HostCall, in evaluator: borrowing Evaluator) {
    guard evaluator.condition == nil, case .instance(let object)? = call.arguments.first,
      let owner = evaluator.functions[call.function].owner, !call.keywords.contains(where: { $0.name == nil }),
      !call.arguments.contains(where: \.isSplat)
    else { return nil }
    self.function = call.function
    self.object = object
    self.owner = owner
    type = evaluator.instances[object].type
    place = call.place
    positional = Array(call.arguments.dropFirst())
    keywords = call.keywords
  }

  /// The parameters by name; nil when there are others.
  ///
  /// With `rest`, what is no parameter is handed back beside them.
  func bind(
    positional names: [String], named: [String], rest: Bool, in evaluator: borrowing Evaluator
  ) -> (values: [String: Value], rest: [(Value, Value)])? {
    guard positional.count <= names.count else { return nil }
    var values: [String: Value] = [:]
    for (name, value) in zip(names, positional) { values[name] = value }
    var others: [(Value, Value)] = []
    for keyword in keywords {
      guard let text = keyword.name else { return nil }
      let name = evaluator.string(text)
      if names.contains(name) || named.contains(name) {
        guard values.updateValue(keyword.value, forKey: name) == nil else { return nil }
      } else if rest {
        others.append((.string(text), keyword.value))
      } else {
        return nil
      }
    }
    return (values, others)
  }

  func set(_ name: String, _ value: Value, in evaluator: inout Evaluator) {
    evaluator.setAttribute(evaluator.text(name), of: .instance(object), to: value, at: place)
  }

  /// What the classes of the object say in a dict of this name, those above first.
  func merged(_ name: String, and more: Value, in evaluator: inout Evaluator) -> Value {
    let result = evaluator.makeDict([], at: place)
    guard case .dict(let dict) = result else { return result }
    let text = evaluator.text(name)
    for entry in evaluator.classes[type].order.reversed() {
      if let own = evaluator.attribute(text, of: entry) { evaluator.merge(own, into: dict) }
    }
    if more != .none { evaluator.merge(more, into: dict) }
    return result
  }

  /// `super().__init__()`.
  func callNext(_ arguments: [Value] = [], _ keywords: [Keyword] = [], in evaluator: inout Evaluator) {
    guard let next = evaluator.inherited("__init__", by: function, in: type) else { return }
    _ = evaluator.call(next, [.instance(object)] + arguments, keywords, at: place)
  }
}
