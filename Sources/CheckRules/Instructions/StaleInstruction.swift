import Checks

let staleInstruction = Rule(
  "DJI101", "stale-instruction",
  "The instructions for agents name a file, module, class or command of the project that does not exist.",
  why: "An agent believes them: it imports what is not there, or makes it a second time.",
  .warning, .proven, facets: ["path", "name", "command"],
  examples: [
    .bad(
      """
      --- core/api/serializers.py
      class BaseModelSerializer: ...
      --- CLAUDE.md
      # Shop

      - All serializers inherit from `«core.serializers.BaseModelSerializer»`
      - Views are classes of `core.api.serializers`
      """, facet: "name"),
    .bad(
      """
      --- shop/views.py
      --- AGENTS.md
      - Pricing is in `«shop/pricing.py»`, see also `shop/views.py`.
      """, facet: "path"),
    .good(
      """
      --- shop/models.py
      from django.db import models

      class Order(models.Model): ...
      --- shop/views.py
      class OrderView: ...
      --- CLAUDE.md
      - `shop.Order`, `shop.Order.total` and `shop.change_order` are not modules
      - Serializers of an app are in `apps/{app}/serializers.py` or `<name>/forms.py`
      - See `shop.views.OrderView`, `shop/views.py`, `./shop/`, `shop`
      - Never write `shop/helpers.py`
      - New code goes to `shop/services.py` (create it)
      - Use `django.db.models.Model` and `requests.get`, `settings.DEBUG`, `order.total`
      - Built to `static/app.js` and `dist/app.css`
      ```
      python manage.py migrate
      cp example.env .env
      ```
      """),
  ],
  .project { project, findings in
    for text in project.beside.texts where text.isInstruction && text.name != "SKILL.md" {
      for piece in MarkdownCode(text.bytes).pieces where !piece.isBlock && !AbsenceWords.stand(in: piece.line) {
        check(piece, text, project, &findings)
      }
    }
  }
)

private func check(
  _ piece: MarkdownCode.Piece, _ text: CheckedText, _ project: CheckedProject, _ findings: inout Findings
) {
  let name = piece.text
  guard name.utf8.count < 160, name.allSatisfy({ $0.isLetter || $0.isNumber || "._/-".contains($0) }) else { return }
  let place = SourcePlace(text.path, TextRange(piece.range.start, piece.range.start + UInt32(name.utf8.count)))
  if name.contains("/"), name.hasSuffix(".py") || name.hasSuffix(".html") {
    guard isMissing(name, project) else { return }
    let hint = near(name, project).map { "; did you mean \($0)?" } ?? ""
    findings.report("there is no file \(name)" + hint, at: place, facet: "path", symbol: text.path)
  } else if name.contains("."), !name.contains("/"), !name.hasPrefix("settings."),
    let reason = project.lost(mention: name)
  {
    let last = name.split(separator: ".").last.map(String.init) ?? name
    let same = project.tables.classIndex.keys.filter { $0.hasSuffix("." + last) && !$0.contains("<locals>") }
    let hint = same.count == 1 ? "; did you mean \(same[0])?" : ""
    findings.report(reason + hint, at: place, facet: "name", symbol: text.path)
  }
}

/// Below whatever folder: instructions shorten paths.
private func isMissing(_ name: String, _ project: CheckedProject) -> Bool {
  let path = name.hasPrefix("./") ? String(name.dropFirst(2)) : name
  guard let head = path.split(separator: "/").first, !path.hasPrefix("/"), !path.hasPrefix(".."),
    !path.contains("myapp"),
    !path.contains("myproject"), !path.contains("yourapp"), !path.contains("app_name")
  else { return false }
  // Only where the folder is known: else it speaks of another project.
  guard project.beside.paths.contains(where: { $0.hasPrefix(head + "/") || $0.contains("/" + head + "/") }) else {
    return false
  }
  return !project.beside.paths.contains { $0 == path || $0.hasSuffix("/" + path) }
}

private func near(_ name: String, _ project: CheckedProject) -> String? {
  let last = name.split(separator: "/").last ?? ""
  let same = project.beside.paths.filter { $0.hasSuffix("/" + last) }
  return same.count == 1
    ? same.first : Suggestion.nearest(to: name, in: project.beside.paths.filter { $0.hasSuffix(".py") }.sorted())
}
