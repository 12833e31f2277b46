import Base
import Django
import Facts

extension CapsuleFacts {
  private static let servingFiles = 2
  private static let methods: Set<Substring> = ["get", "post", "put", "patch", "delete"]

  /// `api/items.py serves /items: GET /{id} read_item → ItemPublic`: what FastAPI files serve of the task's first model.
  static func endpoints(
    _ cast: [RolePlayers], _ project: DjangoProject, _ source: (String) -> [UInt8]?
  ) -> [CapsuleFact] {
    var paths: [String] = []
    for players in cast where players.role == .view && players.model == cast.first?.model {
      for player in players.players.prefix(2) where !paths.contains(player.path) { paths.append(player.path) }
    }
    return paths.prefix(servingFiles).compactMap { path in
      project.files.first { $0.path == path }.flatMap { endpoints(of: path, $0.facts(source)) }
    }
  }

  /// Of a file that imports FastAPI; what a decorator computes is left out.
  private static func endpoints(of path: String, _ facts: FileFacts) -> CapsuleFact? {
    guard facts.imports.contains(where: { $0.module.dottedParts.first == "fastapi" }) else { return nil }
    let parts = facts.definitions.flatMap { function in
      function.decorators.compactMap { endpoint($0, function, path, facts) }
    }
    if parts.isEmpty { return nil }
    let prefix = prefix(in: facts).map { " serves \($0)" } ?? ""
    return CapsuleFact(head: "\(path)\(prefix): ", parts: parts)
  }

  /// `GET /{id} read_item → ItemPublic` for `@router.get("/{id}", response_model=ItemPublic)`.
  private static func endpoint(
    _ decorator: ID<Expression>, _ function: Definition, _ file: String, _ facts: FileFacts
  ) -> CapsuleFact.Part? {
    let callee = facts.text(of: decorator)
    guard facts[decorator].kind == .call, let dot = callee.lastIndex(of: ".") else { return nil }
    let method = callee[callee.index(after: dot)...]
    let written = facts.argument(at: 0, of: decorator) ?? facts.argument("path", of: decorator)
    guard methods.contains(method), let path = written.flatMap(facts.string) else { return nil }
    let model = facts.argument("response_model", of: decorator).flatMap { annotation($0, facts) }
    return CapsuleFact.Part(
      text: "\(method.uppercased()) \(path.isEmpty ? "/" : path) \(function.name)" + (model.map { " → \($0)" } ?? ""),
      places: [.init(path: file, line: facts.lines.line(of: function.nameRange.start))])
  }

  /// `list[ItemPublic]` as it is written; nil for what is no name.
  private static func annotation(_ id: ID<Expression>, _ facts: FileFacts) -> String? {
    let inner = facts.children(of: id)
    guard facts[id].kind == .subscript, inner.count == 2 else { return facts.dotted(id) }
    guard let outer = annotation(inner[0], facts), let argument = annotation(inner[1], facts) else { return nil }
    return "\(outer)[\(argument)]"
  }

  /// Of the first router that is given one.
  private static func prefix(in facts: FileFacts) -> String? {
    facts.bindings.lazy.compactMap { binding in
      guard facts.dotted(binding.value)?.dottedParts.last == "APIRouter" else { return nil }
      return facts.argument("prefix", of: binding.value).flatMap(facts.string)
    }.first
  }
}
