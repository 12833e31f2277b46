import Checks

let modelCreateInTests = Rule(
  "DJP202", "model-create-in-tests",
  "A test makes an object by hand although its model has a factory.",
  why: "Every field that the model gets breaks every such line; a factory is changed once.",
  .warning, enabled: .auto, .proven, isCore: true, facets: ["has-factory"],
  examples: [
    .bad(
      """
      --- shop/models.py
      from django.db import models

      class Order(models.Model):
          total = models.IntegerField()
      --- shop/tests/factories.py
      from factory.django import DjangoModelFactory
      from shop.models import Order

      class OrderFactory(DjangoModelFactory):
          class Meta:
              model = Order
      --- shop/tests/test_orders.py
      from shop.models import Order

      def test_total():
          order = «Order.objects.create»(total=1)
          «Order(total=1).save»()
      """, facet: "has-factory"),
    .good(
      """
      --- shop/models.py
      from django.db import models

      class Order(models.Model):
          total = models.IntegerField()

      class Line(models.Model):
          order = models.ForeignKey(Order, on_delete=models.CASCADE)
      --- shop/tests/factories.py
      from factory.django import DjangoModelFactory
      from shop.models import Order

      class OrderFactory(DjangoModelFactory):
          class Meta:
              model = Order

      def make(): return Order.objects.create(total=1)
      --- shop/tests/test_orders.py
      from shop.models import Line, Order
      from shop.tests.factories import OrderFactory

      def test_total():
          order = OrderFactory()
          Line.objects.create(order=order)
          Order.objects.filter(total=1).update(total=2)
      """),
  ],
  .nodes([.call]) { node, file, findings in
    guard file.isTest, !file.path.contains("factor"), let call = Call(node, in: file.tree),
      file.tree.kind(call.callee) == .attribute, let owner = file.tree.firstChild(of: call.callee)
    else { return }
    let method = file.tree.name(file.tree[call.callee].symbol)
    var written: ID<Node>?
    if ["create", "create_user", "bulk_create", "get_or_create"].contains(method), file.tree.kind(owner) == .attribute,
      file.tree.name(file.tree[owner].symbol) == "objects"
    {
      written = file.tree.firstChild(of: owner)
    } else if method == "save", let made = Call(owner, in: file.tree) {
      written = made.callee
    }
    guard let written, let dotted = file.dotted(written), let type = file.project.tables.classIndex[dotted],
      let label = file.project.tables.classes[type].model?.label, let factory = factory(of: label, file.project),
      !isToFail(node, file)
    else { return }
    findings.report("use \(factory) to make objects of \(label)", at: call.callee, in: file, facet: "has-factory")
  }
)

/// Inside of `assertRaises` or `pytest.raises`.
private func isToFail(_ node: ID<Node>, _ file: CheckedFile) -> Bool {
  file.ancestors(of: node).contains { outer in
    guard file.tree.kind(outer) == .withStatement else { return false }
    return file.tree.children(of: outer).contains { item in
      file.tree.kind(item) == .withItem && file.tree.text(of: item).lowercased().contains("raises")
    }
  }
}

private func factory(of label: String, _ project: CheckedProject) -> String? {
  let found = project.dump.factories.items.first { ($0.model.value ?? nil)?.lowercased() == label.lowercased() }
  return found?.className.value?.split(separator: ".").last.map(String.init)
}
