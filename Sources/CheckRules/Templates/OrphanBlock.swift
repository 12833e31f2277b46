import Checks

let orphanBlock = Rule(
  "DJT006", "orphan-block",
  "A template that extends another has content that no ancestor has a place for.",
  why: "Django drops it silently: only blocks that an ancestor defines are shown.",
  .warning, .proven, facets: ["block", "outside"],
  examples: [
    .bad(
      """
      --- shop/templates/page.html
      {% extends "base.html" %}
      {% block «contents» %}...{% endblock %}
      --- shop/templates/base.html
      {% block content %}{% endblock %}
      """, facet: "block"),
    .good(
      """
      --- shop/templates/page.html
      {% extends "middle.html" %}
      {% block content %}{% block inner %}{% endblock %}{% endblock %}{% block title %}x{% endblock %}
      --- shop/templates/middle.html
      {% extends "base.html" %}{# a comment #}
      {% load static %}{% block main %}{% block content %}{% endblock %}{% endblock %}
      --- shop/templates/base.html
      {% block title %}{% endblock %}{% block main %}{% endblock %}
      --- shop/templates/chosen.html
      {% extends name %}{% block anything %}{% endblock %}
      --- shop/templates/admin.html
      {% extends "auth/widgets/read_only_password_hash.html" %}{% block anything %}{% endblock %}
      """),
    .bad(
      """
      --- shop/templates/page.html
      {% extends "base.html" %}
      {% block content %}...{% endblock %}
      «{{ order.total }}»
      --- shop/templates/base.html
      {% block content %}{% endblock %}
      """, facet: "outside"),
  ],
  .templates { template, findings in
    let inventory = template.project.templateInventory
    guard template.isBooted, let own = inventory.name(ofPath: template.path) else { return }
    let outline = TemplateOutline(template.tree)
    guard outline.extends.count == 1 else { return }
    if let known = blocks(above: own, template.project) {
      for block in outline.blocks where !known.contains(block.name.text) && isTop(block, outline) {
        let hint = Suggestion.nearest(to: block.name.text, in: known.sorted()).map { ": did you mean '\($0)'" } ?? ""
        findings.report(
          "no template above has a block '\(block.name.text)'\(hint)", at: template.place(block.name.range),
          facet: "block")
      }
    }
    if let row = outside(template.tree) {
      findings.report(
        "this is dropped: a template that extends another shows blocks only",
        at: template.place(template.tree.nodes[row].range), facet: "outside")
    }
  }
)

/// The blocks of everything that a template extends; nil where that is not known.
private func blocks(above name: String, _ project: CheckedProject) -> Set<String>? {
  let inventory = project.templateInventory
  var found: Set<String> = []
  var (name, seen): (String, Set<String>) = (name, [name])
  while let path = inventory.path(of: name), let template = project.template(at: path) {
    let outline = TemplateOutline(template.tree)
    if seen.count > 1 { found.formUnion(outline.blocks.map(\.name.text)) }
    guard let extended = outline.extends.first else { return template.isBooted ? found : nil }
    // What extends a computed name may be anything.
    guard let written = extended.target.literal, let parent = TemplateInventory.absolute(written, from: name),
      seen.insert(parent).inserted
    else { return nil }
    name = parent
  }
  return nil
}

private func isTop(_ block: TemplateOutline.Block, _ outline: TemplateOutline) -> Bool {
  !outline.blocks.contains { $0.range != block.range && $0.range.contains(block.range) }
}

/// The first output outside of blocks.
private func outside(_ tree: TemplateFile) -> Int? {
  tree.children(of: 0).first { tree.nodes[$0].kind == .output }
}
