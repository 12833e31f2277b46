import Base
import Django
import PythonSyntax

/// Tests that ask for an endpoint by its path: `client.get(f"{settings.API_V1_STR}/users/me")`.
extension ProjectReader {
  mutating func noteRequest(_ call: Call, _ file: PythonFile, _ scope: Scope) {
    guard scope.isRecording, !endpointPaths.isEmpty, file.kind(call.callee) == .attribute,
      tables.sources.python[scope.module].path.contains("test"),
      let given = call.arguments.first ?? call[keyword: "url"], let path = Self.path(given, file)
    else { return }
    let verb = file.name(file[call.callee].symbol).uppercased()
    for name in endpointPaths.names(asked: path, verb) {
      guard let (place, line) = endpointPaths.places[name] else { continue }
      let node = graph.node("e:" + name, GraphNode(kind: .endpoint, name: name, path: place, line: line))
      add(.requests, to: node, .likely, file[given].range, scope)
    }
  }

  /// A text that is a path; what is put into it is `\u{0}`.
  private static func path(_ node: ID<Node>, _ file: PythonFile) -> String? {
    var text: String
    switch file.kind(node) {
    case .string: text = file.literalText(of: Int(node.index))
    case .formattedString:
      text = file.children(of: node).map { part in
        file.kind(part) == .stringText ? file.literalText(of: Int(part.index)) : "\u{0}"
      }.joined()
    default: return nil
    }
    text = String(text.prefix { $0 != "?" && $0 != "#" })
    return text.contains("/") ? text : nil
  }
}
