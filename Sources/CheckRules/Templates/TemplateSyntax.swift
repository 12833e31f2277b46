import Checks

let templateSyntax = Rule(
  "DJT003", "template-syntax",
  "Django cannot compile the template.",
  why: "TemplateSyntaxError wherever the template is rendered, extended or included: the page answers 500.",
  .error, .proven,
  facets: ["unknown-library", "unknown-tag", "unknown-filter", "block", "arguments", "expression", "extends"],
  examples: [
    .bad(
      """
      --- shop/templates/page.html
      «{% if order.paid = True %}»...{% endif %}
      """),
    .good(
      """
      --- shop/templates/page.html
      {% if order.paid == True and not order.open or a in b %}...{% elif x %}{% else %}{% endif %}
      {% for a, b in c.items reversed %}{{ forloop.counter }}{% empty %}{% endfor %}
      {% with a=1 b=c|default:"x" %}{{ a }}{% endwith %}
      {% load i18n %}{% blocktranslate count n=orders.count %}one{% plural %}many{% endblocktranslate %}
      {% load i18n %}{% verbatim %}{% if %}{% endverbatim %}{% comment %}{% foo %}{% endcomment %}
      """),
    .bad(
      """
      --- shop/templates/unknown.html
      {% «fro» order in orders %}{% load static %}{{ order|«uper» }}{{ order|upper }}
      --- shop/templates/library.html
      {% load «statics» %}{% static "x" %}
      """),
    .bad(
      """
      --- shop/templates/open.html
      «{% if order %}»{{ order }}
      --- shop/templates/stray.html
      {{ order }}{% «endif» %}
      --- shop/templates/twice.html
      {% block a %}{% endblock %}«{% block a %}»{% endblock %}
      --- shop/templates/wrong.html
      {% block a %}«{% endblock b %}»
      """),
    .bad(
      """
      --- shop/templatetags/__init__.py
      --- shop/templatetags/money.py
      from django import template

      register = template.Library()

      @register.filter
      def euros(value): ...

      @register.filter
      def rounded(value, places, way=1): ...
      --- shop/templates/page.html
      {% load money %}{{ a|upper|date:"Y" }}{{ a|«upper:"x"» }}{{ a|«add» }}
      {{ a|euros }}{% if a|«euros:"x"» %}{{ a|«rounded» }}{{ a|rounded:2 }}{% endif %}
      """, facet: "arguments"),
    .good(
      """
      --- shop/templatetags/__init__.py
      --- shop/templatetags/panels.py
      from django import template

      register = template.Library()

      @register.tag
      def panel(parser, token):
          head = parser.parse(("panelbody",))
          parser.delete_first_token()
          body = parser.parse(("panelend",))
          parser.delete_first_token()
          return template.base.NodeList([head, body])
      --- shop/templates/page.html
      {% load panels %}{% panel %}Head{% panelbody %}Body{% panelend %}
      """),
  ],
  .templates { template, findings in
    guard template.isBooted else { return }
    let inventory = template.project.tagInventory
    let unknown = template.unknownTags(inventory).filter {
      $0.libraries.isEmpty && !($0.kind == .library && template.project.mayHaveMoreApps)
    }
    for one in unknown { report(one, template, inventory, &findings) }
    // What an unknown tag leaves open follows from it.
    if unknown.contains(where: { $0.kind == .tag }) { return }
    checkFilters(template, inventory, &findings)
    var last: TextRange?
    // What is wrong inside of a tag is said of the tag already.
    for problem in template.tree.problems where last.map({ !$0.contains(problem.range) }) ?? true {
      last = problem.range
      report(problem, template, &findings)
    }
  }
)

/// Whether the expression was not understood as a whole: what is left of it says nothing.
private func isTorn(_ expression: Int, _ tree: TemplateFile) -> Bool {
  let range = tree.nodes[expression].range
  return tree.problems.contains { $0.range.contains(range) || range.contains($0.range) }
}

/// Filters with an argument that they do not take, or without one that they need.
private func checkFilters(_ template: CheckedTemplate, _ inventory: TagInventory, _ findings: inout Findings) {
  for row in template.tree.nodes.indices where template.tree.nodes[row].kind == .expression {
    for filter in ExpressionView(template.tree, row).filters {
      guard let wanted = inventory.filterArguments[filter.name.text] else { continue }
      let given = filter.argument == nil ? 0 : 1
      guard !wanted.contains(given), !isTorn(row, template.tree) else { continue }
      let words = given < wanted.lowerBound ? "needs an argument" : "takes no argument"
      findings.report("'\(filter.name.text)' \(words)", at: template.place(filter.range), facet: "arguments")
    }
  }
}

private func report(
  _ unknown: UnknownTag, _ template: CheckedTemplate, _ inventory: TagInventory, _ findings: inout Findings
) {
  let (words, facet, names): (String, String, [String]) =
    switch unknown.kind {
    case .tag: ("tag", "unknown-tag", inventory.names(isFilter: false))
    case .filter: ("filter", "unknown-filter", inventory.names(isFilter: true))
    case .library: ("tag library", "unknown-library", inventory.libraries.keys.sorted())
    }
  let hint = Suggestion.nearest(to: unknown.name, in: names).map { ": did you mean '\($0)'" } ?? ""
  findings.report(
    "there is no \(words) '\(unknown.name)'\(hint)", at: unknown.place, facet: facet,
    isCertain: unknown.isCertain)
}

private func report(_ problem: TemplateProblem, _ template: CheckedTemplate, _ findings: inout Findings) {
  let text = template.tree.text(problem.range)
  let short = text.count > 60 ? String(text.prefix(57)) + "..." : text
  let (message, facet): (String, String) =
    switch problem.kind {
    case .unclosedBlock: ("\(short) is never closed", "block")
    case .strayClosing: ("\(short) closes nothing", "block")
    case .strayBranch: ("\(short) stands in no block that takes it", "block")
    case .wrongClosing: ("\(short) closes another block than the one that is open", "block")
    case .emptyTag: ("an empty tag", "expression")
    case .emptyOutput: ("an empty output", "expression")
    case .badExpression: ("\(short) is no expression", "expression")
    case .underscoreName: ("names with a leading underscore cannot be read in templates", "expression")
    case .badArguments: ("\(short) has wrong arguments", "arguments")
    case .duplicateBlock: ("\(short): there is a block of this name already", "block")
    case .misplacedExtends: ("extends must be the first tag, and the only one of its kind", "extends")
    case .tagInTranslation: ("no tags inside of blocktranslate: \(short)", "block")
    case .tooDeep, .unterminated: ("", "")
    }
  guard !message.isEmpty else { return }
  findings.report(message, at: template.place(problem.range), facet: facet)
}
