import Workspace

/// Tables as a model reads them: a line a row, nothing aligned, since blanks cost tokens.
extension ShownTable {
  /// The texts of one column, unknown ones left out.
  func texts(of column: String) -> [String] {
    guard let place = columns.firstIndex(of: column) else { return [] }
    return rows.compactMap { row in
      if case .text(let text) = row.cells[place] { text } else { nil }
    }
  }

  /// Lines such as `orders.Order · 12 · orders/models.py:9`, without the columns named.
  func lines(without hidden: Set<String> = []) -> [String] {
    let shown = columns.indices.filter { !hidden.contains(columns[$0]) }
    return rows.map { row in
      let cells = shown.map { row.cells[$0].agentText }.filter { !$0.isEmpty }
      return cells.joined(separator: " · ") + (row.condition.map { " (if \($0))" } ?? "")
    }
  }

  /// That there is nothing, or that something may be missing, in one line.
  var caveat: [String] {
    if rows.isEmpty { return ["None found." + (openness.map { " \($0)." } ?? "")] }
    return openness.map { ["May be incomplete: \($0)."] } ?? []
  }
}

extension ShownCell {
  fileprivate var agentText: String {
    switch self {
    case .text(let text): text
    case .number(let number): String(number)
    case .none: ""
    case .unknown: "?"
    }
  }
}
