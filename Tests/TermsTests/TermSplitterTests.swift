import Testing

@testable import Facts

@Suite struct TermSplitterTests {
  /// The terms of words that are already stems, as `TermSplitter` must find them; `=` marks a whole identifier.
  private func expected(_ words: [String]) -> Set<Term> {
    Set(
      words.map { word in
        var hasher = word.hasPrefix("=") ? TermHasher.whole : TermHasher.word
        for byte in word.utf8 where byte != UInt8(ascii: "=") { hasher.combine(byte) }
        return hasher.term
      })
  }

  @Test(arguments: [
    ("OrderLine", ["order", "lin", "=orderline"]),
    ("order_line", ["order", "lin", "=orderline"]),
    ("orderLine", ["order", "lin", "=orderline"]),
    ("HTTPResponse", ["http", "respons", "=httpresponse"]),
    ("parseHTML", ["pars", "html", "=parsehtml"]),
    ("oauth2", ["oauth", "=oauth2"]),
    ("sha256", ["sha", "256", "=sha256"]),
    ("is_active", ["activ", "=isactive"]),
    ("__init__", ["init"]),
    ("übersicht", ["übersicht"]),
  ])
  func `an identifier gives its parts and itself`(_ identifier: String, _ terms: [String]) {
    var splitter = TermSplitter()
    #expect(Set(splitter.terms(of: identifier)) == expected(terms))
  }

  @Test(arguments: [
    ("评论", ["评论"]), ("邮件通知", ["邮件", "件通", "通知"]), ("送comment给", ["comment"]), ("주문을", ["주문", "문을"]),
    ("été", ["été"]), ("заказ", ["заказ"]),
  ])
  func `scripts without spaces give each two characters`(_ word: String, _ terms: [String]) {
    var splitter = TermSplitter()
    #expect(Set(splitter.terms(of: word)) == expected(terms))
  }

  @Test(arguments: [
    ("categories", "category"), ("orders", "order"), ("ordering", "order"), ("ordered", "order"),
    ("planned", "plan"), ("filling", "fill"), ("address", "address"), ("status", "status"), ("creates", "creat"),
    ("analysis", "analysis"),
  ])
  func `a stem is light`(_ word: String, _ stem: String) {
    var splitter = TermSplitter()
    #expect(Set(splitter.terms(of: word)) == expected([stem]))
  }

  @Test(arguments: ["self", "the", "id", "x", "_", "", "fixed"])
  func `short and common words give nothing`(_ word: String) {
    var splitter = TermSplitter()
    #expect(splitter.terms(of: word).isEmpty)
  }
}
