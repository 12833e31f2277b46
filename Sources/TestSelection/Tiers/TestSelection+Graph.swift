import Base
import Django
import Impact
import Verify

/// Tests that the graph leads to, and those that ask the site for what the graph leads to.
extension TestSelection {
  mutating func addGraph() {
    let (new, old) = verification.sides
    let reach = new.impact.reach(of: verification.changedGraphNames)
    let gone = verification.goneGraphNames
    let before = gone.isEmpty ? nil : old?.impact.reach(of: gone)
    addFirstVersion([reach, before].compactMap(\.self))
    for reach in [reach, before].compactMap(\.self) { addRequests(reach, rank: 2) }
    addOwners()
    addFurther(reach, new.dump)
  }

  /// The tests that `verify` tells, with the way that leads there.
  private mutating func addFirstVersion(_ reaches: [ImpactReach]) {
    var ways: [String: RiskReason] = [:]
    for reach in reaches {
      for (test, via) in reach.tests where ways[test.name] == nil { ways[test.name] = Self.reason(test, via, reach) }
    }
    for test in verification.testsAtRisk() {
      let reason =
        test.depth == 0
        ? RiskReason(test.reached, ["changed itself"])
        : ways[test.name] ?? RiskReason(test.reached, [test.edge.rawValue])
      // A file that only imports what changed is no news.
      let rank = test.depth + (test.evidence == .proved ? 0 : 1) + (test.extent == .file ? 3 : 0)
      note(test, rank <= 4 ? .now : .likely, rank, reason)
    }
  }

  private mutating func note(_ test: TestAtRisk, _ tier: RiskTier, _ rank: Int, _ reason: RiskReason) {
    list.add(
      RiskyTest(
        path: test.path, inner: test.innerNames.map(String.init), line: test.line, tier: tier, reason: reason,
        rank: rank))
  }

  private static func reason(_ test: TestAtRisk, _ via: ID<GraphNode>, _ reach: ImpactReach) -> RiskReason {
    let way = reach.way(from: via)
    return RiskReason(
      way.origin.name, way.links.map { "\($0.edge.rawValue) \($0.from.name)" } + [test.edge.rawValue])
  }

  /// Tests that ask for the URL of a view that was reached.
  ///
  /// - Parameter head: what leads to what the reach began with; then what only reads that is passed over.
  private mutating func addRequests(_ reach: ImpactReach, rank: Int, after head: RiskReason? = nil) {
    var views: [String: (way: RiskReason, depth: Int)] = [:]
    for (id, node, depth) in reach.nodes where depth <= 3 && node.path != nil {
      let way = reach.way(from: id)
      if head?.isAboutSaving ?? false, way.links.contains(where: { Self.readings.contains($0.edge) }) { continue }
      let links = way.links.map { "\($0.edge.rawValue) \($0.from.name)" }
      let reason = RiskReason(head?.origin ?? way.origin.name, (head?.links ?? []) + links)
      if let known = views[node.name], known.depth <= depth { continue }
      views[node.name] = (reason, depth)
    }
    guard !views.isEmpty else { return }
    for source in library.sources where source.isCollected {
      for unit in source.units {
        for (asked, view) in requests(of: unit.words) {
          guard let (way, depth) = views[view] else { continue }
          let reason = RiskReason(way.origin, way.links + ["requests \(asked)"])
          add(source, unit, .now, rank + depth, reason)
        }
      }
    }
  }

  /// What saves nothing.
  private static let readings: Set<GraphEdge.Kind> = [
    .looksUp, .reads, .shows, .serializes, .filters, .administers, .configures,
  ]

  /// The views behind what a test asks for: paths, and texts that are names of routes.
  private func requests(of words: TestWords) -> [(asked: String, view: String)] {
    let paths = words.allPaths.sorted().flatMap { path in
      routes.matches(path).map { (path.split(separator: "\u{0}", omittingEmptySubsequences: false), $0) }
    }.map { ($0.joined(separator: "…"), $1) }
    let names = words.texts.sorted().flatMap { text in routes.named(text).map { (text, $0) } }
    return (paths + names).compactMap { asked, route in
      (route.callback.value ?? nil).map { (asked, $0) }
    }
  }

  /// What frameworks call is called by nobody one could see: its class stands in for it.
  private mutating func addOwners() {
    let parents = Set(symbols.filter { !$0.isGone }.compactMap(\.parent)).sorted()
    guard !parents.isEmpty else { return }
    let models = Set(verification.sides.new.dump.models.items.compactMap(\.className.value))
    for (names, rank, tier) in [
      (parents.filter { !models.contains($0) }, 4, RiskTier.now), (parents.filter(models.contains), 9, .likely),
    ] where !names.isEmpty {
      let reach = impact.reach(of: names, depth: 3)
      for (test, via) in reach.tests where test.extent != .file {
        note(test, test.depth <= 2 ? tier : .likely, rank + test.depth, Self.reason(test, via, reach))
      }
      if tier == .now { addRequests(reach, rank: rank) }
    }
  }

  /// Saving a model runs its receivers; loading a library of tags runs these.
  private mutating func addFurther(_ reach: ImpactReach, _ dump: RegistryDump) {
    let reached = Set(reach.nodes.filter { $0.depth <= 1 }.map(\.node.name))
    var origins: [(name: String, reason: RiskReason)] = []
    for row in dump.receivers.items {
      guard let name = row.receiver.value, reached.contains(name), case .model(let label)? = row.sender.value else {
        continue
      }
      origins.append((label, RiskReason(name, ["receives \(label)"])))
    }
    for row in dump.tagLibraries.items {
      guard let library = row.library.value else { continue }
      for (tag, place) in row.tags.items.merging(row.filters.items, uniquingKeysWith: { first, _ in first })
        .sorted(by: { $0.key < $1.key })
      {
        guard let name = place.function.value ?? nil, reached.contains(name) else { continue }
        for links in dump.templateGraph.items where links.loads.items.contains(library) {
          guard let path = links.path.value, says(path, tag) else { continue }
          origins.append((path, RiskReason(name, ["tag of \(path)"])))
        }
      }
    }
    for (name, reason) in origins {
      let further = impact.reach(of: [name], depth: 3)
      for (test, via) in further.tests where test.extent != .file && test.depth <= 3 {
        let way = Self.reason(test, via, further)
        note(test, .now, 5 + test.depth, RiskReason(reason.origin, reason.links + way.links))
      }
      addRequests(further, rank: 6, after: reason)
    }
  }

  private func says(_ path: String, _ word: String) -> Bool {
    guard let bytes = impact.source(of: path) else { return false }
    return String(decoding: bytes, as: UTF8.self).utf8.split { byte in
      !(UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte || UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte
        || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte || byte == UInt8(ascii: "_"))
    }.contains { $0.elementsEqual(word.utf8) }
  }
}

extension RiskReason {
  fileprivate var isAboutSaving: Bool { links.first?.hasPrefix("receives ") ?? false }
}
