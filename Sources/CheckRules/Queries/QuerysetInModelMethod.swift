import Checks

let querysetInModelMethod = Rule(
  "DJQ202", "queryset-in-model-method",
  "A model's property or method asks the database and is shown by views, templates or serializers.",
  why: "It looks like an attribute and costs a query for every object of a list.",
  .warning, enabled: .auto, .likely,
  examples: [
    .bad(
      """
      --- shop/models.py
      from django.db import models

      class Cart(models.Model):
          @property
          def total(self):
              return sum(line.price for line in «self.lines.all()»)

      class Line(models.Model):
          cart = models.ForeignKey(Cart, models.CASCADE, related_name="lines")
          price = models.IntegerField()
      --- shop/views.py
      def cart(request, cart):
          return cart.total
      """),
    .good(
      """
      --- shop/models.py
      from django.db import models
      from django.utils.functional import cached_property

      class CartQuerySet(models.QuerySet):
          def with_total(self):
              return self.annotate(total=models.Sum("lines__price"))

      class Cart(models.Model):
          objects = CartQuerySet.as_manager()

          @cached_property
          def count(self):
              return self.lines.count()

          def close(self):
              self.lines.first()

          @property
          def name(self):
              return str(self.pk)

      class Line(models.Model):
          cart = models.ForeignKey(Cart, models.CASCADE, related_name="lines")
          price = models.IntegerField()
      --- shop/views.py
      def cart(request, cart):
          return cart.count, cart.name
      """),
  ],
  .project { project, findings in
    let shown = shownNames(project)
    var told: Set<ID<FunctionRow>> = []
    for place in project.queries.evaluations {
      let file = project.file(place.file)
      guard !file.isTest, let node = file.enclosing(place.node, .functionDef),
        let id = project.tables.functionNodes[file.row][node.index], isShown(id, project, shown),
        told.insert(id).inserted
      else { continue }
      findings.report(
        "\(project.tables.functions[id].name) asks the database for every object: annotate the query set instead",
        at: place.node, in: file)
    }
  }
)

private func isShown(_ id: ID<FunctionRow>, _ project: CheckedProject, _ shown: Set<String>) -> Bool {
  let row = project.tables.functions[id]
  guard !row.owner.isNone, project.tables.classes[row.owner].model != nil, !row.isStatic, !row.isClassMethod,
    shown.contains(row.name), !row.name.hasPrefix("__"), !["save", "delete", "clean", "full_clean"].contains(row.name)
  else { return false }
  let tree = project.tables.file(row.file)
  return !tree.decorators(of: row.node).contains { tree.text(of: $0).contains("cached_property") }
}

/// Attributes that templates, views and serializers name.
private func shownNames(_ project: CheckedProject) -> Set<String> {
  var names: Set<String> = []
  for template in project.templates {
    for row in template.tree.nodes.indices where template.tree.nodes[row].kind == .variable {
      names.formUnion(template.tree.text(of: row).split(separator: ".").dropFirst().map(String.init))
    }
  }
  for serializer in project.serializers { names.formUnion(serializer.row.fields.items.keys) }
  for file in project.files where ["views", "api", "viewsets"].contains(where: { file.path.contains($0) }) {
    for row in file.tree.nodes.indices where file.tree.kind(ID(row)) == .attribute {
      names.insert(file.tree.name(file.tree.nodes[row].symbol))
    }
  }
  return names
}
