/// Asks rules about a project.
public struct CheckRun: Sendable {
  let project: CheckedProject
  let rules: [Rule]

  public init(_ project: CheckedProject, rules: [Rule]) {
    self.project = project
    self.rules = rules
  }

  /// Everything the rules find, in the order of places.
  public func diagnostics(_ parallelism: some Parallelism) -> [Diagnostic] {
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
    var all = (python + templates + whole).flatMap(\.self)
    all.sort {
      ($0.place.path, $0.place.range, $0.code, $0.message) < ($1.place.path, $1.place.range, $1.code, $1.message)
    }
    return all
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

  func findings(inFile file: CheckedFile) -> [Diagnostic] {
    var found: [Int: Findings] = [:]
    for rule in files {
      guard case .files(let check) = rules[rule].check else { continue }
      check(file, &found[rule, default: Findings(rules[rule])])
    }
    if hasNodes {
      for (row, node) in file.tree.nodes.enumerated() {
        for rule in byKind[Int(node.kind.rawValue)] {
          guard case .nodes(_, let check) = rules[rule].check else { continue }
          check(ID(row), file, &found[rule, default: Findings(rules[rule])])
        }
      }
    }
    return found.values.flatMap(\.diagnostics)
  }

  func findings(in template: CheckedTemplate) -> [Diagnostic] {
    templates.flatMap { rule -> [Diagnostic] in
      guard case .templates(let check) = rules[rule].check else { return [] }
      var findings = Findings(rules[rule])
      check(template, &findings)
      return findings.diagnostics
    }
  }

  func findings(of rule: Int, in project: CheckedProject) -> [Diagnostic] {
    var findings = Findings(rules[rule])
    switch rules[rule].check {
    case .models(let check): for model in project.models { check(model, &findings) }
    case .project(let check): check(project, &findings)
    case .nodes, .files, .templates: break
    }
    return findings.diagnostics
  }
}
