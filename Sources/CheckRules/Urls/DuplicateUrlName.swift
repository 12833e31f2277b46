import Checks

let duplicateUrlName = Rule(
  "DJU004", "duplicate-url-name",
  "Two routes of one namespace have the same name and parameters, and lead to different places.",
  why: "`reverse()` silently gives the path of one of them, the one that comes last: links to the other go astray.",
  .warning, .proven, isCore: true,
  examples: [
    .bad(
      """
      --- shop/urls.py
      from django.urls import path
      from . import views

      urlpatterns = [
          path("orders/", views.order_list, name=«"orders"»),
          path("archive/", views.archive, name="orders"),
      ]
      --- shop/views.py
      from django.http import HttpResponse

      def order_list(request): return HttpResponse()

      def archive(request): return HttpResponse()
      """),
    .good(
      """
      --- shop/urls.py
      from django.conf import settings
      from django.urls import path
      from . import views

      urlpatterns = [
          path("orders/", views.order_list, name="orders"),
          path("orders/<int:page>/", views.paged, name="orders"),
          path("old-orders/", views.order_list, name="orders"),
          path("archive/", views.archive, name="archive"),
      ]
      if settings.UNKNOWN:
          urlpatterns.append(path("other/", views.archive, name="orders"))
      --- shop/views.py
      from django.http import HttpResponse

      def order_list(request): return HttpResponse()

      def paged(request, page): return HttpResponse()

      def archive(request): return HttpResponse()
      """),
  ],
  .project { project, findings in
    var groups: [[String]: [Int]] = [:]
    for (row, route) in project.dump.routes.items.enumerated() {
      guard route.note.condition == nil, let name = route.name.value ?? nil, route.callback.value ?? nil != nil,
        let parts = route.parts.value, let shape = RouteShape(parts), shape.variants.count == 1
      else { continue }
      let key = (route.namespaces.value ?? []) + [":", name, "\(shape.positional)"] + shape.names.sorted()
      groups[key, default: []].append(row)
    }
    for rows in groups.values where rows.count > 1 { report(rows, project, &findings) }
  }
)

private func report(_ rows: [Int], _ project: CheckedProject, _ findings: inout Findings) {
  let routes = project.dump.routes.items
  guard let winner = rows.last, let last = project.routeSites.site(ofRoute: winner) else { return }
  var seen: Set<SourcePlace> = []
  for row in rows.dropLast() where routes[row].callback != routes[winner].callback {
    guard let site = project.routeSites.site(ofRoute: row), let node = site.nameNode, !site.isConditional,
      !last.isConditional, site.place != last.place, routes[row].parts != routes[winner].parts,
      seen.insert(site.place).inserted
    else { continue }
    let name = site.name ?? ""
    findings.report(
      "another route is called '\(name)' as well, and reverse() gives that one: \(last.text ?? "")", at: node,
      in: site.file, related: [RelatedPlace(last.place, "the one that reverse() gives")])
  }
}
