import Platform
import TestKit
import Testing

@testable import Workspace

@Suite struct PlannedAppsTests {
  private static func project() throws -> TemporaryFolder {
    let head = "from django.db import models\n\n\n"
    func model(_ name: String, _ field: String) -> String { "class \(name)(models.Model):\n    \(field)\n\n\n" }
    return try TemporaryFolder([
      "manage.py": "import os\nos.environ.setdefault('DJANGO_SETTINGS_MODULE', 'settings')\n",
      "settings.py": "INSTALLED_APPS = ['orders', 'apps.catalog', 'blog']\nROOT_URLCONF = 'urls'\n",
      "urls.py": "urlpatterns = []\n",
      "orders/__init__.py": "", "orders/urls.py": "urlpatterns = []\n",
      "orders/models.py": head
        + model("OrderItem", "product = models.ForeignKey('catalog.Product', on_delete=models.CASCADE)"),
      "apps/__init__.py": "", "apps/catalog/__init__.py": "",
      "apps/catalog/models.py": head + model("Product", "name = models.CharField(max_length=9)")
        + model("Category", "name = models.CharField(max_length=9)"),
      "blog/__init__.py": "", "blog/models.py": head + model("Entry", "name = models.CharField(max_length=9)"),
      "tests/__init__.py": "",
      "tests/test_products.py":
        "from apps.catalog.models import Product\n\n\ndef test_name():\n    assert Product(name='a').name\n",
    ])
  }

  @Test(
    arguments: [
      ("gift notes on order items and products", [], ["catalog", "orders"]), ("categories", [], ["catalog"]),
      ("an OrderItem", [], ["orders"]), ("item of an order", [], []), ("borders", [], []),
      ("anything", ["orders", "catalog"], ["catalog", "orders"]), ("products", ["blog"], ["blog"]),
    ] as [(String, [String], [String])])
  func `apps are those that a goal names, what others refer to first`(
    _ goal: String, _ labels: [String], _ found: [String]
  ) throws {
    let folder = try Self.project()
    let booted = try LiveProject(root: folder.root).booted()
    #expect(booted.plannedApps(labels, goal: goal).map(\.label) == found)
  }

  @Test(
    arguments: [
      ("order items", ["orders.OrderItem"]), ("an item, and an order item", ["orders.Item", "orders.OrderItem"]),
      ("notes on items", ["orders.Item"]), ("borders of lineitems", []),
    ] as [(String, [String])])
  func `a model is named by all of its words, and then no shorter one by some of them`(
    _ text: String, _ labels: [String]
  ) throws {
    let folder = try Self.project()
    let item = "\n\nclass Item(models.Model):\n    pass\n"
    try folder.write(try folder.text("orders/models.py") + item, to: "orders/models.py")
    let named = try LiveProject(root: folder.root).booted().models(namedIn: text)
    #expect(named.map(\.label).sorted() == labels)
    #expect(named.allSatisfy { $0.path == "orders/models.py" })
  }

  @Test func `an app has what was found in its folder, and tests that reach its models`() throws {
    let folder = try Self.project()
    let live = LiveProject(root: folder.root)
    let apps = try live.booted().plannedApps([], goal: "products and order items")
    #expect(apps.map(\.path) == ["apps/catalog", "orders"])
    #expect(apps.map(\.parts) == [[], ["urls"]])
    #expect(try live.testFiles(reaching: apps[0].models) == ["tests/test_products.py"])
  }
}
