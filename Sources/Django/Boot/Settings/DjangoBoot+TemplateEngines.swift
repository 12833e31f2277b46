import Base
import Evaluation

extension DjangoBoot {
  /// `TEMPLATES` as the settings have it: loaders and built-in libraries that Django adds are not part of it.
  mutating func templateEngines() -> OpenList<DumpedTemplateEngine> {
    guard let value = host.setting("TEMPLATES", in: &evaluator) else { return [] }
    guard let elements = evaluator.elements(of: value), !isConditional(value) else { return .unknown("TEMPLATES") }
    var list = OpenList<DumpedTemplateEngine>([], evaluator.isOpen(value) ? .open : .closed)
    for element in elements {
      guard !isConditional(element), let engine = templateEngine(element) else {
        list.openness = .open
        // The place in the list is part of the key of what follows.
        break
      }
      list.items.append(engine)
    }
    return list
  }

  private mutating func templateEngine(_ value: Value) -> DumpedTemplateEngine? {
    guard let entries = entries(of: value) else { return nil }
    let isOpen = evaluator.isOpen(value)
    var row = DumpedTemplateEngine(backend: .unknown("BACKEND may be set"))
    row.dirs = isOpen ? .unknown("DIRS may be set") : []
    for (key, value) in entries {
      switch evaluator.text(of: key) {
      case "BACKEND": row.backend = known(dumped(value))
      case "APP_DIRS": row.appDirs = flag(value)
      case "DIRS": row.dirs = dumpedList(value, isPaths: true)
      case "OPTIONS": takeOptions(value, into: &row)
      default: break
      }
    }
    return row
  }

  private mutating func takeOptions(_ value: Value, into row: inout DumpedTemplateEngine) {
    guard let entries = entries(of: value) else {
      row.contextProcessors = .unknown("OPTIONS")
      row.builtins = .unknown("OPTIONS")
      row.libraries = .unknown("OPTIONS")
      return
    }
    for (key, value) in entries {
      switch evaluator.text(of: key) {
      case "context_processors": row.contextProcessors = dumpedList(value, isPaths: false)
      case "builtins": row.builtins = dumpedList(value, isPaths: false)
      case "libraries": row.libraries = dumpedMap(value)
      default: break
      }
    }
  }

  private func known(_ value: DumpedValue) -> Known<String> {
    if case .string(let text) = value { .value(text) } else { .unknown("BACKEND is not known") }
  }

  private mutating func flag(_ value: Value) -> Known<Bool> {
    if case .bool(let flag) = dumped(value) { .value(flag) } else { .unknown("APP_DIRS is not known") }
  }
}
