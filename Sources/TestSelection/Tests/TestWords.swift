import Base
import PythonSyntax

/// What a stretch of a test file says: names, texts, and what it asks the site for.
struct TestWords: Sendable {
  var names: Set<String> = []
  var texts: Set<String> = []
  /// What `client.get(…)` and its like are given; a hole is `\u{0}`.
  var paths: Set<String> = []
  /// It asks for something that its text does not tell.
  var asksForUnknown = false
  /// It asks for what a variable holds.
  var asksByVariable = false

  mutating func formUnion(_ other: TestWords) {
    names.formUnion(other.names)
    texts.formUnion(other.texts)
    paths.formUnion(other.paths)
    asksForUnknown = asksForUnknown || other.asksForUnknown
    asksByVariable = asksByVariable || other.asksByVariable
  }

  /// Whether anything is asked of the site.
  var usesSite: Bool { asksForUnknown || asksByVariable || !paths.isEmpty }
  /// Paths as they are asked for, and where variables are, whatever could be one.
  var allPaths: Set<String> {
    asksByVariable ? paths.union(texts.filter { $0.utf8.count > 1 && $0.hasPrefix("/") }) : paths
  }

  init() {}

  init(_ file: PythonFile, _ rows: Range<Int>) {
    for row in rows {
      let node = file.nodes[row]
      switch node.kind {
      case .name, .attribute, .keyword, .parameter, .identifier: names.insert(file.name(node.symbol))
      case .string:
        let text = file.literalText(of: row)
        if text.utf8.count < 160 { texts.insert(text) }
      case .call: addRequest(file, ID(row))
      default: break
      }
    }
  }

  private static let verbs: Set<Substring> = [
    "get", "post", "put", "patch", "delete", "head", "options", "generic", "trace", "json_get", "json_post",
  ]

  private mutating func addRequest(_ file: PythonFile, _ row: ID<Node>) {
    guard let call = Call(row, in: file), let parts = call.calleeName?.dottedParts, parts.count > 1,
      let verb = parts.last, Self.verbs.contains(verb),
      parts.dropLast().contains(where: { $0.lowercased().contains("client") })
    else { return }
    let given = call.arguments.first ?? call[keyword: "path"]
    guard let given else {
      asksForUnknown = true
      return
    }
    if let path = Self.path(given, file) {
      paths.insert(path)
    } else if file.kind(given) == .name {
      asksByVariable = true
    } else {
      // `reverse("name")`: the names of routes among the texts tell.
      asksForUnknown = asksForUnknown || !(Call(given, in: file)?.calleeName?.hasSuffix("reverse") ?? false)
    }
  }

  /// A text that is a path, with holes.
  private static func path(_ node: ID<Node>, _ file: PythonFile) -> String? {
    switch file.kind(node) {
    case .string:
      let text = file.literalText(of: Int(node.index))
      return text.hasPrefix("/") ? text : nil
    case .formattedString:
      let parts = file.children(of: node).map { part in
        file.kind(part) == .stringText ? file.literalText(of: Int(part.index)) : "\u{0}"
      }
      let text = parts.joined()
      return text.hasPrefix("/") ? text : nil
    default: return nil
    }
  }
}
