import Checks

let converterMismatch = Rule(
  "DJU101", "converter-mismatch",
  "What a URL captures is looked up in a field of another type.",
  why: "A value that the field cannot take raises ValueError or ValidationError: 500 instead of 404, or never a match.",
  .warning, .likely, fix: .risky, isCore: true,
  examples: [
    .bad(
      """
      --- shop/models.py
      import uuid
      from django.db import models

      class Invoice(models.Model):
          id = models.UUIDField(primary_key=True, default=uuid.uuid4)

      class Order(models.Model):
          slug = models.SlugField()
          number = models.CharField(max_length=20)
      --- shop/urls.py
      from django.urls import path
      from . import views

      urlpatterns = [
          path(«"invoices/<int:pk>/"», views.InvoiceDetail.as_view()),
          path("invoices/<uuid:pk>/", views.InvoiceDetail.as_view()),
          path(«"orders/<slug:pk>/"», views.order),
          path("orders/<int:pk>/", views.order),
          path("numbers/<int:number>/", views.number),
          path("slugs/<slug:pk>/", views.by_slug),
          path("read/<str:pk>/", views.read),
      ]
      --- shop/views.py
      from django.http import HttpResponse
      from django.shortcuts import get_object_or_404
      from django.views.generic import DetailView
      from .models import Invoice, Order

      class InvoiceDetail(DetailView):
          model = Invoice

      def order(request, pk): return HttpResponse(get_object_or_404(Order, pk=pk))

      def number(request, number): return HttpResponse(Order.objects.get(number=number))

      def by_slug(request, pk): return HttpResponse(get_object_or_404(Order, slug=pk))

      def read(request, pk):
          pk = int(pk)
          return HttpResponse(get_object_or_404(Order, pk=pk))
      """),
    .good(
      """
      --- shop/models.py
      from django.db import models

      class Order(models.Model):
          name = models.CharField(max_length=20)
      --- shop/urls.py
      from django.urls import path, re_path
      from . import views

      urlpatterns = [
          path("orders/<int:pk>/", views.OrderDetail.as_view()),
          re_path(r"orders/(?P<pk>\\w+)/", views.OrderDetail.as_view()),
          path("own/<slug:pk>/", views.OwnDetail.as_view()),
      ]
      --- shop/views.py
      from django.views.generic import DetailView
      from .models import Order

      class OrderDetail(DetailView):
          model = Order

      class OwnDetail(DetailView):
          def get_object(self): return Order.objects.get(name=self.kwargs["pk"])
      """),
    .good(
      """
      --- shop/models.py
      from django.db import models

      class Order(models.Model):
          name = models.CharField(max_length=20)
      --- shop/urls.py
      from django.urls import path
      from . import views

      urlpatterns = [
          # A page puts a placeholder there, so pk is more than a number.
          path("orders/<str:pk>/", views.OrderDetail.as_view()),
          path("orders/<str:pk>/change/", views.OrderDetail.as_view(), name="shop-order-change"),
      ]
      --- shop/widgets.py
      from django.urls import reverse

      def address(model, action, *args):
          return reverse("shop-%s-%s" % (model, action), args=args)

      def template(model):
          return address(model, "change", "__fk__")
      --- shop/views.py
      from django.views.generic import DetailView
      from .models import Order

      class OrderDetail(DetailView):
          model = Order
      """),
  ],
  .project { project, findings in
    var seen: Set<SourcePlace> = []
    lazy var placeholders = PlaceholderNames(project)
    for (row, route) in project.dump.routes.items.enumerated() {
      guard let target = RoutedView(route, row, project), let site = target.site,
        let converters = route.converters.value
      else { continue }
      for (parameter, field, label) in lookUps(target) {
        guard let converter = converters[parameter], let kind = fieldType(field, label, project),
          let wanted = wanted(kind, converter), !isMeant(parameter, site), !placeholders.takes(route),
          seen.insert(site.file.place(site.textNode)).inserted
        else { continue }
        findings.report(
          "'\(parameter)' is looked up in \(label).\(field), \(kind): use <\(wanted):\(parameter)>", at: site.textNode,
          in: site.file)
      }
    }
  }
)

/// A comment above the route says what else it takes.
private func isMeant(_ parameter: String, _ site: RouteSite) -> Bool {
  guard let comment = site.file.comment(above: site.call.id)?.lowercased() else { return false }
  let words = comment.split { !$0.isLetter && !$0.isNumber && $0 != "_" }
  return words.contains { $0 == parameter || $0.hasPrefix("placeholder") || $0 == "converter" }
}

/// Names of routes that code makes of parts and reverses with a stand-in, which a script in the page replaces:
/// `reverse("shop-%s-%s" % …)` in a file that hands over `"__fk__"`.
private struct PlaceholderNames {
  private var patterns: [[Substring]] = []

  init(_ project: CheckedProject) {
    for file in project.files where !file.isTest && !file.isMigration && Self.hasStandIn(file) {
      for call in file.calls(in: file.tree.root) where call.calleeName?.hasSuffix("reverse") ?? false {
        guard let name = call.arguments.first, file.tree.kind(name) == .binaryOp,
          let format = file.tree.firstChild(of: name).flatMap({ file.tree.string($0) }), format.contains("%s")
        else { continue }
        let own = format.split(separator: ":").last ?? ""
        patterns.append(own.split(separator: "%s", omittingEmptySubsequences: false))
      }
    }
  }

  private static func hasStandIn(_ file: CheckedFile) -> Bool {
    file.tree.nodes.indices.contains { row in
      guard file.tree.nodes[row].kind == .call, let call = Call(ID(row), in: file.tree) else { return false }
      return call.arguments.contains { argument in
        guard let text = file.tree.string(argument) else { return false }
        return text.hasPrefix("__") && text.hasSuffix("__") && text.count > 4
      }
    }
  }

  func takes(_ route: DumpedRoute) -> Bool {
    guard let name = route.name.value ?? nil else { return false }
    return patterns.contains { Self.fits(name, $0) }
  }

  /// Whether the name is the parts in order, with something between them.
  private static func fits(_ name: String, _ parts: [Substring]) -> Bool {
    guard let first = parts.first, let last = parts.last, name.hasPrefix(first), name.hasSuffix(last) else {
      return false
    }
    var rest = name.dropFirst(first.count)
    for part in parts.dropFirst().dropLast() {
      guard let place = rest.dropFirst().firstRange(of: part) else { return false }
      rest = rest[place.upperBound...]
    }
    return rest.count > last.count
  }
}

/// What is captured, and the field of a model it is compared with.
private func lookUps(_ target: RoutedView) -> [(parameter: String, field: String, label: String)] {
  switch target.view {
  case .function(let id): functionLookUps(target.project.tables.functions[id], target.project)
  case .type(let id): classLookUp(id, target.project).map { [$0] } ?? []
  }
}

private func classLookUp(_ id: ID<ClassRow>, _ project: CheckedProject) -> (String, String, String)? {
  let row = project.tables.classes[id]
  let isDetail = row.libraryAncestors.contains { base in
    base.hasPrefix("django.views.generic")
      && ["DetailView", "UpdateView", "DeleteView"].contains { base.hasSuffix($0) }
  }
  guard isDetail, row.libraryAncestors.allSatisfy({ $0.hasPrefix("django.") }),
    project.tables.member("get_object", of: id) == nil, project.tables.member("pk_url_kwarg", of: id) == nil,
    let view = project.dump.views.items.first(where: { $0.view.value == row.dotted }),
    let label = (view.model.value ?? nil) ?? (view.querySetModel.value ?? nil)
  else { return nil }
  return ("pk", "pk", label)
}

private func functionLookUps(_ row: FunctionRow, _ project: CheckedProject) -> [(String, String, String)] {
  let file = project.file(row.file)
  guard let definition = FunctionDefinition(row.node, in: file.tree) else { return [] }
  let parameters = Set(definition.parameters.map(\.name))
  var found: [(String, String, String)] = []
  for index in file.tree.subtree(of: row.node) where file.tree.nodes[index].kind == .call {
    guard let call = Call(ID(index), in: file.tree), let type = lookedUpModel(call, file), !isTried(call.id, file),
      let label = project.tables.classes[type].model?.label
    else { continue }
    for (field, value) in call.keywords {
      guard !field.contains("__"), file.tree.kind(value) == .name, let name = file.tree.dottedName(of: value),
        parameters.contains(name), !isRebound(name, row.node, file.tree)
      else { continue }
      found.append((name, field, label))
    }
  }
  return found
}

/// Inside of a `try` that takes a value of the wrong kind, too.
private func isTried(_ node: ID<Node>, _ file: CheckedFile) -> Bool {
  file.ancestors(of: node).contains { outer in
    guard file.tree.kind(outer) == .tryStatement else { return false }
    return file.tree.children(of: outer).contains { handler in
      guard file.tree.kind(handler) == .exceptHandler, let type = file.tree.firstChild(of: handler) else {
        return false
      }
      let text = file.tree.kind(type) == .block ? "Exception" : file.tree.text(of: type)
      return ["Exception", "ValueError", "ValidationError"].contains { text.contains($0) }
    }
  }
}

/// `get_object_or_404(Order, …)`, `Order.objects.get(…)`.
private func lookedUpModel(_ call: Call, _ file: CheckedFile) -> ID<ClassRow>? {
  guard let written = call.calleeName else { return nil }
  var name: String?
  if written.hasSuffix(".objects.get") {
    name = String(written.dropLast(".objects.get".utf8.count))
  } else if file.dotted(call.callee) == "django.shortcuts.get_object_or_404", let first = call.arguments.first {
    name = file.tree.dottedName(of: first)
  }
  guard let name, case .type(let type)? = file.project.tables.meaning(ofDotted: name, in: file.row) else { return nil }
  return type
}

private func isRebound(_ name: String, _ function: ID<Node>, _ tree: PythonFile) -> Bool {
  tree.subtree(of: function).contains { index in
    guard [.assign, .augmentedAssign, .annotatedAssign].contains(tree.nodes[index].kind),
      let target = tree.firstChild(of: ID(index))
    else { return false }
    return tree.dottedName(of: target) == name
  }
}

/// `IntegerField`, `UUIDField` …; nil for relations and what is not known.
private func fieldType(_ name: String, _ label: String, _ project: CheckedProject) -> String? {
  guard let model = project.dump.models.items.first(where: { ($0.label.value ?? nil) == label }) else { return nil }
  let field = model.fields.items.first {
    name == "pk" ? $0.isPrimaryKey.value == true : $0.name.value == name
  }
  guard let field, field.relation == nil else { return nil }
  return field.internalType.value ?? nil
}

/// The converter that fits the field; nil if the one that is there does.
private func wanted(_ field: String, _ converter: String) -> String? {
  let integers: Set<String> = [
    "AutoField", "BigAutoField", "SmallAutoField", "IntegerField", "BigIntegerField", "PositiveIntegerField",
    "PositiveBigIntegerField", "SmallIntegerField", "PositiveSmallIntegerField",
  ]
  switch converter.split(separator: ".").last.map(String.init) ?? "" {
  case "IntConverter": return field == "UUIDField" ? "uuid" : nil
  case "UUIDConverter": return integers.contains(field) ? "int" : nil
  case "StringConverter", "SlugConverter", "PathConverter":
    return integers.contains(field) ? "int" : field == "UUIDField" ? "uuid" : nil
  default: return nil
  }
}
