import Base
import PythonSyntax

/// A statement with what stands around its blocks told from what stands in them.
struct Statement {
  let id: ID<Node>
  /// The class or function, decorators taken off; the statement itself for others.
  let inner: ID<Node>
  /// Everything but blocks.
  let header: [ID<Node>]
  /// The bodies, in order: of an `if` its own, those of its `elif`s and of its `else`.
  let blocks: [ID<Node>]

  init(_ id: ID<Node>, _ file: PythonFile) {
    self.id = id
    let parts = file.kind(id) == .decorated ? file.lastChild(of: id) : nil
    inner = parts ?? id
    var (header, blocks): ([ID<Node>], [ID<Node>]) = ([], [])
    if parts != nil { header = file.children(of: id).dropLast() }
    for child in file.children(of: inner) { Statement.add(child, file, &header, &blocks) }
    self.header = header
    self.blocks = blocks
  }

  private static func add(
    _ child: ID<Node>, _ file: PythonFile, _ header: inout [ID<Node>], _ blocks: inout [ID<Node>]
  ) {
    switch file.kind(child) {
    case .block: blocks.append(child)
    case .elifClause, .elseClause, .exceptHandler, .finallyClause, .matchCase:
      for inner in file.children(of: child) { add(inner, file, &header, &blocks) }
    default: header.append(child)
    }
  }

  /// What a class or function is called by; nil for other statements.
  func definition(_ file: PythonFile) -> String? {
    switch file.kind(inner) {
    case .functionDef, .asyncFunctionDef: "def " + file.name(file[inner].symbol)
    case .classDef: "class " + file.name(file[inner].symbol)
    default: nil
    }
  }

  func name(_ file: PythonFile) -> String { file.name(file[inner].symbol) }

  /// The same without the colon and what is behind it: what to point at.
  func headerPlace(_ file: PythonFile) -> TextRange {
    guard let end = header.map({ file[$0].end }).max(), !blocks.isEmpty else { return file[id].range }
    return TextRange(file[id].start, end)
  }

  /// From its start to its first block.
  func headerRange(_ file: PythonFile) -> TextRange {
    guard let block = blocks.first else { return file[id].range }
    return TextRange(file[id].start, file[block].start)
  }
}

extension PythonFile {
  /// The statements of a block without its docstring and without `pass`.
  func working(_ block: ID<Node>) -> [Statement] {
    let documentation = docstring(of: block)
    return children(of: block).filter { child in
      kind(child) != .passStatement && documentation.map { $0.index != child.index + 1 } ?? true
    }.map { Statement($0, self) }
  }
}
