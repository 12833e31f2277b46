import Checks

let wrongTestClient = Rule(
  "DJP104", "wrong-test-client",
  "A test uses Django's client as if it were the one of Django REST framework.",
  why:
    "Django's client ignores `format=`, so the data goes out as a form, and has no `force_authenticate`.",
  .warning, .proven, facets: ["format", "authenticate"],
  examples: [
    .bad(
      """
      --- shop/tests/test_api.py
      def test_create(client):
          client.post("/api/orders/", {"lines": [1, 2]}, «format="json"»)
      """, facet: "format"),
    .bad(
      """
      --- shop/tests/test_api.py
      from django.test import Client, TestCase

      class OrderTests(TestCase):
          def test_create(self):
              «self.client.force_authenticate»(None)

      def test_own():
          client = Client()
          «client.force_authenticate»(None)
      """,
      facet: "authenticate"),
    .good(
      """
      --- shop/tests/test_api.py
      import pytest
      from django.test import TestCase
      from rest_framework.test import APIClient, APITestCase

      def test_create(api_client, client):
          api_client.post("/api/orders/", {"lines": [1, 2]}, format="json")
          client.post("/orders/", {"lines": [1, 2]}, content_type="application/json")

      class OrderTests(APITestCase):
          def test_create(self):
              self.client.force_authenticate(None)
              self.client.post("/api/orders/", {}, format="json")

      class OtherTests(TestCase):
          client_class = APIClient

          def test_create(self):
              self.client.post("/api/orders/", {}, format="json")

      class ThirdTests(TestCase):
          def setUp(self):
              self.client = APIClient()

          def test_create(self):
              self.client.post("/api/orders/", {}, format="json")
      --- cart/tests/conftest.py
      import pytest
      from rest_framework.test import APIClient

      @pytest.fixture
      def client():
          return APIClient()
      --- cart/tests/test_api.py
      def test_create(client):
          client.post("/api/orders/", {"lines": [1, 2]}, format="json")
      """),
  ],
  .nodes([.call]) { node, file, findings in
    guard file.isTest, let call = Call(node, in: file.tree), file.tree.kind(call.callee) == .attribute,
      let owner = file.tree.firstChild(of: call.callee)
    else { return }
    let method = file.tree.name(file.tree[call.callee].symbol)
    if method == "force_authenticate", isDjangosClient(owner, file) {
      findings.report(
        "Django's client has no force_authenticate; use force_login, or APIClient", at: call.callee, in: file,
        facet: "authenticate")
    } else if ["post", "put", "patch"].contains(method), let format = call[keyword: "format"],
      call[keyword: "content_type"] == nil, isDjangosClient(owner, file), let keyword = file.parent(of: format),
      hasMore(call, file)
    {
      findings.report(
        "Django's client ignores format; use APIClient, or content_type=\"application/json\"", at: keyword, in: file,
        facet: "format")
    }
  }
)

/// A form says the same as JSON where there are only names and texts.
private func hasMore(_ call: Call, _ file: CheckedFile) -> Bool {
  guard let data = call[keyword: "data"] ?? call.arguments.dropFirst().first else { return false }
  guard file.tree.kind(data) == .dict else { return true }
  return file.tree.children(of: data).contains { value in
    [.list, .dict, .tuple, .listComprehension, .none, .true, .false].contains(file.tree.kind(value))
  }
}

private func isDjangosClient(_ node: ID<Node>, _ file: CheckedFile) -> Bool {
  switch file.tree.dottedName(of: node) {
  case "client": return isFixture(node, file) || isMade(node, file)
  case "self.client": return isOfTestCase(node, file)
  default: return false
  }
}

/// pytest-django's own.
private func isFixture(_ node: ID<Node>, _ file: CheckedFile) -> Bool {
  guard let function = file.function(around: node), let view = FunctionDefinition(function, in: file.tree),
    view.parameters.contains(where: { $0.name == "client" && $0.annotation == nil }), view.name.hasPrefix("test"),
    !assigns("client", function, file),
    view.decorators.isEmpty || view.decorators.allSatisfy({ file.tree.text(of: $0).hasPrefix("pytest") })
  else { return false }
  let owner = file.enclosing(function, .classDef).flatMap { file.project.tables.classNodes[file.row][$0.index] }
  return !file.project.fixtures.all.contains { $0.name == "client" }
    && (owner.map { file.project.tables.classes[$0].libraryAncestors.isEmpty } ?? true)
}

private func isMade(_ node: ID<Node>, _ file: CheckedFile) -> Bool {
  guard let function = file.function(around: node) else { return false }
  let values = file.tree.own(.assign, in: function).flatMap { file.tree.boundNames(of: $0) }
    .filter { file.tree.text(of: $0.target) == "client" }.map(\.value)
  guard values.count == 1, let value = values[0], let call = Call(value, in: file.tree) else { return false }
  return ["django.test.Client", "django.test.client.Client"].contains(file.dotted(call.callee))
}

private func assigns(_ name: String, _ function: ID<Node>, _ file: CheckedFile) -> Bool {
  file.tree.own(.assign, in: function).flatMap { file.tree.boundNames(of: $0) }
    .contains { file.tree.text(of: $0.target) == name }
}

private func isOfTestCase(_ node: ID<Node>, _ file: CheckedFile) -> Bool {
  let tables = file.project.tables
  guard let definition = file.enclosing(node, .classDef), let type = tables.classNodes[file.row][definition.index]
  else { return false }
  let row = tables.classes[type]
  let plain: Set<String> = [
    "django.test.TestCase", "django.test.TransactionTestCase", "django.test.SimpleTestCase",
    "django.test.testcases.TestCase",
  ]
  guard !row.libraryAncestors.isEmpty, row.libraryAncestors.allSatisfy(plain.contains),
    !row.ancestors.contains(where: tables.hasUnreadBase), tables.member("client_class", of: type) == nil,
    tables.member("client", of: type) == nil
  else { return false }
  // A class or a set-up may put another client there.
  return !row.ancestors.contains { ancestor in
    guard let index = tables.classes[ancestor].file else { return true }
    let home = tables.file(index)
    return home.subtree(of: tables.classes[ancestor].node).contains { row in
      guard home.nodes[row].kind == .assign, let target = home.firstChild(of: ID(row)) else { return false }
      return home.dottedName(of: target).map { $0.hasSuffix(".client") } ?? false
    }
  }
}
