import PythonSyntax
import Testing

@testable import Facts

@Suite struct FileTermsTests {
  private let source = """
    # discounts for loyal customers
    from shop.models import Product

    class Voucher(Base):
        \"\"\"Grants a rebate.\"\"\"
        amount = models.DecimalField("Worth in euro")

        def redeem(self, basket):
            total = basket.total
            return total

    urlpatterns = [path("x/", view, name="voucher-detail")]
    """

  private func frequencies(_ word: String, _ terms: FileTerms) -> [Int] {
    var splitter = TermSplitter()
    let wanted = splitter.terms(of: word)
    let row = terms.rows.first { $0.term == wanted[0] }
    return FileTerms.Field.allCases.map { field in row.map { $0.frequency(field) } ?? 0 }
  }

  @Test(arguments: [
    ("loyal", [0, 0, 1, 0, 0]), ("rebate", [0, 0, 1, 0, 0]), ("euro", [0, 0, 0, 1, 0]),
    ("redeem", [0, 1, 0, 0, 0]), ("amount", [0, 1, 0, 0, 0]), ("basket", [0, 0, 0, 0, 2]),
    ("total", [0, 0, 0, 0, 3]), ("product", [0, 0, 0, 0, 1]), ("detail", [0, 1, 0, 1, 0]),
    ("voucher", [0, 2, 0, 1, 0]),
  ])
  func `each word is counted in the field it stands in`(_ word: String, _ fields: [Int]) {
    var tally = TermTally()
    let terms = tally.terms(of: PythonFile(Array(source.utf8)))
    #expect(frequencies(word, terms) == Array(fields.dropFirst()))
  }

  @Test func `what is counted does not depend on the files before`() {
    var used = TermTally()
    _ = used.terms(of: PythonFile(Array("class Basket: total = 1".utf8)))
    var fresh = TermTally()
    let file = PythonFile(Array(source.utf8))
    #expect(used.terms(of: file) == fresh.terms(of: file))
  }

  @Test func `exact names of definitions are kept`() {
    var tally = TermTally()
    let terms = tally.terms(of: PythonFile(Array(source.utf8)))
    let names = ["Voucher", "amount", "redeem", "urlpatterns"].map(FileTerms.definition)
    #expect(Set(terms.definitions) == Set(names))
  }

  @Test func `what a template's tags name counts as a symbol`() {
    var tally = TermTally()
    let terms = tally.terms(ofTemplate: Array("{% block sidebar %}<b>hello</b>{% url 'cart' %}{# remark #}".utf8))
    #expect(frequencies("sidebar", terms) == [1, 0, 0, 1])
    #expect(frequencies("cart", terms) == [1, 0, 0, 1])
    #expect(frequencies("hello", terms) == [0, 0, 0, 1])
    #expect(frequencies("remark", terms) == [0, 1, 0, 0])
  }

  @Test func `a frequency stops at 255`() {
    var tally = TermTally()
    let many = Array(repeating: "basket", count: 300).joined(separator: "\n")
    #expect(frequencies("basket", tally.terms(of: PythonFile(Array(many.utf8)))) == [0, 0, 0, 255])
  }
}
