import Base
import Evaluation

/// How classes and functions are called, and where they stand, as the dump prints both.
extension DjangoBoot {
  func dumpedPlace(_ place: Place, line: Int?) -> DumpedPlace {
    DumpedPlace(file: .value(evaluator.path(of: place)), line: .value(line))
  }

  mutating func dumpedPlace(_ place: Place) -> DumpedPlace {
    dumpedPlace(place, line: evaluator.line(of: place))
  }

  /// `__module__` and `__qualname__` of a function, class or method: decorators copy them with `functools.wraps`.
  mutating func qualifiedName(of value: Value) -> String? {
    switch value {
    case .class: return evaluator.dottedName(of: value)
    case .function, .method:
      guard let module = evaluator.attribute("__module__", of: value).flatMap({ evaluator.text(of: $0) }),
        let name = evaluator.attribute("__qualname__", of: value).flatMap({ evaluator.text(of: $0) })
      else { return nil }
      return module + "." + name
    case .instance(let id):
      let type = evaluator.instances[id].type
      guard let name = evaluator.dottedName(of: .class(type)) else { return nil }
      if name == "functools.partial", let function = evaluator.instances[id].arguments.first,
        let inner = qualifiedName(of: function)
      {
        return "functools.partial(\(inner))"
      }
      return "<\(name) instance>"
    default: return nil
    }
  }

  /// Where a function stands that decorators may have wrapped.
  mutating func place(ofFunction value: Value) -> Place {
    if case .method(let id) = value { return evaluator.placeOf(unwrapped(evaluator.methods[id].function)) }
    return evaluator.placeOf(unwrapped(value))
  }

  /// The function that decorators with `functools.wraps` show as their own.
  mutating func unwrapped(_ function: Value) -> Value {
    var value = function
    for _ in 0..<16 {
      guard case .function = value, let inner = evaluator.attribute("__wrapped__", of: value), inner != value,
        case .function = inner
      else { break }
      value = inner
    }
    return value
  }
}
