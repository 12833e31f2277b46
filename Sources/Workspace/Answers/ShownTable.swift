/// Rows of the booted project, as people read them.
public struct ShownTable: Sendable {
  public var columns: [String]
  public var rows: [ShownRow]
  /// Why there may be more than is known; nil when the list is complete.
  public var openness: String?
  /// How many of libraries were left out.
  public var libraryCount = 0
  /// What the rows are that stand here and are not counted among the others, in the plural.
  public var uncounted = ""
}

/// One line of a table.
public struct ShownRow: Sendable {
  public var cells: [ShownCell]
  /// Label of the app it belongs to.
  public var app: String?
  public var isProject = true
  /// What it depends on, where that was not decided.
  public var condition: String?
  public var isCounted = true
}

/// What is known of one thing in one respect.
public enum ShownCell: Sendable, Equatable {
  case text(String)
  case number(Int)
  case none
  /// With the reason.
  case unknown(String)
}

/// What of a booted project can be shown.
public enum ShownSubject: String, Sendable, CaseIterable {
  case models, urls, views, templates, admin, signals, middleware, settings, tasks, commands, apps, migrations
  case endpoints, schemas, tables, graphql, tests, fixtures, checks, beat

  /// Whether there is nothing to show of a project without Django's settings.
  public var needsDjango: Bool {
    switch self {
    case .models, .urls, .views, .templates, .admin, .signals, .settings, .tasks, .commands, .apps, .migrations,
      .checks:
      true
    case .middleware, .endpoints, .schemas, .tables, .graphql, .tests, .fixtures, .beat: false
    }
  }
}

extension ShownTable {
  /// The rows that hold `filter` in a cell, are of the app, and are the project's own unless all are wanted.
  func filtered(_ filter: String?, app: String?, withLibraries: Bool) -> ShownTable {
    let wanted = filter?.lowercased()
    let matching = rows.filter { row in
      guard app == nil || row.app == app else { return false }
      guard let wanted else { return true }
      return row.cells.contains { cell in
        if case .text(let text) = cell { text.lowercased().contains(wanted) } else { false }
      }
    }
    var table = self
    table.rows = matching.filter { withLibraries || $0.isProject }
    table.libraryCount = matching.count - table.rows.count
    return table
  }
}
