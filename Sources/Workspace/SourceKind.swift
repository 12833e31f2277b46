import Base
import Platform

/// What the index makes of a file, told from its path.
enum SourceKind: UInt8, Sendable {
  case python, template

  /// Python files, pages, and any text below a `templates` or `jinja2` folder; nil for all others.
  init?(path: String) {
    let name = path.utf8
    if Self.ends(name, ".py") {
      self = .python
    } else if Self.pages.contains(where: { Self.ends(name, $0) }) {
      self = .template
    } else if Self.texts.contains(where: { Self.ends(name, $0) }), Self.isBelowTemplates(path) {
      self = .template
    } else {
      return nil
    }
  }

  private static let pages: [StaticString] = [".html", ".htm", ".jinja", ".jinja2", ".j2", ".djhtml", ".mjml"]
  private static let texts: [StaticString] = [
    ".txt", ".xml", ".md", ".eml", ".email", ".subject", ".ics", ".js", ".tpl",
  ]

  private static func ends(_ name: String.UTF8View, _ suffix: StaticString) -> Bool {
    name.count >= suffix.utf8CodeUnitCount
      && name.suffix(suffix.utf8CodeUnitCount).elementsEqual(suffix.description.utf8)
  }

  private static func isBelowTemplates(_ path: String) -> Bool {
    path.pathParts.dropLast().contains { $0 == "templates" || $0 == "jinja2" }
  }

  /// Whether the walk should keep a file of this name; the folder decides later.
  static func mayKeep(_ name: Span<UInt8>) -> Bool {
    if SourceNames.isProjectFile(name) { return true }
    guard let dot = name.indices.last(where: { name[$0] == UInt8(ascii: ".") }) else { return false }
    let extensionLength = name.count - dot
    return (pages + texts).contains { suffix in
      suffix.utf8CodeUnitCount == extensionLength
        && zip(suffix.description.utf8, dot..<name.count).allSatisfy { $0 == name[$1] }
    }
  }
}
