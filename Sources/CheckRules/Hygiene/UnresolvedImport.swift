import Checks

let unresolvedImport = Rule(
  "DJX001", "unresolved-import",
  "An import names a module of the project that does not exist, or a name that the module does not have.",
  why: "ImportError when the line runs; below a function that is when it is first called.",
  .error, .proven, fix: .risky, isCore: true, facets: ["module", "name"],
  examples: [
    .bad(
      """
      --- apps/__init__.py
      --- apps/orders/services/__init__.py
      --- apps/orders/services/checkout.py
      def complete_checkout(): ...
      --- apps/orders/views.py
      from apps.orders.services import «complete_checkout»
      """, facet: "name",
      fixed: """
        --- apps/orders/views.py
        from apps.orders.services.checkout import complete_checkout
        """),
    .bad(
      """
      --- shop/pricing.py
      def total(): ...
      --- shop/views.py
      from «shop.prices» import total
      from .«price» import total as other
      import «shop.orders.pricing»
      """, facet: "module"),
    .bad(
      """
      --- shop/__init__.py
      --- shop/ui/panels.py
      class Panel: ...
      --- shop/views.py
      from «shop.ui.panel» import Panel
      """, facet: "module"),
    .bad(
      """
      --- apps/__init__.py
      version = 1
      --- apps/shop/__init__.py
      version = 1
      --- apps/shop/apps.py
      version = 1
      --- apps/shop/models.py
      from apps.shop.managers import «Managre»
      --- apps/shop/managers.py
      class Manager: ...
      """, facet: "name"),
    .good(
      """
      --- apps/__init__.py
      version = 1
      --- tools/apps.py
      from pathlib import Path
      --- tools/list.py
      from apps import Path
      """),
    .good(
      """
      --- shop/pricing.py
      import sys
      from shop.rates import *
      from shop import rates as other
      first, (second, *rest) = 1, (2, 3)
      for step in range(3): pass
      if sys.version_info > (3,):
          third = 1
      def set_up():
          global late
          late = 1
      class Basket: ...
      --- shop/rates/__init__.py
      base = 1
      --- shop/rates/daily.py
      --- shop/lazy.py
      def __getattr__(name): return 1
      --- shop/filled.py
      globals().update(one=1)
      --- shop/views.py
      from shop.pricing import Basket, base, first, late, other, rest, second, set_up, step, third
      from shop.rates import daily
      from shop.lazy import anything
      from shop.filled import one
      from shop import pricing, rates
      import shop.rates.daily
      """),
    .good(
      """
      --- shop/views.py
      from typing import TYPE_CHECKING
      from contextlib import suppress
      try:
          from shop.local import tax
      except ImportError:
          tax = None
      with suppress(ImportError):
          from shop.local import fee
      if TYPE_CHECKING:
          from shop.types import Order
      from django.nothing import at_all
      import requests_of_old
      """),
    .good(
      """
      --- .gitignore
      shop/_version.py
      --- shop/views.py
      from shop._version import version
      from shop import _version
      """),
  ],
  .nodes([.importStatement, .importFrom]) { node, file, findings in
    guard file.project.imports.isSure(file.row), let view = Import(node, in: file.tree) else { return }
    let lost = lostImports(view, file)
    if lost.isEmpty || file.expectsImportError(node) || file.isForTypeCheckers(node) { return }
    for one in lost where !mayBeMade(one, file) { report(one, view, file, &findings) }
  }
)

/// What one import statement does not find.
private struct LostImport {
  var module: String
  var name: String?
  /// The longest part of the module that there is.
  var nearest: String?
  var node: ID<Node>
}

private func lostImports(_ view: Import, _ file: CheckedFile) -> [LostImport] {
  let (imports, tables) = (file.project.imports, file.project.tables)
  let aliases = file.tree.children(of: view.id).filter { file.tree.kind($0) == .alias }
  guard view.module != nil else {
    return aliases.compactMap { alias in
      guard let node = file.tree.firstChild(of: alias), let module = file.tree.dottedName(of: node) else { return nil }
      guard isOfProject(module, file), case .noModule(let nearest) = imports.find(module, nil, in: tables) else {
        return nil
      }
      return LostImport(module: module, nearest: nearest, node: node)
    }
  }
  let isPackage = file.path.hasSuffix("__init__.py")
  guard let module = view.absoluteModule(in: file.module, isPackage: isPackage), isOfProject(module, file) else {
    return []
  }
  if case .noModule(let nearest) = imports.find(module, nil, in: tables) {
    let place = file.tree.firstChild(of: view.id, .dottedName)
    return place.map { [LostImport(module: module, nearest: nearest, node: $0)] } ?? []
  }
  return aliases.compactMap { alias in
    guard let node = file.tree.firstChild(of: alias), let name = file.tree.dottedName(of: node),
      imports.find(module, name, in: tables) == .noName
    else { return nil }
    return LostImport(module: module, name: name, node: node)
  }
}

/// A script finds what lies beside it first; a module of a package does not, or `apps.shop` could not be imported beside
/// an `apps.py`.
private func isOfProject(_ module: String, _ file: CheckedFile) -> Bool {
  let head = module.prefix { $0 != "." }
  let folder = file.path.split(separator: "/").dropLast().joined(separator: "/")
  if folder.isEmpty || file.project.paths.python[folder + "/__init__.py"] != nil && !isScript(file) { return true }
  let beside = [folder + "/\(head).py", folder + "/\(head)/__init__.py"]
  return !beside.contains { path in
    file.project.paths.python[path].map { file.project.tables.modules[$0].name != String(head) } ?? false
  }
}

// MARK: What may appear later

private func mayBeMade(_ lost: LostImport, _ file: CheckedFile) -> Bool {
  if let nearest = lost.nearest { return file.project.mayAppear(lost.module, nearest: nearest) }
  guard let name = lost.name else { return false }
  return file.project.mayAppear(lost.module + "." + name, nearest: lost.module) || file.project.isSetFromOutside(name)
}

// MARK: Words

private func report(_ lost: LostImport, _ view: Import, _ file: CheckedFile, _ findings: inout Findings) {
  guard let name = lost.name else {
    let hint = likelyModule(lost, view, file).map { "; did you mean \($0)?" } ?? ""
    findings.report("there is no module \(lost.module)" + hint, at: lost.node, in: file, facet: "module")
    return
  }
  let home = home(of: name, file)
  let hint =
    home.map { "; it is defined in \($0)" } ?? nearName(name, lost.module, file).map { "; did you mean \($0)?" }
  findings.report(
    "\(lost.module) has no \(name)" + (hint ?? ""), at: lost.node, in: file, facet: "name",
    fix: home.flatMap { fix($0, view, file) })
}

/// The only module of the project that defines the name at its top.
private func home(of name: String, _ file: CheckedFile) -> String? {
  let homes = file.project.tables.modules.indices.filter { row in
    guard file.project.imports.isSure(row), !file.project.file(row).isTest || file.isTest else { return false }
    switch file.project.tables.modules[row].bindings[name] {
    case .function?, .type?: return true
    case .value?, .module?, .imported?, nil: return false
    }
  }
  return homes.count == 1 ? file.project.tables.modules[homes[0]].name : nil
}

private func nearName(_ name: String, _ module: String, _ file: CheckedFile) -> String? {
  guard let row = file.project.tables.moduleIndex[module] else { return nil }
  return Suggestion.nearest(to: name, in: file.project.tables.modules[row].bindings.keys.sorted())
}

private func likelyModule(_ lost: LostImport, _ view: Import, _ file: CheckedFile) -> String? {
  if let name = view.names.first?.name, view.module != nil, let home = home(of: name, file) { return home }
  let known = file.project.tables.moduleIndex.keys.filter {
    file.project.imports.isSure(file.project.tables.moduleIndex[$0] ?? 0)
  }.sorted()
  return Suggestion.nearest(to: lost.module, in: known)
}

/// Only where the whole statement moves.
private func fix(_ home: String, _ view: Import, _ file: CheckedFile) -> Fix? {
  guard view.names.count == 1, view.level == 0, let module = file.tree.firstChild(of: view.id, .dottedName) else {
    return nil
  }
  return Fix(.risky, "import it from \(home)", [Fix.Edit(file.place(module), home)])
}
