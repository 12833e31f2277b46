import Checks

let debugInTests = Rule(
  "DJP101", "debug-in-tests",
  "A test reads `settings.DEBUG` or switches it on.",
  why: "Tests run with DEBUG off, as production does: what is tested this way is not what people will run.",
  .warning, .proven, fix: .risky, isCore: true, facets: ["read", "override"],
  examples: [
    .bad(
      """
      --- shop/tests/test_errors.py
      from django.test import TestCase, override_settings

      @override_settings(«DEBUG=True»)
      def test_errors(client): ...

      class ErrorTests(TestCase):
          def test_it(self):
              with self.settings(«DEBUG=True»):
                  pass
      """, facet: "override"),
    .bad(
      """
      --- shop/tests/test_errors.py
      from django.conf import settings

      def test_errors(client):
          if «settings.DEBUG»:
              return
      """, facet: "read"),
    .bad(
      """
      --- shop/tests/test_errors.py
      def test_errors(client, settings):
          «settings.DEBUG» = True
      """, facet: "override"),
    .good(
      """
      --- shop/tests/test_errors.py
      from django.db import connection
      from django.test import override_settings

      @override_settings(SHOW_API_ERRORS=True)
      def test_errors(client): ...

      @override_settings(DEBUG=True)
      def test_debug_page(client): ...

      @override_settings(DEBUG=True)
      def test_queries(client):
          assert len(connection.queries) == 1

      @override_settings(DEBUG=False)
      def test_off(client): ...

      def test_other(client, options):
          assert options.DEBUG
      """),
    .good(
      """
      --- shop/tests/test_errors.py
      from django.test import override_settings

      @override_settings(DEBUG=True)
      def test_errors(client): ...
      --- shop/views.py
      from django.conf import settings
      flag = settings.DEBUG
      """),
  ],
  .nodes([.keyword, .attribute]) { node, file, findings in
    guard file.isTest, file.tree.name(file.tree[node].symbol) == "DEBUG", !file.project.asksForDebug else { return }
    if file.tree.kind(node) == .keyword {
      guard let value = file.tree.firstChild(of: node), file.tree.kind(value) == .true,
        let call = file.parent(of: node).flatMap({ Call($0, in: file.tree) }),
        ["override_settings", "settings", "modify_settings"].contains(lastName(of: call)), !isAboutDebug(node, file)
      else { return }
      findings.report(
        "tests run with DEBUG off; override the setting that the test is about", at: node, in: file, facet: "override")
    } else if isSettings(node, file), !isAboutDebug(node, file) {
      let isWritten = isTarget(node, file)
      if isWritten, !setsTrue(node, file) { return }
      findings.report(
        isWritten
          ? "tests run with DEBUG off; override the setting that the test is about"
          : "DEBUG is always off in tests; ask a setting of its own", at: node, in: file,
        facet: isWritten ? "override" : "read")
    }
  }
)

private func lastName(of call: Call) -> String? { call.calleeName?.split(separator: ".").last.map(String.init) }

/// Django's settings, or the fixture that stands for them.
private func isSettings(_ attribute: ID<Node>, _ file: CheckedFile) -> Bool {
  guard let owner = file.tree.firstChild(of: attribute), file.tree.dottedName(of: owner) == "settings" else {
    return false
  }
  if file.dotted(owner) == "django.conf.settings" { return true }
  guard let function = file.function(around: attribute), let view = FunctionDefinition(function, in: file.tree) else {
    return false
  }
  return view.parameters.contains { $0.name == "settings" }
}

private func isTarget(_ node: ID<Node>, _ file: CheckedFile) -> Bool {
  guard let holder = file.parent(of: node), file.tree.kind(holder) == .assign else { return false }
  return file.tree.firstChild(of: holder) == node
}

private func setsTrue(_ node: ID<Node>, _ file: CheckedFile) -> Bool {
  file.parent(of: node).flatMap { file.tree.lastChild(of: $0) }.map { file.tree.kind($0) == .true } ?? false
}

/// Pages of errors, logs of queries and the like exist only with DEBUG: a test of them says so somewhere.
private func isAboutDebug(_ node: ID<Node>, _ file: CheckedFile) -> Bool {
  if file.path.lowercased().contains("debug") || file.path.contains("settings") { return true }
  let around = file.ancestors(of: node).dropLast().last {
    [.decorated, .functionDef, .asyncFunctionDef].contains(file.tree.kind($0))
  }
  let top = around ?? file.enclosing(node, .classDef) ?? file.parent(of: node)
  guard let top else { return false }
  let definition = file.tree.kind(top) == .decorated ? file.tree.lastChild(of: top) ?? top : top
  let names = [file.symbol(around: node), file.tree.name(file.tree[definition].symbol)]
  if names.contains(where: { $0.lowercased().contains("debug") }) { return true }
  let text = file.tree.text(of: top)
  let signs = [
    "connection.queries", "CaptureQueries", "queries_log", "reset_queries", "static(", "technical", "debug_toolbar",
    "DebugToolbar",
    "log.debug", "debug_", "_debug", "InternalError", "Traceback", "template_debug", "TemplateSyntaxError",
  ]
  return signs.contains { text.contains($0) }
}
