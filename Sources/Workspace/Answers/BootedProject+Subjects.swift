import Django

/// What each table shows.
extension BootedProject {
  var apps: ShownTable {
    make(["label", "name", "path", "config"], dump.apps) { app in
      row(
        [.init(app.label), .init(app.name), .init(app.path), .init(app.config)], app: app.label.value, file: app.path,
        app.note)
    }
  }

  var urls: ShownTable {
    make(["route", "name", "view", "place"], dump.routes) { route in
      row(
        [Self.path(of: route), .init(Self.name(of: route)), .init(route.callback), .init(Self.place(of: route))],
        app: app(ofDotted: route.callback.value ?? nil), file: Self.place(of: route).file, route.note)
    }
  }

  /// Of the view; of the route where the view is not known.
  static func place(of route: DumpedRoute) -> DumpedPlace {
    if route.place.file.value != nil { return route.place }
    return DumpedPlace(file: route.urlconfFile, line: .unknown("of the view"))
  }

  /// Every view that a route leads to, with its routes.
  var views: ShownTable {
    var routes: [String: [DumpedRoute]] = [:]
    for route in dump.routes.items {
      if let callback = route.callback.value.flatMap({ $0 }) { routes[callback, default: []].append(route) }
    }
    let rows = routes.sorted { $0.key < $1.key }.map { view, routes -> ShownRow in
      let paths = routes.map { Self.text(Self.path(of: $0)) }.joined(separator: ", ")
      return row(
        [.text(view), .text(paths), .init(routes[0].place)], app: app(ofDotted: view), file: routes[0].place.file,
        EntryNote())
    }
    return ShownTable(columns: ["view", "routes", "place"], rows: rows, openness: dump.routes.openness.inWords)
  }

  var templates: ShownTable {
    make(["name", "path", "state"], dump.templates) { template in
      let state: ShownCell =
        switch template.isShadowed {
        case .value(let flag): flag ? .text("shadowed") : .none
        case .unknown(let reason): .unknown(reason)
        }
      let path = template.path.value
      return row(
        [.init(template.name), .init(template.path), state], app: app(ofFile: path), file: .value(path), template.note)
    }
  }

  var admin: ShownTable {
    make(["model", "admin", "site", "place"], dump.admin) { admin in
      row(
        [.init(admin.model), .init(admin.className), .init(admin.site), .init(admin.place)],
        app: app(ofLabel: admin.model.value), file: admin.place.file, admin.note)
    }
  }

  var signals: ShownTable {
    make(["signal", "receiver", "sender", "place"], dump.receivers) { receiver in
      row(
        [.init(receiver.signal), .init(receiver.receiver), Self.sender(receiver.sender), .init(receiver.place)],
        app: app(ofDotted: receiver.receiver.value), file: receiver.place.file, receiver.note)
    }
  }

  var tasks: ShownTable {
    make(["name", "function", "place"], dump.tasks) { task in
      row(
        [.init(task.name), .init(task.function), .init(task.place)], app: app(ofDotted: task.function.value ?? nil),
        file: task.place.file, task.note)
    }
  }

  var commands: ShownTable {
    make(["name", "app", "file"], dump.commands) { command in
      row(
        [.init(command.name), .init(command.app), .init(command.file)],
        app: app(ofDotted: command.app.value.flatMap { $0 }.map { $0 + "." }), file: command.file, command.note)
    }
  }

  private static func sender(_ sender: Known<DumpedReceiver.Sender>) -> ShownCell {
    switch sender {
    case .value(.model(let name)), .value(.appConfig(let name)), .value(.class(let name)): .text(name)
    case .value(.any): .none
    case .unknown(let reason): .unknown(reason)
    }
  }

  private static func path(of route: DumpedRoute) -> ShownCell {
    if case .unknown(let reason) = route.parts { return .unknown(reason) }
    return pattern(of: route).map(ShownCell.text) ?? .none
  }

  private static func name(of route: DumpedRoute) -> Known<String?> {
    fullName(of: route).map { .value($0) } ?? route.name
  }

  private static func text(_ cell: ShownCell) -> String {
    if case .text(let text) = cell { text } else { "?" }
  }
}
