import Base
import Workspace

extension ImpactReport {
  var json: JSONValue {
    .object([
      ("kind", .string(kind)), ("name", .string(name)), ("path", path.map(JSONValue.string) ?? .null),
      ("line", line.map { .int($0) } ?? .null), ("depth", .int(depth)), ("rows", .array(rows.map(\.json))),
    ])
  }

  func printList(_ context: inout CommandContext) {
    printHead(&context)
    let width = rows.map { "\($0.path):\($0.line)".count }.max() ?? 0
    for row in rows {
      let place = "\(row.path):\(row.line)"
      let gap = String(repeating: " ", count: width - place.count + 2)
      let mark = row.certainty == .certain ? "" : " (\(row.certainty.rawValue))"
      let chain = row.chain.map { "\($0.edge) \($0.kind) \($0.symbol)" }.joined(separator: " ← ")
      context.print(context.terminal.paint(place, .path) + gap + chain + context.terminal.paint(mark, .faint))
    }
  }

  func printHead(_ context: inout CommandContext) {
    var place = ""
    if let path, path != name { place = "  " + path + (line.map { ":\($0)" } ?? "") }
    context.print(
      context.terminal.paint(name, .heading) + "  " + context.terminal.paint(kind, .faint)
        + context.terminal.paint(place, .path))
    context.print(summary)
  }

  /// `12 places in 7 files; 2 are likely, 1 is a guess`.
  var summary: String {
    if rows.isEmpty { return "nothing depends on it" }
    let files = Set(rows.map(\.path)).count
    let likely = rows.count { $0.certainty == .likely }
    let guesses = rows.count { $0.certainty == .guess }
    let parts = [
      likely == 0 ? nil : "\(likely) likely", guesses == 0 ? nil : "\(guesses) guessed",
    ].compactMap { $0 }
    let places = rows.count == 1 ? "1 place" : "\(rows.count) places"
    return places + " in " + (files == 1 ? "1 file" : "\(files) files")
      + (parts.isEmpty ? "" : ", " + parts.joined(separator: ", "))
  }

  // MARK: Diagram

  /// A flow chart, from what depends to what it depends on.
  func printDiagram(_ context: inout CommandContext) {
    context.print("graph LR")
    var ids: [String: String] = [:]
    var lines: [String] = []
    func id(_ label: String) -> String {
      if let known = ids[label] { return known }
      let id = "n\(ids.count)"
      ids[label] = id
      lines.append("  \(id)[\"\(label.replacing("\"", with: "'"))\"]")
      return id
    }
    let root = id("\(kind) \(name)")
    var seen: Set<String> = []
    for row in rows {
      guard let first = row.chain.first else { continue }
      let to = row.chain.count > 1 ? id("\(row.chain[1].kind) \(row.chain[1].symbol)") : root
      let from = id("\(first.kind) \(first.symbol)")
      let arrow = first.certainty == .certain ? "-->" : "-.->"
      let line = "  \(from) \(arrow)|\(first.edge)| \(to)"
      if from != to, seen.insert(line).inserted { lines.append(line) }
    }
    for line in lines { context.print(line) }
  }
}

extension ImpactedPlace {
  var json: JSONValue {
    .object([
      ("path", .string(path)), ("line", .int(line)), ("column", .int(column)),
      ("certainty", .string(certainty.rawValue)), ("depth", .int(chain.count)), ("text", .string(text)),
      ("chain", .array(chain.map(\.json))),
    ])
  }
}

extension ImpactLink {
  var json: JSONValue {
    .object([
      ("edge", .string(edge)), ("kind", .string(kind)), ("symbol", .string(symbol)),
      ("certainty", .string(certainty.rawValue)), ("path", .string(path)), ("line", .int(line)),
    ])
  }
}
