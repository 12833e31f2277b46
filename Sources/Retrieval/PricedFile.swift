import Base
import PythonSyntax
import Search

/// A ranked file, taken apart and priced.
struct PricedFile {
  let outline: SourceOutline
  /// Tokens of each line, an upper bound.
  let prices: [Float]
  /// Worth of each unit.
  private(set) var values: [Float]
  /// By which each unit is known again.
  let digests: [UnitDigest]

  /// Longer units are cut into parts of about `partLines`; measured best among 16 to 60.
  static let longestUnit = 40
  static let partLines = 24

  init(_ source: [UInt8], path: String, chance: Float, scorer: inout UnitScorer, parser: inout PythonParser) {
    let whole = path.hasSuffix(".py") ? SourceOutline(python: parser.parse(source)) : SourceOutline(template: source)
    let outline = whole.cut(longerThan: Self.longestUnit, into: Self.partLines)
    let prices = TokenEstimator().lineTokens(outline.source, starts: outline.lineStarts)
    let costs = outline.units.map { PricedFile.cost($0.lines, prices) }
    let shares = UnitValue.shares(outline.units, matches: scorer.scores(of: outline), prices: costs)
    self.outline = outline
    self.prices = prices
    values = shares.map { $0 * chance }
    digests = outline.units.map { UnitDigest(path: path, text: outline.source[outline.bytes(of: $0.lines)]) }
  }

  func cost(_ unit: Int) -> Float { PricedFile.cost(outline.units[unit].lines, prices) }

  private static func cost(_ lines: ClosedRange<Int>, _ prices: [Float]) -> Float {
    prices[(lines.lowerBound - 1)..<lines.upperBound].reduce(0, +)
  }

  /// Puts what stands around some lines before everything else: the unit of each, with the parts it was cut into.
  mutating func raise(around lines: [Int]) {
    for unit in outline.units.indices where lines.contains(where: outline.units[unit].lines.contains) {
      let name = outline.units[unit].name
      values[unit] = 1000
      guard !name.isEmpty else { continue }
      for other in outline.units.indices where outline.units[other].name == name {
        if outline.units[other].kind == outline.units[unit].kind { values[other] = max(values[other], 100) }
      }
    }
  }

  /// The chosen units as runs of lines.
  func excerpts(_ chosen: [Int]) -> [Capsule.Excerpt] {
    runs(chosen).map { Capsule.Excerpt(lines: $0, text: Array(outline.source[outline.bytes(of: $0)])) }
  }

  /// Units in the order of the file, joined; a gap of at most two lines is closed.
  func runs(_ chosen: [Int]) -> [ClosedRange<Int>] {
    var runs: [ClosedRange<Int>] = []
    for unit in chosen.sorted() {
      let lines = outline.units[unit].lines
      if let last = runs.last, lines.lowerBound - last.upperBound <= 3 {
        runs[runs.count - 1] = last.lowerBound...max(last.upperBound, lines.upperBound)
      } else {
        runs.append(lines)
      }
    }
    return runs
  }

  /// The named units that `chosen` leaves out: the likeliest of them, in the order of the file.
  func rest(besides chosen: [Int], limit: Int) -> [String] {
    let shown = Set(chosen)
    let left = outline.units.indices.filter { !shown.contains($0) && isNamed(outline.units[$0]) }
    let best = left.sorted { (values[$0], $1) > (values[$1], $0) }.prefix(limit).sorted()
    let names = best.map { "\(outline.units[$0].name) \(outline.units[$0].lines.lowerBound)" }
    return left.count > limit ? names + ["\(left.count - limit) more"] : names
  }

  private func isNamed(_ unit: CodeUnit) -> Bool {
    switch unit.kind {
    case .function, .method, .classHeader: !unit.isContinuation
    case .imports, .classBody, .module, .markup: false
    }
  }
}
