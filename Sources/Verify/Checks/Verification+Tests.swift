import Django
public import Impact

/// Tests that run what was changed.
extension Verification {
  public func testsAtRisk() -> [TestAtRisk] {
    var found: [String: TestAtRisk] = [:]
    for test in new.impact.tests(of: changedNames) { found[test.name] = test }
    // Who tested what is gone is known only from before.
    for test in old?.impact.tests(of: goneNames) ?? [] where found[test.name] == nil {
      guard let now = placeNow(test.path, test.line) else { continue }
      var moved = test
      (moved.path, moved.line) = now
      found[test.name] = moved
    }
    for test in ownTests where found[test.name] == nil { found[test.name] = test }
    return found.values.sorted {
      ($0.depth, $1.evidence, $0.path, $0.line, $0.name) < ($1.depth, $0.evidence, $1.path, $1.line, $1.name)
    }
  }

  /// What was changed, by the names the graph has for it.
  private var changedNames: [String] {
    var names: [String] = []
    for changes in symbols where changes.new.map({ !$0.path.isTestPath }) ?? false {
      for change in changes.changes where change.symbolKind != .import && !change.isGone {
        if change.path.contains("/migrations/") { continue }
        names.append(change.dotted)
        // A class-level value that is no field changes what its class does.
        if change.symbolKind == .value, let parent = change.parent, !isField(change) { names.append(parent) }
        if change.parent == nil, change.symbolKind == .value { names.append(change.path) }
      }
    }
    for file in files where file.new != nil && !file.path.hasSuffix(".py") { names.append(file.path) }
    return names
  }

  private func isField(_ change: SymbolChange) -> Bool {
    guard let parent = change.parent, let model = model(parent) else { return false }
    return model.fields.items.contains { $0.name.value == String(change.lastName) }
  }

  private var goneNames: [String] {
    symbols.flatMap(\.changes).filter { $0.isGone && $0.symbolKind != .import }.map(\.dotted)
      + files.filter { $0.new == nil && !$0.path.hasSuffix(".py") }.map(\.path)
  }

  /// Tests that were written or rewritten themselves.
  private var ownTests: [TestAtRisk] {
    symbols.filter { $0.file.path.isTestPath }.flatMap(\.changes).compactMap { change in
      guard !change.isGone, change.lastName.hasPrefix("test"), change.symbolKind == .function else { return nil }
      return TestAtRisk(
        extent: .function, name: change.dotted, path: change.path, line: change.lines.lowerBound, depth: 0,
        evidence: .proved, edge: .declares, reached: change.dotted)
    }
  }
}
