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

/// The rules by what they are asked about.
struct CheckPasses: Sendable {
  /// Rows of `rules` by the raw value of a node's kind.
  private var byKind: [[Int]] = Array(repeating: [], count: 256)
  private let rules: [Rule]
  /// Rules of whole files, by row.
  private var files: [Int] = []
  private var templates: [Int] = []
  /// Rules of models and of the project.
  private(set) var whole: [Int] = []
  private var hasNodes = false

  init(_ rules: [Rule]) {
    self.rules = rules
    for (row, rule) in rules.enumerated() {
      switch rule.check {
      case .nodes(let kinds, _):
        hasNodes = true
        for kind in kinds { byKind[Int(kind.rawValue)].append(row) }
      case .files: files.append(row)
      case .templates: templates.append(row)
      case .models, .project: whole.append(row)
      }
    }
  }

  func findings(inFile file: CheckedFile) -> CheckResults {
    var findings = Findings(rules)
    for rule in files {
      guard case .files(let check) = rules[rule].check else { continue }
      findings.current = rule
      check(file, &findings)
    }
    if hasNodes {
      for (row, node) in file.tree.nodes.enumerated() {
        for rule in byKind[Int(node.kind.rawValue)] {
          guard case .nodes(_, let check) = rules[rule].check else { continue }
          findings.current = rule
          check(ID(row), file, &findings)
        }
      }
    }
    return results(findings)
  }

  func findings(in template: CheckedTemplate) -> CheckResults {
    var findings = Findings(rules)
    for rule in templates {
      guard case .templates(let check) = rules[rule].check else { continue }
      findings.current = rule
      check(template, &findings)
    }
    return results(findings)
  }

  func findings(of rule: Int, in project: CheckedProject) -> CheckResults {
    var findings = Findings(rules)
    findings.current = rule
    switch rules[rule].check {
    case .models(let check): for model in project.models { check(model, &findings) }
    case .project(let check): check(project, &findings)
    case .nodes, .files, .templates: break
    }
    return results(findings)
  }

  private func results(_ findings: Findings) -> CheckResults {
    var results = CheckResults(diagnostics: findings.diagnostics)
    for (row, count) in findings.complying { results.complying[rules[row].code] = count }
    return results
  }
}
