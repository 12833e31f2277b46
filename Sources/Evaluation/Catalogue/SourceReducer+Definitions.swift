import Base
import PythonSyntax

/// Functions, classes and their decorators.
extension SourceReducer {
  mutating func writeFunction(_ id: ID<Node>, _ place: Place) {
    guard let function = FunctionDefinition(id, in: file), let block = file.firstChild(of: id, .block) else { return }
    let header = header(of: function)
    let isKept = place.isInsideFunction || policy.keeps(function, inClass: place.className, module: module)
    if !isKept || isEllipsis(function) {
      line(header + Array(" ...".utf8) + marker(function.id, place), place)
    } else if let only = onlyStatement(of: function), !only.contains(UInt8(ascii: "\n")) {
      line(header + Array(" ".utf8) + only + marker(function.id, place), place)
    } else {
      line(header + marker(function.id, place), place)
      var inner = place.inner
      inner.className = nil
      inner.isInsideFunction = true
      writeBlock(block, inner)
    }
  }

  mutating func writeClass(_ id: ID<Node>, _ place: Place) {
    guard let definition = ClassDefinition(id, in: file), let block = file.firstChild(of: id, .block) else { return }
    let header = code.text(in: TextRange(file[id].start, file[block].start))
    let mark = marker(id, Place())
    var inner = place.inner
    inner.className = definition.name
    let before = output.count
    line(header + mark, place)
    let body = output.count
    writeBlock(block, inner)
    if output.count - body == inner.indent + 5, output[(body + inner.indent)...].elementsEqual("pass\n".utf8) {
      output.removeSubrange(before...)
      line(header + Array(" pass".utf8) + mark, place)
    }
  }

  mutating func writeDecorated(_ id: ID<Node>, _ place: Place) {
    let decorators = file.children(of: id).filter { file.kind($0) == .decorator }
    if decorators.contains(where: { isOverload($0) }) { return }
    for (index, decorator) in decorators.enumerated() {
      let mark = index == 0 ? marker(decorator, place) : []
      line(Array("@".utf8) + code.text(of: decorator) + mark, place)
    }
    if let definition = file.lastChild(of: id) { write(definition, place) }
  }

  private func isOverload(_ decorator: ID<Node>) -> Bool {
    let name = file.firstChild(of: decorator).flatMap { file.dottedName(of: $0) } ?? ""
    return name == "overload" || name.hasSuffix(".overload")
  }

  /// `def name(a, *, b=1):`, without annotations.
  private func header(of function: FunctionDefinition) -> [UInt8] {
    var text = Array((function.isAsync ? "async def " : "def ").utf8) + file.nameBytes(file[function.id].symbol)
    if let types = file.firstChild(of: function.id, .typeParameters) { text += code.text(of: types) }
    let parameters = file.firstChild(of: function.id, .parameters).map(parameters) ?? []
    return text + Array("(".utf8) + parameters.joined(separator: Array(", ".utf8)) + Array("):".utf8)
  }

  private func parameters(_ list: ID<Node>) -> [[UInt8]] {
    file.children(of: list).map { row in
      let name = Array(file.nameBytes(file[row].symbol))
      switch file.kind(row) {
      case .slashMarker: return Array("/".utf8)
      case .starMarker: return Array("*".utf8)
      case .starParameter: return Array("*".utf8) + name
      case .doubleStarParameter: return Array("**".utf8) + name
      default:
        let value = file.firstChild(of: row, .defaultValue).flatMap { file.firstChild(of: $0) }
        guard let value else { return name }
        return name + Array("=".utf8) + standingAlone(value)
      }
    }
  }

  /// The text of a default, in the parentheses it cannot do without and its span does not hold.
  private func standingAlone(_ value: ID<Node>) -> [UInt8] {
    let text = code.text(of: value)
    switch file.kind(value) {
    case .namedExpression, .yield, .yieldFrom: return Array("(".utf8) + text + Array(")".utf8)
    default: return text
    }
  }

  private func isEllipsis(_ function: FunctionDefinition) -> Bool {
    let body = function.body.dropFirst(function.docstring == nil ? 0 : 1)
    guard body.count == 1, let only = body.first, file.kind(only) == .expressionStatement else { return false }
    return file.firstChild(of: only).map { file.kind($0) == .ellipsis } ?? false
  }

  /// The text of a body's only statement, when it can stand on the header's line.
  private func onlyStatement(of function: FunctionDefinition) -> [UInt8]? {
    let body = function.body.dropFirst(function.docstring == nil ? 0 : 1)
    if body.isEmpty { return Array("pass".utf8) }
    guard body.count == 1, let only = body.first else { return nil }
    switch file.kind(only) {
    case .returnStatement, .raiseStatement, .passStatement, .augmentedAssign: return code.text(of: only)
    case .importStatement, .importFrom: return code.text(of: only)
    default: return nil
    }
  }

  /// ` # L12`, or what an earlier reduction wrote there; nothing for functions inside functions.
  private func marker(_ id: ID<Node>, _ place: Place) -> [UInt8] {
    if place.isInsideFunction { return [] }
    let written = LineMarker.read(file, line: lines.line(of: max(headerEnd(id), 1) - 1), lines)
    return Array(" # L".utf8) + Array(String(written ?? lines.line(of: file[id].start)).utf8)
  }

  /// Where the last piece before the block ends: a string in the header may span lines.
  private func headerEnd(_ id: ID<Node>) -> UInt32 {
    var end = file[id].start + 1
    for child in file.children(of: id) {
      if file.kind(child) == .block { break }
      end = max(end, file[child].end)
    }
    return end
  }
}
