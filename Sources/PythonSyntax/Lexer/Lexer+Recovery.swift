import Base

/// Brackets that were never closed: the damage must stay inside its own statement.
extension Lexer {
  /// Bounds the work on a file full of open brackets, each of which may read the rest of the file once more.
  static let maximumReopenings = 64

  /// The column of what stands at `offset` if it is the first on its line; `floor` bounds the look back.
  func columnOnLine(_ offset: Int, after floor: Int, _ source: Span<UInt8>) -> Int? {
    var at = offset
    while at > floor, source[at - 1] == 32 || source[at - 1] == 9 || source[at - 1] == 12 { at -= 1 }
    return at == 0 || source[at - 1] == 10 || source[at - 1] == 13 ? offset - at : nil
  }

  /// A keyword that only starts statements stands first on a line inside brackets: ends the broken line before it.
  mutating func closeForgottenBrackets(before start: Int, _ source: Span<UInt8>) {
    report(.unclosedBracket, start, start)
    beginLineAnew(start, source)
  }

  /// Goes back to the first line that does not look like a part of the brackets that are open, and begins it anew.
  ///
  /// Called when it is certain that a bracket was forgotten: at a statement's keyword or the end of the file. Such a
  /// line starts no further right than the statement with the bracket, or is the first of a block below its header.
  /// False, with nothing changed, when there is none.
  mutating func reopenLine(_ source: Span<UInt8>) -> Bool {
    guard reopenings > 0, modes.isEmpty, let bracket = forgottenBracket() else { return false }
    let first = tokens[firstOfLine()]
    let statementColumn = columnOnLine(Int(first.start), after: 0, source) ?? 0
    for index in bracket + 1..<tokens.count where !tokens[index].kind.closesBracket {
      let at = Int(tokens[index].start)
      guard let column = columnOnLine(at, after: Int(tokens[index - 1].end), source) else { continue }
      if column <= statementColumn || first.kind.opensBlock && tokens[index - 1].kind == .colon {
        reopenings -= 1
        discard(from: index)
        report(.unclosedBracket, Int(tokens[bracket].start), Int(tokens[bracket].end))
        beginLineAnew(at, source)
        return true
      }
    }
    return false
  }

  /// The first token of the logical line that is being read.
  private func firstOfLine() -> Int {
    var index = tokens.count
    while index > 0, !tokens[index - 1].kind.isLineStructure { index -= 1 }
    return index
  }

  /// The outermost bracket of this logical line that is still open.
  private func forgottenBracket() -> Int? {
    var open: [Int] = []
    for index in firstOfLine()..<tokens.count {
      if tokens[index].kind.opensBracket { open.append(index) }
      if tokens[index].kind.closesBracket { _ = open.popLast() }
    }
    return open.first
  }

  /// Forgets what was read from a token on.
  private mutating func discard(from index: Int) {
    let start = tokens[index].start
    tokens.removeLast(to: index)
    while comments.count > 0, comments[comments.count - 1].start >= start {
      comments.removeLast(to: comments.count - 1)
    }
    problems.removeAll { $0.range.start >= start }
  }

  /// Ends the logical line and starts another at `start`, outside all brackets.
  private mutating func beginLineAnew(_ start: Int, _ source: Span<UInt8>) {
    var indent = Indent()
    for at in start - (columnOnLine(start, after: 0, source) ?? 0)..<start {
      indent.column = source[at] == 9 ? (indent.column / 8 + 1) * 8 : indent.column + 1
      indent.alternate += 1
    }
    bracketDepth = 0
    modes.removeAll(keepingCapacity: true)
    add(.newline, start, start)
    offset = start
    applyIndent(indent)
  }
}

extension TokenKind {
  fileprivate var opensBracket: Bool { self == .leftParen || self == .leftBracket || self == .leftBrace }

  fileprivate var closesBracket: Bool { self == .rightParen || self == .rightBracket || self == .rightBrace }

  /// Keywords of statements with a block.
  fileprivate var opensBlock: Bool {
    switch self {
    case .async, .class, .def, .elif, .else, .except, .finally, .for, .if, .try, .while, .with: true
    default: false
    }
  }
}
