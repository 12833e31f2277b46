import Base
import Evaluation

extension Evaluator {
  /// A value as Python writes it; objects as they were made.
  func shortText(of value: Value, depth: Int = 0) -> String {
    func all(_ values: [Value]) -> String { values.map { shortText(of: $0, depth: depth + 1) }.joined(separator: ", ") }
    func call(_ name: String, _ arguments: [Value], _ keywords: [Keyword]) -> String {
      let named = keywords.map { keyword in
        (keyword.name.map { string($0) + "=" } ?? "**") + shortText(of: keyword.value, depth: depth + 1)
      }
      return "\(name)(\((arguments.map { shortText(of: $0, depth: depth + 1) } + named).joined(separator: ", ")))"
    }
    if depth > 4 { return "…" }
    switch certain(value) {
    case .none: return "None"
    case .bool(let flag): return flag ? "True" : "False"
    case .int(let number): return String(number)
    case .float(let number): return String(number)
    case .string(let text): return "'\(string(text))'"
    case .list(let id): return "[\(all(lists[id].elements))]"
    case .tuple(let id): return "(\(all(lists[id].elements)))"
    case .instance(let id):
      return call(string(classes[instances[id].type].name), instances[id].arguments, instances[id].keywords)
    case .symbolic(let id):
      guard let name = dottedName(of: value)?.dottedParts.last.map(String.init) else { return "?" }
      guard case .call(_, let arguments, let keywords) = symbolics[id].form else { return name }
      return call(name, arguments, keywords)
    default: return dottedName(of: value) ?? "?"
    }
  }
}
