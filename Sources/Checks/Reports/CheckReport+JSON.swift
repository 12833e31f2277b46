extension CheckReport {
  /// Findings in the words that editors already read from other linters, and what those have no words for.
  public var json: JSONValue { .array(findings.map { json($0) }) }

  /// The same, one finding a line.
  public var jsonLines: String { findings.map { json($0).text(.compact) + "\n" }.joined() }

  private func json(_ finding: ReportedFinding) -> JSONValue {
    let diagnostic = finding.diagnostic
    return .object([
      ("code", .string(diagnostic.code)), ("name", .string(diagnostic.name)),
      ("facet", diagnostic.facet.map(JSONValue.string) ?? .null), ("message", .string(diagnostic.message)),
      ("severity", .string(diagnostic.severity.rawValue)), ("confidence", .string(diagnostic.confidence.rawValue)),
      ("filename", .string(finding.path)), ("location", finding.start.json), ("end_location", finding.end.json),
      ("symbols", .strings([diagnostic.symbol].compactMap(\.self))),
      ("related", .array(finding.related.map(Self.json))),
      ("fix", fix(diagnostic)), ("noqa_row", .int(finding.start.line)), ("fingerprint", .string(finding.fingerprint)),
      ("because", diagnostic.because.map(JSONValue.string) ?? .null), ("url", .null),
    ])
  }

  private static func json(_ related: (place: RelatedPlace, start: SourcePosition, end: SourcePosition)) -> JSONValue {
    .object([
      ("filename", .string(related.place.place.path)), ("location", related.start.json),
      ("end_location", related.end.json), ("message", .string(related.place.message)),
    ])
  }

  private func fix(_ diagnostic: Diagnostic) -> JSONValue {
    guard let fix = diagnostic.fix else { return .null }
    return .object([
      ("applicability", .string(fix.safety.rawValue)), ("message", .string(fix.message)),
      (
        "edits",
        .array(
          fix.edits.map { edit in
            let (start, end) = ReportedFinding.span(edit.place, texts)
            return .object([
              ("filename", .string(edit.place.path)), ("content", .string(edit.replacement)),
              ("location", start.json), ("end_location", end.json),
            ])
          })
      ),
    ])
  }
}

extension SourcePosition {
  var json: JSONValue { .object([("row", .int(line)), ("column", .int(column))]) }
}
