import Checks

let queryInLoop = Rule(
  "DJQ105", "query-in-loop",
  "A query is made anew in every turn of a loop.",
  why: "The time grows with the number of turns; one query for all of them, or one before the loop, does not.",
  .warning, .likely, facets: ["depends-on-loop-var", "loop-invariant"],
  examples: [
    .bad(
      """
      --- shop/models.py
      from django.db import models

      class Product(models.Model):
          name = models.CharField(max_length=20)
      --- shop/views.py
      from shop.models import Product

      def total(cart_lines):
          for line in cart_lines:
              product = «Product.objects.get(pk=line["product_id"])»
              print(product)
      """, facet: "depends-on-loop-var"),
    .bad(
      """
      --- shop/models.py
      from django.db import models

      class Product(models.Model):
          name = models.CharField(max_length=20)
      --- shop/views.py
      from shop.models import Product

      def total(cart_lines):
          for line in cart_lines:
              if «Product.objects.count()» > 3:
                  print(line)
      """, facet: "loop-invariant"),
    .good(
      """
      --- shop/models.py
      from django.db import models

      class Product(models.Model):
          name = models.CharField(max_length=20)
      --- shop/views.py
      from shop.models import Product

      def total(cart_lines):
          products = Product.objects.in_bulk([line["product_id"] for line in cart_lines])
          for line in cart_lines:
              print(products[line["product_id"]])
          for name in ["a", "b"]:
              print(Product.objects.get(name=name))
          for product in Product.objects.filter(name="x"):
              print(product)
          for line in cart_lines:
              Product.objects.get_or_create(name=line["name"])
          while True:
              if not Product.objects.exists():
                  break
      """),
  ],
  .project { project, findings in
    var seen: Set<QueryPlace> = []
    for one in project.queries.repeated where seen.insert(one.call).inserted {
      let file = project.file(one.call.file)
      if file.isTest || isByTheWay(file) || isTaken(one, file) { continue }
      let advice =
        one.dependsOnLoop
        ? "ask once for all of them, for example with in_bulk() or a look-up with __in"
        : "ask once in front of the loop"
      findings.report(
        "\(one.method == "iteration" ? "this query" : one.method + "()") is asked in every turn of the loop; \(advice)",
        at: one.call.node, in: file, facet: one.dependsOnLoop ? "depends-on-loop-var" : "loop-invariant",
        related: [RelatedPlace(project.place(one.loop), "the loop")])
    }
  }
)

/// Commands and scripts take their time.
private func isByTheWay(_ file: CheckedFile) -> Bool {
  let parts = file.path.split(separator: "/")
  return parts.contains("commands") || parts.contains("scripts") || parts.contains("management")
    || ["fixtures", "seed", "demo", "sandbox"].contains { parts.contains(Substring($0)) }
}

/// A query behind which the loop is left is asked once, mostly.
private func isTaken(_ one: QueryFacts.Repeated, _ file: CheckedFile) -> Bool {
  let tree = file.tree
  var inner = one.call.node
  for outer in tree.ancestors(of: one.call.node).dropLast().reversed() {
    if outer == one.loop.node { return false }
    switch tree.kind(outer) {
    case .returnStatement, .raiseStatement: return true
    // What was found is kept: `if key not in known:`.
    case .ifStatement:
      if let test = tree.firstChild(of: outer), test != inner, tree.text(of: test).contains("not in ") { return true }
    case .block:
      if let last = tree.lastChild(of: outer), last != inner,
        [.breakStatement, .returnStatement].contains(tree.kind(last)), tree.parent(of: outer) != one.loop.node
      {
        return true
      }
    default: break
    }
    inner = outer
  }
  return false
}
