import Base

/// String literals: plain ones, f- and t-strings with their fields, and adjacent ones joined.
extension Parser {
  mutating func parseStrings() throws(SyntaxFailure) {
    let row = nodes.count
    let from = start
    var family = try parseString()
    guard kind == .string || kind == .formattedStart else { return }
    wrap(row, in: .concatenation, from: from)
    while kind == .string || kind == .formattedStart {
      let next = try parseString()
      // Bytes join only bytes, t-strings only t-strings (PEP 750).
      if next != family { report(.invalidString, from, lastEnd) }
      family = next
    }
    close(row)
  }

  private enum Family { case text, bytes, template }

  private mutating func parseString() throws(SyntaxFailure) -> Family {
    let flags = StringFlags(rawValue: UInt8(truncatingIfNeeded: token.payload))
    if kind == .formattedStart {
      try parseFormatted(flags)
      return flags.contains(.template) ? .template : .text
    }
    if flags.contains(.unterminated) { throw unexpected(.unterminatedString) }
    leaf(flags.contains(.bytes) ? .bytes : .string, payload: token.payload)
    return flags.contains(.bytes) ? .bytes : .text
  }

  private mutating func parseFormatted(_ flags: StringFlags) throws(SyntaxFailure) {
    try enter()
    let kind: NodeKind = flags.contains(.template) ? .templateString : .formattedString
    let row = open(kind, at: start, payload: UInt32(flags.rawValue))
    advance()
    while self.kind != .formattedEnd { try parseFormattedPart() }
    advance()
    close(row)
    leave()
  }

  private mutating func parseFormattedPart() throws(SyntaxFailure) {
    switch kind {
    case .formattedText: leaf(.stringText, payload: token.payload)
    case .leftBrace: try parseReplacement()
    default: throw unexpected()
    }
  }

  /// `{value = !r :spec}`.
  private mutating func parseReplacement() throws(SyntaxFailure) {
    try enter()
    let row = open(.replacement, at: start)
    advance()
    let textStart = lastEnd
    try parseYieldOrExpressions()
    if skip(.equal) { nodes.append(Node(.replacementDebug, textStart, start)) }
    if skip(.exclamation) { nodes[row].payload = try parseConversion() }
    if kind == .colon { try parseFormatSpec() }
    try expect(.rightBrace)
    close(row)
    leave()
  }

  /// `s`, `r` or `a`, directly behind the `!`.
  private mutating func parseConversion() throws(SyntaxFailure) -> UInt32 {
    guard kind == .name, token.end - token.start == 1, token.start == lastEnd else {
      throw unexpected(.invalidString)
    }
    guard let letter = WellKnown.conversion(token.payload) else { throw unexpected(.invalidString) }
    advance()
    return UInt32(letter)
  }

  private mutating func parseFormatSpec() throws(SyntaxFailure) {
    advance()
    let row = open(.formatSpec, at: lastEnd)
    while kind == .formattedText || kind == .leftBrace { try parseFormattedPart() }
    close(row)
    if nodes[row].size == 1 { nodes[row].end = nodes[row].start }
  }
}
