/// Asks rules about a project.
public struct CheckRun: Sendable {
  let project: CheckedProject
  let rules: [Rule]

  public init(_ project: CheckedProject, rules: [Rule]) {
    self.project = project
    self.rules = rules
  }

  /// Everything the rules find, in the order of places.
  public func diagnostics(_ parallelism: some Parallelism) -> [Diagnostic] { results(parallelism).diagnostics }

  /// The same, with how often conventions are kept to.
  public func results(_ parallelism: some Parallelism) -> CheckResults {
    let passes = CheckPasses(rules)
    let python = parallelism.map(count: project.sources.python.count, makeScratch: {}) { row, _ in
      passes.findings(inFile: project.file(row))
    }
    let templates = parallelism.map(count: project.sources.templates.count, makeScratch: {}) { row, _ in
      passes.findings(in: CheckedTemplate(project, row))
    }
    let whole = parallelism.map(count: passes.whole.count, makeScratch: {}) { row, _ in
      passes.findings(of: passes.whole[row], in: project)
    }
    var all = CheckResults()
    for part in python + templates + whole { all.append(part) }
    all.diagnostics.sort(by: Diagnostic.comesBefore)
    return all
  }
}

/// What rules found.
public struct CheckResults: Sendable {
  public var diagnostics: [Diagnostic] = []
  /// How many instances keep to a convention, by the rule's code.
  public var complying: [String: Int] = [:]

  /// In no order.
  mutating func append(_ other: CheckResults) {
    diagnostics += other.diagnostics
    complying.merge(other.complying) { $0 + $1 }
  }
}

extension CheckResults {
  /// Keeps the order of places.
  public mutating func add(_ other: CheckResults) {
    append(other)
    diagnostics.sort(by: Diagnostic.comesBefore)
  }
}

extension Diagnostic {
  static func comesBefore(_ a: Diagnostic, _ b: Diagnostic) -> Bool {
    (a.place.path, a.place.range, a.code, a.message) < (b.place.path, b.place.range, b.code, b.message)
  }
}
