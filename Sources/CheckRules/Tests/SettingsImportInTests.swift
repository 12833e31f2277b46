import Checks

let settingsImportInTests = Rule(
  "DJP201", "settings-import-in-tests",
  "A test imports Django's settings instead of overriding what it needs.",
  why: "What one test assigns to the settings stays for all tests behind it.",
  .warning, enabled: .auto, .proven, fix: .risky, isCore: true, facets: ["import", "mutate"],
  examples: [
    .bad(
      """
      --- shop/tests/test_vat.py
      from django.conf import «settings»

      def test_vat():
          «settings.VAT» = 20
      """),
    .good(
      """
      --- shop/tests/test_vat.py
      from django.test import override_settings

      @override_settings(VAT=20)
      def test_vat(): ...

      def test_fixture(settings):
          settings.VAT = 20
      --- shop/views.py
      from django.conf import settings
      """),
    .good(
      """
      --- shop/tests/conftest.py
      from django.conf import settings
      """),
  ],
  .nodes([.importFrom, .assign, .augmentedAssign]) { node, file, findings in
    guard file.isTest, !file.path.hasSuffix("conftest.py") else { return }
    if let view = Import(node, in: file.tree) {
      guard view.module == "django.conf", view.level == 0 else { return }
      for alias in file.tree.children(of: node) where file.tree.kind(alias) == .alias {
        guard let name = file.tree.firstChild(of: alias), file.tree.dottedName(of: name) == "settings" else { continue }
        findings.report(
          "use override_settings or the settings fixture instead of importing the settings", at: name, in: file,
          facet: "import")
      }
    } else if let target = file.tree.firstChild(of: node), file.tree.kind(target) == .attribute,
      let owner = file.tree.firstChild(of: target), file.dotted(owner) == "django.conf.settings"
    {
      findings.report(
        "the assignment stays for all tests behind this one; use override_settings("
          + "\(file.tree.name(file.tree[target].symbol))=…)", at: target, in: file, facet: "mutate")
    }
  }
)
