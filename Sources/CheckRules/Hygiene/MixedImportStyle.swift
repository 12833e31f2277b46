import Checks

let mixedImportStyle = Rule(
  "DJX206", "mixed-import-style",
  "An import is written in another style than the project's, or names a module by a second root.",
  why: "Two styles hide that two imports are of one module; a second root makes two modules of one file.",
  .info, enabled: .auto, .proven, fix: .safe, facets: ["relative", "absolute", "double-root"],
  examples: [
    .bad(
      """
      --- shop/models.py
      Order = 1
      --- shop/views.py
      from «.models» import Order
      """, facet: "relative",
      configuration: """
        [imports]
        style = "absolute"
        """,
      fixed: """
        --- shop/models.py
        Order = 1
        --- shop/views.py
        from shop.models import Order
        """),
    .bad(
      """
      --- shop/models.py
      Order = 1
      --- shop/views.py
      from «shop.models» import Order
      """, facet: "absolute",
      configuration: """
        [imports]
        style = "relative"
        """),
    .good(
      """
      --- shop/models.py
      Order = 1
      --- shop/views.py
      from .models import Order
      from core.money import euros
      --- core/money.py
      euros = 1
      """,
      configuration: """
        [imports]
        style = "sibling-relative"
        """),
  ],
  .nodes([.importFrom]) { node, file, findings in
    guard let view = Import(node, in: file.tree), !file.isMigration, !file.isTest,
      let style = file.project.configuration.importStyle ?? sentence(file.project)
    else { return }
    if style == "absolute", view.level > 0 {
      reportRelative(view, file, &findings)
    } else if style != "absolute", view.level == 0, let module = view.module,
      let place = file.tree.firstChild(of: node, .dottedName)
    {
      let isPackage = file.path.hasSuffix("__init__.py")
      let package = isPackage ? file.module : file.module.split(separator: ".").dropLast().joined(separator: ".")
      let head = style == "relative" ? String(file.module.prefix { $0 != "." }) : package
      guard !head.isEmpty, module == head || module.hasPrefix(head + "."),
        file.project.tables.moduleIndex[module] != nil
      else { return }
      findings.report("the project imports its own modules relatively", at: place, in: file, facet: "absolute")
    }
  }
)

/// What the instructions ask for, where the configuration says nothing.
private func sentence(_ project: CheckedProject) -> String? {
  for text in project.beside.texts where text.isInstruction {
    let lower = text.text.lowercased()
    if lower.contains("absolute imports") { return "absolute" }
    if lower.contains("relative imports") { return "relative" }
  }
  return nil
}

private func reportRelative(_ view: Import, _ file: CheckedFile, _ findings: inout Findings) {
  guard let module = view.absoluteModule(in: file.module, isPackage: file.path.hasSuffix("__init__.py")),
    file.project.imports.isSure(file.row)
  else { return }
  let dots = dotsStart(view, file)
  let end = file.tree.firstChild(of: view.id, .dottedName).map { file.tree[$0].end } ?? dots + UInt32(view.level)
  let place = SourcePlace(file.path, TextRange(dots, end))
  findings.report(
    "write \(module): the project imports absolutely", at: place, facet: "relative",
    symbol: file.symbol(around: view.id),
    fix: module.isEmpty ? nil : Fix(.safe, "import \(module)", [Fix.Edit(place, module)]))
}

/// Where the dots begin, behind `from` and what space there is.
private func dotsStart(_ view: Import, _ file: CheckedFile) -> UInt32 {
  var at = Int(file.tree[view.id].start) + 4
  while at < file.tree.source.count, file.tree.source[at] != UInt8(ascii: ".") { at += 1 }
  return UInt32(at)
}
