import Checks
import Verify

extension VerifyReport {
  /// Joins what rules found in the change to what was found already, each place once.
  mutating func add(_ checks: Result<CheckAnswer, CheckFailure>) {
    switch checks {
    case .success(let answer):
      var known: Set<String> = []
      for finding in findings {
        if let path = finding.path { known.insert("\(path):\(finding.line ?? 0)") }
        for place in finding.places { known.insert("\(place.path):\(place.line)") }
      }
      let hasMigrations = findings.contains { $0.kind == .migration }
      for found in answer.report.findings where found.diagnostic.severity > .info {
        // The comparison of both sides has said it, and what to do.
        if hasMigrations, found.diagnostic.code == "DJG001" { continue }
        if known.contains("\(found.path):\(found.start.line)") { continue }
        findings.append(Finding(found))
      }
    case .failure(.configuration(let error)): notes.append("rules of djangology check: " + error.message)
    case .failure: break
    }
  }
}

extension Finding {
  fileprivate init(_ found: ReportedFinding) {
    let diagnostic = found.diagnostic
    let evidence: Evidence =
      switch diagnostic.confidence {
      case .proven: .proved
      case .likely: .likely
      case .heuristic: .guess
      }
    self.init(
      .check, "\(diagnostic.code) \(diagnostic.message)", path: found.path, line: found.start.line, evidence: evidence)
  }
}
