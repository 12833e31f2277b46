import Checks

let invalidEagerLoad = Rule(
  "DJQ002", "invalid-eager-load",
  "A query loads a relation in a way that Django refuses.",
  why: "FieldError, AttributeError or ValueError as soon as the query is carried out.",
  .error, .proven,
  facets: ["many-valued", "unknown", "not-a-relation", "after-values", "deferred", "to-attr"],
  examples: [
    .bad(
      """
      --- shop/models.py
      from django.db import models

      class Customer(models.Model):
          name = models.CharField(max_length=20)

      class Order(models.Model):
          customer = models.ForeignKey(Customer, models.CASCADE)
          products = models.ManyToManyField(Customer, related_name="bought")
      --- shop/views.py
      from shop.models import Customer, Order

      def orders(request):
          Order.objects.select_related(«"products"»)
          Customer.objects.select_related(«"order"»)
          Order.objects.filter(pk=3).select_related("customer", «"custmer"»)
          Order.objects.select_related(«"customer__name"»)
          Order.objects.select_related(«"customer_id"»)
          Customer.objects.prefetch_related(«"order"»)
          Customer.objects.prefetch_related(«"order_set__custmer"»)
          Order.objects.prefetch_related(«"customer__name"»)
          «Order.objects.values("pk").select_related»("customer")
          Order.objects.only("pk").select_related(«"customer"»)
          for order in Order.objects.select_related(«"customer"»).only("id"):
              print(order)

      class Orders:
          def get_queryset(self):
              rows = Order.objects.select_related(«"products"»)
              return rows.filter(pk=3)

      def move(order, customer):
          order.customer = customer
          return list(Order.objects.prefetch_related(«"customer__boughtq"»))
      """),
    .bad(
      """
      --- shop/models.py
      from django.db import models

      class Customer(models.Model):
          name = models.CharField(max_length=20)

      class Order(models.Model):
          customer = models.ForeignKey(Customer, models.CASCADE)
      --- shop/views.py
      from django.db.models import Prefetch
      from shop.models import Customer, Order

      def customers(request):
          return list(Customer.objects.prefetch_related(Prefetch("order_set", to_attr=«"name"»)))
      """, facet: "to-attr"),
    .good(
      """
      --- shop/models.py
      from django.contrib.contenttypes.fields import GenericForeignKey
      from django.db import models

      class Customer(models.Model):
          name = models.CharField(max_length=20)

      class Card(models.Model):
          customer = models.OneToOneField(Customer, models.CASCADE)

      class Order(models.Model):
          customer = models.ForeignKey(Customer, models.CASCADE)
          products = models.ManyToManyField(Customer, related_name="bought")
          type = models.ForeignKey("contenttypes.ContentType", models.CASCADE)
          key = models.IntegerField()
          target = GenericForeignKey("type", "key")

          @property
          def lines(self): ...
      --- shop/views.py
      import pytest
      from django.db.models import FilteredRelation, Prefetch, Q
      from shop.models import Customer, Order

      def orders(request, names):
          Order.objects.select_related("customer__card").select_related(None).select_related()
          Customer.objects.select_related("card").prefetch_related("order_set__products", "bought")
          Order.objects.prefetch_related("target__whatever", "customer", "lines")
          Order.objects.select_related(*names).prefetch_related(*names)
          Customer.objects.annotate(last=FilteredRelation("order", condition=Q(order=3))).select_related("last")
          Customer.objects.prefetch_related(Prefetch("order_set", to_attr="open"), "open__customer")
          Order.objects.only("customer").select_related("customer").only("customer_id")
          Order.objects.only("customer__name").select_related("customer")
          Order.objects.select_related("customer").values("customer__name")
          with pytest.raises(Exception):
              Order.objects.select_related("nothing")
          Order.objects.select_related("products").order_by("pk").values_list("pk")

      def later(request):
          rows = Order.objects.select_related("products")
          if request.GET:
              rows = rows.filter(pk=3)
          return rows.values("pk")

      def elsewhere():
          return Order.objects.select_related("products")
      """),
  ],
  .project { project, findings in
    let groups = Dictionary(grouping: project.queries.calls.filter { Loads.methods.contains($0.method) }, by: \.call)
    for (place, calls) in groups {
      let file = project.file(place.file)
      guard let view = Call(place.node, in: file.tree), !file.expectsQueryError(place.node) else { continue }
      // A function that is called with several models is wrong only where it is for all of them.
      let all = calls.map { Loads(project, file, $0.rows).problems(of: $0.method, view) }
      let common = (all.first ?? []).filter { one in all.allSatisfy { $0.contains { $0.node == one.node } } }
      let survives = file.survivesErrors(place.node)
      for one in common {
        findings.report(
          one.message, at: one.node, in: file, facet: one.facet, isCertain: one.isCertain && !survives)
      }
    }
  }
)

private struct Problem {
  var message: String
  var node: ID<Node>
  var facet: String
  /// Whether a name is one of the model's but for a letter or two.
  var isSlip = false
  /// Whether the query was read whole, and is run by who makes it.
  var isCertain = true
}

/// What one query set can load.
private struct Loads {
  static let methods: Set<String> = ["select_related", "prefetch_related", "only"]

  let project: CheckedProject
  let file: CheckedFile
  let rows: Rows

  init(_ project: CheckedProject, _ file: CheckedFile, _ rows: Rows) {
    self.project = project
    self.file = file
    self.rows = rows
  }

  func problems(of method: String, _ call: Call) -> [Problem] {
    guard rows.shape != .list, let model = project.fields[rows.model] else { return [] }
    // Dictionaries and numbers come without what was to be loaded, and Django forgets about it.
    if rows.shape != .dicts, !isFetched(call) { return isMadeForOthers(call) ? slips(method, call, model) : [] }
    let paths = texts(call)
    switch method {
    case "select_related":
      if rows.shape == .dicts {
        return [
          Problem(
            message: "select_related() after values() is a TypeError", node: call.callee, facet: "after-values",
            isCertain: !rows.isOpen)
        ]
      }
      let wrong = rows.isOpen ? slips(method, call, model) : unloadable(method, call, model)
      return wrong + (isNarrowedLater(call) ? [] : deferred(paths, restricted: only(below: call)))
    case "prefetch_related":
      if rows.isOpen { return slips(method, call, model) }
      return unloadable(method, call, model) + call.arguments.compactMap { clash($0, model) }
    default: return isNarrowedLater(call) ? [] : deferred(selected(below: call), restricted: names(call))
    }
  }

  private func texts(_ call: Call) -> [(node: ID<Node>, path: String)] {
    call.arguments.compactMap { node in file.tree.string(node).map { (node, $0) } }
  }

  private func unloadable(_ method: String, _ call: Call, _ model: ModelEntry) -> [Problem] {
    texts(call).compactMap { node, path in
      (method == "select_related" ? joined(path, model) : prefetched(path, model)).map { problem($0, node) }
    }
  }

  /// Names that nothing but a slip of the fingers explains, where the query may have been given more than was read.
  private func slips(_ method: String, _ call: Call, _ model: ModelEntry) -> [Problem] {
    unloadable(method, call, model).filter(\.isSlip).map { one in
      var slip = one
      slip.isCertain = false
      return slip
    }
  }

  private static let rowless: Set<String> = [
    "values", "values_list", "count", "exists", "aggregate", "update", "delete", "dates", "datetimes", "acount",
    "aexists", "aaggregate", "aupdate", "adelete",
  ]

  /// Whether rows are made of the query, as far as its own function tells.
  private func isFetched(_ call: Call) -> Bool {
    let tree = file.tree
    var node = call.id
    while let attribute = file.parent(of: node), tree.kind(attribute) == .attribute,
      let outer = file.parent(of: attribute), tree.kind(outer) == .call
    {
      if Self.rowless.contains(tree.name(tree[attribute].symbol)) { return false }
      node = outer
    }
    guard let holder = file.parent(of: node), let function = file.function(around: call.id) else { return true }
    let isOwn = ["get_queryset", "queryset"].contains(tree.name(tree[function].symbol))
    switch tree.kind(holder) {
    case .returnStatement: return isOwn
    case .assign, .annotatedAssign:
      let isReturned = tree.own(.returnStatement, in: function).contains { tree.firstChild(of: $0) != nil }
      let hasOther = tree.subtree(of: function).contains { row in
        tree.nodes[row].kind == .attribute && Self.rowless.contains(tree.name(tree.nodes[row].symbol))
      }
      return !hasOther && (isOwn || !isReturned)
    default: return true
    }
  }

  /// Whether somebody else gets the query, and most likely rows of it.
  private func isMadeForOthers(_ call: Call) -> Bool {
    let tree = file.tree
    return !file.ancestors(of: call.id).reversed().prefix { tree.kind($0) != .functionDef }.contains { outer in
      guard let method = Call(outer, in: tree)?.calleeName?.split(separator: ".").last else { return false }
      return Self.rowless.contains(String(method))
    }
  }

  private func problem(_ found: Refusal, _ node: ID<Node>) -> Problem {
    Problem(
      message: found.text, node: node, facet: found.facet, isSlip: found.isSlip, isCertain: found.isCertain)
  }

  private struct Refusal {
    var text: String
    var facet: String
    var isSlip: Bool
    var isCertain: Bool

    init(_ text: String, _ facet: String, isSlip: Bool = false, isCertain: Bool = true) {
      (self.text, self.facet, self.isSlip, self.isCertain) = (text, facet, isSlip, isCertain)
    }
  }

  // MARK: Joins

  /// Why `select_related` does not take a path.
  private func joined(_ path: String, _ model: ModelEntry) -> Refusal? {
    var model = model
    for part in FieldBook.parts(of: path) {
      if rows.annotations.contains(part) { return nil }
      if let field = model.fields[part] {
        guard field.isToOne else { return refusal(of: field, part, model) }
        guard let target = project.fields.target(of: field) else { return nil }
        model = target
      } else if let reverse = model.reverse(query: part) {
        if reverse.isMany {
          return Refusal(
            "select_related() takes no relation to many: use prefetch_related() for \"\(part)\"", "many-valued")
        }
        guard let other = project.fields[reverse.source] else { return nil }
        model = other
      } else if model.key(ofColumn: part) != nil {
        return Refusal("\"\(part)\" is a column: name the relation, \"\(part.dropLast(3))\"", "not-a-relation")
      } else {
        return unknown(part, model, project.fields.step(part, on: model).isAbsent)
      }
    }
    return nil
  }

  private func refusal(of field: DumpedField, _ name: String, _ model: ModelEntry) -> Refusal? {
    if field.isManyToMany {
      return Refusal(
        "select_related() takes no relation to many: use prefetch_related() for \"\(name)\"", "many-valued")
    }
    guard isPlain(field) else { return nil }
    return Refusal("\(model.name).\(name) is no relation", "not-a-relation")
  }

  private func isPlain(_ field: DumpedField) -> Bool {
    field.relation == nil && (field.className.value ?? nil)?.hasPrefix("django.db.models.fields.") ?? false
  }

  /// Nil for a name that may be there and is no slip.
  private func unknown(_ name: String, _ model: ModelEntry, _ isCertain: Bool) -> Refusal? {
    let known = Array(model.fields.keys) + model.reverses.compactMap(\.query) + model.reverses.compactMap(\.accessor)
    let isSlip = Suggestion.slip(of: name, in: known) != nil
    guard isCertain || isSlip else { return nil }
    let near = project.fields.nearest(name, on: model).map { "; did you mean \"\($0)\"?" } ?? ""
    return Refusal(
      "\(model.name) has no relation \"\(name)\"\(near)", "unknown", isSlip: isSlip, isCertain: isCertain)
  }

  // MARK: Prefetches

  /// Why `prefetch_related` does not take a path.
  private func prefetched(_ path: String, _ model: ModelEntry) -> Refusal? {
    var model = model
    for part in FieldBook.parts(of: path) {
      let attribute = project.fields.attribute(part, on: model)
      // What code puts there while it runs may be anything, but for a field: that stays what it is.
      if attribute.value == nil, project.writtenNames.stored.contains(part) { return nil }
      switch attribute {
      case .found(.field(let field)):
        if isPlain(field) { return Refusal("\(model.name).\(part) is no relation", "not-a-relation") }
        guard field.isToOne || field.isManyToMany, let target = project.fields.target(of: field) else { return nil }
        model = target
      case .found(.accessor(let reverse)):
        guard let other = project.fields[reverse.source] else { return nil }
        model = other
      case .absent:
        if let reverse = model.reverse(query: part), let accessor = reverse.accessor {
          return Refusal("prefetch_related() wants the attribute's name: \"\(accessor)\"", "unknown")
        }
        return unknown(part, model, true)
      case .unknown: return unknown(part, model, false)
      case .found(.column), .found(.other): return nil
      }
    }
    return nil
  }

  /// `Prefetch("order_set", to_attr="name")`.
  private func clash(_ argument: ID<Node>, _ model: ModelEntry) -> Problem? {
    guard let call = Call(argument, in: file.tree), call.calleeName?.hasSuffix("Prefetch") ?? false,
      let path = (call.arguments.first ?? call[keyword: "lookup"]).flatMap({ file.tree.string($0) }),
      FieldBook.parts(of: path).count == 1, let node = call[keyword: "to_attr"], let name = file.tree.string(node),
      model.fields[name] != nil
    else { return nil }
    return Problem(message: "to_attr=\"\(name)\" is a field of \(model.name)", node: node, facet: "to-attr")
  }

  // MARK: Deferred columns

  /// Relations that are joined although their column is not fetched.
  private func deferred(_ paths: [(ID<Node>, String)], restricted: Set<String>?) -> [Problem] {
    guard let names = restricted, !names.isEmpty, let model = project.fields[rows.model],
      // Whoever reads the `queryset` of a class may narrow it anew.
      let first = paths.first, !file.isInClassBody(first.0)
    else { return [] }
    return paths.compactMap { node, path in
      guard let head = FieldBook.parts(of: path).first, model.fields[head]?.isToOne ?? false,
        !names.contains(where: { $0 == head || $0 == head + "_id" || $0.hasPrefix(head + "__") })
      else { return nil }
      return Problem(
        message: "\"\(head)\" is left out by only(): FieldError, add it there", node: node, facet: "deferred",
        isCertain: !rows.isOpen)
    }
  }

  /// The names that the nearest `only` in front of a call keeps.
  private func only(below call: Call) -> Set<String>? {
    guard let inner = receiver(call, named: "only") else { return nil }
    return names(inner)
  }

  /// Whether the chain goes on to another `only` or `defer`: the last one counts.
  private func isNarrowedLater(_ call: Call) -> Bool {
    var node = call.id
    while let attribute = file.parent(of: node), file.tree.kind(attribute) == .attribute,
      let outer = file.parent(of: attribute), file.tree.kind(outer) == .call
    {
      if ["only", "defer"].contains(file.tree.name(file.tree[attribute].symbol)) { return true }
      node = outer
    }
    return false
  }

  private func selected(below call: Call) -> [(ID<Node>, String)] {
    guard let inner = receiver(call, named: "select_related") else { return [] }
    return inner.arguments.compactMap { node in file.tree.string(node).map { (node, $0) } }
  }

  private func names(_ call: Call) -> Set<String>? {
    let texts = call.arguments.map { file.tree.string($0) }
    return texts.contains { $0 == nil } ? nil : Set(texts.compactMap(\.self))
  }

  /// A call of a method in the same chain, with nothing in between that changes columns or joins again.
  private func receiver(_ call: Call, named name: String) -> Call? {
    var call = call
    while file.tree.kind(call.callee) == .attribute, let value = file.tree.firstChild(of: call.callee),
      let inner = Call(value, in: file.tree), file.tree.kind(inner.callee) == .attribute
    {
      let method = file.tree.name(file.tree[inner.callee].symbol)
      if method == name { return inner }
      if ["only", "defer", "select_related", "values", "values_list"].contains(method) { return nil }
      call = inner
    }
    return nil
  }
}
