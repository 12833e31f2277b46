import Base
public import PythonSyntax

/// Writes a Python module again with only what a reader of declarations needs.
///
/// Docstrings, comments, annotations of parameters and the bodies that `BodyPolicy` refuses are gone; one blank
/// indents. A body that was left out reads `...` on its header's line, one that does nothing reads `pass`. A value too
/// big to matter reads `__omitted__`. Headers of definitions end in `# L12`, the line they had. Reducing again
/// changes nothing.
public struct SourceReducer {
  let file: PythonFile
  let code: CodeText
  let lines: LineIndex
  let module: String
  let policy: BodyPolicy
  var output: [UInt8] = []

  /// What lies around the statement being written.
  struct Place {
    var indent = 0
    var className: String?
    /// Inside a body that is kept whole.
    var isInsideFunction = false

    var inner: Place {
      var place = self
      place.indent += 1
      return place
    }
  }

  private init(_ file: PythonFile, module: String, policy: BodyPolicy) {
    self.file = file
    self.module = module
    self.policy = policy
    code = CodeText(file)
    lines = LineIndex(file.source)
  }

  /// The reduced text of `file`, which is the module of this dotted name.
  public static func reduce(_ file: PythonFile, module: String, policy: BodyPolicy = BodyPolicy()) -> [UInt8] {
    var reducer = SourceReducer(file, module: module, policy: policy)
    for statement in file.children(of: file.root) { reducer.write(statement, Place()) }
    return reducer.output
  }

  mutating func write(_ id: ID<Node>, _ place: Place) {
    switch file.kind(id) {
    case .functionDef, .asyncFunctionDef: writeFunction(id, place)
    case .classDef: writeClass(id, place)
    case .decorated: writeDecorated(id, place)
    case .assign, .annotatedAssign: writeAssignment(id, place)
    case .expressionStatement: if !isConstant(id) { line(code.text(of: id), place) }
    case .ifStatement: writeIf(id, place)
    case .forStatement, .asyncForStatement, .whileStatement, .withStatement, .asyncWithStatement, .tryStatement,
      .matchStatement:
      writeCompound(id, place)
    case .error: break
    default: line(code.text(of: id), place)
    }
  }

  mutating func line(_ text: [UInt8], _ place: Place) {
    output.append(contentsOf: repeatElement(UInt8(ascii: " "), count: place.indent))
    output += text
    output.append(UInt8(ascii: "\n"))
  }

  /// Writes the statements of a block, or `pass` where none is left.
  mutating func writeBlock(_ block: ID<Node>, _ place: Place) {
    let before = output.count
    for statement in file.children(of: block) { write(statement, place) }
    if output.count == before { line(Array("pass".utf8), place) }
  }

  // MARK: Compound statements

  /// A compound statement or a clause of one: its header, its block, the clauses behind it.
  private mutating func writeCompound(_ id: ID<Node>, _ place: Place) {
    let parts = Array(file.children(of: id))
    guard let body = parts.firstIndex(where: { isBlockOrCase(file.kind($0)) }) else { return }
    line(code.text(in: TextRange(file[id].start, file[parts[body]].start)), place)
    for part in parts[body...] {
      switch file.kind(part) {
      case .block: writeBlock(part, place.inner)
      case .matchCase: writeCompound(part, place.inner)
      default: writeCompound(part, place)
      }
    }
  }

  private func isBlockOrCase(_ kind: NodeKind) -> Bool { kind == .block || kind == .matchCase }

  private mutating func writeIf(_ id: ID<Node>, _ place: Place) {
    let parts = Array(file.children(of: id))
    guard let test = parts.first, isNeverTrue(test) else { return writeCompound(id, place) }
    if parts.count == 2 { return }
    guard parts.count == 3, file.kind(parts[2]) == .elseClause, let block = file.firstChild(of: parts[2]) else {
      return writeCompound(id, place)
    }
    for statement in file.children(of: block) { write(statement, place) }
  }

  /// Whether the test is one that holds for type checkers or scripts only.
  private func isNeverTrue(_ test: ID<Node>) -> Bool {
    if let name = file.dottedName(of: test) { return name == "TYPE_CHECKING" || name.hasSuffix(".TYPE_CHECKING") }
    guard file.kind(test) == .compare, let left = file.firstChild(of: test) else { return false }
    return file.dottedName(of: left) == "__name__" && file.text(of: test).contains("__main__")
  }

  /// Whether the statement is a string or number that nobody reads.
  private func isConstant(_ statement: ID<Node>) -> Bool {
    guard let value = file.firstChild(of: statement) else { return true }
    switch file.kind(value) {
    case .string, .bytes, .integer, .float: return true
    case .concatenation: return file.children(of: value).allSatisfy { file.kind($0) == .string }
    default: return false
    }
  }
}
