import Graph
import Platform
import PythonSyntax
import Retrieval

/// A file without its bodies: what it declares, with line numbers.
public struct FileSkeleton: Sendable {
  public var path: String
  public var lineCount: Int
  /// With the numbers of the lines each stands for.
  public var lines: [(range: ClosedRange<Int>, text: String)]
}

extension Workspace {
  /// Longer runs of statements are cut.
  private static let shownStatements = 60

  /// Imports, class headers with their fields, signatures, of a template its tags; nil when there is no such file.
  public func skeleton(of path: String) -> FileSkeleton? {
    guard let file = graph.file(at: path), let bytes = try? FileReader.read(root + "/" + path) else { return nil }
    guard path.hasSuffix(".py") else { return FileSkeleton(template: path, SourceOutline(template: bytes)) }
    var parser = PythonParser()
    let outline = SourceOutline(python: parser.parse(bytes))
    var skeleton = FileSkeleton(path: graph[file].path, lineCount: outline.lineCount, lines: [])
    for unit in outline.units { skeleton.add(unit, of: outline, statements: Self.shownStatements) }
    return skeleton
  }
}

extension FileSkeleton {
  fileprivate mutating func add(_ unit: CodeUnit, of outline: SourceOutline, statements limit: Int) {
    switch unit.kind {
    case .imports: lines.append((unit.lines, "# imports"))
    case .classHeader, .function, .method:
      let head = text(unit.head, of: outline)
      let isOpen = unit.lines.upperBound > unit.head.upperBound && unit.kind != .classHeader
      lines.append((unit.lines, head + (isOpen ? " …" : "")))
    case .classBody, .module, .markup:
      let end = min(unit.lines.upperBound, unit.lines.lowerBound + limit - 1)
      let isCut = end < unit.lines.upperBound
      lines.append((unit.lines, text(unit.lines.lowerBound...end, of: outline) + (isCut ? "\n…" : "")))
    }
  }

  /// Of a template only the lines that hold a tag: what it extends, includes, loads, and its blocks.
  fileprivate init(template path: String, _ outline: SourceOutline) {
    self.init(path: path, lineCount: outline.lineCount, lines: [])
    for line in stride(from: 1, through: outline.lineCount, by: 1) {
      let text = text(line...line, of: outline)
      if Self.tags.contains(where: { text.contains($0) }) { lines.append((line...line, text)) }
    }
  }

  private static let tags = [
    "{% extends", "{% include", "{% load", "{% block", "{% url", "{% for", "{% if", "{% form", "{% static", "<form",
  ]

  private func text(_ lines: ClosedRange<Int>, of outline: SourceOutline) -> String {
    let text = String(decoding: outline.source[outline.bytes(of: lines)], as: UTF8.self)
    return String(text.reversed().drop { $0.isNewline || $0 == " " }.reversed())
  }
}
