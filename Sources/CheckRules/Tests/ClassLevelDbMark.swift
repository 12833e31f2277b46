import Checks

let classLevelDbMark = Rule(
  "DJP203", "class-level-db-mark",
  "A whole class or module of tests is allowed to use the database.",
  why: "Tests that need none pay for it, and nobody sees which do.",
  .warning, enabled: .auto, .proven, fix: .risky, facets: ["class", "module"],
  examples: [
    .bad(
      """
      --- shop/tests/test_orders.py
      import pytest

      @«pytest.mark.django_db»
      class TestOrders:
          def test_it(self): ...
      """, facet: "class"),
    .bad(
      """
      --- shop/tests/test_orders.py
      import pytest
      pytestmark = [pytest.mark.slow, «pytest.mark.django_db(transaction=True)»]

      def test_it(): ...
      """, facet: "module"),
    .good(
      """
      --- shop/tests/test_orders.py
      import pytest
      pytestmark = pytest.mark.slow

      class TestOrders:
          @pytest.mark.django_db
          def test_it(self): ...
      """),
  ],
  .nodes([.classDef, .assign]) { node, file, findings in
    guard file.isTest else { return }
    if let view = ClassDefinition(node, in: file.tree) {
      for mark in view.decorators where isMark(mark, file) {
        findings.report(
          "mark the tests that need the database instead of the class", at: mark, in: file, facet: "class")
      }
    } else if let target = file.tree.firstChild(of: node), file.tree.dottedName(of: target) == "pytestmark",
      let value = file.tree.lastChild(of: node)
    {
      let kind = file.tree.kind(value)
      let marks = kind == .list || kind == .tuple ? Array(file.tree.children(of: value)) : [value]
      let isClass = file.enclosing(node, .classDef) != nil
      for mark in marks where isMark(mark, file) {
        findings.report(
          "mark the tests that need the database instead of the \(isClass ? "class" : "module")", at: mark, in: file,
          facet: isClass ? "class" : "module")
      }
    }
  }
)

private func isMark(_ node: ID<Node>, _ file: CheckedFile) -> Bool {
  let head = Call(node, in: file.tree)?.callee ?? node
  return file.tree.dottedName(of: head).map { $0 == "pytest.mark.django_db" || $0 == "mark.django_db" } ?? false
}
