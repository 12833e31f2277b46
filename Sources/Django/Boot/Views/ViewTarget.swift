import Base
import Evaluation

/// The view behind what an URL pattern calls: the class of `as_view()`, the function below its decorators.
struct ViewTarget {
  /// A class, a function, a method or an object that is called.
  var value: Value
  /// Method to action, of view sets; empty when it is no view set's.
  var actions: Known<[String: String]>

  private static let maximumDecorators = 40

  init(_ callback: Value, in evaluator: inout Evaluator) {
    value = ViewTarget.target(of: callback, in: &evaluator)
    actions = ViewTarget.actions(of: callback, in: &evaluator)
  }

  private static func target(of callback: Value, in evaluator: inout Evaluator) -> Value {
    if let type = viewClass(of: callback, in: &evaluator) { return type }
    let inner = unwrapped(callback, in: &evaluator)
    return viewClass(of: inner, in: &evaluator) ?? inner
  }

  /// What `as_view()` leaves on the function it makes.
  private static func viewClass(of value: Value, in evaluator: inout Evaluator) -> Value? {
    if let type = classBehindUnseen(value, in: evaluator) { return type }
    for name in ["view_class", "cls"] {
      if case .class(let id)? = evaluator.attribute(name, of: value) { return .class(id) }
    }
    return nil
  }

  /// `OrderView.as_view()` where the method is of a base that is not seen.
  private static func classBehindUnseen(_ value: Value, in evaluator: borrowing Evaluator) -> Value? {
    guard case .symbolic(let call) = value, case .call(let callee, _, _) = evaluator.symbolics[call].form,
      case .symbolic(let method) = callee,
      case .attribute(of: .class(let type), let name) = evaluator.symbolics[method].form,
      evaluator.string(name) == "as_view"
    else { return nil }
    return .class(type)
  }

  /// `inspect.unwrap`, also through decorators of which nothing is known.
  private static func unwrapped(_ callback: Value, in evaluator: inout Evaluator) -> Value {
    var value = callback
    for _ in 0..<maximumDecorators {
      value = evaluator.certain(value)
      if let decorated = decorated(value, in: evaluator) {
        value = decorated
      } else if let wrapped = evaluator.attribute("__wrapped__", of: value), isCallable(wrapped) {
        value = wrapped
      } else {
        break
      }
    }
    return value
  }

  /// The only argument of a call that could not be made: what decorates a view gives a view.
  static func decorated(_ value: Value, in evaluator: borrowing Evaluator) -> Value? {
    guard case .symbolic(let id) = value, case .call(_, let arguments, _) = evaluator.symbolics[id].form,
      arguments.count == 1, isCallable(arguments[0])
    else { return nil }
    return arguments[0]
  }

  private static func isCallable(_ value: Value) -> Bool {
    switch value {
    case .function, .method, .class, .instance: true
    default: false
    }
  }

  private static func actions(of callback: Value, in evaluator: inout Evaluator) -> Known<[String: String]> {
    let value = evaluator.attribute("actions", of: callback)
    guard case .dict(let id)? = value else {
      // A view set's function has them; what a call gives that is not seen may be one's.
      if case .symbolic(let made) = callback, case .call = evaluator.symbolics[made].form {
        return .unknown("the view is not known")
      }
      return value?.isUnknown == true ? .unknown("the actions are not known") : .value([:])
    }
    if evaluator.dicts[id].isOpen { return .unknown("the actions are not known") }
    var actions: [String: String] = [:]
    for (key, value) in zip(evaluator.dicts[id].keys, evaluator.dicts[id].values) {
      guard let method = evaluator.text(of: key), let action = evaluator.text(of: value) else {
        return .unknown("an action is not known")
      }
      actions[method] = action
    }
    return .value(actions)
  }
}

extension Evaluator {
  /// Dotted name of a view as the dump prints it.
  mutating func viewName(of target: Value) -> Known<String?> {
    switch target {
    case .class, .function, .method:
      return dottedName(of: target).map { .value($0) } ?? .unknown("a view without a name")
    case .instance: return .unknown("an object that is called")
    default: return .unknown(describe(target))
    }
  }

  /// Where a class, a function or the class of an object stands; a call that gives a view tells nothing of the view.
  mutating func dumpedPlace(of target: Value) -> DumpedPlace {
    if case .symbolic = target { return .unstated }
    if target.isDoubtful { return .unstated }
    var place = placeOf(target)
    if case .instance(let id) = target { place = classes[instances[id].type].place }
    if case .class(let id) = target, let moved = movedPlace(of: id) { return moved }
    guard let path = path(of: place), !path.hasPrefix("prelude:") else { return .unstated }
    return DumpedPlace(file: .value(path), line: line(of: place).map { .value($0) } ?? .unknown("reduced source"))
  }

  /// A class made elsewhere that says it is of another module: what `@api_view` makes of a function.
  private mutating func movedPlace(of id: ID<ClassObject>) -> DumpedPlace? {
    let word = text("__module__")
    guard case .string(let name)? = classes[id].namespace[word],
      case .module(let module)? = importModule(string(name)), modules[module].path != path(of: classes[id].place)
    else { return nil }
    return DumpedPlace(file: .value(modules[module].path), line: .unknown("the class is made by a call"))
  }
}
