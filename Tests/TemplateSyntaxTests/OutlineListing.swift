import Base
import TemplateSyntax

extension TemplateOutline {
  /// One line for each entry, in the order of the declaration; for specs.
  func listing() -> String {
    var lines: [String] = []
    lines += extends.map { "extends \($0.target.listing) @\($0.range.start)" }
    lines += includes.map { include in
      let keys = include.keys.isEmpty ? "" : " with " + include.keys.map(\.text).joined(separator: ", ")
      return "include \(include.target.listing)\(keys)\(include.isIsolated ? " only" : "") @\(include.range.start)"
    }
    lines += imports.map { "import \($0.target.listing)" }
    lines += blocks.map { "block \($0.name.text) \($0.range.start)..<\($0.range.end)" }
    lines += partials.map { "partialdef \($0.name.text) \($0.range.start)..<\($0.range.end)" }
    lines += partialUses.map { "partial \($0.text)" }
    lines += macros.map { "macro \($0.name.text) \($0.range.start)..<\($0.range.end)" }
    lines += loads.map { "load \($0.members.map(\.text)) from \($0.libraries.map(\.text))" }
    lines += routes.map { route in
      let result = route.result.map { " as \($0.text)" } ?? ""
      return "url \(route.target.listing) \(route.positionalCount) + \(route.keywords.map(\.text))\(result)"
    }
    lines += statics.map { "static \($0.target.listing)" }
    lines += variables.map { "variable \($0.text) @\($0.range.start)" }
    lines += filters.map { "filter \($0.text)" }
    lines += tags.map { "tag \($0.text)" }
    lines += bindings.map { "binding \($0.name.text) in \($0.scope.start)..<\($0.scope.end)" }
    return lines.joined(separator: "\n")
  }
}

extension TemplateOutline.Target {
  fileprivate var listing: String {
    switch value {
    case .literal(let text): "literal \(text)"
    case .variable(let path): "variable \(path)"
    case .computed(let text): "computed \(text)"
    }
  }
}
