import Base
import Evaluation

extension Evaluator {
  /// The pattern that `path()` makes of the same arguments, where a library's own `…_path(route, view, name=…)` was
  /// called and its source is not at hand.
  mutating func patternLike(_ value: Value) -> Value? {
    guard case .symbolic(let id) = value, case .call(let callee, let arguments, let keywords) = symbolics[id].form,
      let name = dottedName(of: callee)?.dottedParts.last, name.hasSuffix("_path") || name.hasSuffix("_url"),
      arguments.count >= 2, text(of: arguments[0]) != nil
    else { return nil }
    let isRegular = name.hasSuffix("re_path") || name.hasSuffix("_url")
    guard let path = resolve(isRegular ? "django.urls.re_path" : "django.urls.path") else { return nil }
    let own = keywords.filter { keyword in keyword.name.map { ["name", "kwargs"].contains(string($0)) } ?? false }
    guard case .instance(let made)? = attempt(path, Array(arguments.prefix(3)), own) else { return nil }
    return .instance(made)
  }
}
