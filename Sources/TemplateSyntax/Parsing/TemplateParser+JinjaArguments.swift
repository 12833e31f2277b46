/// Writes what stands behind a Jinja tag's name.
extension TemplateParser {
  mutating func jinjaOutput(_ token: TemplateToken, _ source: Span<UInt8>) {
    var parser = JinjaExpressionParser(token.content)
    value(&parser, source)
  }

  mutating func jinjaArguments(_ token: TemplateToken, _ source: Span<UInt8>) {
    let start = source.skipSpace(from: token.name.upperBound, in: token.content.upperBound)
    var parser = JinjaExpressionParser(start..<token.content.upperBound)
    switch token.tag {
    case .block: names(&parser, source)
    case .extends: value(&parser, source)
    case .if, .elif, .do, .autoescape: value(&parser, source)
    case .include:
      value(&parser, source, until: ["ignore", "with", "without"])
      rest(&parser, source)
    case .import:
      value(&parser, source, until: ["as", "with", "without"])
      alias(&parser, source)
      rest(&parser, source)
    case .from: from(&parser, source)
    case .macro: macro(&parser, source)
    case .call: call(&parser, source)
    case .set: assignment(&parser, source)
    case .for: jinjaLoop(&parser, source)
    case .with, .trans: assignments(&parser, source)
    case .filter: jinjaFilter(start..<token.content.upperBound, source)
    case .else, .raw: return
    case _: if start < token.content.upperBound { _ = parser.parse(source, &builder) }
    }
  }

  private mutating func value(
    _ parser: inout JinjaExpressionParser, _ source: Span<UInt8>, until words: [String] = [],
    stopsAtComma: Bool = false
  ) {
    parser.skipSpace(source)
    let start = parser.offset
    if !parser.parse(source, &builder, until: words, stopsAtComma: stopsAtComma) {
      builder.report(.badExpression, start..<max(start, parser.offset))
    }
  }

  private mutating func names(_ parser: inout JinjaExpressionParser, _ source: Span<UInt8>) {
    while let name = parser.takeName(in: source) { builder.leaf(.name, name) }
    rest(&parser, source)
  }

  /// Words of the tag's own, such as `ignore missing without context`.
  private mutating func rest(_ parser: inout JinjaExpressionParser, _ source: Span<UInt8>) {
    while let word = parser.takeName(in: source) { builder.leaf(.word, word) }
    parser.skipSpace(source)
    if parser.offset < parser.end { builder.leaf(.unparsed, parser.offset..<parser.end) }
  }

  private mutating func alias(_ parser: inout JinjaExpressionParser, _ source: Span<UInt8>) {
    guard let word = parser.take("as", in: source) else { return }
    builder.leaf(.word, word)
    if let name = parser.takeName(in: source) { builder.leaf(.target, name) }
  }

  /// `from "file" import a, b as c with context`.
  private mutating func from(_ parser: inout JinjaExpressionParser, _ source: Span<UInt8>) {
    value(&parser, source, until: ["import"])
    guard let word = parser.take("import", in: source) else { return rest(&parser, source) }
    builder.leaf(.word, word)
    while let name = parser.takeName(in: source) {
      if source.matches("with", at: name) || source.matches("without", at: name) {
        builder.leaf(.word, name)
        break
      }
      let after = source.skipSpace(from: parser.offset, in: parser.end)
      let isRenamed = source.matches("as", at: after..<source.endOfName(from: after, in: parser.end))
      builder.leaf(isRenamed ? .name : .target, name)
      alias(&parser, source)
      _ = parser.take(",", in: source)
    }
    rest(&parser, source)
  }

  /// `macro name(a, b=1)`.
  private mutating func macro(_ parser: inout JinjaExpressionParser, _ source: Span<UInt8>) {
    if let name = parser.takeName(in: source) { builder.leaf(.name, name) }
    parameters(&parser, source)
    rest(&parser, source)
  }

  private mutating func call(_ parser: inout JinjaExpressionParser, _ source: Span<UInt8>) {
    parameters(&parser, source)
    value(&parser, source)
  }

  private mutating func parameters(_ parser: inout JinjaExpressionParser, _ source: Span<UInt8>) {
    guard parser.take("(", in: source) != nil else { return }
    while let name = parser.takeName(in: source) {
      builder.leaf(.target, name)
      if parser.take("=", in: source) != nil { parameterDefault(&parser, source) }
      if parser.take(",", in: source) == nil { break }
    }
    _ = parser.take(")", in: source)
  }

  /// A default ends at a comma or at the bracket that closes the parameters.
  private mutating func parameterDefault(_ parser: inout JinjaExpressionParser, _ source: Span<UInt8>) {
    var depth = 0
    var i = parser.offset
    scan: while i < parser.end {
      switch source[i] {
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        i = source.endOfString(from: i, in: parser.end) ?? parser.end
        continue
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
        if depth == 0 { break scan }
        depth -= 1
      case UInt8(ascii: ","): if depth == 0 { break scan }
      case _: break
      }
      i += 1
    }
    var inner = JinjaExpressionParser(source.stripped(parser.offset..<i))
    value(&inner, source)
    parser.move(to: i)
  }

  /// `set a, b = value` or `set a | filter`, which is a block.
  private mutating func assignment(_ parser: inout JinjaExpressionParser, _ source: Span<UInt8>) {
    targets(&parser, source)
    if parser.take("=", in: source) != nil { return value(&parser, source) }
    parser.skipSpace(source)
    if parser.take("|", in: source) != nil { jinjaFilter(parser.offset..<parser.end, source) }
  }

  private mutating func targets(_ parser: inout JinjaExpressionParser, _ source: Span<UInt8>) {
    repeat {
      while parser.take("(", in: source) != nil {}
      guard let name = parser.takeTarget(in: source) else { return }
      builder.leaf(.target, name)
      while parser.take(")", in: source) != nil {}
    } while parser.take(",", in: source) != nil
  }

  private mutating func jinjaLoop(_ parser: inout JinjaExpressionParser, _ source: Span<UInt8>) {
    let start = parser.offset
    targets(&parser, source)
    guard let word = parser.take("in", in: source) else {
      builder.report(.badArguments, start..<parser.end)
      return rest(&parser, source)
    }
    builder.leaf(.word, word)
    value(&parser, source, until: ["if", "recursive"])
    if let condition = parser.take("if", in: source) {
      builder.leaf(.word, condition)
      value(&parser, source, until: ["recursive"])
    }
    rest(&parser, source)
  }

  /// `with a = 1, b = 2`; `trans` also takes bare names.
  private mutating func assignments(_ parser: inout JinjaExpressionParser, _ source: Span<UInt8>) {
    while let name = parser.takeName(in: source) {
      if parser.take("=", in: source) != nil {
        let row = builder.open(.keyword, at: name.lowerBound)
        builder.leaf(.name, name)
        value(&parser, source, stopsAtComma: true)
        builder.close(row, at: parser.offset)
      } else if source.matches("trimmed", at: name) || source.matches("notrimmed", at: name) {
        builder.leaf(.word, name)
      } else {
        builder.expression(.variable, name)
      }
      _ = parser.take(",", in: source)
    }
    rest(&parser, source)
  }

  private mutating func jinjaFilter(_ range: Range<Int>, _ source: Span<UInt8>) {
    var parser = JinjaExpressionParser(source.stripped(range))
    parser.expectFilter()
    value(&parser, source)
  }
}
