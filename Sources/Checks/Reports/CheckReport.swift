/// What is printed of a check: findings with their positions, and what they are called by.
public struct CheckReport: Sendable {
  /// In the order of places.
  public var findings: [ReportedFinding]
  public var suppressed: [(finding: ReportedFinding, reason: CheckOutcome.Suppressed.Reason)]
  /// Never counted.
  public var notes: [ReportedFinding]
  /// Those that ran.
  public var rules: [Rule]
  /// What could not be looked at.
  public var remarks: [String] = []
  public var stale: [BaselineEntry]
  /// Files that were looked at.
  public var fileCount: Int
  /// The files that findings are in.
  public let texts: [String: SourceText]

  public init(_ outcome: CheckOutcome, _ project: CheckedProject, rules: [Rule]) {
    let shown = outcome.diagnostics + outcome.suppressed.map(\.diagnostic) + outcome.notes
    let paths = Set(shown.flatMap { [$0.place.path] + $0.related.map(\.place.path) })
    let texts = Dictionary(paths.compactMap { path in project.text(of: path).map { (path, $0) } }) { first, _ in first }
    var seen: [String: Int] = [:]
    func finding(_ diagnostic: Diagnostic) -> ReportedFinding { ReportedFinding(diagnostic, texts, &seen) }
    findings = outcome.diagnostics.map(finding)
    suppressed = outcome.suppressed.map { (finding($0.diagnostic), $0.reason) }
    notes = outcome.notes.map(finding)
    stale = outcome.stale
    self.rules = rules
    self.texts = texts
    fileCount = project.sources.python.count + project.sources.templates.count
  }

  /// The most severe that was found.
  public var worst: Severity? { findings.map(\.diagnostic.severity).max() }
}

/// A finding as it is printed.
public struct ReportedFinding: Sendable {
  public var diagnostic: Diagnostic
  /// One for each finding, also for two that say the same of the same.
  public var fingerprint: String
  public var start: SourcePosition
  public var end: SourcePosition
  public var related: [(place: RelatedPlace, start: SourcePosition, end: SourcePosition)]

  fileprivate init(_ diagnostic: Diagnostic, _ texts: [String: SourceText], _ seen: inout [String: Int]) {
    self.diagnostic = diagnostic
    let plain = diagnostic.fingerprint
    let count = seen[plain, default: 0]
    seen[plain] = count + 1
    fingerprint = count == 0 ? plain : "\(plain)-\(count)"
    (start, end) = Self.span(diagnostic.place, texts)
    related = diagnostic.related.map { place in
      let (start, end) = Self.span(place.place, texts)
      return (place, start, end)
    }
  }

  static func span(
    _ place: SourcePlace, _ texts: [String: SourceText]
  ) -> (start: SourcePosition, end: SourcePosition) {
    let first = SourcePosition(line: 1, column: 1)
    guard let text = texts[place.path] else { return (first, first) }
    return (text.position(of: place.range.start), text.position(of: place.range.end))
  }

  public var path: String { diagnostic.place.path }
}
