import Checks

let redundantFixture = Rule(
  "DJP103", "redundant-fixture",
  "A fixture hides or repeats one that a conftest above it provides.",
  why: "Two fixtures for one thing drift apart, and a name means different things in different folders.",
  .warning, .proven, fix: .risky, facets: ["shadow", "copy"],
  examples: [
    .bad(
      """
      --- conftest.py
      import pytest
      from rest_framework.test import APIClient

      @pytest.fixture
      def api_client():
          return APIClient()

      @pytest.fixture
      def total():
          return 1
      --- shop/tests/test_orders.py
      import pytest
      from rest_framework.test import APIClient

      @pytest.fixture
      def «client_of_api»():
          return APIClient()
      """, facet: "copy"),
    .bad(
      """
      --- conftest.py
      import pytest

      @pytest.fixture
      def total():
          return 1
      --- shop/tests/conftest.py
      import pytest

      @pytest.fixture
      def «total»():
          return 1
      """, facet: "shadow"),
    .good(
      """
      --- conftest.py
      import pytest

      @pytest.fixture
      def total():
          return 1

      @pytest.fixture
      def user():
          return {"name": "ada"}
      --- shop/tests/test_orders.py
      import pytest

      @pytest.fixture
      def total(total):
          return total + 1

      @pytest.fixture(params=[1, 2])
      def user(request):
          return request.param
      --- cart/tests/test_cart.py
      import pytest

      @pytest.fixture
      def other():
          return [1, 2]

      @pytest.fixture
      def total():
          return 2
      """),
  ],
  .project { project, findings in
    let fixtures = project.fixtures
    let shared = fixtures.all.filter { PytestFixtures.isConftest(project.file($0.file).path) }
    for one in fixtures.all {
      let row = project.tables.functions[one.function]
      let file = project.file(one.file)
      guard row.owner.isNone, !isVaried(row, file) else { continue }
      let above = shared.filter { $0.file != one.file && isAbove(project.file($0.file).path, file.path) }
      if let hidden = above.first(where: { $0.name == one.name }), !one.requests.contains(one.name),
        makesTheSame(row, project.tables.functions[hidden.function], project)
      {
        report("shadow", "\(one.name) hides the fixture of the same name", hidden, row, project, &findings)
      } else if let text = content(row, file, project),
        let same = above.first(where: {
          content(project.tables.functions[$0.function], project.file($0.file), project) == text
        })
      {
        report("copy", "\(one.name) is what \(same.name) already gives; use that", same, row, project, &findings)
      }
    }
  }
)

/// Whether both call the same with the same: another value is why a fixture is hidden.
private func makesTheSame(_ one: FunctionRow, _ other: FunctionRow, _ project: CheckedProject) -> Bool {
  func calls(_ row: FunctionRow) -> [String] {
    let file = project.file(row.file)
    return file.tree.firstChild(of: row.node, .block).map { block in
      file.tree.own(.call, in: block).map { file.tree.text(of: $0) }.sorted()
    } ?? []
  }
  let made = calls(one)
  return made == calls(other)
    && (!made.isEmpty
      || project.file(one.file).tree.text(of: one.node) == project.file(other.file).tree.text(of: other.node))
}

private func report(
  _ facet: String, _ message: String, _ other: PytestFixtures.Fixture, _ row: FunctionRow, _ project: CheckedProject,
  _ findings: inout Findings
) {
  let home = project.file(other.file)
  let file = project.file(row.file)
  let node = project.tables.functions[other.function].node
  let place = facet == "shadow" ? " in \(home.path)" : ""
  findings.report(
    message + place, at: file.namePlace(of: row.node), facet: facet,
    related: [RelatedPlace(home.namePlace(of: node), "defined here")], symbol: row.dotted)
}

private func isAbove(_ conftest: String, _ path: String) -> Bool {
  path.hasPrefix(String(conftest.dropLast("conftest.py".count)))
}

/// Parameters or a wider scope are meant.
private func isVaried(_ row: FunctionRow, _ file: CheckedFile) -> Bool {
  file.tree.decorators(of: row.node).contains { Call($0, in: file.tree).map { !$0.keywords.isEmpty } ?? false }
}

/// What a fixture does, if that says something: its statements with whole names.
private func content(_ row: FunctionRow, _ file: CheckedFile, _ project: CheckedProject) -> String? {
  guard let view = FunctionDefinition(row.node, in: file.tree), !isVaried(row, file) else { return nil }
  let body = view.body.filter { $0 != view.docstring.flatMap { file.parent(of: $0) } }
  guard let only = body.first else { return nil }
  if body.count == 1, file.tree.kind(only) == .returnStatement, let value = file.tree.firstChild(of: only) {
    guard let call = Call(value, in: file.tree), let dotted = file.dotted(call.callee) else { return nil }
    let arguments = file.tree.children(of: value).dropFirst().map { file.tree.text(of: $0) }
    return dotted + "(" + arguments.joined(separator: ", ") + ") " + view.parameters.map(\.name).joined(separator: " ")
  }
  guard body.count > 1, let block = file.tree.firstChild(of: row.node, .block) else { return nil }
  return view.parameters.map(\.name).joined(separator: " ") + "\n" + file.tree.text(of: block)
}
