import Base

/// What stands between brackets: groups, tuples, lists, dicts, sets and comprehensions.
extension Parser {
  /// A group (no row of its own), a tuple, a generator or a yield.
  mutating func parseParenthesised() throws(SyntaxFailure) {
    try enter()
    let row = nodes.count
    let from = start
    advance()
    if kind == .rightParen {
      _ = open(.tuple, at: from)
      advance()
      close(row)
    } else if kind == .yield {
      try parseYield()
      try expect(.rightParen)
    } else {
      try parseGroupOrTuple(row, from)
    }
    leave()
  }

  private mutating func parseGroupOrTuple(_ row: Int, _ from: UInt32) throws(SyntaxFailure) {
    try parseDisplayItem()
    switch kind {
    case .comma:
      wrap(row, in: .tuple, from: from)
      while skip(.comma), kind != .rightParen { try parseDisplayItem() }
      try expect(.rightParen)
      close(row)
    case .for, .async:
      if nodes[row].kind == .starred { throw unexpected() }
      wrap(row, in: .generator, from: from)
      try parseComprehensions()
      try expect(.rightParen)
      close(row)
    default:
      if nodes[row].kind == .starred, nodes[row].start > from { report(.unexpectedToken, row: row) }
      try expect(.rightParen)
    }
  }

  @inline(__always)
  private mutating func parseDisplayItem() throws(SyntaxFailure) {
    if kind == .star { try parseStarred() } else { try parseNamedExpression() }
  }

  mutating func parseListDisplay() throws(SyntaxFailure) {
    try enter()
    let row = open(.list, at: start)
    advance()
    while kind != .rightBracket {
      try parseDisplayItem()
      if kind == .for || kind == .async {
        guard nodes[row &+ 1].kind != .starred, nodes.count == row + 1 + Int(nodes[row + 1].size) else {
          throw unexpected()
        }
        nodes[row].kind = .listComprehension
        try parseComprehensions()
        break
      }
      if kind != .comma { break }
      advance()
    }
    try expect(.rightBracket)
    close(row)
    leave()
  }

  mutating func parseBraceDisplay() throws(SyntaxFailure) {
    try enter()
    let row = open(.dict, at: start)
    advance()
    var isFirst = true
    while kind != .rightBrace {
      try parseBraceItem(row, isFirst: isFirst)
      isFirst = false
      if kind == .for || kind == .async {
        try parseBraceComprehension(row)
        break
      }
      if kind != .comma { break }
      advance()
    }
    try expect(.rightBrace)
    close(row)
    leave()
  }

  /// One item; the first decides whether the braces hold a dict or a set.
  private mutating func parseBraceItem(_ row: Int, isFirst: Bool) throws(SyntaxFailure) {
    if kind == .doubleStar {
      guard nodes[row].kind == .dict else { throw unexpected() }
      let unpack = open(.dictUnpack, at: start)
      advance()
      try parseOperators(Power.bitOr)
      return close(unpack)
    }
    let item = nodes.count
    let from = start
    try parseDisplayItem()
    let isPair = kind == .colon
    if isFirst, !isPair { nodes[row].kind = .set }
    guard isPair == (nodes[row].kind == .dict) else { throw unexpected() }
    if isPair {
      let isBareWalrus = nodes[item].kind == .namedExpression && nodes[item].start == from
      if nodes[item].kind == .starred || isBareWalrus { throw unexpected() }
      advance()
      try parseExpression()
    }
  }

  private mutating func parseBraceComprehension(_ row: Int) throws(SyntaxFailure) {
    let first = row &+ 1
    var end = first &+ Int(nodes[first].size)
    if nodes[row].kind == .dict, nodes[first].kind != .dictUnpack { end &+= Int(nodes[end].size) }
    guard end == nodes.count, nodes[first].kind != .dictUnpack, nodes[first].kind != .starred else {
      throw unexpected()
    }
    nodes[row].kind = nodes[row].kind == .dict ? .dictComprehension : .setComprehension
    try parseComprehensions()
  }

  mutating func parseComprehensions() throws(SyntaxFailure) {
    while kind == .for || kind == .async {
      let row = open(.comprehension, at: start)
      if skip(.async) { nodes[row].payload = 1 }
      try expect(.for)
      try parseForTargets()
      try expect(.in)
      try parseOperators(Power.or)
      while skip(.if) { try parseOperators(Power.or) }
      close(row)
    }
  }
}
