import Base
import Django
import Facts
import Graph
import PythonSyntax
import Testing

private func graph(_ files: [(String, String)]) -> ProjectGraph {
  ProjectGraph(DjangoProject(linking: files.map { SourceFile($0.0, Array($0.1.utf8)) }))
}

private let urls = graph([
  (
    "urls.py",
    """
    from django.urls import path, re_path
    import views
    ROOT_URLCONF = "urls"
    urlpatterns = [
      path("", views.home, name="home"),
      path("orders/", views.all, name="all"),
      path("orders/new/", views.new, name="new"),
      path("orders/<int:pk>/", views.one, name="one"),
      path("files/<path:rest>", views.rest, name="rest"),
      path("<slug:s>.html", views.page, name="page"),
      re_path(r"^old/(?P<y>[0-9]{4})/(?P<m>\\d+)/$", views.old, name="old"),
    ]
    """
  )
])

@Test(arguments: [
  ("/", "home"), ("/orders/", "all"), ("/orders/new/", "new"), ("/orders/7/", "one"), ("orders/7", "one"),
  ("/orders/7/?next=/", "one"), ("/files/a/b/c", "rest"), ("/about.html", "page"), ("/old/2020/05/", "old"),
])
func `a literal path finds its route, the most literal first`(_ path: String, _ name: String) {
  #expect(urls.routes(matching: path).first.map { urls[$0].qualifiedName } == name)
}

@Test(arguments: ["/nothing/", "/orders/7/lines/", "/old/2020/"])
func `a path that no route takes finds nothing`(_ path: String) {
  #expect(urls.routes(matching: path).isEmpty)
}

@Test func `edges run both ways and stay in order`() throws {
  let project = try DjangoProject(folder: "Examples/shop")
  let graph = ProjectGraph(project)
  let order = try #require(graph.model(labelled: "orders.Order"))
  #expect(graph.edges(from: order).allSatisfy { graph.edges[$0].from == order })
  #expect(graph.edges(to: order).allSatisfy { graph.edges[Int($0)].to == order })
  #expect(!graph.edges(to: order).isEmpty)
  for file in graph.files.indices {
    let id = FileID(file)
    #expect(graph.fileEdges(from: id).allSatisfy { graph.fileEdges[$0].from == id })
    #expect(graph.fileEdges(to: id).allSatisfy { graph.fileEdges[Int($0)].to == id })
  }
}

@Test func `the order in which files are given does not matter`() throws {
  let project = try DjangoProject(folder: "Examples/shop")
  let sources = project.files.map { SourceFile(path: $0.path, facts: $0.facts) }
  let graph = ProjectGraph(DjangoProject(linking: sources))
  let reversed = ProjectGraph(DjangoProject(linking: sources.reversed()))
  #expect(graph.edges == reversed.edges)
  #expect(graph.symbols == reversed.symbols)
  #expect(graph.fileEdges == reversed.fileEdges)
}

@Test func `things are found by the words people use`() throws {
  let graph = ProjectGraph(try DjangoProject(folder: "Examples/shop"))
  #expect(graph.models(named: "Order").map { graph[$0].qualifiedName } == ["orders.models.Order"])
  #expect(graph.routes(named: "orders:cart").count == 1)
  #expect(graph.templates(named: "base.html").map { graph[$0].path } == ["templates/base.html"])
  #expect(
    graph.latestMigrations(of: "orders").map { graph[$0].path }
      == ["orders/migrations/0005_fill_totals.py"])
}
