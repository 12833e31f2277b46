import Search
import Testing

@Suite struct HistoryIndexTests {
  private let log = """
    \u{1}aaaa1111bbbb 1700000000 Ann\u{2}Add voucher to basket

    Long story.\u{3}

    a.py
    b.py
    gone.py
    \u{1}cccc2222dddd 1690000000 dependabot[bot]\u{2}voucher from a machine\u{3}

    c.py
    \u{1}eeee3333ffff 1680000000 Bob\u{2}Tidy\u{3}

    c.py
    """

  private func history() -> (SearchIndex, HistoryIndex) {
    let index = SearchIndexTests.index([("a.py", ""), ("b.py", ""), ("c.py", "")])
    return (index, HistoryIndex(log: Array(log.utf8), index: index))
  }

  @Test func `similar messages vote for their files, machines do not`() {
    let scores = history().1.scores(for: TaskQuery("new voucher"))
    #expect(scores.similar[0] > 0 && scores.similar[0] == scores.similar[1] && scores.similar[2] == 0)
    #expect(scores.messages[0] > 0 && scores.messages[2] == 0)
    #expect(scores.neighbours == [0])
  }

  @Test func `recency counts commits, those of machines too`() {
    let history = history().1
    #expect(history.commitsSinceTouched(0) == 0)
    #expect(history.commitsSinceTouched(2) == 1)
    #expect(history.recency(of: 0) == 1)
  }

  @Test func `files that changed together are companions`() {
    let strengths = history().1.companions(of: [(file: 0, weight: 1)])
    #expect(strengths[1] > 0 && strengths[0] == 0 && strengths[2] == 0)
  }

  @Test func `a commit has a title`() { #expect(history().1.title(of: 0) == "aaaa1111 Add voucher to basket") }

  @Test(arguments: ["", "\u{1}", "\u{1}x\u{2}", "no control bytes", "\u{1}a 1 b\u{2}m\u{3}\n"])
  func `damaged output is no history`(_ log: String) {
    let index = SearchIndexTests.index([("a.py", "")])
    #expect(HistoryIndex(log: Array(log.utf8), index: index).commitsSinceTouched(0) == nil)
  }
}
