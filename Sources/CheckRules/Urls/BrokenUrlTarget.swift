import Checks

let brokenUrlTarget = Rule(
  "DJU006", "broken-url-target",
  "A route leads nowhere, or cannot be made.",
  why: "The project does not start, or the page that the route should show answers 500 or 404.",
  .error, .proven,
  facets: [
    "missing-view", "as-view", "missing-include", "include-namespace", "route-syntax", "converter", "name", "parameter",
    "handler", "basename",
  ],
  examples: [
    .bad(
      """
      --- shop/urls.py
      from django.urls import path
      from . import views

      urlpatterns = [
          path("cart/", «views.CartView»),
          path("fine/", views.CartView.as_view()),
          path("class/", views.Made),
      ]
      --- shop/views.py
      from django.views import View

      class CartView(View):
          def get(self, request): ...

      def decorate(view): return lambda request: None

      @decorate
      class Made(View): ...
      """, facet: "as-view"),
    .bad(
      """
      --- shop/urls.py
      from django.urls import path
      from . import views
      from .more import extra

      urlpatterns = [
          path("cart/", «views.cart_detial»),
          path("cart/", views.later),
          path("cart/", views.index),
      ]
      --- shop/more.py
      extra = 1
      --- shop/views.py
      def cart_detail(request): ...

      for later in [cart_detail]: pass

      index, other = cart_detail, cart_detail
      """, facet: "missing-view"),
    .bad(
      """
      --- shop/urls.py
      from django.urls import include, path, re_path, register_converter
      from . import views

      class Year:
          regex = "[0-9]{4}"

      register_converter(Year, "year")
      urlpatterns = [
          path(«"/cart/"», views.cart),
          path(«r"^cart/$"», views.cart),
          path(«"cart/<integer:pk>/"», views.cart),
          path(«"cart/<int:pk>/<int:pk>/"», views.cart),
          path(«"cart/<int:order-id>/"», views.cart),
          path("cart/", views.cart, name=«"shop:cart"»),
          path("cart/", include(«"shop.missing"»)),
          path("cart/", «include("shop.inner", namespace="inner")»),
          re_path(«r"^inner/$"», include("shop.inner")),
          path("<year:year>/<slug:slug>", views.cart),
          path("", include("shop.named", namespace="other")),
          re_path(r"^/?cart/$", views.cart),
      ]
      --- shop/inner.py
      urlpatterns = []
      --- shop/named.py
      app_name = "named"
      urlpatterns = []
      --- shop/views.py
      def cart(request, **given): ...
      """),
    .bad(
      """
      --- urls.py
      from django.urls import path

      urlpatterns = []
      handler404 = «"shop.views.not_found"»
      handler403 = «"shop.views.broken"»
      handler500 = "shop.views.broken"
      --- shop/views.py
      def missing(request, exception): ...

      def broken(request): ...
      """, facet: "handler"),
    .bad(
      """
      --- shop/models.py
      from django.db import models

      class Order(models.Model):
          name = models.CharField(max_length=20)
      --- shop/urls.py
      from django.urls import include, path
      from rest_framework.routers import SimpleRouter
      from . import views

      router = SimpleRouter()
      router.register("orders", views.OrderViewSet)
      «router.register("own", views.OwnViewSet)»
      router.register("named", views.OwnViewSet, basename="named")
      «router.register("again", views.OrderViewSet)»
      «router.register("twice", views.OwnViewSet, basename="named")»
      urlpatterns = [path("", include(router.urls))]
      --- shop/views.py
      from rest_framework.viewsets import ModelViewSet
      from .models import Order

      class OrderViewSet(ModelViewSet):
          queryset = Order.objects.all()

      class OwnViewSet(ModelViewSet):
          def get_queryset(self): return Order.objects.all()
      """, facet: "basename"),
    .good(
      """
      --- shop/urls.py
      from django.urls import include, path, re_path
      from . import views

      patterns = ([path("cart/", views.cart, name="cart")], "shop")
      urlpatterns = [
          path("cart/<int:pk>/", views.cart, name="cart-detail"),
          path("made/", views.made),
          path("price$/", views.cart),
          path("", include(patterns, namespace="inner")),
          path("", include("django.contrib.auth.urls")),
          re_path(r"^a/", include("shop.inner")),
          path("class/", views.Callable()),
          path("problem/<str:problem>", include([path("", views.cart), path("/pdf", views.cart)])),
      ]
      --- shop/inner.py
      urlpatterns = []
      --- shop/views.py
      def cart(request, **given): ...

      globals()["made"] = cart

      class Callable:
          def __call__(self, request): ...
      """),
  ],
  .project { project, findings in
    let inspection = RouteInspection(project)
    for site in project.routeSites.all where !site.file.isTest { inspection.inspect(site, &findings) }
    inspection.inspectHandlers(&findings)
    for file in project.files where !file.isTest {
      for one in RouterNames.problems(in: file) {
        findings.report(
          one.message, at: one.call, in: file, facet: "basename", related: one.related, confidence: one.confidence)
      }
    }
  }
)

/// What is wrong with routes as they are written.
private struct RouteInspection {
  let project: CheckedProject
  /// Nil where one is registered by a computed name.
  let converters: Set<String>?

  init(_ project: CheckedProject) {
    self.project = project
    var names: Set<String>? = ["int", "str", "slug", "uuid", "path"]
    for file in project.files where file.tree.hasName("register_converter") {
      for call in file.tree.all(Call.self) where call.calleeName?.hasSuffix("register_converter") ?? false {
        let name = call.arguments.count > 1 ? call.arguments[1] : call[keyword: "type_name"]
        if let text = name.flatMap({ file.tree.string($0) }) { names?.insert(text) } else { names = nil }
      }
    }
    converters = names
  }

  func inspect(_ site: RouteSite, _ findings: inout Findings) {
    inspectText(site, &findings)
    if let name = site.name, let node = site.nameNode, name.contains(":") {
      findings.report(
        "a name with ':' cannot be told from a namespace: use app_name", at: node, in: site.file, facet: "name")
    }
    if let include = site.include {
      inspectInclude(include, site, &findings)
    } else {
      inspectView(site, &findings)
    }
  }

  // MARK: Patterns

  /// Whether a slash comes before the route somewhere: an `include()` may leave its own away.
  private func isDoubled(_ site: RouteSite) -> Bool {
    project.dump.routes.items.indices.contains { row in
      guard let other = project.routeSites.site(ofRoute: row), other.textNode == site.textNode,
        other.file.row == site.file.row, let parts = project.dump.routes.items[row].parts.value
      else { return false }
      let before = parts.dropLast().map(\.text).joined()
      return before.isEmpty || before.hasSuffix("/")
    }
  }

  private func inspectText(_ site: RouteSite, _ findings: inout Findings) {
    guard let text = site.text else { return }
    func report(_ message: String, _ facet: String) {
      findings.report(message, at: site.textNode, in: site.file, facet: facet)
    }
    if site.isRegex {
      if site.include != nil, text.hasSuffix("$"), !text.hasSuffix("\\$") {
        report("'$' before include() lets nothing through: leave it out", "route-syntax")
      }
      return
    }
    if text.contains("(?P<") || text.hasPrefix("^") || text.hasSuffix("$") {
      return report("path() takes no regular expression: use re_path() or converters", "route-syntax")
    }
    if text.hasPrefix("/"), isDoubled(site) {
      return report("a route must not begin with '/': it would have two", "route-syntax")
    }
    var seen: Set<String> = []
    for (converter, name) in RouteShape.parameters(ofPath: text) {
      if let converters, !converters.contains(converter) {
        let hint = Suggestion.nearest(to: converter, in: converters.sorted()).map { ": did you mean '\($0)'" } ?? ""
        return report("there is no converter '\(converter)'\(hint)", "converter")
      }
      if !isIdentifier(name) { return report("'\(name)' is no name for a parameter", "parameter") }
      if !seen.insert(name).inserted { return report("'\(name)' stands in the route twice", "parameter") }
    }
  }

  private func isIdentifier(_ name: String) -> Bool {
    guard let first = name.unicodeScalars.first, first == "_" || first.properties.isXIDStart else { return false }
    return name.unicodeScalars.allSatisfy { $0 == "_" || $0.properties.isXIDContinue }
  }

  // MARK: Includes

  /// Whether a file has the name from the root on, although another root gives it a shorter one.
  private func isFile(_ module: String) -> Bool {
    let path = module.replacing(".", with: "/")
    return project.file(at: path + ".py") != nil || project.file(at: path + "/__init__.py") != nil
  }

  private func inspectInclude(_ include: Call, _ site: RouteSite, _ findings: inout Findings) {
    guard let given = include.arguments.first, let module = site.file.tree.string(given) else { return }
    let tables = project.tables
    let isOwn = tables.moduleIndex[String(module.prefix { $0 != "." })] != nil
    if tables.moduleIndex[module] == nil {
      guard isOwn, !tables.packages.contains(module), !isFile(module) else { return }
      findings.report(
        "there is no module '\(module)'", at: given, in: site.file, facet: "missing-include")
      return
    }
    guard let row = tables.moduleIndex[module], include[keyword: "namespace"] != nil || include.arguments.count > 1,
      tables.modules[row].bindings["app_name"] == nil, tables.modules[row].stars.isEmpty
    else { return }
    findings.report(
      "include() with a namespace needs app_name in \(module)", at: include.id, in: site.file,
      facet: "include-namespace")
  }

  // MARK: Views

  private func inspectView(_ site: RouteSite, _ findings: inout Findings) {
    let file = site.file
    guard let dotted = file.tree.dottedName(of: site.view), let place = file.tree.dottedName(of: site.view),
      !file.isLocal(String(place.prefix { $0 != "." }), at: site.view)
    else { return }
    switch project.tables.meaning(ofDotted: dotted, in: file.row) {
    case .type(let id)?:
      guard isPlainView(id) else { return }
      findings.report(
        "a class-based view needs .as_view()", at: site.view, in: file, facet: "as-view",
        fix: Fix(.safe, "add .as_view()", [.init(endPlace(site), ".as_view()")]))
    case .library(let name)? where name.hasPrefix("django.views.generic.") && name.hasSuffix("View"):
      findings.report(
        "a class-based view needs .as_view()", at: site.view, in: file, facet: "as-view",
        fix: Fix(.safe, "add .as_view()", [.init(endPlace(site), ".as_view()")]))
    case .function?, .module?, .library?, .value?: return
    case nil: inspectMissing(dotted, site, &findings)
    }
  }

  private func endPlace(_ site: RouteSite) -> SourcePlace {
    let end = site.file.tree[site.view].end
    return SourcePlace(site.file.path, TextRange(end, end))
  }

  private func isPlainView(_ id: ID<ClassRow>) -> Bool {
    let row = project.tables.classes[id]
    guard let index = row.file, let view = ClassDefinition(row.node, in: project.tables.file(index)) else {
      return false
    }
    return view.decorators.isEmpty && view.keywords.isEmpty
      && row.libraryAncestors.contains {
        ($0.hasPrefix("django.views.") || $0.hasPrefix("rest_framework.")) && $0.hasSuffix("View")
      }
  }

  /// `views.cart_detial`: nothing in the module binds the name.
  private func inspectMissing(_ dotted: String, _ site: RouteSite, _ findings: inout Findings) {
    let parts = dotted.split(separator: ".").map(String.init)
    guard parts.count > 1, let name = parts.last,
      case .module(let module)? = project.tables.meaning(
        ofDotted: parts.dropLast().joined(separator: "."), in: site.file.row),
      let row = project.tables.moduleIndex[module], isClosed(row, to: name)
    else { return }
    let names = Array(project.tables.modules[row].bindings.keys)
    let hint = Suggestion.nearest(to: name, in: names.sorted()).map { ": did you mean '\($0)'" } ?? ""
    findings.report("\(module) has no '\(name)'\(hint)", at: site.view, in: site.file, facet: "missing-view")
  }

  /// Whether a module says nothing of a name, and takes none from elsewhere.
  private func isClosed(_ row: Int, to name: String, depth: Int = 0) -> Bool {
    let file = project.tables.file(row)
    guard depth < 6, !file.hasName(name), !file.hasName("globals"), !file.hasName("__getattr__"),
      !file.hasName("vars"), !file.hasName("setattr") || !setsModules(project.file(row))
    else { return false }
    return project.tables.modules[row].stars.allSatisfy { star in
      project.tables.moduleIndex[star].map { isClosed($0, to: name, depth: depth + 1) } ?? false
    }
  }

  /// Whether `setattr` may be called with the module itself.
  private func setsModules(_ file: CheckedFile) -> Bool {
    file.tree.all(Call.self).contains { call in
      guard call.calleeName == "setattr", let target = call.arguments.first else { return false }
      return file.tree.kind(target) != .name || !file.isLocal(file.tree.text(of: target), at: target)
    }
  }

  // MARK: Handlers

  func inspectHandlers(_ findings: inout Findings) {
    guard case .string(let root)? = project.dump.settings.value?.scalars["ROOT_URLCONF"],
      let row = project.tables.moduleIndex[root]
    else { return }
    let file = project.file(row)
    for (name, count) in [("handler400", 2), ("handler403", 2), ("handler404", 2), ("handler500", 1)] {
      guard case .value(_, let value)? = project.tables.modules[row].bindings[name],
        let text = file.tree.string(value)
      else { continue }
      inspectHandler(text, count, value, file, &findings)
    }
  }

  private func inspectHandler(
    _ text: String, _ count: Int, _ node: ID<Node>, _ file: CheckedFile, _ findings: inout Findings
  ) {
    let parts = text.split(separator: ".").map(String.init)
    guard parts.count > 1, let name = parts.last,
      let row = project.tables.moduleIndex[parts.dropLast().joined(separator: ".")]
    else { return }
    switch project.tables.meaning(of: name, in: row) {
    case nil:
      guard isClosed(row, to: name) else { return }
      findings.report("there is no view '\(text)'", at: node, in: file, facet: "handler")
    case .function(let id)?:
      let function = project.tables.functions[id]
      guard let definition = FunctionDefinition(function.node, in: project.tables.file(function.file)),
        definition.decorators.isEmpty, !definition.parameters.contains(where: { $0.kind == .variadic })
      else { return }
      let places = definition.parameters.filter { $0.kind == .positional || $0.kind == .positionalOnly }
      let needed = places.filter { $0.defaultValue == nil }.count
      guard places.count < count || needed > count else { return }
      findings.report(
        "\(name)() must take \(count == 1 ? "(request)" : "(request, exception)")", at: node, in: file,
        facet: "handler")
    case .type?, .module?, .library?, .value?: return
    }
  }
}

extension PythonFile {
  /// Whether any row of the file has the name.
  fileprivate func hasName(_ name: String) -> Bool {
    nodes.contains { node in
      switch node.kind {
      case .name, .identifier, .attribute, .functionDef, .asyncFunctionDef, .classDef:
        !node.symbol.isNone && self.name(node.symbol) == name
      default: false
      }
    }
  }
}
