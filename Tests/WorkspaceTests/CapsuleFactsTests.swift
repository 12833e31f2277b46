import Search
import Testing

@testable import Retrieval
@testable import Workspace

/// What capsules tell beside code.
@Suite struct CapsuleFactsTests {
  private static func section(_ title: String, _ text: String) -> [String] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard let start = lines.firstIndex(where: { $0 == "## \(title)" }) else { return [] }
    return lines[(start + 1)...].prefix { $0.hasPrefix("- ") }.map { String($0.dropFirst(2)) }
  }

  private static func project(_ files: [String: String]) throws -> ScratchProject {
    let project = try ScratchProject(copying: nil)
    for (path, text) in files { try project.write(Array(text.utf8), to: path) }
    return project
  }

  private static func capsule(_ task: String, _ files: [String: String], known: [String] = []) throws -> String {
    let project = try project(files)
    var request = CapsuleRequest(task: task)
    request.commits = 0
    request.files = known
    let text = try LiveProject(root: project.root).capsule(request).text
    try expectSameFromCache(text, request, project)
    return String(decoding: text, as: UTF8.self)
  }

  /// A project that comes from the cache has no facts of its files, and its capsule says the same.
  private static func expectSameFromCache(_ text: [UInt8], _ request: CapsuleRequest, _ project: ScratchProject) throws
  {
    let folder = try ScratchProject(copying: nil)
    let cache = CacheFolder(path: folder.root, build: "1")
    ScratchProject.rest()
    let first = LiveProject(root: project.root, cache: cache)
    _ = try first.capsule(request)
    #expect(first.save())
    let second = LiveProject(root: project.root, cache: cache)
    #expect(try second.capsule(request).text == text)
    #expect(second.work.loaded == ["workspace"])
  }

  /// All facts, whatever code a capsule shows.
  private static func facts(_ task: String, _ files: [String: String]) throws -> [String] {
    let project = try project(files)
    let workspace = try Workspace(root: project.root)
    let index = workspace.index
    let query = TaskQuery(task)
    let ranking = Retriever(index: index, history: .none(for: index))
      .rank(query, mentions: Mention.all(in: query, graph: workspace.graph, index: index))
    let touched = TouchedModels(workspace.project, ranking: ranking, index: index)
    let roles = RoleFinder(workspace.project, workspace.graph, ranking: ranking, index: index).players(of: touched)
    let facts = CapsuleFacts(
      workspace.project, workspace.graph, touched: touched, ranking: ranking, index: index, cast: roles
    ) { try? project.read($0) }
    return facts.lines().compactMap { $0.text { _ in false } }
  }

  // MARK: FastAPI

  private static let items: [String: String] = [
    "app/main.py": """
    from fastapi import FastAPI
    from app.api import items
    app = FastAPI()
    app.include_router(items.router)
    """,
    "app/models.py": """
    from sqlmodel import Field, SQLModel

    class ItemPublic(SQLModel):
        id: int
        title: str

    class Item(SQLModel, table=True):
        id: int = Field(primary_key=True)
        title: str
    """,
    "app/api/items.py": """
    from fastapi import APIRouter
    from app.models import Item, ItemPublic

    router = APIRouter(prefix="/items", tags=["items"])
    PATH = "/computed"


    @router.get("/", response_model=list[ItemPublic])
    def read_items():
        return Item.all()


    @router.post("/{id}", response_model=ItemPublic)
    def update_item(id: int):
        return Item.get(id)


    @router.delete(PATH)
    def purge_items():
        Item.purge()


    @router.on_event("startup")
    def warm_items():
        Item.warm()
    """,
    "app/api/health.py": """
    from fastapi import APIRouter
    router = APIRouter()

    @router.get("/health")
    def health():
        return {}
    """,
    "app/alembic/versions/1a_first.py": """
    from alembic import op
    import sqlalchemy as sa
    revision = "1a"
    down_revision = None

    def upgrade():
        op.create_table("item", sa.Column("id", sa.Integer()))

    def downgrade():
        op.drop_table("item")
    """,
    "app/alembic/versions/2b_title.py": """
    from alembic import op
    import sqlalchemy as sa
    revision: str = "2b"
    down_revision: str = "1a"

    def upgrade():
        bind = op.get_bind()
        with op.batch_alter_table("item") as batch_op:
            batch_op.add_column(sa.Column("title", sa.String()))
        op.execute(sa.text("update item set title = ''"))

    def downgrade():
        op.drop_column("item", "title")
    """,
    "app/versions/notes.py": "revision = '9z'\n",
  ]

  @Test func `what a FastAPI file serves is told with method, path, function and model`() throws {
    let facts = try Self.facts("add a price to Item", Self.items)
    #expect(
      facts == [
        "app/api/items.py serves /items: GET / read_items → list[ItemPublic] · POST /{id} update_item → ItemPublic"
      ])
  }

  @Test func `endpoints whose functions are shown are not told`() throws {
    let text = try Self.capsule("add a price to Item", Self.items)
    #expect(text.contains("def read_items():") && text.contains("def update_item("))
    #expect(Self.section("facts", text) == [])
  }

  @Test func `of Alembic's revisions those that none revises are told, with what upgrade does`() throws {
    let migrations = Self.section("latest migrations", try Self.capsule("add a price to Item", Self.items))
    #expect(
      migrations == [
        "app/alembic/versions/2b_title.py: batch_alter_table item, add_column title, execute update item set title = ''",
        "app/versions/notes.py",
      ])
  }

  @Test func `a merge revises several`() throws {
    var files = Self.items
    files["app/versions/notes.py"] = nil
    files["app/alembic/versions/2c_note.py"] = "revision = '2c'\ndown_revision = '1a'\n"
    files["app/alembic/versions/3d_merge.py"] =
      "revision = '3d'\ndown_revision = ('2b', '2c')\n\ndef upgrade():\n    pass\n"
    let migrations = Self.section("latest migrations", try Self.capsule("add a price to Item", files))
    #expect(migrations == ["app/alembic/versions/3d_merge.py"])
  }

  // MARK: Django

  private static let shop: [String: String] = [
    "manage.py": "import os\nos.environ.setdefault('DJANGO_SETTINGS_MODULE', 'config.settings')\n",
    "config/settings.py": """
    SECRET_KEY = "x"
    INSTALLED_APPS = ["django.contrib.auth", "shop"]
    ROOT_URLCONF = "config.urls"
    MIDDLEWARE = [
        "django.middleware.security.SecurityMiddleware",
        "django.middleware.locale.LocaleMiddleware",
        "shop.middleware.VoucherMiddleware",
    ]
    VOUCHER_LIMIT = 5
    VOUCHER_API_KEY = "hidden"
    PAGE_SIZE = 20
    """,
    "config/urls.py": """
    from django.urls import path
    from shop import views
    urlpatterns = [path("vouchers/", views.VoucherList.as_view(), name="vouchers")]
    """,
    "shop/__init__.py": "",
    "shop/middleware.py": "class VoucherMiddleware:\n    pass\n",
    "shop/models.py": """
    from django.conf import settings
    from django.db import models

    class Voucher(models.Model):
        code = models.CharField(max_length=9)

        def is_free(self):
            return self.uses < settings.VOUCHER_LIMIT
    """,
    "shop/orders.py": """
    from django.db import models
    from shop.models import Voucher

    class Order(models.Model):
        voucher = models.ForeignKey(Voucher, on_delete=models.CASCADE, related_name="orders")
    """,
    "shop/views.py": """
    from django.conf import settings
    from django.views.generic import ListView, TemplateView
    from shop.models import Voucher

    class VoucherList(ListView):
        model = Voucher
        template_name = "shop/vouchers.html"

        def get_paginate_by(self, queryset):
            return settings.PAGE_SIZE

    class VoucherHelp(TemplateView):
        template_name = "shop/voucher_help.html"

        def voucher_key(self):
            return settings.VOUCHER_API_KEY
    """,
    "shop/templates/shop/voucher_help.html": "<p>voucher</p>",
    "shop/templates/shop/vouchers.html": "<p>vouchers</p>",
  ]

  @Test func `settings that the task is about and the best files read are told, no secret among them`() throws {
    let facts = try Self.facts("a limit and an api key of each Voucher", Self.shop)
    #expect(
      facts.contains(
        "settings: VOUCHER_API_KEY (config/settings.py:10), read by shop/views.py"
          + " · VOUCHER_LIMIT = 5 (config/settings.py:9), read by shop/models.py"), "\(facts)")
    #expect(!facts.contains { $0.contains("PAGE_SIZE") })
  }

  @Test func `middleware is told that the task speaks of, the project's own where it is written`() throws {
    let facts = try Self.facts("limit vouchers by locale", Self.shop)
    let line = facts.first { $0.hasPrefix("middleware") }
    #expect(
      line
        == "middleware of every request: LocaleMiddleware (config/settings.py:6) · VoucherMiddleware (shop/middleware.py:1)",
      "\(facts)")
    let other = try Self.facts("show the code of an Order", Self.shop)
    #expect(!other.contains { $0.hasPrefix("middleware") }, "\(other)")
  }

  @Test func `entries of the REST framework are told where its views are`() throws {
    var files = Self.shop
    files["config/settings.py", default: ""] += """

      REST_FRAMEWORK = {
          "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
          "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
      }
      """
    files["shop/api.py"] = """
      from rest_framework.viewsets import ModelViewSet
      from shop.models import Voucher

      class VoucherViewSet(ModelViewSet):
          queryset = Voucher.objects.all()
      """
    let task = "check the permission of who changes a Voucher"
    let facts = try Self.facts(task, files)
    let line = facts.first { $0.hasPrefix("settings") } ?? ""
    #expect(
      line.contains("REST_FRAMEWORK.DEFAULT_PERMISSION_CLASSES = [IsAuthenticated] (config/settings.py:13)"), "\(facts)"
    )
    #expect(!line.contains("RENDERER"))
    files["shop/api.py"] = nil
    let without = try Self.facts(task, files)
    #expect(!without.contains { $0.contains("REST_FRAMEWORK") }, "\(without)")
  }

  @Test func `a view without a known route is told with its template`() throws {
    let facts = try Self.facts("explain the Voucher on its help page", Self.shop)
    #expect(facts.contains { $0.hasPrefix("VoucherHelp (shop/views.py:12) → shop/voucher_help.html") }, "\(facts)")
    #expect(
      facts.contains { $0.hasPrefix("/vouchers/ [vouchers] → VoucherList (shop/views.py:5) → shop/vouchers.html") },
      "\(facts)")
  }

  @Test func `a fact goes where the code shows it`() throws {
    let shown = try Self.capsule("limit the uses of a Voucher per customer", Self.shop)
    #expect(shown.contains("VOUCHER_LIMIT = 5\n") && shown.contains("class VoucherList"))
    #expect(!Self.section("facts", shown).contains { $0.contains("VOUCHER_LIMIT") || $0.contains("VoucherList") })
  }

  @Test func `a fact of a file that the reader has is not told`() throws {
    let task = "limit the uses of a Voucher per customer"
    let text = try Self.capsule(task, Self.shop, known: ["config/settings.py", "shop/views.py", "config/urls.py"])
    #expect(!Self.section("facts", text).contains { $0.contains("VOUCHER_LIMIT") || $0.contains("VoucherList") })
  }

  /// Relations of tests, of bases that every model has, and of models that long tasks mention by the way.
  @Test func `relations are those that matter`() throws {
    var files = Self.shop
    files["shop/stamped.py"] = """
      from django.db import models
      from django.contrib.auth.models import Group

      class Tagged(models.Model):
          group = models.ForeignKey(Group, on_delete=models.CASCADE)
          class Meta:
              abstract = True

      """
      + (0..<5).map { "class Kind\($0)(Tagged):\n    other = models.ForeignKey('shop.Voucher', models.CASCADE)\n" }
      .joined(separator: "\n")
    files["shop/tests/models.py"] = """
      from django.db import models

      class Fake(models.Model):
          voucher = models.ForeignKey("shop.Voucher", on_delete=models.CASCADE)
      """
    let facts = try Self.facts("add a colour to Kind3", files)
    #expect(
      facts.contains("shop.Kind3: other → shop.Voucher (models.CASCADE)")
        || facts.contains("shop.Kind3: other → shop.Voucher (CASCADE)"), "\(facts)")
    let voucher = try Self.facts("add a colour to Voucher", files)
    #expect(voucher.contains { $0.contains("← shop.Order.voucher as orders") }, "\(voucher)")
    #expect(!voucher.contains { $0.contains("Fake") }, "\(voucher)")
  }

  @Test func `a model that only a later sentence mentions by the way is not the task's`() throws {
    var files = Self.shop
    files["shop/stuff.py"] = files.removeValue(forKey: "shop/orders.py")
    files["login/views.py"] = "def login_form(request):\n    return hide(request)\n"
    for place in 0..<16 {
      files["login/hide_form_field_order_change_stay_\(place).py"] =
        "def hide_login_form_field_order_change_stay():\n    return \(place)\n"
    }
    let task = "Hide the login form. Nothing else changes, and the order of the fields stays."
    let aside = try Self.facts(task, files)
    #expect(!aside.contains { $0.contains("shop.Order") }, "\(aside)")
    let meant = try Self.facts("Hide the login form of an order", files)
    #expect(meant.contains { $0.hasPrefix("shop.Order: ") }, "\(meant)")
  }

  // MARK: Styles

  private static func styled(views: Int, classes: Int, guarded: Int) -> [String: String] {
    var files = shop
    files["shop/pages.py"] =
      "from django.contrib.auth.decorators import login_required\nfrom django.views.generic import View\n\n"
      + (0..<views).map {
        ($0 < guarded ? "@login_required\n" : "") + "def voucher_\($0)(request):\n    return \($0)\n"
      }
      .joined(separator: "\n")
      + (0..<classes).map { "\nclass Voucher\($0)View(View):\n    pass\n" }.joined()
    files["shop/tests/test_vouchers.py"] =
      "from shop.models import Voucher\n"
      + (0..<12).map { "def test_voucher_\($0)():\n    assert Voucher(code=\($0))\n" }.joined(separator: "\n")
    return files
  }

  @Test func `what nearly all views and tests do is told with counts`() throws {
    let task = "show the code of a Voucher"
    let facts = try Self.facts(task, Self.styled(views: 30, classes: 1, guarded: 29))
    #expect(facts.contains("30 of 33 views are functions"), "\(facts)")
    #expect(facts.contains("29 of 30 view functions need login_required"), "\(facts)")
    #expect(facts.contains("12 of 12 tests are functions"), "\(facts)")
    let mixed = try Self.facts(task, Self.styled(views: 15, classes: 9, guarded: 9))
    #expect(
      !mixed.contains { $0.contains(" of ") && ($0.contains(" views ") || $0.contains("login_required")) }, "\(mixed)")
  }
}
