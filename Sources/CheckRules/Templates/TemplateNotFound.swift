import Checks

let templateNotFound = Rule(
  "DJT001", "template-not-found",
  "No engine finds a template of this name.",
  why: "Rendering raises TemplateDoesNotExist: the page answers 500.",
  .error, .proven, facets: ["extends", "include"],
  examples: [
    .bad(
      """
      --- shop/views.py
      from django.shortcuts import render
      from django.views.generic import TemplateView

      def detail(request):
          return render(request, «"order/detail.html"», {})

      class Page(TemplateView):
          template_name = «"shop/pages.html"»

      class Part(TemplateView):
          template_name = «"shop/parts.html"»

          def get_template_names(self):
              return ["shop/page.html"] if self.request.GET else super().get_template_names()
      --- shop/templates/orders/detail.html
      Detail
      --- shop/templates/shop/page.html
      Page
      """),
    .good(
      """
      --- shop/views.py
      from django import forms
      from django.shortcuts import render
      from django.template import TemplateDoesNotExist
      from django.template.loader import get_template, select_template
      from django.views.generic import TemplateView

      def detail(request, name):
          try:
              get_template("shop/none.html")
          except TemplateDoesNotExist:
              pass
          select_template(["shop/none.html", "orders/detail.html"])
          render(request, ["shop/none.html", "orders/detail.html"])
          render(request, f"shop/{name}.html")
          render(request, "./orders/row.html")
          render(request, "orders/row.html#cell")
          get_template("registration/password_reset_subject.txt")
          return render(request, "orders/detail.html", {})

      class Widget(forms.Widget):
          template_name = "shop/none.html"

      class Page(TemplateView):
          template_name = "orders/detail.html"

      class Variant(TemplateView):
          def get_template_names(self):
              head, tail = self.template_name.split(".")
              return [f"{head}_one.{tail}"]

      class Wizard(Variant):
          template_name = "shop/wizard.html"
      --- shop/templates/orders/detail.html
      {% extends name %}{% include "./row.html" %}{% include "../orders/row.html" %}{% include "shop/logo.svg" %}
      {% include "orders/row.html#cell" %}
      --- shop/templates/orders/row.html
      Row
      """),
    .bad(
      """
      --- shop/templates/orders/detail.html
      {% extends «"bsae.html"» %}
      {% block body %}{% include «"orders/rows.html"» %}{% include «"./none.html"» with a=1 %}{% endblock %}
      --- shop/templates/orders/row.html
      {% include "orders/row.html" %}{# {% include "none" %} #}
      --- shop/templates/base.html
      {% block body %}{% endblock %}
      """),
  ],
  .project { project, findings in
    let inventory = project.templateInventory
    let isCertain = isWhole(inventory, project)
    let (confidence, severity): (Confidence?, Severity?) = isCertain ? (nil, nil) : (.likely, .warning)
    for use in project.templateUses.all where use.names.allSatisfy({ isMissing($0, project, isCertain) }) {
      // Of an application that these settings do not install.
      if project.sources.templates.contains(where: { file in use.names.contains { file.path.hasSuffix("/" + $0) } }) {
        continue
      }
      findings.report(
        message(use.names, inventory), at: use.node, in: use.file, confidence: confidence, severity: severity)
    }
    for template in project.templates {
      guard template.tree.dialect == .django, let own = inventory.name(ofPath: template.path) else { continue }
      let outline = TemplateOutline(template.tree)
      for (facet, targets) in [
        ("extends", outline.extends.map(\.target)), ("include", outline.includes.map(\.target)),
      ] {
        for target in targets {
          guard let text = target.literal, let name = TemplateInventory.absolute(text, from: own),
            isMissing(name, project, isCertain)
          else { continue }
          let isSure = isCertain && !template.tree.isSwitched(target.row)
          findings.report(
            message([name], inventory), at: template.place(target.range), facet: facet,
            confidence: isSure ? nil : .likely, severity: isSure ? nil : .warning)
        }
      }
    }
  }
)

private func isWhole(_ inventory: TemplateInventory, _ project: CheckedProject) -> Bool {
  inventory.isClosed && !project.mayHaveMoreApps && !project.hasBuiltTemplates
}

/// Where engines may find more than is listed, only slips of the fingers are told, and they are no proof.
private func isMissing(_ name: String, _ project: CheckedProject, _ isWhole: Bool) -> Bool {
  let inventory = project.templateInventory
  guard inventory.lacks(name), !project.mayBePutInPlace(name) else { return false }
  if isWhole { return true }
  return Suggestion.slip(of: name, in: inventory.names) != nil
    && !project.sources.templates.contains { $0.path.hasSuffix("/" + name) }
}

private func message(_ names: [String], _ inventory: TemplateInventory) -> String {
  let hint = names.lazy.compactMap { inventory.suggestion(for: $0) }.first
  let words = names.map { "'\($0)'" }.joined(separator: " or ")
  return "there is no template \(words)" + (hint.map { ": did you mean '\($0)'" } ?? "")
}
