import Base

/// What a parse function throws when the text fits no rule; where and why is already in `problems`.
struct SyntaxFailure: Error {}

/// Tokens to tree: recursive descent for statements, operator precedence for expressions.
///
/// Rows are written in pre-order. A node whose kind is known only after its first child (`a.b`, `a + b`, `x = 1`) is
/// *wrapped* afterwards: the child's rows move up by one and the header is put before them, which works without fixing
/// anything because rows count their size and hold no links. Functions that consume are `mutating`; `parseX` must find
/// an X or throw, `parseXIfPresent` need not. A failure is caught by the innermost statement (`Parser+Recovery`).
struct Parser: ~Copyable {
  /// Bounds recursion: expressions and blocks together.
  static let maximumDepth = 700

  var tokens: Buffer<Token>
  var nodes: Buffer<Node>
  /// Headers that wait to be put before the rows they wrap, innermost first.
  var pending: Buffer<Node>
  var problems: [Problem] = []
  var cursor = 0 {
    didSet { token = tokens[cursor] }
  }
  /// The token at `cursor`, kept at hand: it is looked at a dozen times before the next one.
  private(set) var token = Token(.endOfFile, 0, 0)
  var depth = 0
  /// End of the last token that was text, not a line break or indentation.
  var lastEnd: UInt32 = 0

  // MARK: Tokens

  @inline(__always) var kind: TokenKind { token.kind }
  @inline(__always) var start: UInt32 { token.start }

  /// The kind of the token `distance` ahead.
  @inline(__always)
  func peek(_ distance: Int = 1) -> TokenKind {
    let index = cursor &+ distance
    return index < tokens.count ? tokens[index].kind : .endOfFile
  }

  /// Steps over a token that is text.
  @inline(__always)
  mutating func advance() {
    lastEnd = token.end
    cursor &+= 1
  }

  @inline(__always)
  mutating func skip(_ expected: TokenKind) -> Bool {
    guard kind == expected else { return false }
    advance()
    return true
  }

  @inline(__always)
  mutating func expect(_ expected: TokenKind) throws(SyntaxFailure) {
    guard kind == expected else { throw unexpected() }
    advance()
  }

  /// Reports the current token; to be thrown.
  mutating func unexpected(_ problem: Problem.Kind = .unexpectedToken) -> SyntaxFailure {
    report(problem, token.start, token.end)
    return SyntaxFailure()
  }

  mutating func report(_ kind: Problem.Kind, _ start: UInt32, _ end: UInt32) {
    problems.append(Problem(kind, TextRange(start, end)))
  }

  /// Reports a row that breaks a rule without stopping the parse.
  mutating func report(_ kind: Problem.Kind, row: Int) {
    report(kind, nodes[row].start, nodes[row].end)
  }

  // MARK: Rows

  /// Adds a row for the current token and steps over it.
  @inline(__always)
  mutating func leaf(_ kind: NodeKind, payload: UInt32 = 0) {
    let token = token
    nodes.append(Node(kind, token.start, token.end, payload: payload))
    advance()
  }

  /// Begins a node; `close` gives it its end and size.
  @inline(__always)
  mutating func open(_ kind: NodeKind, at start: UInt32, payload: UInt32 = 0) -> Int {
    let row = nodes.count
    nodes.append(Node(kind, start, start, payload: payload))
    return row
  }

  @inline(__always)
  mutating func close(_ row: Int) {
    let size = nodes.count &- row
    nodes[row].close(at: lastEnd, size: size)
  }

  /// Puts one header before the rows from `row` on; `close` completes it.
  @inline(__always)
  mutating func wrap(_ row: Int, in kind: NodeKind, from start: UInt32, payload: UInt32 = 0) {
    nodes.insertGap(1, at: row)
    nodes[row] = Node(kind, start, lastEnd, payload: payload)
  }

  /// Notes a header for the rows from `row` on, to be placed by `placePending`: a chain of n operators then moves its
  /// rows once instead of n times.
  @inline(__always)
  mutating func postpone(_ kind: NodeKind, _ row: Int, from start: UInt32, payload: UInt32 = 0) {
    let size = UInt32(truncatingIfNeeded: nodes.count &- row)
    pending.append(Node(kind, start, lastEnd, size: size, payload: payload))
  }

  /// Puts the headers noted since `mark` before the rows from `row` on, the last noted outermost.
  @inline(__always)
  mutating func placePending(_ row: Int, since mark: Int) {
    let count = pending.count &- mark
    if count == 0 { return }
    nodes.insertGap(count, at: row)
    for i in 0..<count {
      var header = pending[mark &+ i]
      header.size &+= UInt32(truncatingIfNeeded: i &+ 1)
      nodes[row &+ count &- 1 &- i] = header
    }
    pending.removeLast(to: mark)
  }

  // MARK: Depth

  @inline(__always)
  mutating func enter() throws(SyntaxFailure) {
    depth &+= 1
    if depth > Self.maximumDepth {
      depth &-= 1
      throw unexpected(.tooDeep)
    }
  }

  @inline(__always)
  mutating func leave() { depth &-= 1 }
}
