import Base
import TemplateSyntax

/// Paths from each element of a list: `{% regroup orders by customer.name as groups %}`, `orders|dictsort:"total"`.
extension ProjectReader {
  mutating func readRegroup(
    _ row: Int, _ file: TemplateFile, _ names: inout TemplateContexts.Names, _ scope: inout Scope
  ) {
    let arguments = TagArguments(file, row)
    guard let source = arguments.rows.first(where: { [.expression, .variable].contains(file.nodes[$0].kind) }),
      let target = arguments.targets.first
    else { return }
    var quiet = scope
    quiet.purpose = .inference
    let elements = types(of: source, file, names, &quiet).compactMap { element(of: $0) }
    if let key = arguments.names.first { readKey(key.text, key.range.start, of: elements, &scope) }
    names[target.text] = elements.map { $0.with(.list(.mapping(["list": .list($0.type)]))) }
  }

  /// Every filter below the row that sorts by a path.
  mutating func readSortKeys(
    below row: Int, _ file: TemplateFile, _ names: TemplateContexts.Names, _ scope: inout Scope
  ) {
    for inner in row..<Int(file.nodes[row].next) where file.nodes[inner].kind == .expression {
      let view = ExpressionView(file, inner)
      guard let value = view.value, file.nodes[value].kind == .variable else { continue }
      for filter in view.filters where filter.name.text.hasPrefix("dictsort") {
        guard let argument = filter.argument, file.nodes[argument].kind == .string else { continue }
        var quiet = scope
        quiet.purpose = .inference
        let sources = variableTypes(file.text(of: value), file.nodes[value].start, names, &quiet)
        let start = file.nodes[argument].range.start + 1
        readKey(file.stringValue(of: argument), start, of: sources.compactMap { element(of: $0) }, &scope)
      }
    }
  }

  private mutating func readKey(_ path: String, _ start: UInt32, of elements: [Typed], _ scope: inout Scope) {
    for element in elements { _ = follow([""] + path.dottedParts.map(String.init), from: element, start - 1, &scope) }
  }
}
