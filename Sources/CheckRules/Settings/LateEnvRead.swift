import Checks

let lateEnvRead = Rule(
  "DJE102", "late-env-read",
  "Code outside of the settings reads the environment.",
  why: "A missing variable is found by a request instead of at the start, and tests cannot override it.",
  .warning, enabled: .auto, .proven, facets: ["outside-settings"],
  examples: [
    .bad(
      """
      --- shop/payments.py
      import os
      from os import environ, getenv

      def charge(order):
          key = «os.environ.get»("STRIPE_KEY")
          other = «getenv»("STRIPE_OTHER")
          return «environ["STRIPE_THIRD"]»
      """, facet: "outside-settings"),
    .good(
      """
      --- config/settings/base.py
      import os
      STRIPE_KEY = os.environ["STRIPE_KEY"]
      --- config/wsgi.py
      import os
      os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.base")
      print(os.environ["HOME"])
      --- shop/tests/test_it.py
      import os
      key = os.environ["STRIPE_KEY"]
      --- shop/payments.py
      import os
      from django.conf import settings

      def charge(order):
          os.environ["LANG"] = "C"
          return settings.STRIPE_KEY
      """),
  ],
  .nodes([.call, .subscript]) { node, file, findings in
    if file.isTest || isAllowed(file) { return }
    let head = ID<Node>(node.index + 1)
    guard let written = file.tree.dottedName(of: head), written.contains("env") else { return }
    switch file.dotted(head) {
    case "os.environ.get", "os.getenv":
      guard file.tree.kind(node) == .call else { return }
      findings.report(
        "read it in the settings and use django.conf.settings here", at: head, in: file, facet: "outside-settings")
    case "os.environ":
      guard file.tree.kind(node) == .subscript, !isTarget(node, file) else { return }
      findings.report(
        "read it in the settings and use django.conf.settings here", at: node, in: file, facet: "outside-settings")
    default: return
    }
  }
)

private func isAllowed(_ file: CheckedFile) -> Bool {
  let name = file.path.split(separator: "/").last.map(String.init) ?? ""
  let entries = [
    "manage.py", "wsgi.py", "asgi.py", "celery.py", "setup.py", "gunicorn.conf.py", "fabfile.py", "noxfile.py",
  ]
  return file.isSettings || entries.contains(name) || name.contains("settings") || name.contains("config")
    || file.path.split(separator: "/").contains {
      ["scripts", "bin", "docker", "deploy", "docs", "config", "settings"].contains($0)
    }
}

private func isTarget(_ node: ID<Node>, _ file: CheckedFile) -> Bool {
  guard let holder = file.parent(of: node) else { return false }
  switch file.tree.kind(holder) {
  case .assign: return file.tree.lastChild(of: holder) != node
  case .deleteStatement: return true
  default: return false
  }
}
