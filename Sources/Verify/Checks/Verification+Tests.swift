import Django
public import Impact

/// Tests that run what was changed.
extension Verification {
  public func testsAtRisk() -> [TestAtRisk] {
    var found: [String: TestAtRisk] = [:]
    for test in new.impact.tests(of: changedNames) { found[test.name] = test }
    // Who tested what is gone is known only from before.
    let gone = goneNames
    for test in gone.isEmpty ? [] : old?.impact.tests(of: gone) ?? [] where found[test.name] == nil {
      guard let now = placeNow(test.path, test.line) else { continue }
      var moved = test
      (moved.path, moved.line) = now
      found[test.name] = moved
    }
    for test in ownTests where found[test.name] == nil { found[test.name] = test }
    return Self.withoutRepeats(
      found.values.sorted {
        ($0.depth, $1.evidence, $0.path, $0.line, $0.name) < ($1.depth, $0.evidence, $1.path, $1.line, $1.name)
      })
  }

  /// A class stands for its tests, and a whole file only where nothing in it is known more closely.
  private static func withoutRepeats(_ tests: [TestAtRisk]) -> [TestAtRisk] {
    let types = Set(tests.filter { $0.extent == .type }.map(\.name))
    let known = Set(tests.filter { $0.extent != .file }.map(\.path))
    return tests.filter { test in
      switch test.extent {
      case .file: !known.contains(test.path)
      case .type: true
      case .function: !types.contains { test.name.hasPrefix($0 + ".") }
      }
    }
  }

  /// What was changed, by the names the graph has for it.
  var changedNames: [String] {
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

  var goneNames: [String] {
    let gone = symbols.flatMap(\.changes).filter { $0.isGone && $0.symbolKind != .import && !$0.path.isTestPath }
    return goneRouteNames + gone.map(\.dotted)
      + files.filter { $0.new == nil && !$0.path.hasSuffix(".py") }.map(\.path)
  }

  /// Tests that were written or rewritten themselves.
  private var ownTests: [TestAtRisk] {
    symbols.filter { $0.file.path.isTestPath }.flatMap(\.changes).compactMap { change in
      guard !change.isGone, change.symbolKind == .function else { return nil }
      let isTest = change.lastName.hasPrefix("test")
      // What is done before each test of a class.
      guard isTest || change.parent != nil && change.lastName.lowercased().hasPrefix("setup") else { return nil }
      let name = isTest ? change.dotted : change.parent ?? change.dotted
      return TestAtRisk(
        extent: isTest ? .function : .type, name: name, path: change.path, line: change.lines.lowerBound, depth: 0,
        evidence: .proved, edge: .declares, reached: change.dotted)
    }
  }
}
