internal import Base

/// Fills an outline in one scan over the rows.
struct OutlineBuilder {
  let file: TemplateFile
  let nodes: [TemplateNode]
  var outline = TemplateOutline()
  /// Ends of the blocks around the current row that push a scope.
  private var scopes: [(row: Int, end: UInt32)] = []

  init(_ file: TemplateFile) {
    self.file = file
    nodes = file.nodes
  }

  mutating func run() {
    for row in nodes.indices {
      let node = nodes[row]
      while let scope = scopes.last, Int(nodes[scope.row].next) <= row { scopes.removeLast() }
      switch node.kind {
      case .block: if node.tag.pushesScope { scopes.append((row, node.end)) }
      case .tag: visitTag(row)
      case .variable: outline.variables.append(name(row))
      case .filter: outline.filters.append(name(row + 1))
      case .call: visitCall(row)
      case .template, .text, .comment, .output, .expression, .string, .translated, .number, .constant, .keyword, .name,
        .target, .word, .unparsed:
        continue
      }
    }
  }

  func name(_ row: Int) -> TemplateOutline.Name {
    TemplateOutline.Name(text: file.text(of: row), range: nodes[row].range, row: row)
  }

  private mutating func visitTag(_ row: Int) {
    let node = nodes[row]
    guard node.role == .leaf || node.role == .opening, node.next > row + 1 else { return }
    outline.tags.append(name(row + 1))
    bind(row)
    let tag = TagArguments(file, row)
    switch node.tag {
    case .extends: tag.target.map { outline.extends.append(.init(target: $0, range: node.range)) }
    case .include: include(tag, node)
    case .import, .from: tag.target.map { outline.imports.append(.init(target: $0, range: node.range)) }
    case .static: tag.target.map { outline.statics.append(.init(target: $0, range: node.range)) }
    case .url: route(tag, node)
    case .load: load(tag, node)
    case .partial: outline.partialUses += tag.names.prefix(1)
    case .block, .partialdef, .macro: block(tag, row)
    case _: return
    }
  }

  private mutating func block(_ tag: TagArguments, _ row: Int) {
    guard nodes[row].role == .opening, let name = tag.names.first else { return }
    let block = TemplateOutline.Block(name: name, range: nodes[row - 1].range, row: row - 1)
    switch nodes[row].tag {
    case .block: outline.blocks.append(block)
    case .partialdef: outline.partials.append(block)
    case _: outline.macros.append(block)
    }
  }

  private mutating func include(_ tag: TagArguments, _ node: TemplateNode) {
    guard let target = tag.target else { return }
    let isIsolated = tag.words.contains { $0.text == "only" || $0.text == "without" }
    outline.includes.append(.init(target: target, keys: tag.keys, isIsolated: isIsolated, range: node.range))
  }

  private mutating func route(_ tag: TagArguments, _ node: TemplateNode) {
    guard let target = tag.target else { return }
    outline.routes.append(
      .init(
        target: target, positionalCount: tag.expressionCount - 1, keywords: tag.keys, result: tag.targets.first,
        range: node.range))
  }

  private mutating func load(_ tag: TagArguments, _ node: TemplateNode) {
    let isFrom = !tag.words.isEmpty
    outline.loads.append(
      .init(
        libraries: isFrom ? tag.names.suffix(1) : tag.names, members: isFrom ? tag.names.dropLast() : [],
        range: node.range))
  }

  /// `url('name', …)`, `url_for('name', …)` and `static('path')` of Jinja.
  private mutating func visitCall(_ row: Int) {
    let call = TagArguments(file, row)
    guard let target = call.target else { return }
    switch file.text(of: row + 1) {
    case "url", "url_for":
      outline.routes.append(
        .init(
          target: target, positionalCount: call.expressionCount - 1, keywords: call.keys, result: nil,
          range: nodes[row].range))
    case "static": outline.statics.append(.init(target: target, range: nodes[row].range))
    case _: return
    }
  }

  private mutating func bind(_ row: Int) {
    let node = nodes[row]
    let isScoped = node.role == .opening && node.tag.pushesScope
    let outer = isScoped ? scopes.dropLast().last : scopes.last
    let after = TextRange(node.end, outer?.end ?? UInt32(file.bytes.count))
    let inside = isScoped ? TextRange(node.end, nodes[row - 1].end) : after
    let bindsKeys = node.tag == .with || node.tag == .trans || node.tag == .blocktrans || node.tag == .blocktranslate
    var isResult = false
    for child in file.children(of: row) {
      switch nodes[child].kind {
      case .target:
        outline.bindings.append(.init(name: name(child), scope: isResult ? after : inside))
      case .keyword where bindsKeys: outline.bindings.append(.init(name: name(child + 1), scope: inside))
      case .word: isResult = file.text(of: child) == "asvar"
      case _: continue
      }
    }
  }
}

extension TagKind {
  /// Whether names assigned inside a block of this kind are gone after it.
  var pushesScope: Bool {
    switch self {
    case .for, .with, .block, .trans, .blocktrans, .blocktranslate, .partialdef, .macro, .call: true
    case _: false
    }
  }
}
