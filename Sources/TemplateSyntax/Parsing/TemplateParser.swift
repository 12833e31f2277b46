internal import Base

/// Writes the tree of a template from its tokens, with a stack of open blocks and no recursion.
struct TemplateParser: ~Copyable {
  struct OpenBlock {
    var row: Int
    var token: Int
    var tag: TagKind
    var sawElse = false
  }

  let dialect: TemplateFile.Dialect
  var builder: TemplateBuilder
  var tokens: Buffer<TemplateToken>
  /// The arguments of the tag at hand.
  var bits: [Range<Int>] = []
  private var open: [OpenBlock] = []
  private var blockNames: Set<[UInt8]> = []
  private var sawTag = false
  private var reportedDepth = false

  init(_ source: Span<UInt8>, _ dialect: TemplateFile.Dialect) {
    self.dialect = dialect
    builder = TemplateBuilder(byteCount: source.count)
    switch dialect {
    case .django: tokens = DjangoLexer.tokens(of: source)
    case .jinja:
      var unterminated: [Range<Int>] = []
      tokens = JinjaLexer.tokens(of: source, unterminated: &unterminated)
      for range in unterminated { builder.report(.unterminated, range) }
    }
    var matcher = BlockMatcher(dialect)
    matcher.match(&tokens, in: source)
  }

  mutating func parse(_ source: Span<UInt8>) {
    let root = builder.open(.template, at: 0)
    var i = 0
    while i < tokens.count {
      let token = tokens[i]
      switch token.kind {
      case .text: builder.leaf(.text, token.range)
      case .comment: builder.leaf(.comment, token.range)
      case .output: parseOutput(token, source)
      case .tag: i = parseTag(token, at: i, source)
      }
      i += 1
    }
    while let block = open.popLast() { reportUnclosed(block, endingAt: source.count) }
    builder.close(root, at: source.count)
  }

  private mutating func parseOutput(_ token: TemplateToken, _ source: Span<UInt8>) {
    sawTag = true
    let row = builder.open(.output, at: Int(token.start))
    if token.content.isEmpty {
      if !isInTranslation { builder.report(.emptyOutput, token.range) }
    } else {
      switch (dialect, open.last?.tag) {
      case (.django, .blocktrans), (.django, .blocktranslate): translationKey(token.content, source)
      case (.django, _): expression(token.content, source)
      case (.jinja, _): jinjaOutput(token, source)
      }
    }
    builder.close(row, at: Int(token.end))
  }

  /// Writes one tag; returns the last token it used.
  private mutating func parseTag(_ token: TemplateToken, at index: Int, _ source: Span<UInt8>) -> Int {
    if token.content.isEmpty { builder.report(.emptyTag, token.range) }
    checkPlace(of: token, source)
    switch token.role {
    case .leaf, .skipped: writeTag(token, .leaf, source)
    case .stray:
      builder.report(.strayClosing, token.range)
      writeTag(token, .leaf, source)
    case .branch: parseBranch(token, source)
    case .closing: closeBlock(token, source)
    case .opening: return openBlock(token, at: index, source)
    }
    return index
  }

  private mutating func openBlock(_ token: TemplateToken, at index: Int, _ source: Span<UInt8>) -> Int {
    guard open.count < TemplateFile.maximumDepth else {
      if !reportedDepth { builder.report(.tooDeep, token.range) }
      reportedDepth = true
      if token.partner != .max { tokens[Int(token.partner)].role = .skipped }
      writeTag(token, .leaf, source)
      return index
    }
    let row = builder.open(.block, at: Int(token.start), token.tag)
    open.append(OpenBlock(row: row, token: index, tag: token.tag))
    writeTag(token, .opening, source)
    guard token.tag == .comment, token.partner != .max else { return index }
    let end = tokens[Int(token.partner)]
    if token.end < end.start { builder.leaf(.text, Int(token.end)..<Int(end.start)) }
    return Int(token.partner) - 1
  }

  private mutating func closeBlock(_ token: TemplateToken, _ source: Span<UInt8>) {
    while let block = open.last, block.token > Int(token.partner) {
      open.removeLast()
      reportUnclosed(block, endingAt: Int(token.start))
    }
    guard let block = open.last, block.token == Int(token.partner) else { return writeTag(token, .leaf, source) }
    open.removeLast()
    writeTag(token, .closing, source)
    if dialect == .django, block.tag == .blocktranslate || block.tag == .blocktrans, !block.sawElse,
      countsPlural(block, source)
    {
      builder.report(.badArguments, tokens[block.token].range)
    }
    builder.close(block.row, at: Int(token.end))
    checkClosing(token, tokens[block.token], source)
  }

  private mutating func reportUnclosed(_ block: OpenBlock, endingAt end: Int) {
    builder.close(block.row, at: end)
    if block.tag.shape(in: dialect) == .block { builder.report(.unclosedBlock, tokens[block.token].range) }
  }

  private mutating func parseBranch(_ token: TemplateToken, _ source: Span<UInt8>) {
    guard let top = open.last, top.tag.accepts(token.tag, in: dialect), !top.sawElse else {
      builder.report(.strayBranch, token.range)
      return writeTag(token, .leaf, source)
    }
    if token.tag == .plural, top.tag.shape(in: dialect) == .block, !countsPlural(top, source) {
      builder.report(.strayBranch, token.range)
    }
    if token.tag != .elif, top.tag.shape(in: dialect) == .block { open[open.count - 1].sawElse = true }
    writeTag(token, .branch, source)
  }

  private mutating func writeTag(_ token: TemplateToken, _ role: TagRole, _ source: Span<UInt8>) {
    let row = builder.open(.tag, at: Int(token.start), token.tag, role)
    if !token.name.isEmpty {
      builder.leaf(.name, token.name)
      switch (token.role, dialect) {
      case (.closing, _), (.stray, _), (.skipped, _): closingArguments(token, source)
      case (.leaf, .django), (.opening, .django), (.branch, .django): djangoArguments(token, source)
      case (.leaf, .jinja), (.opening, .jinja), (.branch, .jinja): jinjaArguments(token, source)
      }
    }
    builder.close(row, at: Int(token.end))
  }

  /// What the engine checks about where a tag stands.
  private mutating func checkPlace(of token: TemplateToken, _ source: Span<UInt8>) {
    if dialect == .django {
      checkTranslation(around: token)
      if token.tag == .extends, sawTag, open.isEmpty { builder.report(.misplacedExtends, token.range) }
      sawTag = true
    }
    guard token.tag == .block, token.role == .opening else { return }
    let start = source.skipSpace(from: token.name.upperBound, in: token.content.upperBound)
    let name = start..<source.endOfWord(from: start, in: token.content.upperBound)
    if !name.isEmpty, !blockNames.insert(name.map { source[$0] }).inserted {
      builder.report(.duplicateBlock, token.range)
    }
  }

  private var isInTranslation: Bool { open.last?.tag == .blocktranslate || open.last?.tag == .blocktrans }

  /// Whether a `{% blocktranslate %}` has `count`, and so a plural.
  private func countsPlural(_ block: OpenBlock, _ source: Span<UInt8>) -> Bool {
    let end = Int(builder.rows[block.row + 1].next)
    var row = block.row + 3
    while row < end, row < builder.rows.count {
      let node = builder.rows[row]
      if node.kind == .word, source.matches("count", at: node.range.indices) { return true }
      row = Int(node.next)
    }
    return false
  }

  private mutating func checkTranslation(around token: TemplateToken) {
    guard isInTranslation else { return }
    if token.tag != .plural, token.role != .closing, token.role != .stray {
      builder.report(.tagInTranslation, token.range)
    }
  }

  /// `endblock` may repeat the name; `endif` and `endblocktranslate` take nothing at all.
  private mutating func checkClosing(_ closing: TemplateToken, _ opening: TemplateToken, _ source: Span<UInt8>) {
    let rest = source.stripped(closing.name.upperBound..<closing.content.upperBound)
    guard !rest.isEmpty, dialect == .django || closing.tag == .block else { return }
    switch closing.tag {
    case .block, .partialdef:
      let start = source.skipSpace(from: opening.name.upperBound, in: opening.content.upperBound)
      let name = start..<source.endOfWord(from: start, in: opening.content.upperBound)
      if !source.equal(rest, name) { builder.report(.wrongClosing, closing.range) }
    case .if, .blocktrans, .blocktranslate: builder.report(.wrongClosing, closing.range)
    case _: return
    }
  }
}
