import Checks

let forbiddenCall = Rule(
  "DJX205", "forbidden-call",
  "Something is used that the project's configuration forbids.",
  why: "The project has decided against it, and says what to use instead.",
  .warning, enabled: .auto, .proven, facets: ["call", "attribute", "decorator", "import"],
  examples: [
    .bad(
      """
      --- reports/models.py
      from django.db import models

      class Report(models.Model):
          total = models.IntegerField()

      class Other(models.Model):
          total = models.IntegerField()
      --- reports/views.py
      import datetime
      from django.db.models import Count
      from reports.models import Other, Report

      def view():
          Other.objects.annotate(n=Count("pk"))
          «datetime.datetime.utcnow»()
          return «Report.objects.filter(total=1).annotate»(n=Count("pk"))
      """,
      configuration: """
        [[forbidden]]
        call = "QuerySet.annotate"
        on = "reports.Report"
        message = "the planner chooses a bad plan; use with_row_counts()"
        [[forbidden]]
        call = "datetime.datetime.utcnow"
        """),
    .bad(
      """
      --- shop/views.py
      from «simplejson» import dumps
      from django.views.decorators.csrf import csrf_exempt

      @«csrf_exempt»
      def view(request): ...
      """,
      configuration: """
        [[forbidden]]
        import = "simplejson"
        alternative = "json"
        [[forbidden]]
        decorator = "django.views.decorators.csrf.csrf_exempt"
        paths = ["shop/**"]
        """),
    .good(
      """
      --- shop/views.py
      from django.views.decorators.csrf import csrf_exempt

      @csrf_exempt
      def view(request, rows):
          rows.annotate(1)
      """,
      configuration: """
        [[forbidden]]
        decorator = "django.views.decorators.csrf.csrf_exempt"
        except = ["shop/**"]
        [[forbidden]]
        call = "QuerySet.annotate"
        on = "shop.Order"
        """),
  ],
  .files { file, findings in
    for use in file.project.configuration.forbidden {
      if !use.paths.isEmpty, !use.paths.matches(file.path) { continue }
      if use.except.matches(file.path) { continue }
      for row in file.tree.nodes.indices {
        guard let place = match(use, ID(row), file) else { continue }
        let instead = use.alternative.map { "; use \($0)" } ?? ""
        findings.report(
          use.message ?? "\(use.pattern) is forbidden here" + instead, at: place, in: file, facet: use.kind.rawValue)
      }
    }
  }
)

/// What to point at, if the row is such a use.
private func match(_ use: ForbiddenUse, _ node: ID<Node>, _ file: CheckedFile) -> ID<Node>? {
  switch (use.kind, file.tree.kind(node)) {
  case (.call, .call):
    let callee = ID<Node>(node.index + 1)
    return isMeant(use, callee, file) ? callee : nil
  case (.decorator, .decorator):
    guard let inner = file.tree.firstChild(of: node) else { return nil }
    let head = Call(inner, in: file.tree)?.callee ?? inner
    return isNamed(use.pattern, head, file) ? head : nil
  case (.attribute, .attribute): return isMeant(use, node, file) ? node : nil
  case (.import, .importStatement), (.import, .importFrom):
    guard let view = Import(node, in: file.tree) else { return nil }
    let module = view.absoluteModule(in: file.module, isPackage: file.path.hasSuffix("__init__.py"))
    let names = module.map { module in [module] + view.names.map { module + "." + $0.name } } ?? view.names.map(\.name)
    guard names.contains(where: { $0 == use.pattern || $0.hasPrefix(use.pattern + ".") }) else { return nil }
    return file.tree.firstChild(of: node, .dottedName)
      ?? file.tree.firstChild(of: node).flatMap { file.tree.firstChild(of: $0) }
  default: return nil
  }
}

private func isMeant(_ use: ForbiddenUse, _ node: ID<Node>, _ file: CheckedFile) -> Bool {
  guard use.pattern.hasPrefix("QuerySet.") || use.pattern.hasPrefix("Manager.") || use.on != nil else {
    return isNamed(use.pattern, node, file)
  }
  let method = use.pattern.split(separator: ".").last.map(String.init) ?? use.pattern
  guard file.tree.kind(node) == .attribute, file.tree.name(file.tree[node].symbol) == method,
    let owner = file.tree.firstChild(of: node), let type = file.type(of: owner), type.evidence == .proved
  else { return false }
  guard case .querySet(let model) = type.type else { return false }
  guard let on = use.on else { return true }
  return file.project.tables.labels[on.lowercased()] == model
}

private func isNamed(_ pattern: String, _ node: ID<Node>, _ file: CheckedFile) -> Bool {
  guard let written = file.tree.dottedName(of: node) else { return false }
  let last = pattern.split(separator: ".").last ?? ""
  if file.dotted(node) == pattern { return true }
  // A builtin.
  return !pattern.contains(".") && written == last && !file.isLocal(written, at: node)
    && file.project.tables.modules[file.row].bindings[written] == nil
}
