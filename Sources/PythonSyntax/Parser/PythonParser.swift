import Base

/// A parser that keeps its buffers between files: make one per thread and feed it file after file.
public struct PythonParser: ~Copyable {
  /// More than this is not parsed, only reported: offsets are 32 bits and no source file is that large.
  public static let maximumSize = 256 << 20

  private var lexer = Lexer()
  private var nodes = Buffer<Node>(capacity: 8192)
  private var pending = Buffer<Node>(capacity: 256)

  public init() {}

  /// Parses `bytes`, which may be anything; give spare capacity of `Lexer.padding` bytes to avoid a copy.
  public mutating func parse(_ bytes: consuming [UInt8]) -> PythonFile {
    var text = SourceText(bytes)
    if text.bytes.count > Self.maximumSize { return .tooLarge(text.bytes) }
    let count = text.bytes.count
    text.bytes.reserveCapacity(count + Lexer.padding)
    for _ in 0..<Lexer.padding { text.bytes.append(0) }
    lexer.tokenize(text.bytes.span, limit: count)
    text.bytes.removeLast(Lexer.padding)
    let problems = buildTree(count)
    let all =
      text.problems.isEmpty && lexer.problems.isEmpty && problems.isEmpty
      ? [] : Self.sorted(text.problems + lexer.problems + problems)
    return PythonFile(
      source: text.bytes, nodes: nodes.rows(), comments: lexer.comments.rows(),
      problems: all, names: lexer.symbols.names())
  }

  /// In order of place; where the lexer has already said what is wrong, the parser's surprise at it is left out.
  private static func sorted(_ problems: [Problem]) -> [Problem] {
    var seen: Set<TextRange> = []
    let first = problems.filter { $0.range.isEmpty || seen.insert($0.range).inserted }
    return first.enumerated().sorted { ($0.element.range, $0.offset) < ($1.element.range, $1.offset) }.map(\.element)
  }

  /// Lends the buffers to a parser for one file and takes them back.
  private mutating func buildTree(_ count: Int) -> [Problem] {
    nodes.removeLast(to: 0)
    nodes.reserve(lexer.tokens.count)
    pending.removeLast(to: 0)
    var parser = Parser(tokens: Buffer(capacity: 0), nodes: Buffer(capacity: 0), pending: Buffer(capacity: 0))
    swap(&parser.tokens, &lexer.tokens)
    swap(&parser.nodes, &nodes)
    swap(&parser.pending, &pending)
    parser.parseModule(end: UInt32(count))
    swap(&parser.tokens, &lexer.tokens)
    swap(&parser.nodes, &nodes)
    swap(&parser.pending, &pending)
    return parser.problems
  }
}

extension PythonFile {
  fileprivate static func tooLarge(_ source: [UInt8]) -> PythonFile {
    PythonFile(
      source: source, nodes: [Node(.module, 0, 0)], comments: [],
      problems: [Problem(.tooLarge, TextRange(0, 0))], names: SymbolNames(ranges: [TextRange(0, 0)], normalised: [:]))
  }
}
