public import Base

/// What a dump shows beside kinds, names and literals.
public struct DumpOptions: OptionSet, Sendable {
  public var rawValue: UInt8
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Byte ranges behind each kind: `name@4-7`.
  public static let ranges = DumpOptions(rawValue: 1)
}

extension PythonFile {
  /// The tree as an s-expression for people, then the problems, one a line.
  ///
  /// `(functionDef f (parameters) (block (passStatement)))`. A row whose name its parent already shows is left out.
  public func dump(_ options: DumpOptions = []) -> String {
    let problems = problems.map { problem in
      "problem \(problem.kind) \(problem.range.start)-\(problem.range.end) \(quoted(problem.range))"
    }
    return ([dump(root, options)] + problems).joined(separator: "\n")
  }

  /// The subtree under `id` as an s-expression.
  public func dump(_ id: ID<Node>, _ options: DumpOptions = []) -> String { dump(id, options, indent: 0) }

  private func dump(_ id: ID<Node>, _ options: DumpOptions, indent: Int) -> String {
    let head = head(id, options)
    let shown = children(of: id).filter { kind($0) != .identifier || !kind(id).showsNameOfChild }
    if shown.isEmpty { return "(\(head))" }
    let width = 96 - indent
    if self[id].size <= 16 {
      let line = "(\(head) " + shown.map { dump($0, options, indent: 0) }.joined(separator: " ") + ")"
      if line.utf8.count <= width, !line.utf8.contains(UInt8(ascii: "\n")) { return line }
    }
    let margin = "\n" + String(repeating: " ", count: indent + 2)
    return "(\(head)" + shown.map { margin + dump($0, options, indent: indent + 2) }.joined() + ")"
  }

  private func head(_ id: ID<Node>, _ options: DumpOptions) -> String {
    let node = self[id]
    let place = options.contains(.ranges) ? "@\(node.start)-\(node.end)" : ""
    return ["\(node.kind)\(place)", label(node)].filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// What the payload or the text of a row says.
  private func label(_ node: Node) -> String {
    switch node.kind.label {
    case .nothing: ""
    case .name: node.symbol.isNone ? "" : name(node.symbol)
    case .text: text(in: node.range)
    case .quoted: quoted(node.range)
    case .binaryOperator: BinaryOperator(rawValue: UInt8(truncatingIfNeeded: node.payload)).map { "\($0)" } ?? "?"
    case .unaryOperator: UnaryOperator(rawValue: UInt8(truncatingIfNeeded: node.payload)).map { "\($0)" } ?? "?"
    case .comparison: ComparisonOperator(rawValue: UInt8(truncatingIfNeeded: node.payload)).map { "\($0)" } ?? "?"
    case .flag(let word): node.payload == 0 ? "" : word
    case .choice(let zero, let one): node.payload == 0 ? zero : one
    case .dots: String(repeating: ".", count: Int(node.payload))
    case .conversion: Unicode.Scalar(node.payload).flatMap { $0.value == 0 ? nil : "!\($0)" } ?? ""
    case .bounds:
      ["lower", "upper", "step"].enumerated().filter { node.payload & 1 << $0.offset != 0 }
        .map(\.element).joined(separator: " ")
    }
  }

  /// The source in double quotes, on one line.
  private func quoted(_ range: TextRange) -> String {
    var out = "\""
    for scalar in text(in: range).unicodeScalars {
      switch scalar {
      case "\n": out += "\\n"
      case "\r": out += "\\r"
      case "\\": out += "\\\\"
      case "\"": out += "\\\""
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out + "\""
  }
}

/// How the payload of a kind is shown.
private enum Label {
  case nothing, name, text, quoted, binaryOperator, unaryOperator, comparison, dots, conversion, bounds
  case flag(String)
  case choice(String, String)
}

extension NodeKind {
  /// Kinds whose payload is the name that an `identifier` child also holds.
  fileprivate var showsNameOfChild: Bool {
    self == .functionDef || self == .asyncFunctionDef || self == .classDef || self == .exceptHandler || self == .matchAs
  }

  fileprivate var label: Label {
    switch self {
    case .functionDef, .asyncFunctionDef, .classDef, .parameter, .starParameter, .doubleStarParameter, .typeVariable,
      .typeVariableTuple, .parameterSpecification, .exceptHandler, .matchRest, .matchKeyword, .matchStar, .matchAs,
      .keyword, .attribute, .name, .identifier:
      .name
    case .integer, .float, .imaginary: .text
    case .string, .bytes, .stringText, .replacementDebug: .quoted
    case .binaryOp, .augmentedAssign: .binaryOperator
    case .unaryOp: .unaryOperator
    case .comparison: .comparison
    case .boolOp: .choice("and", "or")
    case .annotatedAssign: .flag("simple")
    case .tryStatement: .flag("star")
    case .comprehension: .flag("async")
    case .importFrom: .dots
    case .replacement: .conversion
    case .slice: .bounds
    case .module, .block, .error, .decorated, .decorator, .parameters, .slashMarker, .starMarker, .annotation,
      .defaultValue, .returns, .typeParameters, .returnStatement, .deleteStatement, .assign, .typeAlias,
      .raiseStatement, .assertStatement, .importStatement, .dottedName, .alias, .starAlias, .globalStatement,
      .nonlocalStatement, .expressionStatement, .passStatement, .breakStatement, .continueStatement, .ifStatement,
      .elifClause, .elseClause, .forStatement, .asyncForStatement, .whileStatement, .withStatement,
      .asyncWithStatement, .withItem, .finallyClause, .matchStatement, .matchCase, .guardClause, .matchValue,
      .matchSingleton, .matchSequence, .matchMapping, .matchClass, .matchOr, .namedExpression, .lambda, .conditional,
      .dict, .dictUnpack, .set, .listComprehension, .setComprehension, .dictComprehension, .generator, .await, .yield,
      .yieldFrom, .compare, .call, .keywordUnpack, .subscript, .starred, .list, .tuple, .none, .true, .false,
      .ellipsis, .concatenation, .formattedString, .templateString, .formatSpec:
      .nothing
    }
  }
}
