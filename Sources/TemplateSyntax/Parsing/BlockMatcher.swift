internal import Base

/// Decides which tags open, close and divide blocks, before any tree is built.
///
/// An unknown tag is a block exactly if its `end…` follows before the known block around it ends. One stack and, per
/// name, the topmost entry of that name make this linear however the tags are nested.
struct BlockMatcher {
  private struct Entry {
    var token: Int
    var name: Int
    /// The entry of the same name below this one.
    var previous: Int
    /// The topmost known block at or below this entry.
    var barrier: Int
  }

  private let dialect: TemplateFile.Dialect
  private var stack: [Entry] = []
  private var topmost = [Int](repeating: -1, count: NameTable.firstNumber)
  private var names = NameTable()
  private let table = TagTable.shared
  /// No `{% endcomment %}` is left: searching again for each `{% comment %}` would cost the square.
  private var commentsEnded = false

  init(_ dialect: TemplateFile.Dialect) { self.dialect = dialect }

  /// Fills in tag, role and partner of every tag token.
  mutating func match(_ tokens: inout Buffer<TemplateToken>, in source: Span<UInt8>) {
    var i = 0
    while i < tokens.count {
      var token = tokens[i]
      if token.kind == .tag {
        let content = token.content
        token.nameEnd = UInt32(endOfTagName(content, source))
        classify(&token, at: i, &tokens, source)
        tokens[i] = token
        if token.tag == .comment, token.role == .opening { i = skipComment(at: i, &tokens, source) }
      }
      i += 1
    }
  }

  /// Django takes everything up to white space as the name, Jinja an identifier.
  private func endOfTagName(_ content: Range<Int>, _ source: Span<UInt8>) -> Int {
    switch dialect {
    case .django: source.endOfWord(from: content.lowerBound, in: content.upperBound)
    case .jinja: source.endOfName(from: content.lowerBound, in: content.upperBound)
    }
  }

  private mutating func classify(
    _ token: inout TemplateToken, at index: Int, _ tokens: inout Buffer<TemplateToken>, _ source: Span<UInt8>
  ) {
    let name = token.name
    token.tag = table[name, in: source]
    switch token.tag.shape(in: dialect) {
    case .leaf: return
    case .branch: token.role = .branch
    case .block:
      token.role = .opening
      if token.tag != .comment { push(index, Int(token.tag.rawValue), isKnown: true) }
    case .undecided:
      if name.count > 3, source.matches("end", at: name.lowerBound..<name.lowerBound + 3) {
        close(&token, at: index, &tokens, source)
      } else if token.tag != .unknown {
        push(index, Int(token.tag.rawValue), isKnown: false)
      } else if !name.isEmpty {
        push(index, names.number(of: name, in: source), isKnown: false)
      }
    }
  }

  private mutating func close(
    _ token: inout TemplateToken, at index: Int, _ tokens: inout Buffer<TemplateToken>, _ source: Span<UInt8>
  ) {
    let rest = token.name.lowerBound + 3..<token.name.upperBound
    let known = table[rest, in: source]
    let isBlock = known.shape(in: dialect) == .block
    let name = known == .unknown ? names.number(of: rest, in: source) : Int(known.rawValue)
    let entry = name < topmost.count ? topmost[name] : -1
    guard entry >= 0, isBlock || entry > stack[stack.count - 1].barrier else {
      if isBlock { (token.tag, token.role) = (known, .stray) }
      return
    }
    let opening = stack[entry].token
    pop(to: entry)
    tokens[opening].role = .opening
    tokens[opening].partner = UInt32(index)
    (token.tag, token.role, token.partner) = (known, .closing, UInt32(opening))
  }

  private mutating func push(_ token: Int, _ name: Int, isKnown: Bool) {
    while topmost.count <= name { topmost.append(-1) }
    let barrier = isKnown ? stack.count : stack.last?.barrier ?? -1
    stack.append(Entry(token: token, name: name, previous: topmost[name], barrier: barrier))
    topmost[name] = stack.count - 1
  }

  private mutating func pop(to entry: Int) {
    while stack.count > entry, let top = stack.popLast() { topmost[top.name] = top.previous }
  }

  /// Marks what `{% comment %}` hides; returns the index of its end, or of the comment itself if it has none.
  private mutating func skipComment(
    at index: Int, _ tokens: inout Buffer<TemplateToken>, _ source: Span<UInt8>
  ) -> Int {
    guard !commentsEnded else { return index }
    var end = index + 1
    while end < tokens.count, !isCommentEnd(tokens[end], source) { end += 1 }
    guard end < tokens.count else {
      commentsEnded = true
      return index
    }
    for i in index + 1..<end { tokens[i].role = .skipped }
    tokens[index].partner = UInt32(end)
    tokens[end].nameEnd = tokens[end].contentEnd
    tokens[end].tag = .comment
    tokens[end].role = .closing
    tokens[end].partner = UInt32(index)
    return end
  }

  private func isCommentEnd(_ token: TemplateToken, _ source: Span<UInt8>) -> Bool {
    token.kind == .tag && source.matches("endcomment", at: token.content)
  }
}
