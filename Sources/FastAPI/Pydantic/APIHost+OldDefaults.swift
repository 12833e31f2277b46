import Base
import Evaluation

/// pydantic 1: a field that may be None needs no value, unless `...` says so.
extension APIHost {
  func addOldDefault(to field: inout ModelField, in evaluator: inout Evaluator) {
    guard field.isRequired, !field.isMarkedRequired, let place = field.annotation,
      isOld(field.owner, in: &evaluator), let module = evaluator.module(named: evaluator.classes[field.owner].module)
    else { return }
    var writer = TypeWriter()
    let text = writer.write(place, .module(module), in: &evaluator) ?? evaluator.source(of: place)
    if mayBeNone(text) { field.fallback = Value.none }
  }

  private func isOld(_ type: ID<ClassObject>, in evaluator: inout Evaluator) -> Bool {
    if evaluator.inherits(type, from: "pydantic.v1.main.BaseModel") { return true }
    guard case .class(let base)? = evaluator.resolve("pydantic.main.BaseModel"),
      evaluator.classes[base].origin == .environment
    else { return wantsOldPydantic }
    return evaluator.resolve("pydantic.version.VERSION").flatMap { evaluator.text(of: $0) }?.hasPrefix("1.") ?? false
  }

  /// At the top of the type, not inside of a list.
  private func mayBeNone(_ text: String) -> Bool {
    let text = text.filter { !$0.isWhitespace && $0 != "\"" && $0 != "'" }
    if parts(of: text[...], by: "|").contains("None") { return true }
    let head = text.prefix { $0 != "[" }.split(separator: ".").last ?? ""
    switch head {
    case "Any", "object", "Optional": return true
    case "Union": return parts(of: text.drop { $0 != "[" }.dropFirst().dropLast(), by: ",").contains("None")
    default: return false
    }
  }

  private func parts(of text: Substring, by separator: Character) -> [Substring] {
    var depth = 0
    return text.split { character in
      if character == "[" { depth += 1 }
      if character == "]" { depth -= 1 }
      return depth == 0 && character == separator
    }
  }
}
