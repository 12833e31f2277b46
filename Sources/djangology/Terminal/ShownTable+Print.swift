import Base
import Workspace

/// A table on the terminal and as JSON.
extension ShownTable {
  /// Aligned columns; what is wider than a column's share spoils its own line only.
  func print(_ subject: String, _ context: inout CommandContext) {
    let lines = rows.map { row in row.cells.map { $0.text } }
    let widths = columns.indices.map { column in
      min(48, ([columns[column]] + lines.map { $0[column] }).map(\.count).max() ?? 0)
    }
    if !rows.isEmpty { context.print(context.terminal.paint(Self.line(columns, widths), .heading)) }
    for (row, cells) in zip(rows, lines) {
      let note = row.condition.map { "  ? if \($0)" } ?? ""
      context.print(Self.line(cells, widths) + context.terminal.paint(note, .warning))
    }
    context.print(context.terminal.paint(summary(subject), .faint))
  }

  private static func line(_ cells: [String], _ widths: [Int]) -> String {
    var line = ""
    for (column, cell) in cells.enumerated() {
      line += cell
      if column + 1 < cells.count { line += String(repeating: " ", count: max(0, widths[column] - cell.count) + 2) }
    }
    while line.last == " " { line.removeLast() }
    return line
  }

  private func summary(_ subject: String) -> String {
    let plural = plural(subject)
    let count = rows.count(where: \.isCounted)
    var parts = [count == 1 && plural.last == "s" ? "1 \(plural.dropLast())" : "\(count) \(plural)"]
    if count < rows.count { parts.append("\(rows.count - count) more: \(uncounted)") }
    if libraryCount > 0 { parts.append("\(libraryCount) more of libraries (--all)") }
    if let openness { parts.append("? \(openness)") }
    return parts.joined(separator: " · ")
  }

  private func plural(_ subject: String) -> String {
    switch (subject, columns[0]) {
    case (_, "field"), (_, "column"): columns[0] + "s"
    case ("graphql", _): "types"
    case ("beat", _): "periodic tasks"
    default: subject
    }
  }

  func json(settings: String?) -> JSONValue {
    .object([
      ("settings", settings.map(JSONValue.string) ?? .null), ("complete", .bool(openness == nil)),
      ("why", openness.map(JSONValue.string) ?? .null), ("libraries", .int(libraryCount)),
      ("rows", .array(rows.map(json))),
    ])
  }

  private func json(_ row: ShownRow) -> JSONValue {
    var members = zip(columns, row.cells).map { ($0.replacing(" ", with: "_"), $1.json) }
    if let condition = row.condition { members.append(("if", .string(condition))) }
    return .object(members)
  }
}

extension ShownCell {
  fileprivate var text: String {
    switch self {
    case .text(let text): text
    case .number(let number): String(number)
    case .none: ""
    case .unknown: "?"
    }
  }

  fileprivate var json: JSONValue {
    switch self {
    case .text(let text): .string(text)
    case .number(let number): .int(number)
    case .none: .null
    case .unknown(let reason): .object([("unknown", .string(reason))])
    }
  }
}
