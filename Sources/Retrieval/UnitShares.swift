import Search

/// How the edits of one file are likely spread over its units.
///
/// A unit is edited not only for its own words: also for those of its neighbours and of its class, for the place where new
/// code goes, for its kind. The sum of that makes log odds, see `Weights.Units`.
struct UnitShares {
  private let units: [CodeUnit]
  private let matches: [UnitMatch]
  private let isTest: Bool
  /// Each match next to the best of the file.
  private let relative: [Float]
  /// The class or function of the module that each unit belongs to; empty for what stands beside them.
  private let families: [Substring]

  init(_ units: [CodeUnit], _ matches: [UnitMatch], isTest: Bool) {
    self.units = units
    self.matches = matches
    self.isTest = isTest
    let best = max(0.001, matches.map(\.text).max() ?? 0)
    relative = matches.map { $0.text / best }
    families = units.map { unit in
      unit.name[..<(unit.name.utf8.firstIndex(of: UInt8(ascii: ".")) ?? unit.name.endIndex)]
    }
  }

  /// One a unit; together 1.
  func shares(prices: [Float]) -> [Float] {
    let best = bestOfFamilies()
    let better = betterMatches()
    let odds = units.indices.map { unit in
      words(unit) + kind(unit) + position(unit)
        + Weights.Units.size * max(4, prices[unit]).logarithm
        + Weights.Units.family * (best[families[unit]] ?? 0)
        + Weights.Units.place * Float(1 + better[unit]).logarithm
    }
    let top = odds.max() ?? 0
    let weights = odds.map { ($0 - top).exponential }
    let total = weights.reduce(0, +)
    return weights.map { $0 / total }
  }

  private func words(_ unit: Int) -> Float {
    let around = max(unit > 0 ? relative[unit - 1] : 0, unit + 1 < units.count ? relative[unit + 1] : 0)
    return Weights.Units.match * matches[unit].text + Weights.Units.matchNextToBest * relative[unit]
      + Weights.Units.name * matches[unit].name + Weights.Units.parentName * matches[unit].parent
      + Weights.Units.neighbour * around
  }

  /// Class bodies and module code are edited as often as functions; imports are shown for reading, not for editing.
  private func kind(_ unit: Int) -> Float {
    switch units[unit].kind {
    case .imports: Weights.Units.imports
    case .classHeader: Weights.Units.classHeader
    case .classBody: Weights.Units.classBody
    case .function: Weights.Units.function
    case .module: Weights.Units.module
    case .method, .markup: 0
    }
  }

  private func position(_ unit: Int) -> Float {
    var odds: Float = unit == 0 ? Weights.Units.first : 0
    guard unit == units.count - 1 else { return odds }
    odds += Weights.Units.last
    return isTest ? odds + Weights.Units.lastOfTests : odds
  }

  private func bestOfFamilies() -> [Substring: Float] {
    var best: [Substring: Float] = [:]
    for unit in units.indices where !units[unit].name.isEmpty {
      best[families[unit]] = max(best[families[unit]] ?? 0, relative[unit])
    }
    return best
  }

  /// How many units of the file match better than each; of equals the first counts as better.
  private func betterMatches() -> [Int] {
    let order = units.indices.sorted { (relative[$0], $1) > (relative[$1], $0) }
    var places = [Int](repeating: 0, count: units.count)
    for (place, unit) in order.enumerated() { places[unit] = place }
    return places
  }
}
