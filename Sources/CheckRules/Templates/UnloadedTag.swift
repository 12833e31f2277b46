import Checks

let unloadedTag = Rule(
  "DJT002", "unloaded-tag",
  "A tag or filter is used in a template that does not load its library.",
  why: "Django raises TemplateSyntaxError: `{% load %}` counts for its own file only, from where it stands.",
  .error, .proven, fix: .safe, isCore: true, facets: ["tag", "filter"],
  examples: [
    .bad(
      """
      --- shop/templates/page.html
      {% extends "base.html" %}
      {% block body %}<img src="{% «static» 'logo.svg' %}">{% endblock %}
      --- shop/templates/base.html
      {% load static %}{% block body %}{% endblock %}
      """, facet: "tag",
      fixed: """
        --- shop/templates/page.html
        {% extends "base.html" %}
        {% load static %}
        {% block body %}<img src="{% static 'logo.svg' %}">{% endblock %}
        """),
    .good(
      """
      --- shop/templates/page.html
      {% extends "base.html" %}
      {% block body %}{% load static %}<img src="{% static 'logo.svg' %}">{% endblock %}
      --- shop/templates/base.html
      {% load static from static %}{% block body %}{% static "a" %}{% endblock %}
      {% comment %}{% trans "x" %}{% endcomment %}{# {% trans "x" %} #}{% verbatim %}{{ a|price }}{% endverbatim %}
      """),
    .bad(
      """
      --- shop/templatetags/__init__.py
      --- shop/templatetags/prices.py
      from django import template

      register = template.Library()

      @register.filter
      def price(value): return value

      def total(a): return a

      register.simple_tag(total, name="order_total")
      --- shop/templates/page.html
      {{ order.total|«price» }}{% load prices %}{{ order.total|price }}{% order_total order %}
      --- shop/templates/other.html
      {% load price from prices %}{{ a|price }}{% «order_total» order %}
      """),
    .good(
      """
      +++ settings.py
      TEMPLATES[0]["OPTIONS"]["builtins"] = ["shop.tags.prices"]
      TEMPLATES[0]["OPTIONS"]["libraries"] = {"money": "shop.tags.money"}
      --- shop/tags/prices.py
      from django import template
      register = template.Library()

      @register.filter
      def price(value): return value
      --- shop/tags/money.py
      from django import template
      register = template.Library()

      @register.filter(name="euro")
      def to_euro(value): return value
      --- shop/templates/page.html
      {% load money %}{{ order.total|price|euro }}
      """),
  ],
  .templates { template, findings in
    guard template.isBooted else { return }
    for unknown in template.unknownTags(template.project.tagInventory) where !unknown.libraries.isEmpty {
      let isFilter = unknown.kind == .filter
      let library = unknown.libraries.count == 1 ? unknown.libraries[0] : nil
      findings.report(
        "'\(unknown.name)' needs {% load \(library ?? unknown.libraries.joined(separator: " %} or {% load ")) %}",
        at: unknown.place, facet: isFilter ? "filter" : "tag",
        fix: library.map { Fix(.safe, "load \($0)", [template.loading($0)]) })
    }
  }
)

extension CheckedTemplate {
  /// Behind `{% extends %}`, or at the start.
  fileprivate func loading(_ library: String) -> Fix.Edit {
    let outline = TemplateOutline(tree)
    let place = outline.loads.first?.range.start ?? outline.extends.first?.range.end ?? 0
    let isBehind = outline.loads.isEmpty && !outline.extends.isEmpty
    let text = isBehind ? "\n{% load \(library) %}" : "{% load \(library) %}\n"
    return Fix.Edit(self.place(TextRange(place, place)), text)
  }
}
