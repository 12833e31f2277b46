import Workspace

extension ImpactReport {
  /// Files nearest first, and in each its places with the code that stands there.
  func agentText(limit: Int, tokens: Int = BoundedText.defaultLimit) -> String {
    var text = BoundedText(tokens: tokens)
    let place = path.map { " · " + $0 + (line.map { ":\($0)" } ?? "") } ?? ""
    text.add("\(name) · \(kind)\(place == " · " + name ? "" : place)")
    text.add(summary)
    let files = Self.byFile(rows)
    let shares = Self.shares(of: limit, among: files.map(\.places.count))
    for (file, share) in zip(files, shares) where share > 0 {
      let hidden = file.places.count - share
      text.add(file.path + (hidden > 0 ? " (+\(hidden))" : ""))
      let shown = file.places.prefix(share).sorted { ($0.line, $0.column) < ($1.line, $1.column) }
      for place in shown { text.add("  " + Self.line(place)) }
    }
    let missing = zip(files, shares).filter { $1 == 0 }.map(\.0.path)
    if !missing.isEmpty { text.add("… and in " + Self.list(missing)) }
    if rows.count > limit { text.add("(+n): places not shown. Raise limit, or ask for something narrower.") }
    return text.text("Lower limit or depth, or ask for something narrower.")
  }

  /// How many places of each file are shown: all files before all places of one.
  private static func shares(of limit: Int, among counts: [Int]) -> [Int] {
    var shares = [Int](repeating: 0, count: counts.count)
    var left = limit
    while left > 0, let smallest = shares.indices.filter({ shares[$0] < counts[$0] }).map({ shares[$0] }).min() {
      for file in shares.indices where left > 0 && shares[file] == smallest && shares[file] < counts[file] {
        shares[file] += 1
        left -= 1
      }
    }
    return shares
  }

  private static func byFile(_ rows: [ImpactedPlace]) -> [(path: String, places: [ImpactedPlace])] {
    var order: [String] = []
    var places: [String: [ImpactedPlace]] = [:]
    for row in rows {
      if places[row.path] == nil { order.append(row.path) }
      places[row.path, default: []].append(row)
    }
    return order.map { ($0, places[$0] ?? []) }
  }

  /// `31 looks up in view OrderList via serializer OrderSerializer (likely): qs.order_by("-total")`.
  private static func line(_ place: ImpactedPlace) -> String {
    guard let first = place.chain.first else { return "\(place.line)" }
    let via = place.chain.dropFirst().map { "\($0.kind) \($0.symbol)" }
    let mark = place.certainty == .certain ? "" : " (\(place.certainty.rawValue))"
    let code = place.text.utf8.count > 120 ? place.text.prefix(110) + "…" : place.text[...]
    return "\(place.line) \(first.edge) in \(first.kind) \(first.symbol)"
      + (via.isEmpty ? "" : " via " + via.joined(separator: " ← ")) + mark + (code.isEmpty ? "" : ": \(code)")
  }

  private static func list(_ paths: [String]) -> String {
    paths.prefix(8).joined(separator: ", ") + (paths.count > 8 ? " and \(paths.count - 8) more files" : "")
  }
}
