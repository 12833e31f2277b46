import Base
public import PythonSyntax

extension SourceOutline {
  /// The units of a Python file: imports, class parts, functions, runs of other statements.
  public init(python file: PythonFile) {
    var reader = UnitReader(file)
    reader.readModule()
    self.init(source: file.source, lineStarts: reader.lines.starts, units: reader.units)
  }

  /// The units of a template: stretches of lines.
  public init(template source: [UInt8]) {
    let lines = LineIndex(source)
    var last = lines.lineCount
    if last > 1, Int(lines.starts[last - 1]) == source.count { last -= 1 }
    let whole = CodeUnit(kind: .markup, lines: 1...max(1, last), head: 1...1, name: "")
    self.init(source: source, lineStarts: lines.starts, units: [whole])
  }
}

/// Walks the statements of a module and of its classes.
private struct UnitReader {
  let file: PythonFile
  let lines: LineIndex
  private(set) var units: [CodeUnit] = []

  init(_ file: PythonFile) {
    self.file = file
    lines = LineIndex(file.source)
  }

  mutating func readModule() {
    for statement in file.children(of: file.root) { read(statement, in: "", runKind: .module) }
  }

  private mutating func read(_ statement: ID<Node>, in parent: String, runKind: CodeUnit.Kind) {
    let definition = definition(in: statement)
    switch file.kind(definition) {
    case .classDef where parent.isEmpty || lines.lines(of: file[statement].range).count > 40:
      readClass(definition, statement, in: parent)
    case .functionDef, .asyncFunctionDef:
      readFunction(definition, statement, in: parent)
    case .importStatement where parent.isEmpty, .importFrom where parent.isEmpty:
      extend(.imports, name: "", with: lines.lines(of: file[statement].range))
    default:
      extend(runKind, name: parent, with: lines.lines(of: file[statement].range))
    }
  }

  /// What stands behind decorators, or the statement itself.
  private func definition(in statement: ID<Node>) -> ID<Node> {
    file.kind(statement) == .decorated ? file.lastChild(of: statement) ?? statement : statement
  }

  private mutating func readFunction(_ definition: ID<Node>, _ statement: ID<Node>, in parent: String) {
    let whole = lines.lines(of: file[statement].range)
    let name = file.name(file[definition].symbol)
    units.append(
      CodeUnit(
        kind: parent.isEmpty ? .function : .method, lines: whole, head: head(definition, whole),
        name: parent.isEmpty ? name : parent + "." + name))
  }

  private mutating func readClass(_ definition: ID<Node>, _ statement: ID<Node>, in parent: String) {
    let whole = lines.lines(of: file[statement].range)
    let name = (parent.isEmpty ? "" : parent + ".") + file.name(file[definition].symbol)
    var head = head(definition, whole)
    guard let body = file.firstChild(of: definition, .block) else { return }
    var statements = Array(file.children(of: body))
    let header = head
    if let first = statements.first, isDocstring(first) {
      head = head.lowerBound...max(head.upperBound, lines.lines(of: file[first].range).upperBound)
      statements.removeFirst()
    }
    units.append(CodeUnit(kind: .classHeader, lines: head, head: header, name: name))
    for statement in statements { read(statement, in: name, runKind: .classBody) }
  }

  private func isDocstring(_ statement: ID<Node>) -> Bool {
    guard file.kind(statement) == .expressionStatement, let value = file.firstChild(of: statement) else { return false }
    return file.kind(value) == .string
  }

  /// From the first decorator to the line before the body.
  private func head(_ definition: ID<Node>, _ whole: ClosedRange<Int>) -> ClosedRange<Int> {
    guard let body = file.firstChild(of: definition, .block) else { return whole.lowerBound...whole.lowerBound }
    let first = lines.line(of: file[body].start)
    let name = lines.line(of: file[definition].start)
    return whole.lowerBound...max(name, first > name ? first - 1 : first)
  }

  /// Adds lines to the run that is open, or begins one.
  private mutating func extend(_ kind: CodeUnit.Kind, name: String, with own: ClosedRange<Int>) {
    if let last = units.last, last.kind == kind, last.name == name, last.lines.upperBound <= own.lowerBound {
      units[units.count - 1].lines = last.lines.lowerBound...own.upperBound
    } else if units.last.map({ $0.lines.upperBound < own.lowerBound }) ?? true {
      units.append(CodeUnit(kind: kind, lines: own, head: own.lowerBound...own.lowerBound, name: name))
    }
  }
}
