import Base
import TestSelection

extension TestsReport {
  /// Tier by tier, each test with its reason, then how they are run.
  public var text: String {
    var lines = [headline]
    for tier in RiskTier.allCases where tier <= self.tier { lines += section(tier) }
    for tier in RiskTier.allCases {
      if let words = commands[tier] { lines.append("run \(tier.rawValue): \(ShellLine.of(words))") }
    }
    if let fast, !tests.isEmpty {
      lines.append("fast path: \(ShellLine.of(fast)), then \(ShellLine.of(suite))")
    }
    if !notes.isEmpty { lines += ["## not judged"] + notes.map { "- " + $0 } }
    return lines.joined(separator: "\n") + "\n"
  }

  private var headline: String {
    let count = files.count == 1 ? "1 file" : "\(files.count) files"
    let change =
      base.map { files.isEmpty ? "nothing changed against \($0)" : "\(count) changed against \($0)" } ?? count
    if files.isEmpty { return change }
    let risky = Set(tests.map(\.path)).count
    return tests.isEmpty ? "\(change); no test is at risk" : "\(change); \(risky) of \(testFiles) test files at risk"
  }

  /// How many lines of a tier are printed.
  private func limit(_ tier: RiskTier) -> Int {
    switch tier {
    case .now: 20
    case .likely: 16
    case .safe: 12
    }
  }

  private func section(_ tier: RiskTier) -> [String] {
    let some = tests.filter { $0.tier == tier }
    if tier == .safe, let everything {
      return ["## C safe set: everything", "- \(everything.text)"]
    }
    guard !some.isEmpty else { return [] }
    var lines = ["## \(tier.rawValue) \(tier.words): \(some.count)"]
    for test in some.prefix(limit(tier)) {
      let line = test.inner.isEmpty ? "" : " (line \(test.line))"
      lines.append("- \(test.id)\(line): \(test.reason.text)")
    }
    if some.count > limit(tier) { lines.append("- and \(some.count - limit(tier)) more") }
    return lines
  }
}

extension RiskTier {
  fileprivate var words: String {
    switch self {
    case .now: "run now"
    case .likely: "likely"
    case .safe: "safe set"
    }
  }
}
