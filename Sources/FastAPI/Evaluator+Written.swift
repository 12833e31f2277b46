import Base
import Evaluation

extension Evaluator {
  /// A value as Python writes it, shortly; objects by their class.
  func written(_ value: Value, depth: Int = 0) -> String {
    func all(_ values: [Value]) -> String { values.map { written($0, depth: depth + 1) }.joined(separator: ", ") }
    if depth > 4 { return "…" }
    switch certain(value) {
    case .none: return "None"
    case .bool(let flag): return flag ? "True" : "False"
    case .int(let number): return String(number)
    case .float(let number): return String(number)
    case .string(let text): return "'\(string(text))'"
    case .list(let id): return "[\(all(lists[id].elements))]"
    case .tuple(let id): return "(\(all(lists[id].elements)))"
    case .dict(let id):
      let entries = zip(dicts[id].keys, dicts[id].values).map { written($0) + ": " + written($1, depth: depth + 1) }
      return "{\(entries.joined(separator: ", "))}"
    case .set(let id): return dicts[id].count == 0 ? "set()" : "{\(all(dicts[id].keys))}"
    case .class(let id): return string(classes[id].qualifiedName)
    case .function(let id): return string(functions[id].qualifiedName)
    case .instance(let id): return written(id, depth)
    case .symbolic(let id): return written(symbolics[id], dottedName(of: value))
    case .method, .descriptor, .builtin, .module: return dottedName(of: value) ?? "?"
    case .bytes, .ellipsis, .notImplemented, .superProxy, .either, .maybe, .splat, .unknown: return "?"
    }
  }

  private func written(_ id: ID<Instance>, _ depth: Int) -> String {
    let value = Value.instance(id)
    if payload(value) != value { return written(payload(value), depth: depth + 1) }
    return string(classes[instances[id].type].name) + "(…)"
  }

  private func written(_ symbolic: Symbolic, _ dotted: String?) -> String {
    guard let last = dotted?.dottedParts.last else { return "?" }
    if case .call = symbolic.form { return last + "(…)" }
    return String(last)
  }

  /// Whether a base outside of the libraries themselves is not known: it may bring fields.
  func mayInheritMore(_ type: ID<ClassObject>) -> Bool {
    classes[type].order.contains { entry in
      if case .class = entry { return false }
      guard let name = dottedName(of: entry) else { return true }
      return !["sqlalchemy.", "pydantic.", "pydantic_settings.", "sqlmodel.", "typing"].contains { name.hasPrefix($0) }
    }
  }
}
