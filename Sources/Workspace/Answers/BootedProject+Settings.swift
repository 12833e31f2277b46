import Django

/// The settings as tables.
extension BootedProject {
  /// The order of `MIDDLEWARE`, then of each application of FastAPI.
  var middleware: ShownTable {
    var table = ShownTable(columns: ["#", "middleware", "of"], rows: [], openness: nil)
    if settingsModule != nil { addSettingsMiddleware(to: &table) }
    table.rows += applicationMiddleware
    return table
  }

  private func addSettingsMiddleware(to table: inout ShownTable) {
    switch dump.settings {
    case .unknown(let reason): table.openness = reason
    case .value(let settings):
      guard let list = settings.lists["MIDDLEWARE"] else {
        table.openness = "not stated"
        return
      }
      table.openness = list.openness.inWords
      table.rows += list.items.enumerated().map { index, value in
        ShownRow(
          cells: [.number(index + 1), ShownCell(value), .text("settings")], app: app(ofDotted: ShownCell.text(value)))
      }
    }
  }

  var settings: ShownTable {
    let columns = ["name", "value"]
    switch dump.settings {
    case .unknown(let reason): return ShownTable(columns: columns, rows: [], openness: reason)
    case .value(let settings):
      var values = settings.scalars
      for (name, list) in settings.lists { values[name] = .list(list) }
      values["DB_ENGINES"] = Self.map(settings.databaseEngines)
      values["MIGRATION_MODULES"] = Self.map(settings.migrationModules)
      values["REST_FRAMEWORK"] = Self.map(settings.restFramework)
      let rows = values.sorted { $0.key < $1.key }.map { name, value in
        ShownRow(cells: [.text(name), ShownCell(value)])
      }
      return ShownTable(columns: columns, rows: rows, openness: nil)
    }
  }

  private static func map(_ map: OpenMap<DumpedValue>) -> DumpedValue {
    if case .unknown(let reason) = map.openness { .unknown(reason) } else { .map(map) }
  }
}
