import Base
import Evaluation

/// Values of the evaluator as `json.dumps(value, default=str)` would print them.
extension DjangoBoot {
  mutating func dumped(_ value: Value, depth: Int = 0) -> DumpedValue {
    guard depth < 8 else { return .unknown("nests too deeply") }
    if isConditional(value) { return .unknown("set under a condition") }
    switch evaluator.payload(value) {
    case .none: return .none
    case .bool(let flag): return .bool(flag)
    case .int(let number): return .int(number)
    case .float(let number): return .double(number)
    case .string(let text): return .string(evaluator.string(text))
    case .list, .tuple: return .list(dumpedList(value, isPaths: false, depth: depth))
    case .dict: return .map(dumpedMap(value, depth: depth))
    case .class: return evaluator.dottedName(of: value).map { .string("<class '\($0)'>") } ?? .unknown("a class")
    case .instance: return printed(value)
    case .unknown(let reason): return .unknown(evaluator.reasons[reason].text)
    case .either: return .unknown("one of several values")
    case .maybe: return .unknown("set under a condition")
    case .set, .bytes, .module, .function, .method, .descriptor, .superProxy, .builtin, .symbolic, .splat, .ellipsis,
      .notImplemented:
      return .unknown("not a plain value")
    }
  }

  /// What `str()` makes of an object: a path, a lazy text.
  private mutating func printed(_ value: Value) -> DumpedValue {
    guard let str = evaluator.attribute("str", of: .module(evaluator.builtins)) else { return .unknown("an object") }
    var text: Value?
    evaluator.run { evaluator in text = evaluator.call(str, [value], [], at: .nowhere) }
    guard let text, case .string(let found) = evaluator.payload(text) else { return .unknown("an object") }
    return .string(evaluator.string(found))
  }

  /// Elements that surely are there; what is conditional or not known leaves the list open.
  mutating func dumpedList(_ value: Value, isPaths: Bool, depth: Int = 0) -> OpenList<DumpedValue> {
    if isConditional(value) { return .unknown("set under a condition") }
    guard let elements = evaluator.elements(of: value) else { return .unknown("not a list that is known") }
    var list = OpenList<DumpedValue>([], evaluator.isOpen(value) ? .open : .closed)
    for element in elements {
      if isConditional(element) {
        list.openness = .open
        continue
      }
      list.items.append(isPaths ? path(element) : dumped(element, depth: depth + 1))
    }
    return list
  }

  mutating func dumpedMap(_ value: Value, depth: Int = 0) -> OpenMap<DumpedValue> {
    if isConditional(value) { return .unknown("set under a condition") }
    guard let entries = entries(of: value) else { return .unknown("not a dict that is known") }
    var map = OpenMap<DumpedValue>([:], evaluator.isOpen(value) ? .open : .closed)
    for (key, value) in entries {
      guard let name = evaluator.text(of: key), !isConditional(value) else {
        map.openness = .open
        continue
      }
      map.items[name] = dumped(value, depth: depth + 1)
    }
    return map
  }

  /// A directory relative to the root; `("prefix", directory)` counts as the directory.
  private mutating func path(_ value: Value) -> DumpedValue {
    if case .tuple = evaluator.payload(value), let last = evaluator.elements(of: value)?.last { return path(last) }
    if case .list = evaluator.payload(value), let last = evaluator.elements(of: value)?.last { return path(last) }
    guard case .string(let text) = dumped(value) else { return .unknown("a directory that is not known") }
    return .string(relativePath(text))
  }

  private func relativePath(_ path: String) -> String {
    if path.hasPrefix("/@site/") { return "site:" + path.dropFirst(7) }
    guard path == "/@" || path.hasPrefix("/@/") else { return path }
    return path.contains("/.") ? plain(path.dropFirst(2)) : path.count < 4 ? "." : String(path.dropFirst(3))
  }

  /// The path below the root without `.` and `..`; those that lead out of it stay in front.
  private func plain(_ path: Substring) -> String {
    var parts: [Substring] = []
    for part in path.pathParts where part != "." && !part.isEmpty {
      if part == "..", let last = parts.last, last != ".." { parts.removeLast() } else { parts.append(part) }
    }
    return parts.isEmpty ? "." : parts.joined(separator: "/")
  }

  /// The entries of a dict; nil for what is none or may be another.
  mutating func entries(of value: Value) -> [(key: Value, value: Value)]? {
    guard case .dict(let id) = evaluator.payload(value) else { return nil }
    let dict = evaluator.dicts[id]
    return Array(zip(dict.keys, dict.values)).map { (key: $0, value: $1) }
  }

  func isConditional(_ value: Value) -> Bool {
    switch value {
    case .maybe, .splat: true
    default: false
    }
  }
}
