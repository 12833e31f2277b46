import Base
import Evaluation

/// Middleware and exception handlers of applications.
extension APIHost {
  /// What an application is made with.
  func parts(_ call: HostCall, isFastAPI: Bool, in evaluator: inout Evaluator) -> ApplicationParts {
    var parts = ApplicationParts()
    if let given = call.argument(isFastAPI ? Int.max : 3, "middleware", in: evaluator), given != .none {
      for one in elements(of: given, &parts, in: &evaluator) {
        parts.middleware.append(
          .init(value: middleware(one, in: &evaluator), condition: evaluator.condition, place: call.place))
      }
    }
    if let given = call.argument(isFastAPI ? Int.max : 4, "exception_handlers", in: evaluator), given != .none {
      if evaluator.items(of: given) == nil { parts.isOpen = true }
      for (key, value) in evaluator.items(of: given) ?? [] {
        parts.handlers.append(.init(key: key, function: value, condition: evaluator.condition, place: call.place))
      }
    }
    return parts
  }

  private func elements(
    of list: Value, _ parts: inout ApplicationParts, in evaluator: inout Evaluator
  ) -> [Value] {
    guard let elements = evaluator.elements(of: list) else {
      parts.isOpen = true
      return []
    }
    if evaluator.isOpen(list) { parts.isOpen = true }
    return elements.filter { !$0.isSplat }.map { evaluator.certain($0) }
  }

  /// The class inside of `Middleware(Class, …)`.
  private func middleware(_ value: Value, in evaluator: inout Evaluator) -> Value {
    guard case .instance(let id) = value else { return value }
    return dispatched(evaluator.instances[id].arguments.first ?? value, evaluator.instances[id].keywords, in: evaluator)
  }

  /// `BaseHTTPMiddleware` around a function is that function.
  private func dispatched(_ type: Value, _ keywords: [Keyword], in evaluator: borrowing Evaluator) -> Value {
    guard evaluator.dottedName(of: type) == "starlette.middleware.base.BaseHTTPMiddleware" else { return type }
    return keywords.first { $0.name.map { evaluator.string($0) } == "dispatch" }?.value ?? type
  }

  /// The last one added stands outermost.
  func addMiddleware(_ call: HostCall, in evaluator: inout Evaluator) -> Value? {
    guard case .instance(let id)? = call.arguments.first, routers.parts[id] != nil,
      let type = call.argument(1, "middleware_class", in: evaluator)
    else { return nil }
    let value = dispatched(type, call.keywords, in: evaluator)
    routers.parts[id]?.middleware.insert(
      .init(value: value, condition: evaluator.condition, place: call.place), at: 0)
    return Value.none
  }

  func addHandler(_ call: HostCall, in evaluator: inout Evaluator) -> Value? {
    guard case .instance(let id)? = call.arguments.first, routers.parts[id] != nil,
      let key = call.argument(1, "exc_class_or_status_code", in: evaluator),
      let function = call.argument(2, "handler", in: evaluator)
    else { return nil }
    routers.parts[id]?.handlers.append(
      .init(key: key, function: function, condition: evaluator.condition, place: call.place))
    return Value.none
  }
}
