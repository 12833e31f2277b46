import Checks

let lostUpdate = Rule(
  "DJQ107", "lost-update",
  "A number of a row is read, changed and saved without a lock.",
  why: "Of two requests at a time one change is lost: both read the same number.",
  .warning, .likely, fix: .risky,
  examples: [
    .bad(
      """
      --- shop/models.py
      from django.db import models

      class Item(models.Model):
          stock = models.IntegerField()
      --- shop/views.py
      from django.shortcuts import get_object_or_404
      from shop.models import Item

      def buy(request, pk, qty):
          item = Item.objects.get(pk=pk)
          «item.stock -= qty»
          item.save()

      def again(request, pk, qty):
          item = get_object_or_404(Item, pk=pk)
          «item.stock = item.stock + qty»
          item.save(update_fields=["stock"])
      """),
    .good(
      """
      --- shop/models.py
      from django.db import models

      class Item(models.Model):
          stock = models.IntegerField()
      --- shop/views.py
      from django.db.models import F
      from shop.models import Item

      def buy(request, pk, qty):
          item = Item.objects.select_for_update().get(pk=pk)
          item.stock -= qty
          item.save()

      def new(request):
          item = Item(stock=3)
          item.stock += 1
          item.save()

      def right(request, pk):
          item = Item.objects.get(pk=pk)
          item.stock = F("stock") - 1
          item.save()

      def unknown(request, item: Item):
          item.stock -= 1
          item.save()
          unknown = request.item
          unknown.stock -= 1
          unknown.save()
      """),
  ],
  .project { project, findings in
    for change in project.queries.changes where !project.file(change.statement.file).isTest {
      let file = project.file(change.statement.file)
      if file.isMigration || file.path.contains("/commands/") { continue }
      findings.report(
        "two requests at a time lose a change: update(\(change.field)=F(\"\(change.field)\") …) or select_for_update()",
        at: change.statement.node, in: file)
    }
  }
)
