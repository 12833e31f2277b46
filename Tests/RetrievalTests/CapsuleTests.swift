import Facts
import PythonSyntax
import Retrieval
import Search
import Testing

@Suite struct CapsuleTests {
  private static let files: [String: String] = {
    var files: [String: String] = [:]
    for app in ["shop", "blog", "cart"] {
      files["\(app)/models.py"] = """
        from django.db import models

        class Order(models.Model):
            \"\"\"One order.\"\"\"
            total = models.DecimalField()
            voucher = models.CharField()

            class Meta:
                ordering = ["total"]

            def redeem_voucher(self, code):
                if code:
                    return self.voucher == code
                return False
        """
      files["\(app)/views.py"] = (0..<30).map {
        "def view_\($0)(request):\n    return render(request, 'x\($0).html')\n"
      }
      .joined(separator: "\n")
      files["\(app)/tests/test_models.py"] = "def test_voucher():\n    assert Order().redeem_voucher('x')\n"
      files["\(app)/templates/\(app)/order.html"] = "<p>{{ order.voucher }}</p>\n"
    }
    return files
  }()

  private static func capsule(_ task: String, _ options: CapsuleOptions) -> Capsule {
    var tally = TermTally()
    let index = SearchIndex(
      files: files.map { path, source in
        let bytes = Array(source.utf8)
        let terms = path.hasSuffix(".py") ? tally.terms(of: PythonFile(bytes)) : tally.terms(ofTemplate: bytes)
        return SearchDocument(path: path, terms: terms)
      })
    let ranking = Retriever(index: index, history: .none(for: index)).rank(TaskQuery(task))
    return Capsule.pack(ranking, index: index, options: options) { files[$0].map { Array($0.utf8) } }
  }

  /// Every budget from nothing to plenty, in uneven steps.
  @Test(arguments: Array(stride(from: 0, to: 400, by: 7)) + Array(stride(from: 400, to: 6000, by: 173)))
  func `the text never exceeds its budget`(_ budget: Int) {
    var options = CapsuleOptions(maxTokens: budget)
    options.facts = (0..<20).map { CapsuleFact("Order.field\($0) → Customer (foreign key, null)") }
    options.migrations = ["shop/migrations/0007_voucher.py: AddField order.voucher"]
    options.unknowns = ["settings.AUTH_USER_MODEL is computed"]
    let capsule = Self.capsule("redeem the voucher of an order in shop", options)
    #expect(TokenEstimator().tokens(in: capsule.text.span) <= budget)
  }

  @Test func `the same task gives the same bytes`() {
    let capsules = (0..<3).map { _ in Self.capsule("redeem the voucher", CapsuleOptions()) }
    #expect(Set(capsules.map(\.text)).count == 1)
    #expect(Set(capsules.map(\.json)).count == 1)
  }

  @Test func `excerpts are the lines they say they are`() {
    let capsule = Self.capsule("redeem the voucher of an order", CapsuleOptions())
    #expect(capsule.items.contains { !$0.excerpts.isEmpty })
    for item in capsule.items {
      let lines = (Self.files[item.path] ?? "").split(separator: "\n", omittingEmptySubsequences: false)
      for excerpt in item.excerpts {
        let wanted = lines[(excerpt.lines.lowerBound - 1)..<excerpt.lines.upperBound].joined(separator: "\n")
        let shown = String(decoding: excerpt.text, as: UTF8.self)
        #expect(shown == wanted || shown == wanted + "\n")
      }
    }
  }

  @Test func `the file that a task names comes first`() {
    let capsule = Self.capsule("voucher in blog/models.py", CapsuleOptions())
    #expect(capsule.items.first?.path == "blog/models.py")
    #expect(capsule.items.first?.reasons.contains("named in the task") == true)
  }

  @Test func `a task that nothing matches gives a capsule of one line`() {
    let capsule = Self.capsule("zzzz qqqq", CapsuleOptions())
    #expect(capsule.items.isEmpty)
    #expect(capsule.confidence == .low)
  }
}
