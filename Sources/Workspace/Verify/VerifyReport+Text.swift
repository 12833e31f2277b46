import Django
import Retrieval
import Verify

extension VerifyReport {
  /// The report as an agent reads it, never longer than its budget.
  public var text: String {
    var limits = VerifyLimits()
    while true {
      let text = text(limits)
      if TokenEstimator().tokens(in: text) <= maxTokens { return text }
      if !limits.shrink() { return short }
    }
  }

  private var short: String {
    let text = headline + "\n"
    return TokenEstimator().tokens(in: text) <= maxTokens ? text : ""
  }

  private var headline: String {
    let count = findings.count(where: \.needsAttention)
    let what = files.count == 1 ? "1 file" : "\(files.count) files"
    let state =
      count == 0 ? "nothing was forgotten that can be seen" : count == 1 ? "1 thing to do" : "\(count) things to do"
    return files.isEmpty ? "nothing changed against \(base)" : "\(what) changed against \(base); \(state)"
  }

  private func text(_ limits: VerifyLimits) -> String {
    var lines = [headline]
    for kind in Finding.Kind.allCases {
      let some = findings.filter { $0.kind == kind }
      guard !some.isEmpty else { continue }
      lines.append("## \(kind.heading)")
      for finding in some.prefix(limits.findings) { lines += finding.lines(limits.places) }
      if some.count > limits.findings { lines.append("- and \(some.count - limits.findings) more") }
    }
    lines += testLines(limits)
    if !notes.isEmpty { lines += ["## not judged"] + notes.prefix(limits.findings).map { "- " + $0 } }
    return lines.joined(separator: "\n") + "\n"
  }

  private func testLines(_ limits: VerifyLimits) -> [String] {
    guard !tests.rows.isEmpty else { return [] }
    var lines = ["## tests at risk: \(tests.rows.count)"]
    let files = tests.byFile
    for rows in files.prefix(limits.tests) { lines.append(TestPlan.line(rows)) }
    if files.count > limits.tests { lines.append("- and \(files.count - limits.tests) more files") }
    if let command = tests.command, limits.showsCommand { lines.append("run: \(command)") }
    return lines
  }
}

extension TestPlan {
  /// The rows of each file, the nearest file first.
  fileprivate var byFile: [[Row]] {
    var files: [[Row]] = []
    var places: [String: Int] = [:]
    for row in rows {
      if let place = places[row.path] {
        files[place].append(row)
      } else {
        places[row.path] = files.count
        files.append([row])
      }
    }
    return files
  }

  /// A file: `- orders/tests.py::OrderTests::test_total and 3 more: calls orders.models.Order.total`.
  fileprivate static func line(_ rows: [Row]) -> String {
    guard let first = rows.first else { return "" }
    let more = rows.count > 1 ? " and \(rows.count - 1) more" : ""
    return "- \(first.isCertain ? "" : "~ ")\(first.id) (line \(first.line))\(more): \(first.why)"
  }
}

/// How much of each list is printed.
private struct VerifyLimits {
  var findings = 24
  var places = 8
  var tests = 12
  var showsCommand = true

  /// Gives up a little; false when there is nothing left to give.
  mutating func shrink() -> Bool {
    switch (tests, places, findings) {
    case (5..., _, _): tests -= 4
    case (_, 3..., _): places -= 2
    case (_, _, 4...): findings -= 3
    case (1..., _, _): tests -= 1
    case (_, 1..., _): places -= 1
    case (_, _, 1...): findings -= 1
    default:
      defer { showsCommand = false }
      return showsCommand
    }
    return true
  }
}

extension Finding.Kind {
  var heading: String {
    switch self {
    case .broken: "broken"
    case .gone: "gone or renamed, still used"
    case .call: "calls that no longer fit"
    case .migration: "migrations"
    case .check: "checks"
    case .scope: "out of scope"
    case .look: "worth a look"
    }
  }
}

extension Finding {
  /// The finding and its places; what is likely, not certain, stands behind `~`.
  fileprivate func lines(_ limit: Int) -> [String] {
    let place = path.map { "\($0)\(line.map { ":\($0)" } ?? ""): " } ?? ""
    var lines = ["- \(evidence == .proved ? "" : "~ ")\(place)\(title)"]
    for place in places.prefix(limit) {
      let text = place.text.utf8.count > 90 ? String(place.text.prefix(89)) + "…" : place.text
      let doubt = place.evidence == .proved ? "" : "~ "
      lines.append("  - \(doubt)\(place.path):\(place.line) \(place.why): \(text)")
    }
    if places.count > limit { lines.append("  - and \(places.count - limit) more") }
    return lines
  }
}
