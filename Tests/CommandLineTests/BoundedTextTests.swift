import Testing
import Workspace

@testable import djangology

@Suite struct BoundedTextTests {
  @Test(arguments: [100, 250, 1000])
  func `a text keeps to its budget whatever its lines are`(_ limit: Int) {
    let lines = [
      "orders/models.py", "  31 reads in method orders.Order.total_with_tax (likely): return self.total * rate",
      "ümläute, 漢字 und 😀", "", "{{ order.total|default:\"–\" }} <b>x</b>",
      String(repeating: "a_b.C", count: 200), "\t\t}",
    ]
    for first in lines.indices {
      var text = BoundedText(tokens: limit)
      for number in 0..<200 { text.add(lines[(first + number) % lines.count]) }
      let whole = text.text("Ask for less.")
      #expect(TokenCount.upperBound(of: whole) <= limit)
      #expect(whole.contains("more lines do not fit. Ask for less."))
    }
  }

  @Test func `a text that fits is whole, but for a line that nobody needs whole`() {
    var text = BoundedText(tokens: 500)
    text.add(["one", "two", String(repeating: "x", count: 1000)])
    #expect(text.text("never said") == "one\ntwo\n" + String(repeating: "x", count: 300) + "…")
    #expect(text.left == 0)
  }
}
