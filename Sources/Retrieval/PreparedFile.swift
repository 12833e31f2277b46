import Base
import Facts
import PythonSyntax
import Search

/// A file taken apart for capsules: what shows no task.
struct PreparedFile: Sendable {
  let outline: SourceOutline
  /// Tokens of each line, an upper bound.
  let prices: [Float]
  /// By which each unit is known again.
  let digests: [UnitDigest]
  private var texts = TermRuns()
  private var names = TermRuns()
  private var parents = TermRuns()

  /// Longer units are cut into parts of about `partLines`; measured best among 16 to 60.
  static let longestUnit = 40
  static let partLines = 24

  init(_ source: [UInt8], path: String, _ tally: inout TermTally, _ parser: inout PythonParser) {
    let whole = path.hasSuffix(".py") ? SourceOutline(python: parser.parse(source)) : SourceOutline(template: source)
    let outline = whole.cut(longerThan: Self.longestUnit, into: Self.partLines)
    self.outline = outline
    prices = TokenEstimator().lineTokens(outline.source, starts: outline.lineStarts)
    digests = outline.units.map { UnitDigest(path: path, text: outline.source[outline.bytes(of: $0.lines)]) }
    for unit in outline.units {
      texts.append(outline.source.span.extracting(outline.bytes(of: unit.lines)), &tally)
      names.append(Array(unit.ownName.utf8).span, &tally)
      parents.append(Array(unit.parentName.utf8).span, &tally)
    }
  }

  /// The terms of a unit's lines.
  func terms(inTextOf unit: Int) -> ArraySlice<Term> { texts[unit] }

  /// The terms of a unit's own name, `total` of `Order.total`.
  func terms(inNameOf unit: Int) -> ArraySlice<Term> { names[unit] }

  /// The terms of what the unit stands in, `Order` of `Order.total`.
  func terms(inParentOf unit: Int) -> ArraySlice<Term> { parents[unit] }

  func cost(_ lines: ClosedRange<Int>) -> Float { prices[(lines.lowerBound - 1)..<lines.upperBound].reduce(0, +) }
}

/// The terms of one text after the other.
private struct TermRuns: Sendable {
  private var terms: [Term] = []
  private var ends: [Int] = [0]

  mutating func append(_ text: Span<UInt8>, _ tally: inout TermTally) {
    tally.appendTerms(of: text, to: &terms)
    ends.append(terms.count)
  }

  subscript(run: Int) -> ArraySlice<Term> { terms[ends[run]..<ends[run + 1]] }
}
