import Search
import Testing

@Suite struct TaskQueryTests {
  @Test(arguments: [
    ("Rename OrderLine to BasketLine", ["identifier OrderLine", "identifier BasketLine"]),
    ("call get_total() twice", ["identifier get_total"]),
    ("the `total` of a cart", ["identifier total"]),
    ("see shop.Order and order.total", ["model shop.Order", "dotted order.total"]),
    ("in shop/models.py, line 3", ["path shop/models.py"]),
    ("render shop/detail.html", ["template shop/detail.html"]),
    ("GET /orders/12/ fails", ["url /orders/12/"]),
    ("https://example.org/a/b?c=1", ["url /a/b"]),
    ("squash 0012_add_total", ["migration 0012_add_total"]),
    ("File \"/srv/app/shop/views.py\", line 42, in get", ["frame /srv/app/shop/views.py"]),
    ("Speed up the list of orders, e.g. 3.5 times", []),
  ])
  func `a task names places`(_ text: String, _ anchors: [String]) {
    #expect(TaskQuery(text).anchors.map { "\($0.kind) \($0.text)" } == anchors)
  }

  @Test func `a frame keeps its line`() {
    #expect(TaskQuery("File \"a/b.py\", line 42, in get").anchors.map(\.line) == [42])
  }

  @Test func `a word said often weighs more, up to three times`() {
    let query = TaskQuery("basket voucher voucher voucher voucher voucher")
    #expect(query.terms.map(\.text) == ["basket", "voucher"])
    #expect(query.terms.map(\.weight) == [1, Float(3).squareRoot()])
  }

  @Test func `an empty task has nothing`() {
    #expect(TaskQuery("").terms.isEmpty)
    #expect(TaskQuery(" \n").anchors.isEmpty)
  }
}
