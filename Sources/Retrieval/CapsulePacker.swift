import Base
import Facts
import PythonSyntax
public import Search

extension Capsule {
  /// Chooses what to show of a ranking: the units worth most for their tokens, best files first.
  ///
  /// `source` gives the bytes of a file by path, nil if it is gone. The budget holds for the final text.
  public static func pack(
    _ ranking: Ranking, index: SearchIndex, options: CapsuleOptions = CapsuleOptions(),
    prepared: PreparedFiles = PreparedFiles(), source: (String) -> [UInt8]?
  ) -> Capsule {
    var packer = CapsulePacker(ranking, index, options)
    packer.price(prepared, source)
    packer.choose()
    return packer.fit()
  }
}

/// The state of one packing.
struct CapsulePacker {
  private let ranking: Ranking
  private let index: SearchIndex
  private let options: CapsuleOptions
  private var files: [PricedFile?] = []
  /// Chosen units in the order of their worth for their price: what came last leaves first.
  private var chosen: [Choice] = []
  /// Facts that code of the best files would say are left out: it is most likely shown.
  private var hopesForPivots = false

  /// A unit of a priced file.
  private struct Choice: Hashable {
    var file: Int
    var unit: Int
  }

  /// Files above this place are named even when nothing of them is shown.
  static let namedFiles = 15
  /// The best files also get the list of what is not shown of them.
  static let pivots = 3
  static let restCount = 10
  /// Of the budget, at most, for a test that is shown only as an example.
  static let exemplarShare: Float = 0.04
  /// Roles and files of the impact list together, as far as the roles leave room.
  static let namedByLinks = 8

  init(_ ranking: Ranking, _ index: SearchIndex, _ options: CapsuleOptions) {
    self.ranking = ranking
    self.index = index
    self.options = options
  }

  mutating func price(_ prepared: PreparedFiles, _ source: (String) -> [UInt8]?) {
    let scorer = UnitScorer(ranking.query, ranking.lexical)
    var tally = TermTally()
    var parser = PythonParser()
    let best = max(0.001, ranking.candidates.first?.score ?? 0)
    for (place, entry) in ranking.candidates.prefix(options.fileLimit).enumerated() {
      let path = index.documents[entry.file].path
      let chance = UnitValue.chance(relativeScore: entry.score / best, place: place)
      let bytes = options.known.contains(path) ? nil : source(path)
      var file = bytes.map { bytes in
        let file = prepared.file(path, bytes, &tally, &parser)
        return PricedFile(file, chance: chance, scorer: scorer, isTest: entry.role.isTest)
      }
      if let lines = options.frames[path] { file?.raise(around: lines) }
      files.append(file)
    }
  }

  /// Takes units by worth per token until the budget is used up; what does not fit is skipped.
  ///
  /// What is shown need not be said in lists: the second time there is room that was held for them.
  mutating func choose() {
    let offers = offers()
    var leftForTests = Float(options.maxTokens) * options.intent.testShare(options.tests)
    for isFirst in [true, false] {
      hopesForPivots = isFirst
      take(offers, &leftForTests)
    }
    showExemplar(offers)
  }

  /// One test whole, if none is shown: how this project tests such a thing.
  private mutating func showExemplar(_ offers: [Offer]) {
    let limit = Float(options.maxTokens) * Self.exemplarShare
    guard options.tests != .none, !chosen.contains(where: { ranking.candidates[$0.file].role.isTest }) else { return }
    let exemplar = offers.first { offer in
      let unit = files[offer.choice.file]?.outline.units[offer.choice.unit]
      let isFunction = unit?.kind == .function || unit?.kind == .method
      return isFunction && ranking.candidates[offer.choice.file].role == .test && offer.cost <= limit
    }
    if let exemplar { chosen.insert(exemplar.choice, at: 0) }
  }

  private struct Offer {
    var choice: Choice
    var cost: Float
    var density: Float
  }

  private func offers() -> [Offer] {
    var offers: [Offer] = []
    for (place, file) in files.enumerated() {
      guard let file else { continue }
      for unit in file.values.indices where !options.sent.contains(file.digests[unit]) {
        let cost = file.cost(unit) + 2
        offers.append(Offer(choice: Choice(file: place, unit: unit), cost: cost, density: file.values[unit] / cost))
      }
    }
    return offers.sorted {
      ($0.density, $1.choice.file, $1.choice.unit) > ($1.density, $0.choice.file, $0.choice.unit)
    }
  }

  private mutating func take(_ offers: [Offer], _ leftForTests: inout Float) {
    var taken = Set(chosen)
    var left = Float(options.maxTokens - TokenEstimator().tokens(in: capsule().text.span))
    let shown = Set(chosen.map(\.file))
    var headers = files.indices.map { shown.contains($0) ? 0 : headerCost($0) }
    for offer in offers where left > 0 && !taken.contains(offer.choice) {
      let file = offer.choice.file
      let cost = offer.cost + headers[file]
      let isTest = ranking.candidates[file].role.isTest
      guard cost <= left, !isTest || cost <= leftForTests else { continue }
      left -= cost
      if isTest { leftForTests -= cost }
      headers[file] = 0
      chosen.append(offer.choice)
      taken.insert(offer.choice)
    }
  }

  private func headerCost(_ place: Int) -> Float {
    Float(TokenEstimator().tokens(in: Capsule.section(item(place)).span))
  }

  /// The capsule, made smaller until its text fits: first the units of least worth leave, then the lists.
  mutating func fit() -> Capsule {
    var capsule = capsule()
    var over = capsule.tokens - options.maxTokens
    while over > 0, !chosen.isEmpty {
      drop(atLeast: over)
      capsule = self.capsule()
      over = capsule.tokens - options.maxTokens
    }
    while capsule.tokens > options.maxTokens, capsule.dropOneLine() {}
    capsule.tellsRunnersUp = true
    if capsule.tokens > options.maxTokens { capsule.tellsRunnersUp = false }
    return capsule
  }

  private mutating func drop(atLeast tokens: Int) {
    var freed: Float = 0
    while freed < Float(tokens), let last = chosen.popLast() { freed += files[last.file]?.cost(last.unit) ?? 0 }
  }

  private func capsule() -> Capsule {
    var units = [[Int]](repeating: [], count: files.count)
    for choice in chosen { units[choice.file].append(choice.unit) }
    var items: [Capsule.Item] = []
    var digests: [UnitDigest] = []
    for place in ranking.candidates.indices.prefix(max(files.count, Self.namedFiles)) {
      var item = item(place)
      if options.known.contains(item.path) || options.tests == .none && item.role.isTest { continue }
      let file = place < files.count ? files[place] : nil
      let before = file?.digests.indices.filter { options.sent.contains(file?.digests[$0] ?? .init(value: 0)) } ?? []
      item.before = file?.runs(before) ?? []
      if let file, !units[place].isEmpty {
        item.excerpts = file.excerpts(units[place])
        digests += units[place].map { file.digests[$0] }
        if place < Self.pivots { item.rest = file.rest(besides: units[place] + before, limit: Self.restCount) }
      } else if place >= Self.namedFiles {
        continue
      }
      items.append(item)
    }
    var named = options.known.union(items.map(\.path))
    let roles = RoleLines(options, named: named).items
    named.formUnion(roles.map(\.path))
    let impact = ImpactLines(ranking, limit: max(0, Self.namedByLinks - roles.count)) { entry in
      !named.contains(index.documents[entry.file].path) && !(options.tests == .none && entry.role.isTest)
    }.entries
    var capsule = Capsule(
      confidence: ranking.confidence, fileCount: index.count, facts: facts(besides: items), items: items, roles: roles,
      impact: impact.map(item), migrations: options.migrations.filter { isNew($0) }, unknowns: options.unknowns)
    capsule.warnings = options.warnings
    let best = ranking.candidates.prefix(Self.namedFiles).map { index.documents[$0.file].path }
    capsule.known = best.filter(options.known.contains)
    capsule.digests = digests + (capsule.facts + capsule.migrations).map { UnitDigest(path: "", text: $0.utf8) }
    return capsule
  }

  /// Whether the line was not sent before.
  private func isNew(_ line: String) -> Bool { !options.sent.contains(UnitDigest(path: "", text: line.utf8)) }

  private func item(_ place: Int) -> Capsule.Item { item(ranking.candidates[place]) }

  private func item(_ entry: Ranking.Entry) -> Capsule.Item {
    Capsule.Item(path: index.documents[entry.file].path, role: entry.role, reasons: entry.reasons)
  }

  /// As many facts as 8 % of the budget holds; the reader also knows what was sent before and the files it has.
  private func facts(besides items: [Capsule.Item]) -> [String] {
    let lines = Dictionary(
      items.map { ($0.path, $0.excerpts.map(\.lines) + $0.before) }, uniquingKeysWith: { first, _ in first })
    let hoped = hopesForPivots ? Set(items.prefix(Self.pivots).map(\.path)) : []
    var left = options.maxTokens * 8 / 100
    let facts = options.facts.compactMap { fact in
      fact.text { place in
        options.known.contains(place.path) || hoped.contains(place.path)
          || lines[place.path]?.contains { $0.contains(place.line) } ?? false
      }
    }
    return Array(
      facts.filter(isNew).prefix { fact in
        left -= TokenEstimator().tokens(in: "- " + fact + "\n")
        return left >= 0
      })
  }
}

extension Capsule {
  /// Gives up the least useful line; false when there is none left.
  fileprivate mutating func dropOneLine() -> Bool {
    if !unknowns.isEmpty { return unknowns.popLast() != nil }
    if !warnings.isEmpty { return warnings.popLast() != nil }
    if !known.isEmpty { return known.popLast() != nil }
    if !impact.isEmpty { return impact.popLast() != nil }
    if !roles.isEmpty { return roles.popLast() != nil }
    if !items.isEmpty { return items.popLast() != nil }
    if !facts.isEmpty { return facts.popLast() != nil }
    if !migrations.isEmpty { return migrations.popLast() != nil }
    defer { hasHeader = false }
    return hasHeader
  }
}
