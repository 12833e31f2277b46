public import Base

/// `def name(…) -> …:` or `async def`, with its decorators.
public struct FunctionDefinition: View {
  public let file: PythonFile
  public let id: ID<Node>

  public init?(_ id: ID<Node>, in file: PythonFile) {
    guard file.kind(id) == .functionDef || file.kind(id) == .asyncFunctionDef else { return nil }
    self.file = file
    self.id = id
  }

  public var name: String { file.name(file[id].symbol) }
  public var isAsync: Bool { file.kind(id) == .asyncFunctionDef }
  public var decorators: [ID<Node>] { file.decorators(of: id) }
  public var body: [ID<Node>] { child(.block).map(file.statements) ?? [] }
  public var docstring: ID<Node>? { child(.block).flatMap(file.docstring) }
  /// The expression behind `->`.
  public var returns: ID<Node>? { child(.returns).flatMap { file.firstChild(of: $0) } }

  public var parameters: [Parameter] {
    guard let list = child(.parameters) else { return [] }
    var parameters: [Parameter] = []
    var isKeywordOnly = false
    for row in file.children(of: list) {
      switch file.kind(row) {
      case .slashMarker:
        for i in parameters.indices { parameters[i].kind = .positionalOnly }
      case .starMarker: isKeywordOnly = true
      case .starParameter:
        parameters.append(parameter(row, .variadic))
        isKeywordOnly = true
      case .doubleStarParameter: parameters.append(parameter(row, .keywordVariadic))
      default: parameters.append(parameter(row, isKeywordOnly ? .keywordOnly : .positional))
      }
    }
    return parameters
  }

  private func parameter(_ row: ID<Node>, _ kind: Parameter.Kind) -> Parameter {
    Parameter(
      name: file.name(file[row].symbol), kind: kind,
      annotation: file.firstChild(of: row, .annotation).flatMap { file.firstChild(of: $0) },
      defaultValue: file.firstChild(of: row, .defaultValue).flatMap { file.firstChild(of: $0) })
  }
}

/// One parameter of a function.
public struct Parameter: Sendable, Equatable {
  public enum Kind: UInt8, Sendable { case positionalOnly, positional, variadic, keywordOnly, keywordVariadic }

  public var name: String
  public var kind: Kind
  public var annotation: ID<Node>?
  public var defaultValue: ID<Node>?
}
