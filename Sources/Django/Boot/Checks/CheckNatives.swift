import Base
import Evaluation

/// `@register`, `@register(Tags.models, deploy=True)`, `register(function)` (django.core.checks.registry).
extension DjangoHost {
  private static let register = "django.core.checks.registry.CheckRegistry.register"

  static var checkNatives: [Native] {
    [Native(register) { host, call, evaluator in host.registerCheck(call, in: &evaluator) }]
  }

  private func registerCheck(_ call: HostCall, in evaluator: inout Evaluator) -> Value? {
    var given = Array(call.arguments.dropFirst())
    let named = call.keyword("check", in: evaluator)
    let check =
      named
      ?? given.first { value in
        switch value {
        case .function, .method, .instance: evaluator.text(of: value) == nil
        default: false
        }
      }
    guard let check else {
      // Called with tags alone it gives a decorator: the same call once the function is there.
      guard let partial = evaluator.resolve("functools.partial"), let function = evaluator.resolve(DjangoHost.register)
      else { return .builtin(.identity) }
      let tags = Keyword(name: evaluator.text("tags"), value: evaluator.makeTuple(given))
      return evaluator.call(
        partial, [function] + call.arguments.prefix(1), call.keywords + [tags], at: call.place)
    }
    given.removeAll { $0 == check }
    given += call.keyword("tags", in: evaluator).flatMap { evaluator.elements(of: $0) } ?? []
    checks.add(
      .init(
        function: check, tags: given, isForDeployment: call.keyword("deploy", in: evaluator) == .bool(true),
        condition: evaluator.condition))
    return check
  }
}

extension DjangoBoot {
  /// The checks that the start of the project registered.
  public mutating func systemChecks() -> [SystemCheck] {
    host.checks.checks.map { check in
      var row = SystemCheck(function: nil, place: .unstated)
      row.function = qualifiedName(of: check.function)
      row.tags = check.tags.compactMap { evaluator.text(of: evaluator.certain($0)) }
      row.isForDeployment = check.isForDeployment
      row.place = dumpedPlace(place(ofFunction: check.function))
      row.condition = check.condition.map { evaluator.reasons[$0].text }
      return row
    }
  }
}
