import Checks

let missingDbMark = Rule(
  "DJP001", "missing-db-mark",
  "A pytest test reaches the database, and neither a mark nor a fixture allows it.",
  why: "pytest-django blocks the database: the test fails with \"Database access not allowed\".",
  .error, .proven, fix: .safe, isCore: true, facets: ["function"],
  examples: [
    .bad(
      """
      --- shop/models.py
      from django.db import models

      class Order(models.Model):
          total = models.IntegerField()
      --- shop/tests/test_orders.py
      import pytest
      from shop.models import Order

      def «test_total»():
          assert Order.objects.count() == 0

      def helper(total):
          return Order.objects.create(total=total)

      class TestOrders:
          def «test_helper»(self):
              assert helper(1).total == 1
      """, facet: "function",
      fixed: """
        --- shop/models.py
        from django.db import models

        class Order(models.Model):
            total = models.IntegerField()
        --- shop/tests/test_orders.py
        import pytest
        from shop.models import Order

        @pytest.mark.django_db
        def test_total():
            assert Order.objects.count() == 0

        def helper(total):
            return Order.objects.create(total=total)

        class TestOrders:
            @pytest.mark.django_db
            def test_helper(self):
                assert helper(1).total == 1
        """),
    .good(
      """
      --- tox.ini
      [tox]
      envlist = py312
      [testenv]
      setenv =
          DJANGO_SETTINGS_MODULE = config.settings
      commands = pytest {posargs}
      --- shop/models.py
      from django.db import models

      class Order(models.Model):
          total = models.IntegerField()
      --- tests/test_orders.py
      from shop.models import Order

      def test_total():
          assert Order.objects.count() == 0
      """),
    .bad(
      """
      --- tox.ini
      [testenv]
      commands = pytest {posargs}
      [pytest]
      DJANGO_SETTINGS_MODULE = config.settings
      --- shop/models.py
      from django.db import models

      class Order(models.Model):
          total = models.IntegerField()
      --- tests/test_orders.py
      from shop.models import Order

      def «test_total»():
          assert Order.objects.count() == 0
      """),
    .bad(
      """
      --- conftest.py
      import pytest

      def pytest_runtest_setup(item):
          if "slow" in item.keywords and not item.config.getoption("--runslow"):
              pytest.skip("need --runslow to run")
      --- shop/models.py
      from django.db import models

      class Order(models.Model): ...
      --- shop/tests/test_orders.py
      from shop.models import Order

      def «test_count»():
          assert Order.objects.count() == 0
      """, facet: "function"),
    .good(
      """
      --- shop/models.py
      from django.db import models

      class Order(models.Model):
          total = models.IntegerField()
      --- shop/tests/conftest.py
      import pytest
      from shop.models import Order

      @pytest.fixture
      def order(db):
          return Order.objects.create(total=1)

      @pytest.fixture
      def paid(order):
          return order
      --- shop/tests/test_orders.py
      from unittest import mock
      import pytest
      from django.test import TestCase
      from shop.models import Order

      @pytest.mark.django_db
      def test_marked():
          assert Order.objects.count() == 0

      def test_through_fixtures(paid):
          assert Order.objects.count() == 1

      @pytest.mark.usefixtures("order")
      def test_used():
          assert Order.objects.count() == 1

      def test_asked(request):
          request.getfixturevalue("paid")
          assert Order.objects.count() == 1

      def test_unknown(something):
          assert Order.objects.count() == 1

      def test_lazy():
          assert Order.objects.filter(total=1) is not None
          assert Order(total=1).total == 1

      @mock.patch.object(Order, "objects")
      def test_mocked():
          assert Order.objects.count() == 1

      @pytest.mark.django_db
      class TestMarked:
          def test_it(self):
              assert Order.objects.count() == 0

      class TestOwn:
          pytestmark = [pytest.mark.django_db]

          def test_it(self):
              assert Order.objects.count() == 0

      class OrderTests(TestCase):
          def test_it(self):
              assert Order.objects.count() == 0
      --- shop/tests/test_module.py
      import pytest
      from shop.models import Order
      pytestmark = pytest.mark.django_db

      def test_it():
          assert Order.objects.count() == 0
      """),
    .good(
      """
      --- conftest.py
      import pytest

      @pytest.fixture(autouse=True)
      def enable_db_access_for_all_tests(db):
          pass
      --- shop/models.py
      from django.db import models

      class Order(models.Model):
          total = models.IntegerField()
      --- shop/tests/test_orders.py
      from shop.models import Order

      def test_total():
          assert Order.objects.count() == 0
      """),
    .good(
      """
      --- shop/models.py
      from django.db import models

      class Order(models.Model):
          total = models.IntegerField()
      --- shop/tests/test_orders.py
      import pytest
      from django.test import TestCase
      from shop.models import Order

      class TestParts:
          def test_total(self):
              assert Order.objects.count() == 0

      class TestOrders(TestParts, TestCase):
          pass
      """),
    .good(
      """
      --- shop/models.py
      from django.db import models

      class Order(models.Model):
          total = models.IntegerField()
      --- shop/tests/test_orders.py
      from shop.models import Order

      class TestOrders:
          def test_total(self):
              assert Order.objects.count() == 0
      """),
    .good(
      """
      --- conftest.py
      import pytest

      def pytest_collection_modifyitems(items):
          for item in items:
              item.add_marker(pytest.mark.django_db)
      --- shop/models.py
      from django.db import models

      class Order(models.Model):
          total = models.IntegerField()
      --- shop/tests/test_orders.py
      from shop.models import Order

      def test_total():
          assert Order.objects.count() == 0
      """),
  ],
  .files { file, findings in
    guard file.isTest, isTestFile(file.path), file.project.pytest.runsDjango,
      !file.project.pytest.isMarkedByHook(file)
    else { return }
    for (_, id) in file.project.tables.functionNodes[file.row].sorted(by: { $0.key < $1.key }) {
      let row = file.project.tables.functions[id]
      guard isTest(row, file), let view = FunctionDefinition(row.node, in: file.tree),
        let need = DatabaseNeeds(file.project).first(in: row.node, of: file),
        Grants(file, row.owner).isRefused(view), !isPart(row.owner, file.project)
      else { continue }
      findings.report(
        "\(need.text) needs the database: mark the test with @pytest.mark.django_db",
        at: file.namePlace(of: row.node), facet: "function",
        related: [RelatedPlace(file.place(need.node), "reaches the database")], symbol: row.dotted,
        fix: fix(view, file))
    }
  }
)

private func isTestFile(_ path: String) -> Bool {
  let name = path.split(separator: "/").last ?? ""
  return name.hasPrefix("test_") || name.hasSuffix("_test.py") || name.hasPrefix("tests")
}

/// A test of pytest alone: `unittest` has rules of its own.
private func isTest(_ row: FunctionRow, _ file: CheckedFile) -> Bool {
  guard row.name.hasPrefix("test"), !row.isLocal, !row.isFixture else { return false }
  if row.owner.isNone { return true }
  let tables = file.project.tables
  return tables.classes[row.owner].name.hasPrefix("Test")
    && tables.classes[row.owner].ancestors.allSatisfy { type in
      tables.classes[type].libraryBases.allSatisfy { $0 == "object" } && !tables.hasUnreadBase(type)
    }
}

/// Whether other classes are made of the class, which may be Django's tests.
private func isPart(_ type: ID<ClassRow>, _ project: CheckedProject) -> Bool {
  project.tables.heirs[type] != nil
}

/// What gives a test the database.
private struct Grants {
  let file: CheckedFile
  let owner: ID<ClassRow>

  init(_ file: CheckedFile, _ owner: ID<ClassRow>) {
    self.file = file
    self.owner = owner
  }

  /// Whether it is certain that nothing does.
  func isRefused(_ view: FunctionDefinition) -> Bool {
    guard view.decorators.allSatisfy({ isHarmless($0, file) }), !isPatching(view) else { return false }
    for (node, home) in marksAround() {
      if home.tree.text(of: node).contains("django_db") || !home.tree.text(of: node).contains("pytest.mark") {
        return false
      }
    }
    var asked = PytestFixtures.requests(of: view) + PytestFixtures.late(in: file, view.id)
    let given = parametrised(view)
    asked.removeAll { given.contains($0) }
    for (node, home) in marksAround() { asked += PytestFixtures.used(by: node, home.tree) }
    let fixtures = file.project.fixtures
    for one in fixtures.automatic(in: file, owner: owner) { asked.append(one.name) }
    if file.project.pytest.usesFixturesEverywhere { return false }
    var seen: Set<String> = []
    while let name = asked.popLast() {
      guard seen.insert(name).inserted else { continue }
      if KnownFixtures.database.contains(name) { return false }
      if let one = fixtures.find(name, in: file, owner: owner) {
        let text = file.project.file(one.file).tree.text(of: file.project.tables.functions[one.function].node)
        if one.isOpen || text.contains("blocker") { return false }
        asked += one.requests.filter { $0 != name }
      } else if !KnownFixtures.harmless.contains(name) {
        return false
      }
    }
    return true
  }

  /// Marks of the module and of the classes around.
  private func marksAround() -> [(ID<Node>, CheckedFile)] {
    let tables = file.project.tables
    var marks: [(ID<Node>, CheckedFile)] = []
    if case .value(_, let value)? = tables.modules[file.row].bindings["pytestmark"] { marks.append((value, file)) }
    guard !owner.isNone else { return marks }
    for type in tables.classes[owner].ancestors {
      guard let row = tables.classes[type].file else { continue }
      let home = file.project.file(row)
      marks += home.tree.decorators(of: tables.classes[type].node).map { ($0, home) }
      if case .value(_, let value?, _)? = tables.classes[type].members["pytestmark"] { marks.append((value, home)) }
    }
    return marks
  }

  private func isPatching(_ view: FunctionDefinition) -> Bool {
    let text = file.tree.text(of: view.id)
    return ["patch", "mock", "Mock", "blocker"].contains { text.contains($0) }
  }

  private func isHarmless(_ decorator: ID<Node>, _ file: CheckedFile) -> Bool {
    let text = file.tree.text(of: decorator)
    if text.contains("django_db") || text.contains("patch") { return false }
    return ["pytest.mark.", "override_settings", "staticmethod", "freeze_time", "pytest.param"].contains {
      text.hasPrefix($0)
    }
  }

  private func parametrised(_ view: FunctionDefinition) -> Set<String> {
    var names: Set<String> = []
    for decorator in view.decorators + marksAround().filter({ $0.1.row == file.row }).map(\.0) {
      for row in file.tree.subtree(of: decorator) {
        guard let call = Call(ID(row), in: file.tree), call.calleeName?.hasSuffix("parametrize") ?? false,
          let first = call.arguments.first ?? call[keyword: "argnames"]
        else { continue }
        let parts = file.tree.kind(first) == .string ? [first] : Array(file.tree.children(of: first))
        for text in parts.compactMap({ file.tree.string($0) }) {
          names.formUnion(text.split { $0 == "," || $0 == " " }.map(String.init))
        }
      }
    }
    return names
  }
}

private func fix(_ view: FunctionDefinition, _ file: CheckedFile) -> Fix? {
  guard case .module("pytest")? = file.project.tables.modules[file.row].bindings["pytest"] else { return nil }
  let top = file.parent(of: view.id).flatMap { file.tree.kind($0) == .decorated ? $0 : nil } ?? view.id
  var start = file.tree[top].start
  // The row of a decorated function starts behind its first `@` or at it.
  while start > 0, file.tree.source[Int(start) - 1] != 10 { start -= 1 }
  let indent = file.tree.source[Int(start)...].prefix { $0 == 32 || $0 == 9 }
  let line = String(decoding: indent, as: UTF8.self) + "@pytest.mark.django_db\n"
  return Fix(.safe, "mark the test", [Fix.Edit(SourcePlace(file.path, TextRange(start, start)), line)])
}
