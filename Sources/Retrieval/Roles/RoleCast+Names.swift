import Base
import Django
import Graph

/// Parts told by names where nothing in the code joins them to the model: what is computed there leaves no edge.
extension RoleCast {
  private static let classEnds: [(String, ModelRole)] = [
    ("Serializer", .serializer), ("Form", .form), ("ModelForm", .form), ("Filter", .filterSet),
    ("FilterSet", .filterSet), ("Admin", .admin), ("ViewSet", .view), ("Factory", .factory),
  ]
  private static let templateEnds = ["", "_detail", "_list", "_form", "_edit", "_confirm_delete"]

  /// `OrderSerializer` in the app of `Order`, `shop/order_list.html`.
  mutating func collectNamesakes(of name: String, app: String) {
    for stem in [name] + (name.hasPrefix("Abstract") ? [String(name.dropFirst(8))] : []) where !stem.isEmpty {
      for (end, role) in Self.classEnds { add(role, classes(named: stem + end, of: role, app)) }
      for end in Self.templateEnds {
        add(.template, graph.templates(named: app + "/" + stem.lowercased() + end + ".html").map(graph.symbol))
      }
    }
  }

  private func classes(named name: String, of role: ModelRole, _ app: String) -> [NodeID] {
    graph.symbols(named: name).filter { node in
      let file = graph.file(of: node)
      let isOwn = graph.app(of: file) == app && !graph.flags(of: file).contains(.test)
      return graph.kind(of: node) == .class && (isOwn || role == .factory && graph.role(of: file) == .factory)
    }
  }

  /// `repos/repository_users.py` of `User`.
  mutating func collectServices(of name: String) {
    let stem = Self.snakeCase(name.hasSuffix("Model") && name != "Model" ? String(name.dropLast(5)) : name)
    for file in graph.files.indices.map({ FileID($0) }) where !graph.flags(of: file).contains(.test) {
      let path = graph.path(of: file)
      let module = "_\(path.pathParts.last?.dropLast(3) ?? "")_"
      guard path.hasSuffix(".py"), module.contains("_\(stem)_") || module.contains("_\(stem)s_"),
        let role = ModelRole(folderOf: path), role == .service || role == .repository
      else { continue }
      add(role, [graph.symbol(of: file)])
    }
  }

  /// A file with a receiver of the model's saves, or of everyone's.
  mutating func addReceiver(_ file: NodeID, isNamed: Bool) {
    add(.signal, file, isNamed ? Strength.made : Strength.namesake)
  }

  /// `shopping_list` for `ShoppingList`.
  private static func snakeCase(_ name: String) -> String {
    var text = ""
    for letter in name {
      if letter.isUppercase, !text.isEmpty { text.append("_") }
      text += letter.lowercased()
    }
    return text
  }

  /// As sure as a look from afar.
  mutating func add(_ role: ModelRole, _ nodes: [NodeID]) {
    for node in nodes { add(role, node, Strength.namesake) }
  }
}
