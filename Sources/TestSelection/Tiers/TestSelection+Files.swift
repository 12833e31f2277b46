import Base
import Django
import Impact
import Verify

/// Tests that stand near a changed file, and all that need one of them.
extension TestSelection {
  /// Those of the same name, of the same app, and those that import it over at most one other file.
  mutating func addNeighbours() {
    let sources = changed.filter { $0.hasSuffix(".py") && !$0.isTestPath && !$0.contains("/migrations/") }
    let near = links.importers(of: sources, hops: 2)
    let hasSymbols = Set(symbols.map(\.path))
    for test in testFiles {
      for path in sources where isPair(test, path) {
        add(file: test, .now, 8, RiskReason(path, ["is called after it"]))
      }
      if let first = near[test], !sources.contains(test) {
        let isDirect = sources.contains(first)
        // What changed has no name that one could look for.
        let isOnly = isDirect && !hasSymbols.contains(first)
        let links = isDirect ? ["imports"] : ["imported by \(first)", "imports"]
        let origin = isDirect ? first : near[first] ?? first
        add(file: test, isOnly ? .now : .likely, isDirect ? 7 : 11, RiskReason(origin, links))
      }
      if let app = apps.first(where: { folders.test(test, isOf: $0) }) {
        let path = changed.first { folders.app(of: $0) == app } ?? app
        add(file: test, .likely, 12, RiskReason(path, ["same app"]))
      }
    }
  }

  private func isPair(_ test: String, _ path: String) -> Bool {
    guard let name = path.pathParts.last?.dropLast(3), let app = folders.app(of: path),
      let file = test.pathParts.last?.dropLast(3), name.utf8.count > 2
    else { return false }
    guard file == "test_\(name)" || file == "\(name)_test" || file == "\(name)_tests" else { return false }
    return folders.test(test, isOf: app)
  }

  // MARK: The safe set

  mutating func addSafeSet(_ dump: RegistryDump) {
    let wider = WiderRun(changed, dump, impact, folders)
    if let (path, why) = wider.everything.first {
      everything = RiskReason(path, [why])
      for test in testFiles { add(file: test, .safe, 20, RiskReason(path, [why])) }
      return
    }
    for (folder, path, why) in wider.folders {
      for test in testFiles where test.hasPrefix(folder) {
        add(file: test, why.hasPrefix("conftest") ? .likely : .safe, 14, RiskReason(path, [why]))
      }
    }
    addNamesAnywhere()
    addClosure(dump, wider)
  }

  /// Names that agree without any doubt being possible about what they mean, or with all doubt.
  private mutating func addNamesAnywhere() {
    let wanted = Dictionary(symbols.map { ($0.lastName, $0.dotted) }) { first, _ in first }
      .filter {
        $0.key.utf8.count >= 4 && !$0.key.hasPrefix("__") && !["Meta", "save", "clean", "name"].contains($0.key)
      }
    for source in library.sources where source.isCollected {
      let names = source.all.names
      guard let name = wanted.keys.sorted().first(where: names.contains) else { continue }
      add(file: source.path, .safe, 16, RiskReason(wanted[name] ?? name, ["same name"]))
    }
  }

  private mutating func addClosure(_ dump: RegistryDump, _ wider: WiderRun) {
    var links = links
    let site = SiteLinks(dump, impact, routes, wider)
    for source in library.sources { site.add(source, to: &links) }
    var seeds = changed
    // A package's own file is run before anything below it.
    for path in changed where path.hasSuffix("/__init__.py") {
      let folder = path.dropLast("__init__.py".count)
      seeds += impact.modules.keys.filter { $0.hasPrefix(folder) }
    }
    // A migration is one of its app's models.
    for path in changed where path.contains("/migrations/") {
      guard let app = folders.app(of: path) else { continue }
      seeds += impact.modules.keys.filter { $0 == app + "/models.py" || $0.hasPrefix(app + "/models/") }
    }
    addAll(in: links.closure(of: Array(Set(seeds)).sorted()))
    if let old = verification.sides.old,
      verification.changedFiles.contains(where: { $0.new == nil || $0.oldPath != nil })
    {
      addAll(in: FileLinks(old.impact, old.dump).closure(of: changed))
    }
    let urlconfs = Set(dump.routes.items.compactMap { $0.urlconfFile.value ?? nil })
    for path in changed where urlconfs.contains(path) {
      for source in library.sources where source.isCollected && site.usesSite(source) {
        add(file: source.path, .safe, 18, RiskReason(path, ["URLs"]))
      }
    }
  }

  private mutating func addAll(in closure: [String: String]) {
    let tests = Set(testFiles)
    for path in closure.keys.sorted() where tests.contains(path) {
      var way: [String] = []
      var step = path
      while let next = closure[step], next != step, way.count < 8 {
        way.append(next)
        step = next
      }
      guard let origin = way.last else {
        if changed.contains(path) { add(file: path, .safe, 15, RiskReason(path, ["changed itself"])) }
        continue
      }
      add(file: path, .safe, 15, RiskReason(origin, way.dropLast().reversed().map { "needed by \($0)" } + ["needs"]))
    }
  }
}
