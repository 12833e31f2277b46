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

  init(_ rules: [Rule]) {
    self.rules = rules
    for (row, rule) in rules.enumerated() {
      switch rule.check {
      case .nodes(let kinds, _):
        for kind in kinds { byKind[Int(kind.rawValue)].append(row) }
      case .files: files.append(row)
      case .templates: templates.append(row)
      case .models, .project: whole.append(row)
      }
    }
  }

  private var hasNodes: Bool { byKind.contains { !$0.isEmpty } }

  func findings(inFile file: CheckedFile) -> CheckResults {
    var findings = Findings(rules)
    for rule in files {
      guard case .files(let check) = rules[rule].check else { continue }
      findings.current = rule
      check(file, &findings)
    }
    guard hasNodes else { return results(findings) }
    for (row, node) in file.tree.nodes.enumerated() {
      for rule in byKind[Int(node.kind.rawValue)] {
        guard case .nodes(_, let check) = rules[rule].check else { continue }
        findings.current = rule
        check(ID(row), file, &findings)
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
