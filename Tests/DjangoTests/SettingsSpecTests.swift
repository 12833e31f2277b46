import Django
import TestKit
import Testing

@Test(arguments: Spec.all(in: "settings"))
func `the effective settings are those that the spec lists`(_ spec: Spec) {
  guard let settings = dumped(spec).settings.value else {
    spec.check("unknown")
    return
  }
  var lines: [String] = []
  // Django's own defaults would be noise.
  for (name, value) in settings.scalars.sorted(by: { $0.key < $1.key }) where spec.mentions(name) {
    lines.append("\(name) = \(value.shown)")
  }
  for (name, list) in settings.lists.sorted(by: { $0.key < $1.key }) where spec.mentions(name) {
    lines.append("\(name) = \(DumpedValue.list(list).shown)")
  }
  if spec.mentions("DATABASES") { lines.append("engines = \(DumpedValue.map(settings.databaseEngines).shown)") }
  if spec.mentions("REST_FRAMEWORK") {
    lines.append("REST_FRAMEWORK = \(DumpedValue.map(settings.restFramework).shown)")
  }
  for engine in settings.templates.items {
    lines.append("template engine \(engine.backend.shown) \(DumpedValue.list(engine.dirs).shown)")
  }
  spec.check(lines.joined(separator: "\n"))
}

extension Spec {
  fileprivate func mentions(_ name: String) -> Bool { files.contains { $0.text.contains(name) } }
}

extension DumpedValue {
  var shown: String {
    switch self {
    case .none: "None"
    case .bool(let flag): flag ? "True" : "False"
    case .int(let number): "\(number)"
    case .double(let number): "\(number)"
    case .string(let text): "'\(text)'"
    case .list(let list): "[\(list.items.map(\.shown).joined(separator: ", "))\(list.openness.shown)]"
    case .map(let map):
      "{\(map.items.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value.shown)" }.joined(separator: ", "))\(map.openness.shown)}"
    case .unknown: "?"
    }
  }
}

@Test func `a settings file of a megabyte is read to its end`() {
  let rows = (0..<40_000).map { "VALUE_\($0) = [\($0), 'x']\n" }.joined()
  let settings = dumped(["settings.py": rows + "LANGUAGE_CODE = 'fr'\n"]).settings.value
  #expect(settings?.scalars["LANGUAGE_CODE"] == .string("fr"))
}

@Test func `one model module that does not parse leaves the other applications as they are`() {
  let dump = dumped([
    "settings.py": "INSTALLED_APPS = ['bad', 'good']\n", "bad/__init__.py": "", "bad/models.py": "class (((\n  def\n",
    "good/__init__.py": "", "good/models.py": "class Kept:\n  pass\n",
  ])
  #expect(dump.apps.items.map(\.label) == ["bad", "good"])
  #expect(dump.classes.items.map(\.className) == ["good.models.Kept"])
}
