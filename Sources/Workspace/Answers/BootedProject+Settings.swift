import Django

/// The settings as tables.
extension BootedProject {
  var middleware: ShownTable {
    let columns = ["#", "middleware"]
    switch dump.settings {
    case .unknown(let reason): return ShownTable(columns: columns, rows: [], openness: reason)
    case .value(let settings):
      guard let list = settings.lists["MIDDLEWARE"] else {
        return ShownTable(columns: columns, rows: [], openness: "not stated")
      }
      let rows = list.items.enumerated().map { index, value in
        ShownRow(cells: [.number(index + 1), ShownCell(value)], app: app(ofDotted: ShownCell.text(value)))
      }
      return ShownTable(columns: columns, rows: rows, openness: list.openness.inWords)
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
