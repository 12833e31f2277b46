import Base

/// `import` and `from … import`.
extension Parser {
  mutating func parseImport() throws(SyntaxFailure) {
    let row = open(.importStatement, at: start)
    advance()
    repeat { try parseAlias(isDotted: true) } while skip(.comma)
    close(row)
  }

  private mutating func parseAlias(isDotted: Bool) throws(SyntaxFailure) {
    let row = open(.alias, at: start)
    if isDotted { try parseDottedName() } else { try parsePlainName() }
    if skip(.as) { try parseIdentifier() }
    close(row)
  }

  private mutating func parseDottedName() throws(SyntaxFailure) {
    let row = open(.dottedName, at: start)
    repeat { try parseIdentifier() } while skip(.dot)
    close(row)
  }

  private mutating func parsePlainName() throws(SyntaxFailure) {
    let row = open(.dottedName, at: start)
    try parseIdentifier()
    close(row)
  }

  mutating func parseImportFrom() throws(SyntaxFailure) {
    let row = open(.importFrom, at: start)
    advance()
    let level = skipDots()
    nodes[row].payload = UInt32(level)
    if kind == .name { try parseDottedName() } else if level == 0 { throw unexpected(.invalidImport) }
    try expect(.import)
    if kind == .star {
      leaf(.starAlias)
    } else if skip(.leftParen) {
      try parseAliases(until: .rightParen)
      try expect(.rightParen)
    } else {
      repeat { try parseAlias(isDotted: false) } while skip(.comma)
    }
    close(row)
  }

  private mutating func skipDots() -> Int {
    var level = 0
    while kind == .dot || kind == .ellipsis {
      level += kind == .dot ? 1 : 3
      advance()
    }
    return level
  }

  private mutating func parseAliases(until end: TokenKind) throws(SyntaxFailure) {
    repeat { try parseAlias(isDotted: false) } while skip(.comma) && kind != end
  }
}
