import Checks

let nPlusOneLoop = Rule(
  "DJQ101", "n-plus-one-loop",
  "A loop over a query reads a relation that was not loaded with the rows.",
  why: "Every turn of the loop asks the database once more: a page of fifty rows costs fifty-one queries.",
  .warning, .likely, fix: .risky, isCore: true,
  examples: [
    .bad(
      """
      --- post/models.py
      from django.db import models

      class City(models.Model):
          name = models.CharField(max_length=20)

      class Customer(models.Model):
          email = models.EmailField()
          city = models.ForeignKey(City, models.CASCADE)

      class Parcel(models.Model):
          customer = models.ForeignKey(Customer, models.CASCADE)
          sent = models.BooleanField(default=False)
      --- post/views.py
      from post.models import Parcel

      def ship(request):
          for parcel in Parcel.objects.filter(sent=False):
              notify(«parcel.customer».email)
      """,
      fixed:
        """
        --- post/models.py
        from django.db import models

        class City(models.Model):
            name = models.CharField(max_length=20)

        class Customer(models.Model):
            email = models.EmailField()
            city = models.ForeignKey(City, models.CASCADE)

        class Parcel(models.Model):
            customer = models.ForeignKey(Customer, models.CASCADE)
            sent = models.BooleanField(default=False)
        --- post/views.py
        from post.models import Parcel

        def ship(request):
            for parcel in Parcel.objects.filter(sent=False).select_related("customer"):
                notify(parcel.customer.email)
        """),
    .bad(
      """
      --- post/models.py
      from django.db import models

      class Customer(models.Model):
          email = models.EmailField()

          @property
          def weight(self):
              return sum(parcel.weight for parcel in self.parcels.all())

      class Parcel(models.Model):
          customer = models.ForeignKey(Customer, models.CASCADE, related_name="parcels")
          weight = models.IntegerField()

          def __str__(self):
              return self.address()

          def address(self):
              return self.customer.email
      --- post/views.py
      from post.models import Customer, Parcel

      def label(parcel):
          return parcel.customer.email

      def addresses(request):
          parcels = Parcel.objects.order_by("pk")
          if request.user:
              parcels = parcels.filter(weight__gt=3)
          return [«label(parcel)» for parcel in parcels]

      def weights(request):
          customers = Customer.objects.all()
          return {customer.pk: «customer.weight» for customer in customers}

      def names(request):
          return [«parcel.address()» for parcel in Parcel.objects.all()]
      """),
    .bad(
      """
      --- shop/models.py
      from django.db import models

      class Customer(models.Model):
          email = models.EmailField()

      class Order(models.Model):
          customer = models.ForeignKey(Customer, models.CASCADE)
      --- shop/views.py
      def mails(request):
          from shop.models import Order

          orders = Order.objects.filter(pk__gt=3)
          seen = [«order.customer».email for order in orders]
          return seen + [order.customer.email for order in orders]
      """),
    .bad(
      """
      --- shop/models.py
      from django.db import models

      class Customer(models.Model):
          email = models.EmailField()

      class Order(models.Model):
          customer = models.ForeignKey(Customer, models.CASCADE)
          payer = models.ForeignKey(Customer, models.CASCADE, related_name="+")
      --- shop/views.py
      from shop.models import Order

      def keys(request):
          return [«order.customer».pk for order in Order.objects.filter(pk__gt=3)]

      def both(request):
          return [(«order.payer».id, order.payer.email) for order in Order.objects.filter(pk__gt=4)]
      """),
    .good(
      """
      --- post/models.py
      from django.db import models

      class Customer(models.Model):
          email = models.EmailField()

      class Parcel(models.Model):
          customer = models.ForeignKey(Customer, models.CASCADE, related_name="parcels")
          sender = models.ForeignKey(Customer, models.CASCADE, null=True, related_name="sent")
          weight = models.IntegerField()

      class Loaded(models.Manager):
          def get_queryset(self):
              return super().get_queryset().select_related("customer")

      class Letter(models.Model):
          customer = models.ForeignKey(Customer, models.CASCADE)
          objects = Loaded()
      --- post/views.py
      from django.db.models import F, Prefetch
      from post.models import Customer, Letter, Parcel

      def ship(request, unknown):
          for parcel in Parcel.objects.select_related("customer"):
              print(parcel.customer.email, parcel.customer_id, parcel.sender_id)
          for parcel in Parcel.objects.select_related():
              print(parcel.customer.email)
          for customer in Customer.objects.prefetch_related("parcels"):
              for parcel in customer.parcels.all():
                  print(parcel.customer.email, customer.parcels.count())
          for customer in Customer.objects.prefetch_related(Prefetch("parcels", to_attr="all_parcels")):
              print(customer.all_parcels)
          for row in Parcel.objects.values("customer"):
              print(row["customer"])
          for parcel in Parcel.objects.annotate(email=F("customer__email")):
              print(parcel.email)
          for parcel in unknown:
              print(parcel.customer.email)
          for parcel in Parcel.objects.all()[:1]:
              print(parcel.customer.email)
          for parcel in Parcel.objects.all():
              print(parcel.customer.email)
              break
          for letter in Letter.objects.filter(pk__gt=3):
              print(letter.customer.email)
          parcel = Parcel.objects.get(pk=1)
          print(parcel.customer.email)

      def parcels(customer: Customer):
          return [parcel.customer.email for parcel in customer.parcels.all()]
      """),
    .good(
      """
      --- post/models.py
      from django.db import models

      class Customer(models.Model):
          email = models.EmailField()

          @property
          def senders(self):
              return [parcel.sender.email for parcel in self.parcels.all()]

      class Parcel(models.Model):
          customer = models.ForeignKey(Customer, models.CASCADE, related_name="parcels")
          sender = models.ForeignKey(Customer, models.CASCADE, related_name="sent")
          number = models.IntegerField(default=0)

          def save(self, **kwargs):
              if self.pk is None:
                  self.number = len(self.customer.email)
              super().save(**kwargs)

          def stamp(self):
              self.number = 3
              self.save()

          def check(self):
              if self.number < 0:
                  raise ValueError(self.customer.email)

          def receipt(self):
              if not self.pk and self.number:
                  return self.customer.email

          def done(self):
              notify(self.customer.email)
              if self.number:
                  self.save()
              else:
                  self.delete()
      --- post/views.py
      from django.db.models import prefetch_related_objects
      from post.models import Customer, Parcel

      LOADED = ["parcels__sender"]

      def senders(customer: Customer):
          return [parcel.sender.email for parcel in customer.parcels.all()]

      def show(customer: Customer, is_loaded=False):
          if not is_loaded:
              prefetch_related_objects([customer], *LOADED)
          return senders(customer)

      def own(customer: Customer):
          prefetch_related_objects((customer,), "parcels__sender")
          return [parcel.sender.email for parcel in customer.parcels.all()]

      def page(request):
          return [customer.senders for customer in Customer.objects.prefetch_related("parcels__sender")]

      def stamp(request):
          for parcel in Parcel.objects.filter(number=0):
              parcel.stamp()
          return [(parcel.receipt(), parcel.check()) for parcel in Parcel.objects.all()]

      def finish(request):
          for parcel in Parcel.objects.filter(number=1):
              notify(parcel.customer.email)
              parcel.save()
          for parcel in Parcel.objects.filter(number=2):
              parcel.done()
          for parcel in Parcel.objects.filter(number=5):
              remind(parcel.customer)
          for parcel in Parcel.objects.filter(number=6):
              for sent in parcel.customer.sent.all():
                  Parcel.objects.create(customer=sent.customer, sender=sent.sender)

      def remind(customer):
          send_mail("Your parcel", "It waits.", None, [customer.email])
      """),
    .bad(
      """
      --- post/models.py
      from django.db import models

      class Customer(models.Model):
          email = models.EmailField()

          @property
          def senders(self):
              return [«parcel.sender».email for parcel in self.parcels.all()]

      class Parcel(models.Model):
          customer = models.ForeignKey(Customer, models.CASCADE, related_name="parcels")
          sender = models.ForeignKey(Customer, models.CASCADE, related_name="sent")
          number = models.IntegerField(default=0)
      --- post/views.py
      from django.db.models import prefetch_related_objects
      from post.models import Customer, Parcel

      def senders(customer: Customer):
          return [«parcel.sender».email for parcel in customer.parcels.all()]

      def show(customer: Customer):
          prefetch_related_objects([customer], "sent")
          return senders(customer)

      def page(request):
          return [«customer.senders» for customer in Customer.objects.prefetch_related("sent__customer")]

      def mixed(request):
          for parcel in Parcel.objects.filter(number=4):
              if not «parcel.customer».email:
                  parcel.save()
                  continue
              print(parcel.number)
          for parcel in Parcel.objects.filter(number=3):
              if parcel.pk is not None:
                  notify(«parcel.customer».email)
      """),
  ],
  .project { project, findings in
    var told: Set<Mended> = []
    for loop in project.queries.loops {
      let file = project.file(loop.place.file)
      // What only a test hands over says nothing of the code.
      if file.isTest || file.isByTheWay || project.file(loop.rows.origin.file).isTest || loop.rows.isPicked { continue }
      var counted = loop
      counted.reads = loop.reads.filter { !isRare($0, project) && !$0.isCounted }
      let lacking = project.fields.missing(of: counted).filter { !project.isPrefetchedThrough($0.path, loop.rows) }
      if lacking.isEmpty || lacking.count > 6 || isBrief(loop, file) || file.isKnownToCost(loop.place.node) { continue }
      if project.asksAnyway(loop, missing: lacking.count) { continue }
      if project.worksInTurns(loop.place, model: loop.rows.model) { continue }
      // What one edit mends is told once.
      let missing = lacking.filter { told.insert(Mended($0, loop)).inserted }
      report(missing.sorted { $0.read.place.node.index < $1.read.place.node.index }, loop, project, &findings)
    }
  }
)

/// What one edit mends: a relation of a query, however many loops go through its rows.
private struct Mended: Hashable {
  var origin: QueryPlace
  var path: [String]

  init(_ missing: MissingLoad, _ loop: QueryFacts.Loop) { (origin, path) = (loop.rows.origin, missing.path) }
}

/// What is left at the first hit, and what nobody waits for.
private func isBrief(_ loop: QueryFacts.Loop, _ file: CheckedFile) -> Bool {
  if file.isInTask(loop.place.node) { return true }
  guard let block = file.tree.firstChild(of: loop.place.node, .block) else { return false }
  return !file.tree.own(.returnStatement, in: block).isEmpty || !file.tree.own(.breakStatement, in: block).isEmpty
}

/// Where something went wrong the loop mostly ends, and who writes the row pays for more than a query.
private func isRare(_ read: QueryFacts.Read, _ project: CheckedProject) -> Bool {
  let tree = project.file(read.place.file).tree
  if let name = Call(read.place.node, in: tree)?.calleeName?.split(separator: ".").last,
    ["save", "asave", "delete", "adelete", "full_clean"].contains(name)
  {
    return true
  }
  return project.isRarelyRead(read)
}

private func report(
  _ group: [MissingLoad], _ loop: QueryFacts.Loop, _ project: CheckedProject, _ findings: inout Findings
) {
  guard let missing = group.first else { return }
  if group.count == 1, let key = missing.key { return reportKey(missing, key, loop, project, &findings) }
  let advice =
    group.count == 1
    ? missing.advice
    : project.fields.advice(group.flatMap(\.paths).sorted { $0.joined() < $1.joined() }, of: loop.rows.model)
  var related = project.related(loop.rows)
  if let inside = missing.read.inside { related.append(RelatedPlace(project.place(inside), "read here")) }
  related += Set(group.map(\.read.place)).subtracting([missing.read.place]).map {
    RelatedPlace(project.place($0), "and here")
  }
  .sorted { $0.place.range.start < $1.place.range.start }
  let file = project.file(missing.read.place.file)
  let what = missing.read.inside == nil ? project.shown(missing.read.place) : missing.path.joined(separator: ".")
  let cost = group.count == 1 ? "costs a query per row" : "and \(group.count - 1) more cost a query per row each"
  findings.report(
    "\(what) \(cost); \(project.remedy(advice, to: loop.rows))",
    at: missing.read.place.node, in: file, related: related,
    fix: project.fix(advice, loop.rows, near: missing.read.place))
}

/// The key of the other row stands in this one: no join is needed for it.
private func reportKey(
  _ missing: MissingLoad, _ key: (column: String, reads: [QueryPlace]), _ loop: QueryFacts.Loop,
  _ project: CheckedProject, _ findings: inout Findings
) {
  let file = project.file(missing.read.place.file)
  let what = missing.read.inside == nil ? project.shown(missing.read.place) : missing.path.joined(separator: ".")
  let others = Set(key.reads).subtracting([missing.read.place])
    .sorted { ($0.file, $0.node.index) < ($1.file, $1.node.index) }
  findings.report(
    "\(what) costs a query per row for its key alone; read \(key.column)", at: missing.read.place.node, in: file,
    related: project.related(loop.rows) + others.map { RelatedPlace(project.place($0), "read here") },
    fix: Fix(.risky, "read \(key.column)", key.reads.compactMap { edit($0, key.column, project) }))
}

/// `order.customer.pk` becomes `order.customer_id`.
private func edit(_ read: QueryPlace, _ column: String, _ project: CheckedProject) -> Fix.Edit? {
  let file = project.file(read.file)
  guard let outer = file.parent(of: read.node), let owner = file.tree.firstChild(of: read.node) else { return nil }
  let range = TextRange(file.tree[owner].end, file.tree[outer].end)
  return Fix.Edit(SourcePlace(file.path, range), "." + column)
}
