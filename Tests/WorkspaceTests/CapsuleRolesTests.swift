import Search
import Testing

@testable import Retrieval
@testable import Workspace

/// Who is found to play a part for the models of a task.
@Suite struct CapsuleRolesTests {
  /// `model role path` of each player.
  private static func players(_ task: String, _ files: [String: String]) throws -> [String] {
    let project = try ScratchProject(copying: nil)
    for (path, text) in files { try project.write(Array(text.utf8), to: path) }
    let workspace = try Workspace(root: project.root)
    let index = workspace.index
    let ranking = Retriever(index: index, history: .none(for: index)).rank(TaskQuery(task))
    let touched = TouchedModels(workspace.project, ranking: ranking, index: index)
    return RoleFinder(workspace.project, workspace.graph, ranking: ranking, index: index).players(of: touched)
      .flatMap { cast in cast.players.map { "\(cast.model) \(cast.role.word) \($0.path)" } }
  }

  private static let shop: [String: String] = [
    "shop/__init__.py": "",
    "shop/models.py": """
    from django.db import models

    class Order(models.Model):
        code = models.CharField(max_length=9)
    """,
    "shop/api/serializers.py": "class OrderSerializer(make_base('Order')):\n    pass\n",
    "shop/templates/shop/order_list.html": "<p></p>",
    "shop/handlers.py": """
    from django.db.models.signals import post_save
    from shop import get_order_model

    def saved(sender, **kwargs):
        pass

    def connect():
        Order = get_order_model()
        post_save.connect(saved, sender=Order)
    """,
    "other/api/serializers.py": "class OrderSerializer(make_base('Order')):\n    pass\n",
  ]

  @Test func `parts are told by names where nothing joins them to the model`() throws {
    let players = try Self.players("add a colour to Order", Self.shop)
    #expect(players.contains("Order serializer shop/api/serializers.py"), "\(players)")
    #expect(players.contains("Order template shop/templates/shop/order_list.html"), "\(players)")
    #expect(players.contains("Order signal receiver shop/handlers.py"), "\(players)")
    #expect(!players.contains { $0.contains("other/") }, "\(players)")
  }

  @Test func `the app that most of the best files are of brings its models`() throws {
    var files = Self.shop
    files["mail/__init__.py"] = ""
    files["mail/models.py"] =
      "from django.db import models\n\nclass Rule(models.Model):\n    x = models.IntegerField()\n"
    for place in 0..<20 {
      files["mail/layout\(place).py"] = "def convert_layout():\n    return \(place)\n"
      files["pages/page\(place).py"] = "def other():\n    return \(place)\n"
    }
    let players = try Self.players("convert the layout", files)
    #expect(players.contains(" model mail/models.py"), "\(players)")
    #expect(!players.contains { $0.contains("shop/") }, "\(players)")
  }

  @Test func `a repository is another part than a service`() throws {
    let players = try Self.players(
      "add a colour to Item",
      [
        "app/main.py": "from fastapi import FastAPI\napp = FastAPI()\n",
        "app/models.py": "from sqlmodel import SQLModel\n\nclass Item(SQLModel, table=True):\n    id: int\n",
        "app/services/pricing.py": "from app.models import Item\n\ndef price():\n    return Item.id\n",
        "app/repos/repository_items.py": "class Rows:\n    pass\n",
        "app/repos/repository_users.py": "class Rows:\n    pass\n",
      ])
    #expect(players.contains("Item service app/services/pricing.py"), "\(players)")
    #expect(players.contains("Item repository app/repos/repository_items.py"), "\(players)")
    #expect(!players.contains { $0.contains("users") }, "\(players)")
  }
}
