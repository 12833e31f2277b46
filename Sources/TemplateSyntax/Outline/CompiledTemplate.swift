/// What a Django template names once Django has compiled it, each list sorted and without repetition.
///
/// Only constant names: `{% include page.template %}` says nothing. Inside `{% comment %}`, `{% verbatim %}` and
/// `{% blocktranslate %}` Django makes no nodes, so nothing there counts.
public struct CompiledTemplate: Sendable, Equatable {
  public private(set) var extends: [String] = []
  public private(set) var includes: [String] = []
  public private(set) var urlNames: [String] = []
  /// Libraries.
  public private(set) var loads: [String] = []
  public private(set) var blocks: [String] = []
  /// The look-ups of `{{ … }}`, without filters; numbers are look-ups to Django as well.
  public private(set) var variables: [String] = []

  public init(_ file: TemplateFile) {
    var row = 0
    while row < file.nodes.count {
      let node = file.nodes[row]
      switch node.kind {
      case .tag: visitTag(row, in: file)
      case .output: variables += CompiledTemplate.variable(row, in: file)
      case _: break
      }
      row = CompiledTemplate.isTranslation(node) ? Int(node.next) : row + 1
    }
    sort()
  }

  private static func isTranslation(_ node: TemplateNode) -> Bool {
    node.kind == .block && (node.tag == .blocktrans || node.tag == .blocktranslate)
  }

  private mutating func visitTag(_ row: Int, in file: TemplateFile) {
    let node = file.nodes[row]
    guard node.role == .leaf || node.role == .opening, node.next > row + 1 else { return }
    let tag = TagArguments(file, row)
    switch node.tag {
    case .extends: extends += tag.constant
    case .include: includes += tag.constant
    case .url: urlNames += tag.constant
    case .block: blocks += tag.names.prefix(1).map(\.text)
    case .load: loads += (tag.words.isEmpty ? tag.names[...] : tag.names.suffix(1)).map(\.text)
    case _: return
    }
  }

  private static func variable(_ output: Int, in file: TemplateFile) -> [String] {
    guard let expression = file.children(of: output).first(where: { file.nodes[$0].kind == .expression }),
      let value = ExpressionView(file, expression).value
    else { return [] }
    switch file.nodes[value].kind {
    case .variable, .number, .constant: return [file.text(of: value)]
    case _: return []
    }
  }

  private mutating func sort() {
    for list in [\Self.extends, \.includes, \.urlNames, \.loads, \.blocks, \.variables] {
      self[keyPath: list] = Set(self[keyPath: list]).sorted()
    }
  }
}

extension TagArguments {
  /// The first expression, if it starts with a literal; Django sees a constant there even before a filter.
  fileprivate var constant: [String] {
    guard let expression = rows.first(where: { file.nodes[$0].kind == .expression }),
      let value = ExpressionView(file, expression).value, file.nodes[value].kind == .string
    else { return [] }
    return [file.stringValue(of: value)]
  }
}
