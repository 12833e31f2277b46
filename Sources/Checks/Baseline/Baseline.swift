/// Findings that a project has decided to live with.
public struct Baseline: Sendable, Equatable {
  /// In the order of paths, rules, symbols and fingerprints.
  public private(set) var entries: [BaselineEntry]

  public init(_ diagnostics: [Diagnostic]) {
    var known: [String: BaselineEntry] = [:]
    for diagnostic in diagnostics {
      let fingerprint = diagnostic.fingerprint
      known[fingerprint, default: BaselineEntry(diagnostic, fingerprint)].count += 1
    }
    entries = known.values.sorted { $0.order < $1.order }
  }

  /// Nil where the bytes are no baseline.
  public init?(_ bytes: [UInt8]) {
    guard let json = JSONReader.read(bytes), let rows = json["findings"]?.array else { return nil }
    entries = rows.compactMap(BaselineEntry.init)
    if entries.count != rows.count { return nil }
  }

  /// One entry a line, so that branches merge.
  public var text: String {
    let rows = entries.map { "    " + $0.json.text(.compact) }.joined(separator: ",\n")
    return "{\n  \"version\": 1,\n  \"findings\": [\(rows.isEmpty ? "" : "\n\(rows)\n  ")]\n}\n"
  }

  /// Takes what is known out of an outcome: by fingerprint, then by rule and symbol, so that a move brings nothing back.
  public func apply(to outcome: inout CheckOutcome) {
    var left = Dictionary(entries.map { ($0.fingerprint, $0) }) { first, _ in first }
    var open: [Diagnostic] = []
    for diagnostic in outcome.diagnostics {
      if take(left[diagnostic.fingerprint], &left) {
        outcome.suppressed.append(.init(diagnostic: diagnostic, reason: .baseline))
      } else {
        open.append(diagnostic)
      }
    }
    outcome.diagnostics = []
    for diagnostic in open {
      let moved = left.values.filter {
        $0.rule == diagnostic.code && !$0.symbol.isEmpty && $0.symbol == diagnostic.symbol
      }
      if take(moved.min { $0.order < $1.order }, &left) {
        outcome.suppressed.append(.init(diagnostic: diagnostic, reason: .baseline))
      } else {
        outcome.diagnostics.append(diagnostic)
      }
    }
    outcome.stale = left.values.sorted { $0.order < $1.order }
  }

  private func take(_ entry: BaselineEntry?, _ left: inout [String: BaselineEntry]) -> Bool {
    guard var entry else { return false }
    entry.count -= 1
    left[entry.fingerprint] = entry.count > 0 ? entry : nil
    return true
  }
}

/// A known finding, and how often it is known.
public struct BaselineEntry: Sendable, Equatable {
  public var fingerprint: String
  public var rule: String
  public var path: String
  public var symbol: String
  public var count: Int

  fileprivate init(_ diagnostic: Diagnostic, _ fingerprint: String) {
    self.fingerprint = fingerprint
    rule = diagnostic.code
    path = diagnostic.place.path
    symbol = diagnostic.symbol ?? ""
    count = 0
  }

  fileprivate init?(_ json: JSONValue) {
    guard let fingerprint = json["fingerprint"]?.string, let rule = json["rule"]?.string,
      let path = json["path"]?.string
    else { return nil }
    self.fingerprint = fingerprint
    self.rule = rule
    self.path = path
    symbol = json["symbol"]?.string ?? ""
    count = json["count"]?.int ?? 1
  }

  fileprivate var json: JSONValue {
    .object([
      ("path", .string(path)), ("rule", .string(rule)), ("symbol", .string(symbol)),
      ("fingerprint", .string(fingerprint)), ("count", .int(count)),
    ])
  }

  fileprivate var order: (String, String, String, String) { (path, rule, symbol, fingerprint) }
}
