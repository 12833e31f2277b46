import Base
import Impact
import PythonSyntax

/// A file of tests, or one that only tests use: its tests, and what others may take from it.
struct TestSource: Sendable {
  /// A test function, or a class with what is done for all of its tests.
  struct Unit: Sendable {
    var inner: [String]
    var line: Int
    var words: TestWords
    var isClass: Bool
  }

  let path: String
  let isCollected: Bool
  private(set) var units: [Unit] = []
  /// Functions and classes that are no tests, by name.
  private(set) var helpers: [String: TestWords] = [:]
  /// What stands outside of all definitions.
  private(set) var top = TestWords()
  /// Everything that the file says.
  private(set) var all = TestWords()
  private let lines: LineIndex
  private let file: PythonFile

  init(path: String, _ bytes: [UInt8]) {
    self.path = path
    isCollected = path.isTestPath
    file = PythonFile(bytes)
    lines = LineIndex(file.source)
    for statement in file.children(of: file.root) { read(statement) }
    all = top
    for unit in units { all.formUnion(unit.words) }
    for helper in helpers.values { all.formUnion(helper) }
  }

  private mutating func read(_ statement: ID<Node>) {
    let inner = file.kind(statement) == .decorated ? file.lastChild(of: statement) ?? statement : statement
    switch file.kind(inner) {
    case .functionDef, .asyncFunctionDef:
      guard let view = FunctionDefinition(inner, in: file) else { return }
      add(view.name, [], statement, TestWords(file, file.subtree(of: statement)))
    case .classDef: readClass(inner, statement)
    case .ifStatement, .elifClause, .elseClause, .tryStatement, .exceptHandler, .finallyClause, .withStatement,
      .forStatement, .whileStatement, .block:
      for child in file.children(of: inner) { read(child) }
    default: top.formUnion(TestWords(file, file.subtree(of: statement)))
    }
  }

  private mutating func readClass(_ node: ID<Node>, _ statement: ID<Node>) {
    guard let view = ClassDefinition(node, in: file) else { return }
    var shared = TestWords()
    var tests: [(name: String, row: ID<Node>)] = []
    for base in view.bases { shared.formUnion(TestWords(file, file.subtree(of: base))) }
    for child in view.body {
      let inner = file.kind(child) == .decorated ? file.lastChild(of: child) ?? child : child
      if let function = FunctionDefinition(inner, in: file), function.name.hasPrefix("test") {
        tests.append((function.name, child))
      } else {
        shared.formUnion(TestWords(file, file.subtree(of: child)))
      }
    }
    helpers[view.name, default: .init()].formUnion(shared)
    guard isCollected, !tests.isEmpty || !view.bases.isEmpty || view.name.hasPrefix("Test") else { return }
    units.append(
      Unit(inner: [view.name], line: line(statement), words: shared, isClass: true))
    for test in tests { add(test.name, [view.name], test.row, TestWords(file, file.subtree(of: test.row))) }
  }

  private mutating func add(_ name: String, _ outer: [String], _ row: ID<Node>, _ words: TestWords) {
    guard isCollected, name.hasPrefix("test") else {
      helpers[name, default: .init()].formUnion(words)
      return
    }
    units.append(Unit(inner: outer + [name], line: line(row), words: words, isClass: false))
  }

  private func line(_ node: ID<Node>) -> Int {
    let inner = file.kind(node) == .decorated ? file.lastChild(of: node) ?? node : node
    return lines.line(of: file[inner].start)
  }
}
