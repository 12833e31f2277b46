import Base
import PythonSyntax

/// What a function may be called with.
struct Signature: Hashable, Sendable {
  struct Entry: Hashable, Sendable {
    var name: String
    var kind: Parameter.Kind
    var isRequired: Bool
  }

  var entries: [Entry]
  /// Bound to the receiver when called through one.
  var takesReceiver = false
  /// A decorator may call it with anything else.
  var isWrapped = false

  init(_ function: FunctionDefinition, isMethod: Bool) {
    entries = function.parameters.map {
      Entry(
        name: $0.name, kind: $0.kind,
        isRequired: $0.defaultValue == nil && $0.kind != .variadic && $0.kind != .keywordVariadic)
    }
    takesReceiver = isMethod
    for decorator in function.decorators {
      switch function.file.dottedName(of: decorator)?.dottedParts.last {
      case "staticmethod": takesReceiver = false
      case "classmethod", "abstractmethod", "override": break
      default: isWrapped = true
      }
    }
  }

  /// Whether Python would accept the arguments of a call; true as well where starred ones hide them.
  func accepts(_ call: Call, throughReceiver: Bool) -> Bool {
    let file = call.file
    let rows = file.children(of: call.id).dropFirst()
    if rows.contains(where: { file.kind($0) == .starred || file.kind($0) == .keywordUnpack }) { return true }
    return accepts(
      positional: call.arguments.count, keywords: call.keywords.map(\.name),
      skipsFirst: takesReceiver && throughReceiver)
  }

  private func accepts(positional: Int, keywords: [String], skipsFirst: Bool) -> Bool {
    var entries = entries[...]
    if skipsFirst, let first = entries.first, first.kind != .variadic { entries = entries.dropFirst() }
    let places = entries.filter { $0.kind == .positional || $0.kind == .positionalOnly }
    if positional > places.count, !entries.contains(where: { $0.kind == .variadic }) { return false }
    let isOpen = entries.contains { $0.kind == .keywordVariadic }
    var given = Set(places.prefix(positional).map(\.name))
    for name in keywords {
      let known = entries.contains { $0.name == name && ($0.kind == .positional || $0.kind == .keywordOnly) }
      guard known || isOpen, given.insert(name).inserted else { return false }
    }
    return entries.allSatisfy { !$0.isRequired || given.contains($0.name) }
  }

  /// As written: `total, *, currency=…`.
  var text: String {
    var parts: [String] = []
    var isKeywordOnly = false
    for entry in entries {
      if entry.kind == .keywordOnly, !isKeywordOnly {
        parts.append("*")
        isKeywordOnly = true
      }
      switch entry.kind {
      case .variadic:
        parts.append("*" + entry.name)
        isKeywordOnly = true
      case .keywordVariadic: parts.append("**" + entry.name)
      case .positional, .positionalOnly, .keywordOnly: parts.append(entry.isRequired ? entry.name : entry.name + "=…")
      }
    }
    return parts.joined(separator: ", ")
  }
}
