import Checks

let missingLibraryName = Rule(
  "DJX002", "missing-library-name",
  "An import or an attribute names something that the installed version of a library does not have.",
  why: "ImportError or AttributeError when the line runs: the name belongs to another version, or to none.",
  .error, .proven, fix: .none, isCore: false, facets: ["module", "name"],
  examples: [
    .bad(
      """
      --- requirements.txt
      django
      shipping
      --- .venv/pyvenv.cfg
      version = 3.12.1
      --- .venv/lib/python3.12/site-packages/django-6.0.dist-info/METADATA
      Name: Django
      --- .venv/lib/python3.12/site-packages/shipping/__init__.py
      from shipping.rates import *
      from shipping.moved import *
      def quote(): ...
      --- .venv/lib/python3.12/site-packages/shipping/moved.py
      __all__ = ["later"]
      def __getattr__(name): return 1
      --- .venv/lib/python3.12/site-packages/shipping/rates.py
      def daily(): ...
      --- shop/views.py
      from shipping import quote, daily, later, rates, «quotes»
      from shipping import rates as tables
      def total():
          return tables.daily() + «tables.dialy»()
      """, facet: "name"),
    .bad(
      """
      --- requirements.txt
      django
      shipping
      --- .venv/pyvenv.cfg
      version = 3.12.1
      --- .venv/lib/python3.12/site-packages/django-6.0.dist-info/METADATA
      Name: Django
      --- .venv/lib/python3.12/site-packages/shipping/__init__.py
      --- .venv/lib/python3.12/site-packages/shipping/rates.py
      def daily(): ...
      --- shop/views.py
      from «shipping.prices» import daily
      """, facet: "module"),
    .good(
      """
      --- requirements.txt
      django
      shipping
      --- .venv/pyvenv.cfg
      version = 3.12.1
      --- .venv/lib/python3.12/site-packages/django-6.0.dist-info/METADATA
      Name: Django
      --- .venv/lib/python3.12/site-packages/shipping/__init__.py
      import shipping
      from shipping.fast import *
      VERSION = (2, 0)
      --- .venv/lib/python3.12/site-packages/shipping/fast.cpython-312-x86_64-linux-gnu.so
      --- .venv/lib/python3.12/site-packages/shipping/lazy.py
      def __getattr__(name): return 1
      --- .venv/lib/python3.12/site-packages/shipping/rates.py
      def daily(): ...
      --- shop/views.py
      import shipping
      from typing import TYPE_CHECKING
      from shipping import anything
      from shipping.fast import quote
      from shipping.lazy import later
      from shipping import rates
      from elsewhere.modules import thing
      if TYPE_CHECKING:
          from shipping.rates import Rate
      if shipping.VERSION < (2, 0):
          from shipping.rates import weekly
      try:
          from shipping.rates import monthly
      except ImportError:
          monthly = None
      rates.yearly = 1
      def total():
          if hasattr(rates, "hourly"):
              return rates.hourly()
          return rates.yearly + len(rates.outbox)
      """),
  ],
  .files { file, findings in
    let installed = file.project.beside.installed
    guard installed.isAtHand, file.project.imports.isSure(file.row) else { return }
    for row in file.tree.nodes.indices {
      let node = ID<Node>(row)
      switch file.tree.kind(node) {
      case .importStatement, .importFrom: checkImport(node, file, installed, &findings)
      case .attribute: checkAttribute(node, file, installed, &findings)
      default: continue
      }
    }
  }
)

private func checkImport(
  _ node: ID<Node>, _ file: CheckedFile, _ installed: InstalledModules, _ findings: inout Findings
) {
  guard let view = Import(node, in: file.tree), view.level == 0 else { return }
  let aliases = file.tree.children(of: node).filter { file.tree.kind($0) == .alias }
  var lost: [(name: ID<Node>, answer: ProjectImports.Answer, module: String, member: String?)] = []
  for alias in aliases {
    guard let name = file.tree.firstChild(of: alias), let text = file.tree.dottedName(of: name) else { continue }
    let (module, member) = view.module.map { ($0, text) } ?? (text, nil)
    if file.project.tables.knows(module) { continue }
    lost.append((name, installed.find(module, member), module, member))
  }
  lost.removeAll { $0.answer == .found || $0.answer == .unknown }
  if lost.isEmpty || isGuarded(node, file) { return }
  for one in lost {
    guard case .noModule = one.answer else {
      report(one.member ?? "", of: one.module, at: one.name, file, installed, &findings)
      continue
    }
    // A test may be skipped with this version.
    if file.isTest { return }
    let place = view.module == nil ? one.name : file.tree.firstChild(of: node, .dottedName) ?? one.name
    findings.report("\(one.module) is no module of the installed library", at: place, in: file, facet: "module")
    return
  }
}

/// `views.index` where `views` is a module of a library.
private func checkAttribute(
  _ node: ID<Node>, _ file: CheckedFile, _ installed: InstalledModules, _ findings: inout Findings
) {
  guard let value = file.tree.firstChild(of: node), let module = file.dotted(value),
    !file.project.tables.knows(module)
  else { return }
  let name = file.tree.name(file.tree[node].symbol)
  guard installed.find(module, name) == .noName, !isGuarded(node, file), !isMentioned(name, file),
    !file.project.isSetFromOutside(name)
  else { return }
  report(name, of: module, at: node, file, installed, &findings)
}

/// What runs under a condition may be for another version.
private func isGuarded(_ node: ID<Node>, _ file: CheckedFile) -> Bool {
  file.expectsImportError(node) || file.enclosing(node, .ifStatement, .conditional) != nil
}

/// Whether the file asks for it by name, as `hasattr` and patches do.
private func isMentioned(_ name: String, _ file: CheckedFile) -> Bool {
  file.tree.nodes.indices.contains { row in
    file.tree.nodes[row].kind == .string && file.tree.literalText(of: row).hasSuffix(name)
  }
}

/// What a library sets from outside, as Django's test runner does `mail.outbox`, looks like nothing that is there: of
/// attributes, and of all that tests name, only slips are reported, as likely.
private func report(
  _ name: String, of module: String, at node: ID<Node>, _ file: CheckedFile, _ installed: InstalledModules,
  _ findings: inout Findings
) {
  let near = Suggestion.nearest(to: name, in: installed.names(of: module).sorted())
  let mayBeSet = file.isTest || file.tree.kind(node) == .attribute
  if near == nil, mayBeSet { return }
  findings.report(
    "the installed \(module) has no \(name)" + (near.map { "; did you mean \($0)?" } ?? ""), at: node, in: file,
    facet: "name", isCertain: !mayBeSet)
}
