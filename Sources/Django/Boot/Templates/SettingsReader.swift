import Base
import Evaluation

/// Reads what settings hold; what is not certain is left out and noted.
struct SettingsReader {
  /// Something was left out.
  private(set) var isOpen = false
  /// Where Django is started, relative to the root: what relative paths start at.
  private let start: String

  init(start: String) { self.start = start }

  /// The certain elements of a list or tuple; none of what is not set.
  mutating func elements(_ value: Value?, in evaluator: inout Evaluator) -> [Value] {
    guard let value, value != .none else { return [] }
    guard let elements = evaluator.elements(of: value) else {
      isOpen = true
      return []
    }
    if evaluator.isOpen(value) { isOpen = true }
    return elements.filter { isCertain($0) }
  }

  mutating func texts(_ value: Value?, in evaluator: inout Evaluator) -> [String] {
    elements(value, in: &evaluator).compactMap { text($0, in: &evaluator) }
  }

  /// The entries of a dict whose keys are text.
  mutating func entries(_ value: Value?, in evaluator: inout Evaluator) -> [(key: String, value: Value)] {
    guard let value, value != .none else { return [] }
    guard case .dict(let id) = evaluator.payload(value) else {
      isOpen = true
      return []
    }
    let dict = evaluator.dicts[id]
    if dict.isOpen { isOpen = true }
    return zip(dict.keys, dict.values).compactMap { key, value in
      var isPresent = true
      if case .maybe = value { isPresent = false }
      guard let name = evaluator.text(of: key), isPresent else {
        isOpen = true
        return nil
      }
      return (name, value)
    }
  }

  /// A folder or file relative to the root, or `site:…`; nil for what lies elsewhere.
  mutating func path(_ value: Value, in evaluator: inout Evaluator) -> String? {
    guard let text = evaluator.pathText(of: value) else {
      isOpen = true
      return nil
    }
    return Self.place(of: text.hasPrefix("/") || start.isEmpty ? text : start + "/" + text)
  }

  mutating func text(_ value: Value, in evaluator: inout Evaluator) -> String? {
    if let text = evaluator.text(of: value) { return text }
    isOpen = true
    return nil
  }

  private mutating func isCertain(_ value: Value) -> Bool {
    switch value {
    case .maybe, .splat, .unknown, .either, .symbolic: isOpen = true
    default: return true
    }
    return false
  }

  /// The evaluator's `/@/x` and `/@site/x` as the dump prints them; a relative path starts at the root.
  private static func place(of path: String) -> String? {
    var prefix = ""
    var rest = path[...]
    if path.hasPrefix("/@site/") {
      prefix = "site:"
      rest = path.dropFirst(7)
    } else if path == "/@" || path.hasPrefix("/@/") {
      rest = path.dropFirst(2)
    } else if path.hasPrefix("/") {
      return nil
    }
    var parts: [Substring] = []
    for part in rest.pathParts where part != "." {
      if part != ".." { parts.append(part) } else if parts.popLast() == nil { return nil }
    }
    if parts.isEmpty { return prefix.isEmpty ? "." : nil }
    return prefix + parts.joined(separator: "/")
  }
}

extension Evaluator {
  /// The text of a string or of an object that stands for a path.
  mutating func pathText(of value: Value) -> String? {
    if let text = text(of: value) { return text }
    guard case .instance = value, let method = attribute("__fspath__", of: value) else { return nil }
    return text(of: call(method, [], [], at: .nowhere))
  }
}
