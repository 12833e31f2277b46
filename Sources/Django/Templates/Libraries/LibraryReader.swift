import Base
public import PythonSyntax

/// Reads off a module's syntax which template tags and filters it registers.
///
/// The one place that follows `register` by its looks; whoever runs the module knows better and fills
/// `LibraryRegistrations` from what was really registered.
public struct LibraryReader {
  private let file: PythonFile
  private let lines: LineIndex
  private var functions: ModuleFunctions
  private var result = LibraryRegistrations()

  /// What `module`, the dotted name of the file's module, registers.
  public static func read(_ file: PythonFile, module: String, isPackage: Bool) -> LibraryRegistrations {
    var reader = LibraryReader(file, module: module, isPackage: isPackage)
    reader.visit(Array(file.children(of: file.root)))
    return reader.result
  }

  private init(_ file: PythonFile, module: String, isPackage: Bool) {
    self.file = file
    lines = LineIndex(file.source)
    functions = ModuleFunctions(file, module: module, isPackage: isPackage)
  }

  private mutating func visit(_ statements: [ID<Node>]) {
    for statement in statements { visit(statement) }
  }

  private mutating func visit(_ statement: ID<Node>) {
    switch file.kind(statement) {
    case .decorated: visitDecorated(statement)
    case .expressionStatement, .assign, .annotatedAssign:
      if let value = file.lastChild(of: statement) { visitCall(value) }
      noteLibrary(statement)
    case .importStatement, .importFrom: noteImport(statement)
    case .ifStatement, .tryStatement, .withStatement, .elifClause, .elseClause, .exceptHandler, .finallyClause, .block:
      visit(Array(file.children(of: statement)))
    case .forStatement, .whileStatement, .functionDef, .asyncFunctionDef, .classDef: noteHidden(statement)
    default: break
    }
  }

  /// Sees `register = template.Library()`.
  private mutating func noteLibrary(_ statement: ID<Node>) {
    guard let target = file.firstChild(of: statement), file.dottedName(of: target) == "register" else { return }
    result.isLibrary = true
  }

  /// Sees `from .base import register`.
  private mutating func noteImport(_ statement: ID<Node>) {
    guard let statement = Import(statement, in: file) else { return }
    if statement.names.contains(where: { ($0.alias ?? $0.name) == "register" }) {
      result.isLibrary = true
      result.isComplete = false
    }
  }

  /// What a loop or a function registers has names that are not written anywhere.
  private mutating func noteHidden(_ statement: ID<Node>) {
    if file.subtree(of: statement).contains(where: { Registration(ID($0), in: file) != nil }) {
      result.isComplete = false
    }
  }

  private mutating func visitDecorated(_ statement: ID<Node>) {
    guard let definition = file.lastChild(of: statement) else { return }
    for decorator in file.decorators(of: definition) {
      guard let registration = Registration(decorator: decorator, in: file) else { continue }
      // A class may be given another name by its metaclass.
      let isNamed = registration.name != nil || FunctionDefinition(definition, in: file) != nil
      add(registration, function: isNamed ? functions.define(definition) : nil)
    }
    noteHidden(definition)
  }

  /// Sees `register.filter("x", f)`, `register.simple_tag(f, name="x")` and `register.inclusion_tag("x.html")(f)`.
  private mutating func visitCall(_ value: ID<Node>) {
    guard let call = Call(value, in: file) else { return }
    if let registration = Registration(value, in: file) {
      guard let function = registration.function else { return }
      add(registration, function: functions.find(function))
    } else if let registration = Registration(call.callee, in: file), let argument = call.arguments.first {
      add(registration, function: functions.find(argument))
    }
  }

  private mutating func add(_ registration: Registration, function: ModuleFunctions.Found?) {
    guard let name = registration.name.map(functions.constant) ?? function?.name else {
      result.isComplete = false
      return
    }
    let entry = LibraryRegistrations.Entry(
      function: function?.dotted, line: function?.definition.map { lines.line(of: file[$0].start) })
    switch registration.kind {
    case .tag: result.tags[name] = entry
    case .filter: result.filters[name] = entry
    }
  }
}
