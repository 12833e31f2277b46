extension CheckReport {
  /// SARIF 2.1.0, for services and editors that show results of static analysis.
  ///
  /// - Parameter version: of the program.
  public func sarif(version: String) -> JSONValue {
    let named = rules + (notes.isEmpty ? [] : Rule.notes)
    let rows = Dictionary(named.enumerated().map { ($1.code, $0) }) { first, _ in first }
    let open = (findings + notes).map { result($0, rows, nil) }
    let known = suppressed.map { result($0.finding, rows, $0.reason) }
    let driver: JSONValue = .object([
      ("name", .string("djangology")), ("semanticVersion", .string(version)), ("rules", .array(named.map(Self.rule))),
    ])
    return .object([
      ("$schema", .string("https://json.schemastore.org/sarif-2.1.0.json")), ("version", .string("2.1.0")),
      (
        "runs",
        .array([
          .object([
            ("tool", .object([("driver", driver)])), ("columnKind", .string("unicodeCodePoints")),
            (
              "originalUriBaseIds",
              .object([
                ("SRCROOT", .object([("description", .object([("text", .string("The root of the project."))]))]))
              ])
            ),
            ("results", .array(open + known)),
          ])
        ])
      ),
    ])
  }

  private static func rule(_ rule: Rule) -> JSONValue {
    .object([
      ("id", .string(rule.code)), ("name", .string(rule.name)),
      ("shortDescription", .object([("text", .string(rule.summary))])),
      ("fullDescription", .object([("text", .string("\(rule.summary) \(rule.why)"))])),
      ("help", .object([("text", .string(rule.why)), ("markdown", .string(RulePage(rule).text))])),
      (
        "defaultConfiguration",
        .object([("level", .string(level(rule.severity))), ("enabled", .bool(rule.enabled == .always))])
      ),
      (
        "properties",
        .object([
          ("tags", .strings(["django", RuleGroup(rule.code).tag])), ("precision", .string(precision(rule.confidence))),
          ("problem.severity", .string(rule.severity == .info ? "recommendation" : rule.severity.rawValue)),
        ])
      ),
    ])
  }

  private static func level(_ severity: Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .info: "note"
    }
  }

  private static func precision(_ confidence: Confidence) -> String {
    switch confidence {
    case .proven: "very-high"
    case .likely: "high"
    case .heuristic: "medium"
    }
  }

  private func result(
    _ finding: ReportedFinding, _ rows: [String: Int], _ reason: CheckOutcome.Suppressed.Reason?
  ) -> JSONValue {
    let diagnostic = finding.diagnostic
    var members: [(String, JSONValue)] = [
      ("ruleId", .string(diagnostic.code)),
      ("level", .string(Self.level(diagnostic.severity))),
      ("message", .object([("text", .string(diagnostic.message))])),
      ("locations", .array([Self.location(finding.path, finding.start, finding.end)])),
      ("partialFingerprints", .object([("djangologyFingerprint/v1", .string(finding.fingerprint))])),
    ]
    if let row = rows[diagnostic.code] { members.insert(("ruleIndex", .int(row)), at: 1) }
    if !finding.related.isEmpty {
      members.append(("relatedLocations", .array(finding.related.enumerated().map { Self.related($1, $0) })))
    }
    if Self.isFlow(diagnostic), !finding.related.isEmpty { members.append(("codeFlows", .array([Self.flow(finding)]))) }
    if let fix = diagnostic.fix { members.append(("fixes", .array([self.fix(fix)]))) }
    if let reason { members.append(("suppressions", .array([Self.suppression(reason)]))) }
    var properties: [(String, JSONValue)] = [("confidence", .string(diagnostic.confidence.rawValue))]
    if let facet = diagnostic.facet { properties.append(("facet", .string(facet))) }
    if let symbol = diagnostic.symbol { properties.append(("symbol", .string(symbol))) }
    if let because = diagnostic.because { properties.append(("because", .string(because))) }
    members.append(("properties", .object(properties)))
    return .object(members)
  }

  /// Where the related places lead to the finding: from a query to what is read, from a route to its view.
  private static func isFlow(_ diagnostic: Diagnostic) -> Bool {
    ["DJQ1", "DJU", "DJT004", "DJC101"].contains { diagnostic.code.hasPrefix($0) }
  }

  private static func flow(_ finding: ReportedFinding) -> JSONValue {
    let before = finding.related.map { step(location($0.place.place.path, $0.start, $0.end), $0.place.message) }
    let last = step(location(finding.path, finding.start, finding.end), finding.diagnostic.message)
    return .object([("threadFlows", .array([.object([("locations", .array(before + [last]))])]))])
  }

  private static func step(_ location: JSONValue, _ message: String) -> JSONValue {
    guard case .object(let members) = location else { return .null }
    let said: JSONValue = .object([("text", .string(message))])
    return .object([("location", .object(members + [("message", said)]))])
  }

  private static func related(
    _ one: (place: RelatedPlace, start: SourcePosition, end: SourcePosition), _ number: Int
  ) -> JSONValue {
    guard case .object(let members) = location(one.place.place.path, one.start, one.end) else { return .null }
    return .object(
      [("id", .int(number))] + members + [("message", .object([("text", .string(one.place.message))]))])
  }

  private static func location(_ path: String, _ start: SourcePosition, _ end: SourcePosition) -> JSONValue {
    .object([
      ("physicalLocation", .object([("artifactLocation", artifact(path)), ("region", region(start, end))]))
    ])
  }

  private static func region(_ start: SourcePosition, _ end: SourcePosition) -> JSONValue {
    .object([
      ("startLine", .int(start.line)), ("startColumn", .int(start.column)), ("endLine", .int(end.line)),
      ("endColumn", .int(end.column)),
    ])
  }

  private static func artifact(_ path: String) -> JSONValue {
    .object([("uri", .string(uri(path))), ("uriBaseId", .string("SRCROOT"))])
  }

  /// A path with what a URI must not hold written in hexadecimal digits.
  private static func uri(_ path: String) -> String {
    let plain = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/".utf8)
    return path.utf8.map { byte in
      if plain.contains(byte) { return String(UnicodeScalar(byte)) }
      let digits = String(byte, radix: 16, uppercase: true)
      return "%" + (digits.count == 1 ? "0" : "") + digits
    }.joined()
  }

  private static func suppression(_ reason: CheckOutcome.Suppressed.Reason) -> JSONValue {
    switch reason {
    case .comment(let words):
      .object(
        [("kind", .string("inSource"))] + (words.isEmpty ? [] : [("justification", .string(words))]))
    case .baseline: .object([("kind", .string("external"))])
    }
  }

  private func fix(_ fix: Fix) -> JSONValue {
    let byPath = Dictionary(grouping: fix.edits, by: \.place.path).sorted { $0.key < $1.key }
    let changes = byPath.map { path, edits -> JSONValue in
      let replacements = edits.sorted { $0.place.range < $1.place.range }.map { edit -> JSONValue in
        let (start, end) = ReportedFinding.span(edit.place, texts)
        return .object([
          ("deletedRegion", Self.region(start, end)),
          ("insertedContent", .object([("text", .string(edit.replacement))])),
        ])
      }
      return .object([("artifactLocation", Self.artifact(path)), ("replacements", .array(replacements))])
    }
    return .object([("description", .object([("text", .string(fix.message))])), ("artifactChanges", .array(changes))])
  }
}
