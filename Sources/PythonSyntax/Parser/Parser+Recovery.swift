import Base

/// Blocks, and what happens when a statement cannot be read: it alone is lost.
extension Parser {
  mutating func parseModule(end: UInt32) {
    cursor = 0
    let module = open(.module, at: 0)
    while kind != .endOfFile {
      if kind == .dedent || kind == .newline { cursor += 1 } else { parseStatementOrRecover() }
    }
    lastEnd = end
    close(module)
  }

  /// Parses one statement; on failure replaces what was written of it by an `error` row.
  ///
  /// Always consumes at least one token, so loops over statements end.
  mutating func parseStatementOrRecover() {
    let cursorBefore = cursor
    let depthBefore = depth
    let row = nodes.count
    let mark = pending.count
    do throws(SyntaxFailure) {
      try enter()
      try parseStatement()
      leave()
    } catch {
      depth = depthBefore
      pending.removeLast(to: mark)
      recover(row, from: cursorBefore)
    }
  }

  private mutating func recover(_ row: Int, from cursorBefore: Int) {
    nodes.removeLast(to: row)
    if cursor < cursorBefore { cursor = cursorBefore }
    // A failure can stand behind whole blocks of the statement (a `try` without `except`): those are parsed again
    // as statements of their own only when the failing token is still on the first line.
    let error = open(.error, at: tokens[cursorBefore].start)
    skipRestOfLine(from: cursorBefore)
    if kind == .indent { parseIndentedStatements() }
    close(error)
    if nodes[error].end < nodes[error].start { nodes[error].end = nodes[error].start }
  }

  private mutating func skipRestOfLine(from cursorBefore: Int) {
    cursor = cursorBefore
    while kind != .newline, kind != .endOfFile, kind != .indent, kind != .dedent { advance() }
    if kind == .newline { cursor += 1 }
  }

  /// The statements between an indent and its dedent, as children of the open row.
  mutating func parseIndentedStatements() {
    cursor += 1
    while kind != .dedent, kind != .endOfFile {
      if kind == .newline { cursor += 1 } else { parseStatementOrRecover() }
    }
    if kind == .dedent { cursor += 1 }
  }

  /// The `:` and body of a compound statement.
  mutating func parseBlock() throws(SyntaxFailure) {
    try expect(.colon)
    let block = open(.block, at: start)
    if kind == .newline {
      cursor += 1
      if kind == .indent {
        nodes[block].start = tokens[cursor &+ 1].start
        parseIndentedStatements()
      } else {
        nodes[block].start = lastEnd
        report(.missingIndent, start, start)
      }
    } else {
      try parseSimpleStatements()
    }
    close(block)
  }
}
