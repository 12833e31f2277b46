public import Base

/// `class Name[T](Base, metaclass=Meta): …`, with its decorators.
public struct ClassDefinition: View {
  public let file: PythonFile
  public let id: ID<Node>

  public init?(_ id: ID<Node>, in file: PythonFile) {
    guard file.kind(id) == .classDef else { return nil }
    self.file = file
    self.id = id
  }

  public var name: String { file.name(file[id].symbol) }

  /// The base classes as written, starred ones included.
  public var bases: [ID<Node>] { header.filter { !isKeyword($0) } }

  /// `metaclass=…` and other keywords of the header, in order.
  public var keywords: [(name: String, value: ID<Node>)] {
    header.compactMap { argument in
      guard file.kind(argument) == .keyword, let value = file.firstChild(of: argument) else { return nil }
      return (file.name(file[argument].symbol), value)
    }
  }

  public var decorators: [ID<Node>] { file.decorators(of: id) }
  public var body: [ID<Node>] { child(.block).map(file.statements) ?? [] }
  public var docstring: ID<Node>? { child(.block).flatMap(file.docstring) }

  private func isKeyword(_ argument: ID<Node>) -> Bool {
    file.kind(argument) == .keyword || file.kind(argument) == .keywordUnpack
  }

  private var header: [ID<Node>] {
    file.children(of: id).filter { child in
      switch file.kind(child) {
      case .identifier, .typeParameters, .block: false
      default: true
      }
    }
  }
}
