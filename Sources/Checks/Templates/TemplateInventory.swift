import Base

/// The templates that the project's engines find, by name.
public struct TemplateInventory: Sendable {
  /// Every name, sorted.
  public let names: [String]
  /// Name to path, the first one found.
  private let paths: [String: String]
  /// Path to name, of the project's own that Django's engine reads.
  private let ownNames: [String: String]
  private let links: [String: DumpedTemplateLinks]
  /// What is not listed is not there.
  public let isClosed: Bool

  init(_ dump: RegistryDump) {
    var paths: [String: String] = [:]
    for template in dump.templates.items {
      guard let name = template.name.value, let path = template.path.value, paths[name] == nil else { continue }
      paths[name] = path
    }
    self.paths = paths
    names = paths.keys.sorted()
    isClosed = dump.templates.openness == .closed && !paths.isEmpty
    let own = dump.templateGraph.items
    ownNames = Dictionary(own.compactMap { row in row.path.value.map { ($0, row.name) } }) { first, _ in first }
    links = Dictionary(own.map { ($0.name, $0) }) { first, _ in first }
  }

  public func path(of name: String) -> String? { paths[name] }

  /// The name of a template of the project that Django's engine reads.
  public func name(ofPath path: String) -> String? { ownNames[path] }

  /// What a template of the project names.
  public func links(of name: String) -> DumpedTemplateLinks? { links[name] }

  /// Whether none of the engines' templates has this name; where the list is not closed, others may have it.
  ///
  /// `shop/row.html#cell` is a part of a file (Django 6.0, "Template partials"); a name with `./` is a path to Python, and
  /// where one with `../` leads depends on the folder that is searched.
  public func lacks(_ written: String) -> Bool {
    let parts = written.prefix { $0 != "#" }.pathParts.filter { $0 != "." }
    let name = parts.joined(separator: "/")
    return !name.isEmpty && !parts.contains("..") && paths[name] == nil
      && !Self.unlisted.contains { name.hasSuffix($0) }
      // The engine of forms has its own.
      && !name.hasPrefix("django/forms/")
  }

  /// Files that the boot does not list among templates.
  private static let unlisted = [
    ".png", ".jpg", ".jpeg", ".gif", ".ico", ".svg", ".woff", ".woff2", ".ttf", ".eot", ".pyc", ".map", ".pdf",
  ]

  /// The name that was meant: the same file in another folder, or nearly the same name.
  public func suggestion(for name: String) -> String? {
    let file = name.pathParts.last.map(String.init) ?? name
    let elsewhere = names.filter { $0 == file || $0.hasSuffix("/" + file) }
    return elsewhere.count == 1 ? elsewhere.first : Suggestion.nearest(to: name, in: names)
  }

  /// `./row.html`, `../base.html` as seen from a template; nil where that leads out of all folders.
  public static func absolute(_ name: String, from origin: String) -> String? {
    guard name.hasPrefix("./") || name.hasPrefix("../") else { return name }
    var parts = origin.pathParts.dropLast().map(String.init)
    for part in name.pathParts where part != "." {
      if part != ".." { parts.append(String(part)) } else if parts.popLast() == nil { return nil }
    }
    return parts.joined(separator: "/")
  }
}
