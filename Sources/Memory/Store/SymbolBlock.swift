import Base
import PythonSyntax

/// Where a class or function stands in a Python file, with its decorators and whole lines.
enum SymbolBlock {
  /// The last definition of that name, as Python would have it.
  ///
  /// - Parameter symbol: dotted, as `Order.save`.
  static func find(_ symbol: String, in bytes: [UInt8]) -> Range<Int>? {
    let file = PythonFile(bytes)
    var place: Definition?
    for name in symbol.dottedParts {
      let parent = place.map(\.node) ?? file.root
      guard let found = definitions(in: parent, of: file).last(where: { $0.name == name }) else { return nil }
      place = found
    }
    guard let range = place.map({ file[$0.statement].range }) else { return nil }
    return wholeLines(Int(range.start)..<Int(range.end), in: bytes)
  }

  private struct Definition {
    var name: String
    var node: ID<Node>
    /// The definition with its decorators.
    var statement: ID<Node>
  }

  /// What is defined below a node, under a condition or not, but not inside of another definition.
  private static func definitions(in parent: ID<Node>, of file: PythonFile) -> [Definition] {
    file.children(of: parent).flatMap { statement -> [Definition] in
      let node = file.kind(statement) == .decorated ? file.lastChild(of: statement) ?? statement : statement
      switch file.kind(node) {
      case .functionDef, .asyncFunctionDef:
        return FunctionDefinition(node, in: file).map { [.init(name: $0.name, node: node, statement: statement)] } ?? []
      case .classDef:
        return ClassDefinition(node, in: file).map { [.init(name: $0.name, node: node, statement: statement)] } ?? []
      case .ifStatement, .elifClause, .elseClause, .tryStatement, .exceptHandler, .finallyClause, .withStatement,
        .forStatement, .whileStatement, .block, .matchStatement, .matchCase:
        return definitions(in: node, of: file)
      default: return []
      }
    }
  }

  private static func wholeLines(_ range: Range<Int>, in bytes: [UInt8]) -> Range<Int>? {
    guard range.upperBound <= bytes.count else { return nil }
    let start = bytes[..<range.lowerBound].lastIndex(of: 10).map { $0 + 1 } ?? 0
    if range.upperBound > start, bytes[range.upperBound - 1] == 10 { return start..<range.upperBound }
    let end = bytes[range.upperBound...].firstIndex(of: 10).map { $0 + 1 } ?? bytes.count
    return start..<end
  }
}
