import Base
public import PythonSyntax

/// Decides which library functions are run for real; of the others only the signature counts.
///
/// The catalogue drops the bodies this refuses, and the evaluator treats them as unknown in a real site-packages too, so
/// that both sources of a library give the same answers. Everything asked for can be read off the tree.
public struct BodyPolicy: Sendable {
  public init() {}

  /// Whether the body of `function` is kept; functions inside a kept function are kept with it.
  ///
  /// - Parameters:
  ///   - className: the class whose body holds the function, if one does.
  ///   - module: the dotted name of the function's module.
  public func keeps(_ function: FunctionDefinition, inClass className: String?, module: String) -> Bool {
    let name = function.name
    // Some set their dependencies there.
    if Self.isMigration(module) { return className != nil && name == "__init__" }
    let isNamed = className == nil ? BodyPolicyTable.functions.contains(name) : BodyPolicyTable.methods.contains(name)
    if !isNamed, function.isAsync || takesRequest(function) { return false }
    let size = FunctionSize(function)
    if BodyPolicyTable.isRunWhole(module) { return true }
    // `ready` imports the modules with receivers.
    if BodyPolicyTable.isDeclarationOnly(module) {
      return name == "ready" || size.makesFunction && size.statements <= 25
    }
    if size.makesFunction, size.statements <= 60 { return true }
    if isNamed || className == nil && BodyPolicyTable.registers(name) && size.statements <= 40 { return true }
    if BodyPolicyTable.isRuntime(name) { return false }
    return size.statements <= BodyPolicyTable.shortBody && size.bytes <= BodyPolicyTable.shortBodyBytes
  }

  /// Whether the first argument is a request: then nothing calls it before the server runs.
  private func takesRequest(_ function: FunctionDefinition) -> Bool {
    let own = function.parameters.first { $0.name != "self" && $0.name != "cls" }
    return own?.name == "request" && own?.defaultValue == nil
  }

  /// Whether the dotted name is of a migration, whose functions change data and declare nothing.
  static func isMigration(_ module: String) -> Bool { module.contains(".migrations.") }
}

/// How much a function does, as far as its tree shows.
struct FunctionSize {
  /// Statements at any depth, the docstring and nested definitions' own headers included as one each.
  private(set) var statements = 0
  /// Bytes of the body.
  private(set) var bytes = 0
  /// Whether it defines a function or class and returns something: a decorator or a factory.
  private(set) var makesFunction = false

  init(_ function: FunctionDefinition) {
    let file = function.file
    guard let block = file.firstChild(of: function.id, .block) else { return }
    let docstring = function.docstring
    bytes = file[block].range.count - (docstring.map { file[$0].range.count } ?? 0)
    statements = docstring == nil ? 0 : -1
    var definesInner = false
    var returns = false
    for row in file.subtree(of: block).dropFirst() {
      let kind = file.nodes[row].kind
      if kind.isStatement { statements += 1 }
      if kind == .returnStatement { returns = true }
      if kind == .functionDef || kind == .asyncFunctionDef || kind == .classDef { definesInner = true }
    }
    makesFunction = definesInner && returns
  }
}

extension NodeKind {
  /// Whether a row of this kind counts as one line of doing.
  fileprivate var isStatement: Bool {
    switch self {
    case .functionDef, .asyncFunctionDef, .classDef, .returnStatement, .deleteStatement, .assign, .augmentedAssign,
      .annotatedAssign, .typeAlias, .raiseStatement, .assertStatement, .importStatement, .importFrom,
      .globalStatement, .nonlocalStatement, .expressionStatement, .passStatement, .breakStatement,
      .continueStatement, .ifStatement, .elifClause, .elseClause, .forStatement, .asyncForStatement,
      .whileStatement, .withStatement, .asyncWithStatement, .tryStatement, .exceptHandler, .finallyClause,
      .matchStatement, .matchCase:
      true
    default: false
    }
  }
}
