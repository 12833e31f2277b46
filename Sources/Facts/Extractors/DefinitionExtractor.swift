import Base
import PythonSyntax

/// Decorators wait here for the definition that follows them.
let decoratorExtractor = Extractor("decorators", on: [.decorated]) { row, pass in
  pass.decorators = []
  pass.decoratedStart = pass.nodes[row].start
  for child in pass.children(of: row) where pass.nodes[child].kind == .decorator && pass.nodes[child].size > 1 {
    let decorator = pass.lower(child + 1)
    pass.decorators.append(decorator)
  }
}

/// Classes and functions, with what a reader must see of them before the body.
let definitionExtractor = Extractor("definitions", on: [.classDef, .functionDef, .asyncFunctionDef]) { row, pass in
  pass.addDefinition(row)
}

extension Extraction {
  fileprivate mutating func addDefinition(_ row: Int) {
    let node = nodes[row]
    let isDecorated = row > 0 && !decorators.isEmpty
    let start = isDecorated ? decoratedStart : node.start
    let id = ID<Definition>(facts.definitions.count)
    let parts = headerParts(row)
    var definition = Definition(
      definitionKind(node.kind), file.name(node.symbol), parent: scope, range: TextRange(start, node.end),
      header: TextRange(node.start, headerEnd(parts.lastHeaderEnd, before: parts.bodyStart)),
      nameRange: nodes[row + 1].range)
    definition.decorators = decorators
    definition.isConditional = isConditional
    if parts.body < row + Int(node.size) { definition.docstring = docstring(ofBlock: parts.body) }
    var frame = Scope(
      end: row + Int(node.size), body: parts.body, definition: id, kind: node.kind == .classDef ? .class : .function)
    if node.kind == .classDef {
      definition.bases = lowerBases(row)
    } else if let parameters = parts.parameters {
      frame.parameters = parameterSymbols(parameters)
      definition.parameters = frame.parameters.map { file.name($0) }
    }
    decorators = []
    facts.definitions.append(definition)
    scopes.append(frame)
    addDecoratedReceivers(id)
  }

  private func definitionKind(_ kind: NodeKind) -> Definition.Kind {
    kind == .classDef ? .class : kind == .asyncFunctionDef ? .asyncFunction : .function
  }

  private struct HeaderParts {
    var body: Int
    var bodyStart: UInt32
    var lastHeaderEnd: UInt32
    var parameters: Int?
  }

  private func headerParts(_ row: Int) -> HeaderParts {
    let end = row + Int(nodes[row].size)
    var parts = HeaderParts(body: end, bodyStart: nodes[row].end, lastHeaderEnd: nodes[row + 1].end)
    for child in children(of: row) {
      switch nodes[child].kind {
      case .block:
        parts.body = child
        parts.bodyStart = nodes[child].start
      case .parameters:
        parts.parameters = child
        parts.lastHeaderEnd = max(parts.lastHeaderEnd, nodes[child].end)
      default: parts.lastHeaderEnd = max(parts.lastHeaderEnd, nodes[child].end)
      }
    }
    return parts
  }

  /// Just behind the colon that ends the header; comments between are passed over.
  private func headerEnd(_ from: UInt32, before body: UInt32) -> UInt32 {
    var offset = Int(from)
    let end = min(Int(body), file.source.count)
    var isComment = false
    while offset < end {
      let byte = file.source[offset]
      offset += 1
      if byte == UInt8(ascii: "\n") { isComment = false }
      if byte == UInt8(ascii: "#") { isComment = true }
      if byte == UInt8(ascii: ":"), !isComment { return UInt32(offset) }
    }
    return from
  }

  private mutating func lowerBases(_ row: Int) -> [ID<Expression>] {
    var bases: [ID<Expression>] = []
    for child in children(of: row) {
      switch nodes[child].kind {
      case .identifier, .typeParameters, .block: continue
      default: bases.append(lower(child))
      }
    }
    return bases
  }

  private func parameterSymbols(_ row: Int) -> [Symbol] {
    children(of: row).compactMap { child in
      switch nodes[child].kind {
      case .parameter, .starParameter, .doubleStarParameter: nodes[child].symbol
      default: nil
      }
    }
  }
}
