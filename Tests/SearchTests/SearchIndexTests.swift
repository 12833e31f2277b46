import Facts
import PythonSyntax
import Testing

@testable import Search

@Suite struct SearchIndexTests {
  static func index(_ files: [(String, String)]) -> SearchIndex {
    var tally = TermTally()
    return SearchIndex(
      files: files.map { path, source in
        let bytes = Array(source.utf8)
        let terms = path.hasSuffix(".py") ? tally.terms(of: PythonFile(bytes)) : tally.terms(ofTemplate: bytes)
        return SearchDocument(path: path, terms: terms)
      })
  }

  /// Two files; `basket` stands in the body of one, once, whose body is as long as the average is twice.
  @Test func `the score is BM25F to the letter`() {
    let index = Self.index([("aaa.py", "basket\nvoucher"), ("bbb.py", "")])
    let score = index.scores(for: TaskQuery("basket")).all[0]
    // body length 2, average 1: x = 1 / (1 - .75 + .75 * 2); idf = ln(1 + (2 - 1 + .5) / 1.5) = ln 2
    let x = 1 / (1 - SearchField.body.lengthPenalty + SearchField.body.lengthPenalty * 2)
    let expected = 0.693_147_2 * x / (SearchField.saturation + x)
    #expect(abs(score - expected) < 1e-5)
    #expect(index.scores(for: TaskQuery("basket")).all[1] == 0)
  }

  @Test func `names have scores of their own`() {
    let index = Self.index([("basket.py", ""), ("other.py", "class Basket: pass")])
    let scores = index.scores(for: TaskQuery("basket"))
    #expect(scores.all[0] > 0 && scores.all[1] > 0)
    #expect(scores.symbols[0] == 0 && scores.symbols[1] > 0)
  }

  @Test func `a whole identifier finds its one file`() {
    let index = Self.index([("a.py", "order\nline"), ("b.py", "order_line"), ("c.py", "line\norder")])
    let scores = index.scores(for: TaskQuery("OrderLine")).all
    #expect(scores[1] > scores[0] && scores[0] == scores[2])
  }

  @Test func `files are found by exact names and by the ends of paths`() {
    let index = Self.index([("shop/models.py", "class Order: pass"), ("blog/models.py", "order = 1")])
    #expect(index.files(defining: ["Order", "order"]) == [[1], [0]])
    #expect(index.files(endingWith: "shop/models.py") == [1])
    #expect(index.files(endingWith: "op/models.py").isEmpty)
    #expect(index.file(foreignPath: "/srv/site/blog/models.py") == 0)
  }

  @Test(arguments: [Float(0.001), 0.5, 1, 1.5, 2, 10, 12345.678])
  func `a logarithm is right to six digits`(_ x: Float) {
    #expect(abs(x.logarithm.exponential - x) <= 1e-5 * x)
  }

  @Test(arguments: [
    ("shop/models.py", PathRole.model), ("shop/models/order.py", .model), ("shop/api/views.py", .view),
    ("shop/tests/test_models.py", .test), ("shop/test_x.py", .test), ("conftest.py", .test),
    ("shop/factories.py", .factory), ("shop/migrations/0001_initial.py", .migration),
    ("shop/templates/shop/a.html", .template), ("node_modules/x/a.py", .vendored), ("docs/conf.py", .documentation),
    ("shop/management/commands/load.py", .command), ("shop/templatetags/money.py", .templateTag),
    ("shop/utils.py", .other),
  ])
  func `a path tells a role`(_ path: String, _ role: PathRole) {
    #expect(PathRole(path: path) == role)
  }

  @Test(arguments: [
    ("app/schemas/user.py", PathRole.schema), ("app/user/schemas.py", .schema), ("app/routes/admin/users.py", .api),
    ("app/schema/admin/settings.py", .schema), ("app/routes/handlers.py", .api), ("app/forms/service.py", .service),
    ("app/tasks/endpoints.py", .api), ("tests/test_repository_factory.py", .test), ("tests/factories.py", .factory),
    ("app/repository_factory.py", .other), ("app/db/tables.py", .model), ("app/models/user.py", .model),
    ("alembic/versions/1a.py", .migration), ("app/graphql/types.py", .graphql),
  ])
  func `without Django a path tells less`(_ path: String, _ role: PathRole) {
    #expect(PathRole(path: path, isDjango: false) == role)
  }
}
