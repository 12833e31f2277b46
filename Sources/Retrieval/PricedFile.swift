import Search

/// A ranked file, taken apart and priced.
struct PricedFile {
  private let prepared: PreparedFile
  /// Worth of each unit.
  private(set) var values: [Float]

  init(_ prepared: PreparedFile, chance: Float, scorer: UnitScorer, isTest: Bool) {
    self.prepared = prepared
    let units = prepared.outline.units
    let costs = units.map { prepared.cost($0.lines) }
    let shares = UnitShares(units, scorer.matches(of: prepared), isTest: isTest).shares(prices: costs)
    values = shares.map { $0 * chance }
  }

  var outline: SourceOutline { prepared.outline }
  /// By which each unit is known again.
  var digests: [UnitDigest] { prepared.digests }

  func cost(_ unit: Int) -> Float { prepared.cost(outline.units[unit].lines) }

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
    var last = ""
    return runs(chosen).map { lines in
      let around = around(lines.lowerBound)
      defer { last = around }
      let text = Array(outline.source[outline.bytes(of: lines)])
      return Capsule.Excerpt(lines: lines, text: text, around: around == last ? "" : around)
    }
  }

  /// The class of a method or of fields, the function of its later parts.
  private func around(_ line: Int) -> String {
    guard let unit = outline.units.first(where: { $0.lines.contains(line) }) else { return "" }
    switch unit.kind {
    case .method where !unit.isContinuation:
      return String(unit.parentName)
    case .method, .classBody: return unit.name
    case .function: return unit.isContinuation ? unit.name : ""
    case .classHeader, .imports, .module, .markup: return ""
    }
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
