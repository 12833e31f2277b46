import Checks

let unknownOrmPath = Rule(
  "DJQ001", "unknown-orm-path",
  "A query names a field, relation or look-up that its model does not have.",
  why: "Django raises FieldError when the query is built; a wrong name for a new object raises TypeError.",
  .error, .proven, isCore: true, facets: ["look-up", "name", "constructor"],
  examples: [
    .bad(
      """
      --- shop/models.py
      from django.db import models

      class Customer(models.Model):
          name = models.CharField(max_length=20)

      class Order(models.Model):
          customer = models.ForeignKey(Customer, models.CASCADE)
          paid = models.BooleanField(default=False)
          created_at = models.DateTimeField()
      --- shop/views.py
      from django.db.models import Count, F, Q
      from shop.models import Customer, Order

      def customers(request):
          Customer.objects.filter(«order_set__paid»=True)
          Order.objects.order_by(«"-createdat"»)
          Order.objects.exclude(Q(«customer__nam»="x") | ~Q(paid=True))
          Order.objects.filter(«created_at__yer»=3)
          Customer.objects.annotate(orders=Count(«"orders"»)).filter(orders__gt=3)
          Order.objects.filter(paid=F(«"payed"»))
          Order.objects.annotate(**request.extra).order_by(«"created_atq"»)
          Order.objects.values_list("pk", «"custmer"», flat=False)
          Order.objects.create(paid=True, «payd»=True)
          Order(«creatd_at»=None)
          orders = Order.objects.all()
          orders = orders.filter(customer__name__icontains="x")
          return orders.get(«customer__naem»="x")

      def total(request):
          from shop.models import Customer as Person
          try:
              return Person.objects.filter(«nme»="x").count()
          except Exception:
              return 0
      """),
    .bad(
      """
      --- shop/models.py
      from django.db import models

      class Kept(models.QuerySet):
          def filter(self, *args, everything=False, **given):
              return super().filter(*args, **given)

          def update(self, **given):
              return super().update(number=given.pop("numberz"), **given)

      class Order(models.Model):
          number = models.CharField(max_length=20)
          objects = Kept.as_manager()
      --- shop/views.py
      from shop.models import Order

      def orders(request):
          Order.objects.update(numberz="y")
          return Order.objects.filter(«numberq»="x", everything=True)
      """),
    .bad(
      """
      --- shop/models.py
      from django.db import models

      class Customer(models.Model):
          name = models.CharField(max_length=20)

      class OpenOnly(models.Manager):
          def due(self):
              return self.filter(is_open=True)

      class Orders(models.QuerySet):
          pass

      class Order(models.Model):
          customer = models.ForeignKey(Customer, models.CASCADE)
          is_open = models.BooleanField()
          objects = OpenOnly.from_queryset(Orders)()
      --- shop/views.py
      from shop.models import Order

      def orders(request):
          return [order.pk for order in Order.objects.due().order_by(«"custmer"»)]
      """),
    .good(
      """
      --- shop/models.py
      from django.db import models

      class Customer(models.Model):
          name = models.CharField(max_length=20)
          extra = models.JSONField()

      class Shown(models.QuerySet):
          def counted(self):
              return self.annotate(line_count=models.Count("pk"))

      class Order(models.Model):
          customer = models.ForeignKey(Customer, models.CASCADE)
          paid = models.BooleanField(default=False)
          created_at = models.DateTimeField()
          objects = Shown.as_manager()

          @property
          def colour(self):
              return 3

          @colour.setter
          def colour(self, value):
              pass
      --- shop/views.py
      from django.core.exceptions import FieldError
      from django.db.models import Count, Exists, F, OuterRef, Q, Sum
      from shop.models import Customer, Order

      def customers(request, filters):
          Customer.objects.filter(order__paid=True, extra__colour__icontains="x", pk=3, id__in=[1])
          Order.objects.filter(customer_id=3, created_at__date__gte=None, customer__isnull=True)
          Order.objects.counted().filter(line_count__gt=3).order_by("-line_count", "?", "customer__name")
          Order.objects.annotate(total=Sum("pk")).values("total", "customer__name")
          Order.objects.values("customer").annotate(n=Count("pk")).order_by("n")
          Order.objects.annotate(Count("customer")).filter(customer__count=3)
          Order.objects.filter(**filters).update(paid=F("paid"))
          Order.objects.annotate(**filters).filter(whatever=3)
          Customer.objects.filter(Exists(Order.objects.filter(customer=OuterRef("pk"))))
          Order.objects.extra(select={"x": "1"}).order_by("x")
          Order(colour=3, customer_id=3, pk=4)
          request.objects.filter(nothing=3)
          try:
              Order.objects.filter(nothing=3)
          except (FieldError, KeyError):
              pass
      """),
    .good(
      """
      --- shop/models.py
      from django.db import models

      class Networks(models.QuerySet):
          def get(self, *args, network=None, **given):
              if network:
                  given["first"], given["length"] = network.split("/")
              return super().get(*args, **given)

      class Range(models.Model):
          first = models.CharField(max_length=20)
          length = models.IntegerField()
          objects = models.Manager.from_queryset(Networks)()

          def __init__(self, *args, network=None, **given):
              super().__init__(*args, **given)
      --- shop/views.py
      from shop.models import Range

      def make(request):
          return Range.objects.get_or_create(network="10.0.0.0/24", defaults={"length": 3})
      """),
  ],
  .project { project, findings in
    var reader = PathReader(project: project)
    for call in project.queries.calls { reader.read(call) }
    for (model, call) in project.queries.constructions { reader.readConstruction(model, call) }
    for one in reader.found {
      if one.isCertain, one.file.asksSettings(before: one.node) { continue }
      findings.report(
        one.message, at: one.place, facet: one.facet, symbol: one.file.symbol(around: one.node),
        isCertain: one.isCertain && !one.file.survivesErrors(one.node))
    }
  }
)

private struct PathReader {
  struct Found {
    var message: String
    var node: ID<Node>
    var file: CheckedFile
    var facet: String
    /// Nothing that was not read can have added the name.
    var isCertain = true

    /// Of `path=value` the name alone.
    var place: SourcePlace {
      let place = file.place(node)
      guard file.tree.kind(node) == .keyword else { return place }
      let name = file.tree.name(file.tree[node].symbol)
      return SourcePlace(
        place.path, TextRange(place.range.start, place.range.start + UInt32(name.utf8.count)))
    }
  }

  let project: CheckedProject
  private(set) var found: [Found] = []
  private var seen: Set<QueryPlace> = []

  init(project: CheckedProject) { self.project = project }

  mutating func read(_ call: QueryFacts.MethodCall) {
    guard let model = project.fields[call.rows.model],
      seen.insert(call.call).inserted, let view = Call(call.call.node, in: project.file(call.call.file).tree)
    else { return }
    let file = project.file(call.call.file)
    if file.expectsQueryError(call.call.node) || project.looksUpNamesItself(model, call.rows.classes) { return }
    let scope = Scope(
      file: file, model: model, annotations: call.rows.annotations, isCustom: !call.rows.classes.isEmpty,
      isOpen: call.rows.isOpen, handled: namesHandled(by: call.method, of: call.rows.classes, model))
    switch call.method {
    case "filter", "exclude", "get", "aget": readConditions(view, scope)
    case "get_or_create", "update_or_create", "aget_or_create", "aupdate_or_create":
      // They go through get() and create(), which may take other names.
      if call.rows.classes.contains(where: { has("get", $0) || has("create", $0) }) { return }
      readKeywords(view, scope, except: ["defaults", "create_defaults"])
    case "create", "acreate": readNew(view, scope)
    case "update", "aupdate":
      readKeywords(view, scope, except: [])
      for (_, value) in view.keywords { readExpression(value, scope) }
    case "order_by", "values", "values_list", "only", "defer", "distinct", "earliest", "latest":
      readNames(view, scope)
    case "annotate", "alias", "aggregate":
      for value in view.arguments { readExpression(value, scope) }
      // Each may use those in front of it.
      var names = scope
      for (name, value) in view.keywords {
        readExpression(value, names)
        names.annotations.insert(name)
      }
    default: break
    }
  }

  /// The names that the project's own method of a queryset or manager speaks of: it may put others in their place.
  private func namesHandled(by method: String, of types: [ID<ClassRow>], _ model: ModelEntry) -> Set<String> {
    let named = (model.row.managers.value ?? []).flatMap { [$0.className, $0.querySet] }
    let own = types + named.compactMap { $0.flatMap { project.tables.classIndex[$0] } }
    return own.reduce(into: []) { names, type in
      guard case .function(let id)? = project.tables.member(method, of: type)?.member else { return }
      let function = project.tables.functions[id]
      let tree = project.file(function.file).tree
      names.formUnion(tree.subtree(of: function.node).compactMap { tree.string(ID($0)) })
    }
  }

  private func has(_ method: String, _ type: ID<ClassRow>) -> Bool {
    project.tables.member(method, of: type) != nil
  }

  /// What a query may name.
  struct Scope {
    var file: CheckedFile
    var model: ModelEntry
    var annotations: Set<String>
    /// Whether a manager of the project is in play.
    var isCustom: Bool
    /// Whether the query may have columns that were not seen.
    var isOpen = false
    /// Names that a method of the project gives its own meaning.
    var handled: Set<String> = []
  }

  // MARK: Arguments

  private mutating func readConditions(_ call: Call, _ scope: Scope) {
    readKeywords(call, scope, except: [])
    for value in call.arguments + call.keywords.map(\.value) { readExpression(value, scope) }
  }

  private mutating func readKeywords(_ call: Call, _ scope: Scope, except: Set<String>) {
    for row in call.file.children(of: call.id) where call.file.kind(row) == .keyword {
      let name = call.file.name(call.file[row].symbol)
      if except.contains(name) || name.hasPrefix("_") { continue }
      check(name, row, isKeyword: true, scope)
    }
  }

  private mutating func readNames(_ call: Call, _ scope: Scope) {
    for argument in call.arguments {
      if let text = scope.file.tree.string(argument) {
        let path = text.first == "-" || text.first == "+" ? String(text.dropFirst()) : text
        if path != "?", !path.isEmpty { check(path, argument, isKeyword: false, scope) }
      } else {
        readExpression(argument, scope)
      }
    }
    for (name, value) in call.keywords where name != "flat" && name != "named" { readExpression(value, scope) }
  }

  private static let ofNames: Set<String> = [
    "F", "Count", "Sum", "Avg", "Max", "Min", "StdDev", "Variance", "ArrayAgg", "StringAgg", "Lower", "Upper",
    "Coalesce", "Length", "TruncDate", "TruncMonth", "TruncDay", "TruncYear", "ExtractYear", "Concat", "Greatest",
    "Least", "Cast", "BoolAnd", "BoolOr", "JSONBAgg", "TruncHour", "TruncWeek",
  ]

  /// `Q`, `F` and what takes names of fields; a query of its own inside is read for itself.
  private mutating func readExpression(_ node: ID<Node>, _ scope: Scope) {
    let tree = scope.file.tree
    switch tree.kind(node) {
    case .binaryOp, .unaryOp, .boolOp, .conditional, .starred, .list, .tuple:
      for child in tree.children(of: node) { readExpression(child, scope) }
    case .call:
      guard let call = Call(node, in: tree), let dotted = scope.file.dotted(call.callee), dotted.hasPrefix("django."),
        let name = dotted.split(separator: ".").last.map(String.init)
      else { return }
      if name == "Q" || name == "When" { readCondition(call, name, scope) }
      if Self.ofNames.contains(name) { readFunction(call, scope) }
      if ["Case", "ExpressionWrapper", "Exists"].contains(name) {
        for value in call.arguments { readExpression(value, scope) }
      }
    default: break
    }
  }

  private mutating func readCondition(_ call: Call, _ name: String, _ scope: Scope) {
    readKeywords(call, scope, except: name == "When" ? ["then", "condition"] : [])
    for value in call.arguments + call.keywords.map(\.value) { readExpression(value, scope) }
  }

  private mutating func readFunction(_ call: Call, _ scope: Scope) {
    for (index, argument) in call.arguments.enumerated() {
      guard let text = scope.file.tree.string(argument) else {
        readExpression(argument, scope)
        continue
      }
      if index > 0, ["StringAgg", "Cast"].contains(where: { call.calleeName?.hasSuffix($0) ?? false }) { continue }
      if text != "*" { check(text, argument, isKeyword: false, scope) }
    }
    for (_, value) in call.keywords { readExpression(value, scope) }
  }

  private mutating func check(_ path: String, _ node: ID<Node>, isKeyword: Bool, _ scope: Scope) {
    guard let head = FieldBook.parts(of: path).first, !scope.annotations.contains(head), !scope.handled.contains(head),
      !scope.annotations.contains(where: { path == $0 || path.hasPrefix($0 + "__") })
    else { return }
    guard case .broken(let broken) = project.fields.resolve(path, on: scope.model, guessing: true),
      !(broken.offset == 0 && scope.isCustom && project.writtenNames.annotated.contains(broken.part))
    else { return }
    if scope.isOpen, broken.offset == 0, mayBeColumn(broken.part, scope) { return }
    found.append(
      Found(
        message: broken.text, node: node, file: scope.file, facet: isKeyword ? "look-up" : "name",
        isCertain: !scope.isOpen && broken.isCertain))
  }

  /// Whether a query that was not read whole may have added the column: not one that is a field's name but for a slip.
  private func mayBeColumn(_ name: String, _ scope: Scope) -> Bool {
    project.writtenNames.annotated.contains(name) || scope.model.attributes?.contains(name) ?? true
      || project.fields.slip(ofField: name, on: scope.model) == nil
  }

  // MARK: New objects

  private mutating func readNew(_ call: Call, _ scope: Scope) {
    guard !scope.isOpen, !(scope.model.attributes?.contains("__init__") ?? true), !makesItsOwn(scope.model) else {
      return
    }
    for row in call.file.children(of: call.id) where call.file.kind(row) == .keyword {
      let name = call.file.name(call.file[row].symbol)
      guard !name.hasPrefix("_"), project.fields.attribute(name, on: scope.model).isAbsent else { continue }
      let near = project.fields.nearest(name, on: scope.model).map { "; did you mean \"\($0)\"?" } ?? ""
      found.append(
        Found(
          message: "\(scope.model.name) has no field \"\(name)\"\(near)", node: row, file: scope.file,
          facet: "constructor"))
    }
  }

  /// A manager of the project with its own way to make objects.
  private func makesItsOwn(_ model: ModelEntry) -> Bool {
    (model.row.managers.value ?? []).contains { manager in
      [manager.className, manager.querySet].compactMap { $0 }.contains { name in
        guard let type = project.tables.classIndex[name] else { return !name.hasPrefix("django.") }
        return project.tables.member("create", of: type) != nil
      }
    }
  }

  mutating func readConstruction(_ model: ID<ClassRow>, _ call: QueryPlace) {
    guard let entry = project.fields[model], entry.row.isAbstract.value == false, seen.insert(call).inserted,
      let view = Call(call.node, in: project.file(call.file).tree),
      !project.file(call.file).expectsQueryError(call.node),
      !(entry.attributes?.contains("__init__") ?? true)
    else { return }
    let scope = Scope(file: project.file(call.file), model: entry, annotations: [], isCustom: false)
    for row in view.file.children(of: view.id) where view.file.kind(row) == .keyword {
      let name = view.file.name(view.file[row].symbol)
      guard !name.hasPrefix("_"), project.fields.attribute(name, on: entry).isAbsent else { continue }
      let near = project.fields.nearest(name, on: entry).map { "; did you mean \"\($0)\"?" } ?? ""
      found.append(
        Found(
          message: "\(entry.name) has no field \"\(name)\"\(near)", node: row, file: scope.file, facet: "constructor"))
    }
  }
}
