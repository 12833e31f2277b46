import Base

/// A subject of Django with what is worth knowing before working on it.
public struct ContextTopic: Hashable, Sendable {
  /// The name of its file, without ending.
  public var name: String
  /// What the index says of it.
  public var summary: String
  /// Kinds of files it is about.
  public var kinds: Set<FileKind>
  /// Words in a task that ask for it, as beginnings of words.
  public var words: [String]
  /// Sentences to be read.
  public var facts: [String]

  public var fileName: String { name + ".md" }

  /// The file that a reader is given.
  public var text: String {
    "# \(summary.prefix(1).uppercased())\(summary.dropFirst())\n\n" + facts.map { "- \($0)\n" }.joined()
  }
}

/// What a file of a Django project is, by its path.
public enum FileKind: String, CaseIterable, Hashable, Sendable {
  case model, migration, view, serializer, form, url, template, admin, signal, task, test, settings, command
  case middleware, deployment, other

  public init(path: String) {
    let parts = path.pathParts.map(String.init)
    let name = parts.last ?? ""
    let stem = String(name.prefix { $0 != "." })
    let folders = Set(parts.dropLast())
    self = Self.special(name, stem, folders) ?? Self.module(stem, folders) ?? .other
  }

  private static func special(_ name: String, _ stem: String, _ folders: Set<String>) -> FileKind? {
    if folders.contains("migrations"), name.hasSuffix(".py") { return .migration }
    if stem.hasPrefix("test_") || stem == "tests" || stem == "conftest" || folders.contains("tests") { return .test }
    if name.hasSuffix(".html") || folders.contains("templates") || folders.contains("templatetags") { return .template }
    if folders.contains("management") { return .command }
    if stem.lowercased() == "dockerfile" || name.hasSuffix(".yml") || name.hasSuffix(".yaml") { return .deployment }
    return nil
  }

  private static let modules: [String: FileKind] = [
    "models": .model, "managers": .model, "querysets": .model, "views": .view, "viewsets": .view, "api": .view,
    "serializers": .serializer, "schemas": .serializer, "forms": .form, "urls": .url, "routers": .url, "admin": .admin,
    "signals": .signal, "receivers": .signal, "tasks": .task, "settings": .settings, "middleware": .middleware,
    "wsgi": .deployment, "asgi": .deployment, "celery": .task, "permissions": .view,
  ]

  private static func module(_ stem: String, _ folders: Set<String>) -> FileKind? {
    modules[stem] ?? modules.keys.sorted().first { folders.contains($0) }.flatMap { modules[$0] }
  }
}
