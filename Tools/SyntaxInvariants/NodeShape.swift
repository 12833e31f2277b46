import Base
public import PythonSyntax

/// The first row whose children are not those that `NodeKind` promises; nil if all are as documented.
///
/// Checked for broken files too: who reads a tree may take the first child of a call without asking.
public func shapeViolation(in file: PythonFile) -> String? {
  for row in file.nodes.indices {
    let id = ID<Node>(row)
    let kinds = file.children(of: id).map(file.kind)
    let kind = file.kind(id)
    if !kind.allows(kinds) { return "row \(row): \(kind) at \(file[id].start) has children \(kinds)" }
  }
  return nil
}

extension NodeKind {
  private var isStatement: Bool {
    switch self {
    case .error, .decorated, .functionDef, .asyncFunctionDef, .classDef, .returnStatement, .deleteStatement, .assign,
      .augmentedAssign, .annotatedAssign, .typeAlias, .raiseStatement, .assertStatement, .importStatement, .importFrom,
      .globalStatement, .nonlocalStatement, .expressionStatement, .passStatement, .breakStatement, .continueStatement,
      .ifStatement, .forStatement, .asyncForStatement, .whileStatement, .withStatement, .asyncWithStatement,
      .tryStatement, .matchStatement:
      true
    default: false
    }
  }

  private var isPattern: Bool {
    switch self {
    case .matchValue, .matchSingleton, .matchSequence, .matchMapping, .matchClass, .matchStar, .matchAs, .matchOr: true
    default: false
    }
  }

  private var isExpression: Bool {
    switch self {
    case .boolOp, .namedExpression, .binaryOp, .unaryOp, .lambda, .conditional, .dict, .set, .listComprehension,
      .setComprehension, .dictComprehension, .generator, .await, .yield, .yieldFrom, .compare, .call, .attribute,
      .subscript, .slice, .starred, .name, .list, .tuple, .none, .true, .false, .ellipsis, .integer, .float,
      .imaginary, .string, .bytes, .concatenation, .formattedString, .templateString:
      true
    default: false
    }
  }

  fileprivate func allows(_ children: [NodeKind]) -> Bool {
    let all = { (isFine: (NodeKind) -> Bool) in children.allSatisfy(isFine) }
    let expressions = { (counts: ClosedRange<Int>) in counts.contains(children.count) && all(\.isExpression) }
    switch self {
    case .module, .block, .error: return all(\.isStatement)
    case .decorated:
      let last = children.last
      return children.dropLast().allSatisfy { $0 == .decorator }
        && (last == .functionDef || last == .asyncFunctionDef || last == .classDef)
    case .decorator, .annotation, .defaultValue, .returns, .keyword, .keywordUnpack, .dictUnpack, .guardClause, .await,
      .yieldFrom, .unaryOp, .attribute, .starred, .expressionStatement, .matchValue, .matchSingleton:
      return expressions(1...1)
    case .functionDef, .asyncFunctionDef:
      return children.first == .identifier && children.last == .block && children.contains(.parameters)
    case .classDef: return children.first == .identifier && children.last == .block
    case .parameters:
      return all {
        [.parameter, .slashMarker, .starMarker, .starParameter, .doubleStarParameter].contains($0)
      }
    case .parameter, .starParameter, .doubleStarParameter, .typeVariable, .typeVariableTuple, .parameterSpecification:
      return all { $0 == .annotation || $0 == .defaultValue } && children.count <= 2
    case .typeParameters:
      return all { [.typeVariable, .typeVariableTuple, .parameterSpecification].contains($0) }
    case .returnStatement, .yield: return expressions(0...1)
    case .raiseStatement: return expressions(0...2)
    case .assertStatement: return expressions(1...2)
    case .deleteStatement, .list, .tuple: return all(\.isExpression)
    case .set, .boolOp: return expressions(1...Int.max)
    case .assign: return expressions(2...Int.max)
    case .augmentedAssign, .namedExpression, .binaryOp, .subscript: return expressions(2...2)
    case .annotatedAssign:
      return (2...3).contains(children.count) && children[0].isExpression && children[1] == .annotation
    case .typeAlias: return children.count >= 2 && children[0] == .name && children[children.count - 1].isExpression
    case .importStatement: return !children.isEmpty && all { $0 == .alias }
    case .importFrom: return !children.isEmpty && all { $0 == .dottedName || $0 == .alias || $0 == .starAlias }
    case .dottedName, .globalStatement, .nonlocalStatement: return !children.isEmpty && all { $0 == .identifier }
    case .alias: return children.first == .dottedName && children.dropFirst().allSatisfy { $0 == .identifier }
    case .ifStatement: return children.count >= 2 && children[0].isExpression && children[1] == .block
    case .elifClause: return children.count == 2 && children[0].isExpression && children[1] == .block
    case .elseClause, .finallyClause: return children == [.block]
    case .forStatement, .asyncForStatement:
      return children.count >= 3 && children[0].isExpression && children[1].isExpression && children[2] == .block
    case .whileStatement: return children.count >= 2 && children[0].isExpression && children[1] == .block
    case .withStatement, .asyncWithStatement: return children.count >= 2 && children.last == .block
    case .withItem: return expressions(1...2)
    case .tryStatement: return children.first == .block
    case .exceptHandler: return children.last == .block
    case .matchStatement: return children.count >= 2 && children[0].isExpression
    case .matchCase: return children.count >= 2 && children[0].isPattern && children.last == .block
    case .matchSequence: return all(\.isPattern)
    case .matchOr: return !children.isEmpty && all(\.isPattern)
    case .matchMapping: return all { $0.isPattern || $0.isExpression || $0 == .matchRest }
    case .matchClass: return children.first.map(\.isExpression) ?? false
    case .matchKeyword: return children.count == 1 && children[0].isPattern
    case .matchAs: return all { $0.isPattern || $0 == .identifier } && children.count <= 2
    case .lambda: return children.count == 2 && children[0] == .parameters && children[1].isExpression
    case .conditional: return expressions(3...3)
    case .dict: return children.filter(\.isExpression).count % 2 == 0
    case .listComprehension, .setComprehension, .generator:
      return children.count >= 2 && children.dropFirst().allSatisfy { $0 == .comprehension }
    case .dictComprehension: return children.count >= 3 && children.dropFirst(2).allSatisfy { $0 == .comprehension }
    case .comprehension: return expressions(2...Int.max)
    case .compare:
      return children.count >= 3 && children.count % 2 == 1
        && children.indices.allSatisfy { $0 % 2 == 1 ? children[$0] == .comparison : children[$0].isExpression }
    case .call: return children.first.map(\.isExpression) ?? false
    case .slice: return expressions(0...3)
    case .concatenation: return expressions(1...Int.max)
    case .formattedString, .templateString, .formatSpec: return all { $0 == .stringText || $0 == .replacement }
    case .replacement: return children.first.map(\.isExpression) ?? false
    case .slashMarker, .starMarker, .starAlias, .passStatement, .breakStatement, .continueStatement, .matchRest,
      .matchStar, .comparison, .name, .none, .true, .false, .ellipsis, .integer, .float, .imaginary, .string, .bytes,
      .stringText, .replacementDebug, .identifier:
      return children.isEmpty
    }
  }
}
