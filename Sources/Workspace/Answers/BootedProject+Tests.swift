import Base
import Django

/// Tests and what they stand on.
extension BootedProject {
  var tests: ShownTable {
    let rows = extras.tests.map { group in
      let asked = Set(group.tests.flatMap(\.fixtures)).sorted()
      let count: ShownCell = group.isOpen ? .text("\(group.tests.count)+") : .number(group.tests.count)
      return ShownRow(
        cells: [
          .text(group.name), .text(Self.words(group.kind)), count, Self.list(group.data + asked), .init(group.place),
        ],
        app: app(ofDotted: group.name))
    }
    return ShownTable(columns: ["test", "kind", "tests", "fixtures", "place"], rows: rows, openness: nil)
  }

  /// The tests of the one class that is called so.
  func methods(ofTest name: String) -> ShownTable? {
    guard let group = Self.only(extras.tests, name, { $0.name }), group.kind != .function else { return nil }
    let rows = group.tests.map { test in
      ShownRow(cells: [.text(test.name), Self.list(test.fixtures), .text(test.declaredIn), .init(test.place)])
    }
    return ShownTable(
      columns: ["test", "fixtures", "declared in", "place"], rows: rows,
      openness: group.isOpen ? "a base is not known" : nil)
  }

  /// Fixtures of pytest, then files of rows.
  var fixtures: ShownTable {
    let functions = extras.fixtures.map { fixture in
      ShownRow(
        cells: [
          .text(fixture.name), .text(fixture.isAutomatic ? fixture.scope + ", automatic" : fixture.scope),
          .text(fixture.visibleIn), Self.list(fixture.requests), .init(fixture.place),
        ], app: app(ofDotted: fixture.function))
    }
    let files = extras.dataFixtures.map { file in
      let models = file.models.map { $0.count == 1 ? $0.label : "\($0.label) × \($0.count)" }
      return ShownRow(
        cells: [.text(file.name), .text("file"), Self.list(users(of: file.name)), Self.list(models), .text(file.path)],
        app: app(ofFile: file.path))
    }
    return ShownTable(
      columns: ["fixture", "scope", "seen by", "uses", "place"], rows: functions + files, openness: nil)
  }

  /// The test classes that state `fixtures` of the name, with or without a suffix.
  private func users(of name: String) -> [String] {
    extras.tests.filter { group in
      group.data.contains { $0 == name || $0.hasPrefix(name + ".") }
    }.map { $0.name.dottedParts.last.map(String.init) ?? $0.name }
  }

  private static func words(_ kind: TestGroup.Kind) -> String {
    switch kind {
    case .testCase(let name): name
    case .pytestClass: "class"
    case .function: "function"
    }
  }
}
