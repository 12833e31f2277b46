import Base
import Evaluation

extension DjangoBoot {
  mutating func appSection() -> Section<DumpedApp> {
    var rows: [DumpedApp] = []
    for app in host.apps.configs {
      var row = DumpedApp(label: app.isLabelGuessed ? .unknown("a base of its class is not known") : .value(app.label))
      row.name = .value(app.name)
      row.path = .value(app.path)
      row.config = app.configClass.map { .value($0) } ?? .unknown("a base of the class is not known")
      row.defaultAutoField = defaultAutoField(of: app)
      row.note.condition = app.condition.map { evaluator.reasons[$0].text }
      rows.append(row)
    }
    let unresolved = host.apps.unresolved.map(\.entry)
    // Any label may be that of one whose base is not seen.
    let isComplete = host.apps.isComplete && !host.apps.configs.contains(where: \.isLabelGuessed)
    return Section(rows, isComplete ? (unresolved.isEmpty ? .closed : .hints(unresolved)) : .open)
  }

  /// The configuration's own, else the setting's (AppConfig.default_auto_field).
  private mutating func defaultAutoField(of app: BootedApp) -> Known<String?> {
    if let own = evaluator.attribute("default_auto_field", of: .instance(app.instance)),
      let text = evaluator.text(of: own)
    {
      return .value(text)
    }
    guard let value = host.setting("DEFAULT_AUTO_FIELD", in: &evaluator), let text = evaluator.text(of: value) else {
      return .unknown("DEFAULT_AUTO_FIELD is not known")
    }
    return .value(text)
  }
}
