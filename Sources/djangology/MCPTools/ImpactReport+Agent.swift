import Workspace

extension ImpactReport {
  /// Files nearest first, and in each its places with the code that stands there.
  func agentText(limit: Int, tokens: Int = BoundedText.defaultLimit) -> String {
    var text = BoundedText(tokens: tokens)
    let place = path.map { " · " + $0 + (line.map { ":\($0)" } ?? "") } ?? ""
    text.add("\(name) · \(kind)\(place == " · " + name ? "" : place)")
    text.add(summary)
    for (path, places) in Self.byFile(rows.prefix(limit)) {
      text.add(path)
      for place in places { text.add("  " + Self.line(place, of: name)) }
    }
    let rest = rows.dropFirst(limit)
    if !rest.isEmpty {
      text.add("… \(rest.count) more places, in \(Self.names(of: rest)). Raise limit, or ask for something narrower.")
    }
    return text.text("Lower limit or depth, or ask for something narrower.")
  }

  private static func byFile(_ rows: ArraySlice<ImpactedPlace>) -> [(path: String, places: [ImpactedPlace])] {
    var order: [String] = []
    var places: [String: [ImpactedPlace]] = [:]
    for row in rows {
      if places[row.path] == nil { order.append(row.path) }
      places[row.path, default: []].append(row)
    }
    return order.map { ($0, (places[$0] ?? []).sorted { ($0.line, $0.column) < ($1.line, $1.column) }) }
  }

  /// `31 looks up in view OrderList via serializer OrderSerializer (likely): qs.order_by("-total")`.
  private static func line(_ place: ImpactedPlace, of name: String) -> String {
    guard let first = place.chain.first else { return "\(place.line)" }
    let via = place.chain.dropFirst().map { "\($0.kind) \($0.symbol)" }
    let mark = place.certainty == .certain ? "" : " (\(place.certainty.rawValue))"
    let code = place.text.utf8.count > 120 ? place.text.prefix(110) + "…" : place.text[...]
    return "\(place.line) \(first.edge) in \(first.kind) \(first.symbol)"
      + (via.isEmpty ? "" : " via " + via.joined(separator: " ← ")) + mark + (code.isEmpty ? "" : ": \(code)")
  }

  private static func names(of rows: ArraySlice<ImpactedPlace>) -> String {
    let files = byFile(rows)
    let shown = files.prefix(6).map { "\($0.path) (\($0.places.count))" }.joined(separator: ", ")
    return shown + (files.count > 6 ? " and \(files.count - 6) more files" : "")
  }
}
