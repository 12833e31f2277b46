import Base
import Facts
import PythonSyntax
import Search
import TestKit
import Testing

@testable import RetrievalBench

@Suite struct BaselineTests {
  private static let sources = [
    (path: "shop/models.py", text: "class Order:\n  discount = 1\n  def total(self): return self.discount\n"),
    (path: "shop/views.py", text: "def order_list(request):\n  return orders\n"),
    (path: "shop/discounts.py", text: "x = 1\n"),
    (path: "blog/models.py", text: "class Post:\n  title = 1\n"),
  ]

  @Test func `grep counts words wherever they stand, then how often`() {
    let files = Self.sources.map { (path: $0.path, bytes: Array($0.text.utf8)) }
    let ranked = KeywordGrep("Fix the discount of an Order").rank(files, parallel: InTurn())
    #expect(ranked == ["shop/models.py", "shop/views.py", "shop/discounts.py"])
  }

  @Test func `grep looks for no word that every message or file has`() {
    let files = Self.sources.map { (path: $0.path, bytes: Array($0.text.utf8)) }
    #expect(KeywordGrep("add self to this class").rank(files, parallel: InTurn()).isEmpty)
  }

  @Test func `BM25 finds words of texts and paths, rare ones first`() {
    var tally = TermTally()
    let documents = Self.sources.map { source in
      SearchDocument(path: source.path, terms: tally.terms(of: PythonFile(Array(source.text.utf8))))
    }
    let ranked = PlainBM25(documents).rank(TaskQuery("discounts of posts"))
    #expect(Set(ranked) == ["shop/discounts.py", "shop/models.py", "blog/models.py"])
    #expect(ranked.first == "shop/discounts.py")
  }

  @Test(arguments: 1...40)
  func `words are counted as a search of each would count them`(_ seed: Int) {
    var random = SplitMix(seed: seed)
    let letters = Array("abcAB_ ".utf8)
    func text(_ length: ClosedRange<Int>, _ random: inout SplitMix) -> [UInt8] {
      (0..<Int.random(in: length, using: &random)).map { _ in random.pick(letters) }
    }
    var words: [[UInt8]] = []
    for _ in 0..<6 {
      let word = text(1...4, &random).map(\.lowered)
      if !words.contains(word) { words.append(word) }
    }
    let body = text(0...200, &random)
    let expected = words.map { word in
      body.indices.count { body.has(String(decoding: word, as: UTF8.self), at: $0) }
    }
    #expect(WordCounter(words).counts(in: body.span) == expected)
  }
}
