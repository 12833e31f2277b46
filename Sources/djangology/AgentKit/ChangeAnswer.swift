import Base
import Hooks
import Workspace

/// What a hook is told of the change in the working tree.
struct ChangeAnswer: Sendable, Equatable {
  /// False while the change is being judged; what is found is told at the next event.
  var isReady = false
  var edit = HookEdit()
  var tests: [String] = []
  var testLine: String?
  /// The edits that it speaks of; not sent.
  var about: Set<String> = []

  init() {}

  var json: JSONValue {
    .object([
      ("ready", .bool(isReady)), ("findings", .strings(edit.findings)), ("dependants", .strings(edit.dependants)),
      ("migrations", .strings(edit.migrations)), ("next", edit.nextStep.map(JSONValue.string) ?? .null),
      ("tests", .strings(tests)), ("test_line", testLine.map(JSONValue.string) ?? .null),
    ])
  }

  init?(_ json: JSONValue) {
    guard let isReady = json["ready"]?.bool else { return nil }
    let strings = { (name: String) in (json[name]?.array ?? []).compactMap(\.string) }
    self.isReady = isReady
    (edit.findings, edit.dependants) = (strings("findings"), strings("dependants"))
    (edit.migrations, edit.nextStep) = (strings("migrations"), json["next"]?.string)
    (tests, testLine) = (strings("tests"), json["test_line"]?.string)
  }
}

extension HookEdit {
  init(_ effects: FileEffects) {
    self.init()
    (findings, dependants, migrations) = (effects.findings, effects.dependants, effects.migrations)
  }

  var isEmpty: Bool { findings.isEmpty && dependants.isEmpty && migrations.isEmpty }

  /// Every line that is told.
  var lines: [String] { findings + dependants + migrations }

  mutating func keep(_ isWanted: (String) -> Bool) {
    findings.removeAll { !isWanted($0) }
    dependants.removeAll { !isWanted($0) }
    migrations.removeAll { !isWanted($0) }
  }

  mutating func addNextStep() {
    if !migrations.isEmpty {
      nextStep = "python manage.py makemigrations -n NAME, then djangology verify"
    } else if !dependants.isEmpty {
      nextStep = "djangology verify shows all of them"
    }
  }
}
