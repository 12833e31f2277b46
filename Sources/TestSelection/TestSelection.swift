import Base
import Django
import Impact
public import Verify

/// Which tests a change puts at risk, in three tiers.
public struct TestSelection: Sendable {
  /// Nearest first, tier by tier.
  public private(set) var tests: [RiskyTest] = []
  /// Why everything should be run; nil where less will do.
  public internal(set) var everything: RiskReason?
  /// The folders of the apps that changed.
  public private(set) var apps: [String] = []
  /// Every test file of the project.
  public private(set) var testFiles: [String] = []

  let verification: Verification
  let impact: ProjectImpact
  let library: TestLibrary
  let routes: RoutePaths
  let folders: AppFolders
  /// The files of the change that tests may notice, as they are called now and as they were.
  let changed: [String]
  let symbols: [ChangedSymbol]
  let links: FileLinks
  var list = RiskList()

  /// - Parameters:
  ///   - paths: every file of the project.
  ///   - read: the bytes of a file after the change.
  public init(_ verification: Verification, paths: [String], read: (String) -> [UInt8]?) {
    self.verification = verification
    impact = verification.sides.new.impact
    let dump = verification.sides.new.dump
    let python = paths.filter { $0.hasSuffix(".py") }
    library = TestLibrary(python, read)
    routes = RoutePaths(dump)
    folders = AppFolders(dump, python)
    let known = Set(impact.graph.nodes.compactMap(\.path))
    let files = verification.changedFiles.flatMap { [$0.path, $0.pathBefore].compactMap(\.self) }
    changed = Set(files).filter { path in
      path.hasSuffix(".py") || known.contains(path) || WiderRun.isConfiguration(path)
    }.sorted()
    symbols = verification.changedSymbols.filter { !$0.path.isTestPath && !$0.path.contains("/migrations/") }
    // Imports and the like are read only where something changed.
    links = changed.isEmpty ? FileLinks() : FileLinks(impact, dump)
    testFiles = library.sources.filter(\.isCollected).map(\.path)
    guard !changed.isEmpty else { return }
    apps = Set(changed.filter { !$0.isTestPath }.compactMap(folders.app)).sorted()
    addGraph()
    addNames()
    addTexts()
    addNeighbours()
    addSafeSet(dump)
    tests = list.finished()
  }
}

extension TestSelection {
  /// Notes a unit of a test file.
  mutating func add(
    _ source: TestSource, _ unit: TestSource.Unit, _ tier: RiskTier, _ rank: Int, _ reason: RiskReason
  ) {
    list.add(
      RiskyTest(path: source.path, inner: unit.inner, line: unit.line, tier: tier, reason: reason, rank: rank))
  }

  /// Notes a whole file.
  mutating func add(file path: String, _ tier: RiskTier, _ rank: Int, _ reason: RiskReason) {
    list.add(RiskyTest(path: path, inner: [], line: 1, tier: tier, reason: reason, rank: rank))
  }
}
