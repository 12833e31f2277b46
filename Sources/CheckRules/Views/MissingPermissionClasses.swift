import Checks

let missingPermissionClasses = Rule(
  "DJV101", "missing-permission-classes",
  "An API view says nothing about who may use it, and the default lets everybody in.",
  why: "Without DEFAULT_PERMISSION_CLASSES Django REST framework allows everything to everyone.",
  .warning, .proven, isCore: true, facets: ["not-iterable"],
  examples: [
    .bad(
      """
      --- shop/urls.py
      from django.urls import path
      from . import views

      urlpatterns = [
          path("refunds/", views.Refunds.as_view()), path("open/", views.Open.as_view()), path("f/", views.refund),
          path("based/", views.Based.as_view()), path("marked/", views.marked),
      ]
      --- shop/views.py
      from rest_framework.decorators import api_view, permission_classes
      from rest_framework.permissions import AllowAny, IsAuthenticated
      from rest_framework.response import Response
      from rest_framework.views import APIView

      class «Refunds»(APIView):
          def post(self, request): return Response()

      class Open(APIView):
          permission_classes = [AllowAny]
          def post(self, request): return Response()

      class Base(APIView):
          def get_permissions(self): return [IsAuthenticated()]

      class Based(Base):
          def post(self, request): return Response()

      @api_view(["POST"])
      def «refund»(request): return Response()

      @api_view(["POST"])
      @permission_classes([IsAuthenticated])
      def marked(request): return Response()
      """),
    .good(
      """
      +++ settings.py
      REST_FRAMEWORK = {"DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"]}
      --- shop/urls.py
      from django.urls import path
      from . import views

      urlpatterns = [path("refunds/", views.Refunds.as_view())]
      --- shop/views.py
      from rest_framework.response import Response
      from rest_framework.views import APIView

      class Refunds(APIView):
          def post(self, request): return Response()
      """),
    .good(
      """
      --- shop/urls.py
      from django.urls import path
      from . import views

      urlpatterns = [path("login/", views.Login.as_view())]
      --- shop/views.py
      from rest_framework.authtoken.views import ObtainAuthToken

      class Login(ObtainAuthToken):
          throttle_scope = "login"
      """),
    .good(
      """
      --- manage.py
      import os
      os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.test.settings")
      --- settings.py
      # A library has none of its own.
      --- shop/test/settings.py
      SECRET_KEY = "x"
      ROOT_URLCONF = "shop.urls"
      INSTALLED_APPS = ["django.contrib.contenttypes", "django.contrib.auth", "rest_framework", "shop"]
      --- shop/urls.py
      from django.urls import path
      from . import views

      urlpatterns = [path("refunds/", views.Refunds.as_view())]
      --- shop/views.py
      from rest_framework.response import Response
      from rest_framework.views import APIView

      class Refunds(APIView):
          def post(self, request): return Response()
      """),
    .bad(
      """
      --- shop/urls.py
      from django.urls import path
      from . import views

      urlpatterns = [path("refunds/", views.Refunds.as_view())]
      --- shop/views.py
      from rest_framework.permissions import IsAuthenticated
      from rest_framework.response import Response
      from rest_framework.views import APIView

      class Refunds(APIView):
          permission_classes = «IsAuthenticated»
          def post(self, request): return Response()
      """, facet: "not-iterable"),
  ],
  .project { project, findings in
    var seen: Set<SourcePlace> = []
    let isPublic = project.letsEverybodyIn
    var open: [ID<ClassRow>] = []
    for (row, route) in project.dump.routes.items.enumerated() {
      guard case .type(let id)? = RoutedView(route, row, project)?.view else { continue }
      if checkClass(id, isPublic, project, &seen, &findings) { open.append(id) }
    }
    reportClasses(open, project, &findings)
    // What @api_view makes is a class without a name of its own.
    for site in isPublic ? project.routeSites.all : [] where !site.file.isTest {
      guard let written = site.file.tree.dottedName(of: site.view),
        case .function(let id)? = project.tables.meaning(ofDotted: written, in: site.file.row)
      else { continue }
      let function = project.tables.functions[id]
      let place = project.file(function.file).namePlace(of: function.node)
      guard isOpenFunction(function, project.file(function.file)), seen.insert(place).inserted else { continue }
      findings.report(
        "\(function.name) is open to everybody: say so, or who may use it, with @permission_classes", at: place,
        symbol: function.dotted)
    }
  }
)

/// Several heirs of one class are mended in that class.
private func reportClasses(_ open: [ID<ClassRow>], _ project: CheckedProject, _ findings: inout Findings) {
  let tables = project.tables
  let roots = Dictionary(grouping: open) { id in
    tables.classes[id].ancestors.last {
      tables.classes[$0].file != nil && tables.classes[$0].libraryAncestors.contains { $0.hasPrefix("rest_framework.") }
    } ?? id
  }
  for (root, heirs) in roots.sorted(by: { $0.key.index < $1.key.index }) {
    let isShared = heirs.count > 2
    for id in isShared ? [root] : heirs {
      let row = tables.classes[id]
      guard let index = row.file else { continue }
      let name = isShared ? "\(row.name) with its \(heirs.count) views" : row.name
      findings.report(
        "\(name) is open to everybody: say so, or who may use it, with permission_classes",
        at: project.file(index).namePlace(of: row.node), symbol: row.dotted)
    }
  }
}

/// Whether the class is open to everybody and does not say so.
private func checkClass(
  _ id: ID<ClassRow>, _ isPublic: Bool, _ project: CheckedProject, _ seen: inout Set<SourcePlace>,
  _ findings: inout Findings
) -> Bool {
  let row = project.tables.classes[id]
  // Whom a webhook lets in its signature says.
  guard let index = row.file, !project.file(index).isTest, !row.name.contains("Webhook"),
    row.libraryAncestors.contains(where: { $0.hasPrefix("rest_framework.") })
  else { return false }
  if let (owner, member) = project.tables.member("permission_classes", of: id) {
    guard case .value(_, let value?, _) = member, let other = project.tables.classes[owner].file else {
      return false
    }
    let file = project.file(other)
    guard let dotted = file.tree.dottedName(of: value), isPermission(dotted, file),
      seen.insert(file.place(value)).inserted
    else { return false }
    findings.report("permission_classes must be a list: [\(dotted)]", at: value, in: file, facet: "not-iterable")
    return false
  }
  let own = ["get_permissions", "check_permissions", "check_object_permissions", "initial", "dispatch", "as_view"]
  let file = project.file(index)
  return isPublic && row.libraryAncestors.allSatisfy { isPlain($0) || $0.hasPrefix("django.") }
    && row.ancestors.allSatisfy { !project.tables.hasUnreadBase($0) }
    && own.allSatisfy { project.tables.member($0, of: id) == nil } && !isMeantForAll(id, file)
    && seen.insert(file.namePlace(of: row.node)).inserted
}

/// A page to sign in that is slowed down, or one that only shows, in a module where nobody is asked anything.
private func isMeantForAll(_ id: ID<ClassRow>, _ file: CheckedFile) -> Bool {
  let tables = file.project.tables
  let row = tables.classes[id]
  if ["Login", "PasswordReset"].contains(where: { row.name.contains($0) }),
    tables.member("throttle_classes", of: id) != nil
  {
    return true
  }
  let writing = ["post", "put", "patch", "delete", "create", "update", "partial_update", "destroy"]
  let writers = ["Create", "Update", "Destroy", "ModelViewSet"]
  let isReading =
    writing.allSatisfy { tables.member($0, of: id) == nil }
    && row.libraryAncestors.allSatisfy { ancestor in
      ancestor.contains("ReadOnly") || !writers.contains { ancestor.split(separator: ".").last?.contains($0) ?? false }
    }
  guard isReading else { return false }
  return tables.classes.indices.allSatisfy { index in
    tables.classes[index].file != row.file || tables.classes[index].members["permission_classes"] == nil
  }
}

/// Those that leave the question to the settings; a view that gives out tokens answers it itself.
private func isPlain(_ dotted: String) -> Bool {
  ["views.APIView", "viewsets.", "generics.", "mixins."].contains { dotted.hasPrefix("rest_framework." + $0) }
}

/// Whether a name is a class, which cannot be gone through.
private func isPermission(_ dotted: String, _ file: CheckedFile) -> Bool {
  switch file.project.tables.meaning(ofDotted: dotted, in: file.row) {
  case .type?: true
  case .library(let name)?: name.hasPrefix("rest_framework.permissions.")
  case .function?, .module?, .value?, nil: false
  }
}

private func isOpenFunction(_ row: FunctionRow, _ file: CheckedFile) -> Bool {
  let names = file.tree.decorators(of: row.node).map { decorator in
    let callee = Call(decorator, in: file.tree)?.callee ?? decorator
    return [.name, .attribute].contains(file.tree.kind(callee)) ? file.dotted(callee) ?? "?" : "?"
  }
  // Another decorator may ask who it is.
  return names == ["rest_framework.decorators.api_view"]
}

extension CheckedProject {
  /// Settings in a folder of tests are those of a library, whose host has others.
  fileprivate var hasTestSettings: Bool {
    let path = (dump.settings.value?.file.value ?? nil) ?? ""
    return path.split(separator: "/").dropLast().contains { $0 == "test" || $0 == "tests" || $0 == "testing" }
  }

  /// Whether a view that says nothing is open to everybody.
  fileprivate var letsEverybodyIn: Bool {
    guard let options = dump.settings.value?.restFramework, options.openness == .closed, !hasTestSettings else {
      return false
    }
    switch options.items["DEFAULT_PERMISSION_CLASSES"] {
    case nil: return true
    case .list(let names)?:
      return names.openness == .closed
        && names.items.allSatisfy { $0 == .string("rest_framework.permissions.AllowAny") }
    default: return false
    }
  }
}
