import Testing

@testable import RetrievalBench

@Suite struct TaskScoresTests {
  private static let diff = """
    diff --git a/a.py b/a.py
    --- a/a.py
    +++ b/a.py
    @@ -10,2 +10 @@ class A
    -    x = f(1)
    -    y = f(2)
    +    x = f(3)
    @@ -30,0 +31,2 @@
    +    return f(x)
    @@ -40 +42 @@
    -import os
    +import sys
    diff --git a/b.py b/b.py
    deleted file mode 100644
    --- a/b.py
    +++ /dev/null
    @@ -1,3 +0,0 @@
    -def f(): pass
    -# gone
    -
    diff --git a/new.py b/new.py
    --- /dev/null
    +++ b/new.py
    @@ -0,0 +1 @@
    +def g(): pass
    """

  private let changed = ChangedLines(diff: Array(diff.utf8))

  private func scores(_ shown: [ShownFile], budget: Int = 8000, gold: [String] = ["a.py", "b.py"]) -> TaskScores {
    TaskScores(shown, gold: gold, changed: changed, budget: budget)
  }

  private func files(_ paths: [String]) -> [ShownFile] {
    paths.map { ShownFile(path: $0, tokens: 100, lines: nil) }
  }

  @Test func `a diff tells the lines of the old files, without imports, comments and blanks`() {
    #expect(changed.runs == ["a.py": [10...11, 30...31], "b.py": [1...3]])
  }

  @Test(arguments: ["import os", "from a import b", "# note", "", ")", "    Order, Cart,", "\"\"\"Text.", "return x"])
  func `a line that tells nothing`(_ line: String) {
    let diff = "--- a/a.py\n+++ b/a.py\n@@ -1 +1 @@\n-\(line)\n"
    #expect(ChangedLines(diff: Array(("diff --git a/a.py b/a.py\n" + diff).utf8)).runs == [:])
  }

  @Test func `recall counts files by place, each once`() {
    let others = (0..<8).map { "x\($0).py" }
    let scores = scores(files(["x.py", "a.py", "a.py"] + others + ["b.py"]))
    #expect(scores.recall5 == 0.5)
    #expect(scores.recall10 == 0.5)
    #expect(scores.recall15 == 1)
    #expect(scores.all15 == 1)
    #expect(scores.reciprocalRank == 0.5)
    #expect(scores.places == [1, 10])
  }

  @Test func `what is not found at all counts as nothing`() {
    let scores = scores(files(["x.py"]))
    #expect(scores.recall15 == 0)
    #expect(scores.all15 == 0)
    #expect(scores.reciprocalRank == 0)
    #expect(scores.linesInBudget == 0)
    #expect(scores.places == [nil, nil])
  }

  @Test func `a budget holds files in their order, passing over what has no room`() {
    let shown = [
      ShownFile(path: "x.py", tokens: 900, lines: nil), ShownFile(path: "a.py", tokens: 200, lines: nil),
      ShownFile(path: "b.py", tokens: 60, lines: nil),
    ]
    #expect(scores(shown, budget: 1000).recallInBudget == 0.5)
    #expect(scores(shown, budget: 1000).linesInBudget == 0.5)
    #expect(scores(shown, budget: 1160).recallInBudget == 1)
  }

  @Test func `a name alone is a file found and no line seen`() {
    let named = [ShownFile(path: "a.py", tokens: 5, lines: []), ShownFile(path: "b.py", tokens: 5, lines: [])]
    #expect(scores(named).recallInBudget == 1)
    #expect(scores(named).linesInBudget == 0)
  }

  @Test func `lines count by runs, and files the same however long`() {
    let shown = [
      ShownFile(path: "a.py", tokens: 50, lines: [1...10]), ShownFile(path: "b.py", tokens: 50, lines: [3...9]),
    ]
    #expect(scores(shown).linesInBudget == 0.75)
    let more = shown + [ShownFile(path: "a.py", tokens: 50, lines: [31...31])]
    #expect(scores(more).linesInBudget == 1)
  }

  @Test func `a commit that changed nothing that tells has no lines to show`() {
    #expect(scores(files(["c.py"]), gold: ["c.py"]).linesInBudget == nil)
  }

  @Test func `an interval holds the mean, is the same for a seed, and a point where all are alike`() {
    let gains = [0.5, 0, 0, 0.25, -0.25, 1, 0, 0.5]
    let gain = PairedGain(gains, seed: 3)
    #expect(gain.mean == 0.25)
    #expect(gain.interval.lowerBound < 0.25 && gain.interval.upperBound > 0.25)
    #expect(gain == PairedGain(gains, seed: 3))
    #expect(PairedGain([0.5, 0.5, 0.5], seed: 1).interval == 0.5...0.5)
    #expect(PairedGain([], seed: 1).mean == 0)
  }

  @Test func `percentiles are measurements`() {
    let times = Percentiles((1...100).map(Double.init))
    #expect(times.p50 == 51)
    #expect(times.p95 == 96)
    #expect(Percentiles([]).p95 == 0)
  }
}
