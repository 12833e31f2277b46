/// Weighs what rules found by the configuration and by the comments in the files.
public struct CheckFilter: Sendable {
  let project: CheckedProject
  /// All there are, with notes: what comments may name.
  let known: [Rule]
  let plan: CheckPlan
  let selection: RuleSelection
  let minConfidence: Confidence
  let ignoresComments: Bool

  public init(
    _ project: CheckedProject, _ plan: CheckPlan, _ selection: RuleSelection, known: [Rule],
    minConfidence: Confidence, ignoresComments: Bool = false
  ) {
    self.project = project
    self.known = known
    self.plan = plan
    self.selection = selection
    self.minConfidence = minConfidence
    self.ignoresComments = ignoresComments
  }

  /// - Parameter isAsked: whether a path is asked about: comments elsewhere are not read.
  public func outcome(_ results: CheckResults, at isAsked: (String) -> Bool = { _ in true }) -> CheckOutcome {
    let counted = weighed(results).filter { isAsked($0.place.path) }
    var outcome = CheckOutcome()
    guard !ignoresComments else {
      outcome.diagnostics = counted.filter { !isIgnored($0) }
      return outcome
    }
    var files = Dictionary(
      Set(counted.map(\.place.path)).union(project.commentedPaths.filter(isAsked)).compactMap { path in
        suppressions(of: path).map { (path, (table: $0, used: Set<Int>())) }
      }
    ) { first, _ in first }
    for diagnostic in counted {
      let path = diagnostic.place.path
      if let row = files[path]?.table.row(covering: diagnostic), let comment = files[path]?.table.rows[row].comment {
        files[path]?.used.insert(row)
        outcome.suppressed.append(.init(diagnostic: diagnostic, reason: .comment(comment.reason)))
      } else if !isIgnored(diagnostic) {
        outcome.diagnostics.append(diagnostic)
      }
    }
    outcome.notes = files.values.flatMap { unused($0.table, $0.used) }.sorted(by: Diagnostic.comesBefore)
    return outcome
  }

  // MARK: Configuration

  /// What counts, as severe as the configuration has it.
  private func weighed(_ results: CheckResults) -> [Diagnostic] {
    let reasons = plan.reasons()
    let rules = Dictionary(plan.rules.map { ($0.code, $0) }) { first, _ in first }
    let violations = Dictionary(results.diagnostics.map { ($0.code, 1) }) { $0 + $1 }
    return results.diagnostics.compactMap { found in
      guard let rule = rules[found.code], let reason = reasons[found.code], found.confidence >= minConfidence else {
        return nil
      }
      var diagnostic = found
      var isOn = true
      switch reason {
      case .usual: break
      case .selected: isOn = rule.enabled == .always
      case .configured(let key): diagnostic.because = "[tool.djangology] \(key)"
      case .instructed(let said): diagnostic.because = "\(said.path):\(said.line): \(said.sentence)"
      case .learning:
        let (good, bad) = (results.complying[found.code] ?? 0, violations[found.code] ?? 0)
        guard good + bad >= 10, good * 10 >= (good + bad) * 9 else { return nil }
        guard project.base?.changed[found.place.path] != nil else { return nil }
        diagnostic.because = "\(good) of \(good + bad) in this project keep to it"
      }
      guard selection.keeps(diagnostic, isOn: isOn) else { return nil }
      for (selector, severity) in project.configuration.severities where selector.matches(diagnostic) {
        diagnostic.severity = severity
      }
      return diagnostic
    }
  }

  /// Whether the configuration wants nothing reported there.
  private func isIgnored(_ diagnostic: Diagnostic) -> Bool {
    let path = diagnostic.place.path
    if project.configuration.exclude.matches(path) || isOutside(path) && diagnostic.code != "DJX207" { return true }
    return project.configuration.perFileIgnores.contains { entry in
      entry.selectors.contains { $0.matches(diagnostic) } && entry.paths.matches(path)
    }
  }

  /// Python in a hidden folder is no part of the project: nothing can import it.
  private func isOutside(_ path: String) -> Bool {
    path.hasSuffix(".py") && (path.hasPrefix(".") || path.contains("/."))
  }

  // MARK: Comments

  private func suppressions(of path: String) -> FileSuppressions? {
    if let file = project.file(at: path) { return FileSuppressions(file, known) }
    if let template = project.template(at: path) { return FileSuppressions(template, known) }
    return project.beside.read(path).map {
      FileSuppressions(path, SourceText(bytes: $0, lines: LineIndex($0)), known)
    }
  }

  private func unused(_ table: FileSuppressions, _ used: Set<Int>) -> [Diagnostic] {
    let ran = Set(plan.rules.map(\.code))
    return table.rows.enumerated().flatMap { row, one -> [Diagnostic] in
      var notes = one.unknown.map { note("no rule is called '\($0)'", "unknown-rule", one, table.path) }
      // Without codes it may be there for other tools; of rules that did not run nothing is known.
      guard !used.contains(row), !one.isForOthers, let selectors = one.selectors, !selectors.isEmpty,
        known.allSatisfy({ rule in !selectors.contains { $0.matches(code: rule.code) } || ran.contains(rule.code) })
      else { return notes }
      let names = selectors.map(\.text).joined(separator: ", ")
      notes.append(note("nothing to ignore here: \(names)", "unused", one, table.path))
      return notes
    }
  }

  private func note(_ message: String, _ facet: String, _ row: Suppression, _ path: String) -> Diagnostic {
    let rule = Rule.unusedSuppression
    return Diagnostic(
      code: rule.code, name: rule.name, facet: facet, severity: rule.severity, confidence: rule.confidence,
      message: message, place: SourcePlace(path, row.comment.range))
  }
}
